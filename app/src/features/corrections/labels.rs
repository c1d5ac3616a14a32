//! Labels of correction kinds, states, and errors of a statement.

use chrono::NaiveDate;
use domain::{
    correction::{CorrectionKind, StatementError, Status},
    time::show_date,
};
use store::record::corrections::Correction;

use crate::words::{self as all_words, corrections as words};

/// The label of the kind.
pub fn kind(kind: CorrectionKind) -> &'static str {
    match kind {
        CorrectionKind::Wrong => words::wrong(),
        CorrectionKind::NeverHappened => words::never_happened(),
    }
}

/// The label of the kind, with the target.
pub fn kind_of(kind: CorrectionKind, what: &str) -> String {
    match kind {
        CorrectionKind::Wrong => words::wrong_of(what),
        CorrectionKind::NeverHappened => words::never_happened_of(what),
    }
}

/// The label of the status, for the subject. The answer "corrected" to an identity correction has its own label: the identity
/// itself is changed at the counter, so the answer alone has corrected nothing yet.
pub fn status(correction: &Correction) -> &'static str {
    match correction.status() {
        Status::Requested => words::status_asked(),
        Status::TakenOn => words::status_taken_on(),
        Status::Corrected if correction.is_of_identity() => words::status_corrected_identity(),
        Status::Corrected => words::status_corrected(),
        Status::Refused => words::status_refused(),
        Status::Disagreed => words::status_disagreed(),
    }
}

/// The next steps, for a correction that is not escalated.
pub fn next(correction: &Correction, today: NaiveDate) -> &'static str {
    match correction.status() {
        Status::Requested | Status::TakenOn if is_overdue(correction, today) => words::next_overdue(),
        Status::Requested if correction.is_of_identity() => words::next_asked_identity(),
        Status::Requested => words::next_asked(),
        Status::TakenOn => words::next_taken_on(),
        Status::Corrected if correction.is_of_identity() => words::next_corrected_identity(),
        Status::Corrected => words::next_corrected(),
        Status::Refused => words::next_refused(),
        Status::Disagreed => words::next_disagreed(),
    }
}

/// Whether the correction is open and the last day for an answer has passed.
pub fn is_overdue(correction: &Correction, today: NaiveDate) -> bool {
    correction.status().is_open() && today > correction.due_on
}

/// The last day on which an answer is in time.
pub fn due(correction: &Correction) -> String {
    show_date(correction.due_on, all_words::language())
}

/// The institution that answers.
pub fn institution(correction: &Correction) -> String {
    let (zh, en) = &correction.institution;
    all_words::pick(zh, en)
}

/// The text of a statement's error.
pub fn problem(error: StatementError) -> String {
    match error {
        StatementError::Empty => words::empty().to_owned(),
        StatementError::TooLong(over) => words::too_long(over),
    }
}
