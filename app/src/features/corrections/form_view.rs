//! The view of the form that requests a correction.

use chrono::NaiveDate;
use domain::{
    correction::{CorrectionKind, CorrectionTarget, StatementError},
    evidence::EvidenceError,
    ids::SubmissionId,
    time::show_date,
};
use leptos::prelude::*;
use store::opening::Opened;

use super::{Correctable, labels};
use crate::{
    components::prelude::*,
    page::Document,
    shared::{RecordLinks, record_frame},
    words::{self as all_words, corrections as words},
};

/// The media types that the browser's file dialog offers. The server determines the type from the bytes.
const ACCEPT: &str = "image/png,image/jpeg,application/pdf";

/// The page of the form: the target, the typed values and their errors.
#[derive(Debug)]
pub struct RequestPage {
    /// The target, as read from the record.
    pub correctable: Correctable,
    /// The target.
    pub target: CorrectionTarget,
    /// The kind of correction.
    pub kind: CorrectionKind,
    /// The last day for an answer if the request is sent today.
    pub due: NaiveDate,
    /// The id of this submission.
    pub submission: SubmissionId,
    /// The typed statement.
    pub typed: String,
    /// The errors.
    pub problems: Problems,
}

/// The errors of the form.
#[derive(Debug, Default)]
pub struct Problems {
    statement: Option<StatementError>,
    file: Option<FileProblem>,
}

/// An error of the file.
#[derive(Debug)]
enum FileProblem {
    /// The file is refused.
    Wrong(EvidenceError),
    /// The file is acceptable, but it must be chosen again: a browser does not keep the file when the form is shown again.
    ChooseAgain,
}

impl Problems {
    /// The errors of the statement and of the file. A good file that was sent with a faulty statement must be chosen again.
    pub fn of(statement: Option<StatementError>, file: Option<EvidenceError>, was_sent: bool) -> Self {
        let file = file.map(FileProblem::Wrong).or_else(|| was_sent.then_some(FileProblem::ChooseAgain));
        Self { statement, file }
    }

    fn listed(&self) -> Vec<FieldError> {
        let each = [("statement", self.statement()), ("evidence", self.file())];
        each.into_iter().filter_map(|(field, words)| Some(FieldError::new(field, words?))).collect()
    }

    fn statement(&self) -> Option<String> {
        self.statement.map(labels::problem)
    }

    fn file(&self) -> Option<String> {
        let words = match self.file.as_ref()? {
            FileProblem::Wrong(EvidenceError::TooLarge) => words::file_too_large(),
            FileProblem::Wrong(EvidenceError::Heic) => words::file_is_heic(),
            FileProblem::Wrong(EvidenceError::NotAnImageOrPdf) => words::file_of_another_kind(),
            FileProblem::ChooseAgain => words::choose_again(),
        };
        Some(words.to_owned())
    }
}

impl RequestPage {
    /// The document and the view.
    pub fn page(&self, opening: &Opened, today: NaiveDate) -> (Document, AnyView) {
        let frame = record_frame(opening, today, Place::Record);
        let title = words::request_title().to_owned();
        (
            Document { title, frame, faulty: !self.problems.listed().is_empty(), ..Document::default() },
            self.view(&RecordLinks::of(opening)),
        )
    }

    fn view(&self, links: &RecordLinks) -> AnyView {
        let of_identity = matches!(self.correctable, Correctable::Identity(..));
        let (title, hint) = match self.kind {
            CorrectionKind::Wrong if of_identity => (words::form_wrong(), words::statement_hint_identity()),
            CorrectionKind::Wrong => (words::form_wrong(), words::statement_hint_wrong()),
            CorrectionKind::NeverHappened => (words::form_never(), words::statement_hint_never()),
        };
        let due = show_date(self.due, all_words::language());
        let institution = self.correctable.institution().unwrap_or_default();
        let lead = words::form_lead(institution, due);
        let seen = if of_identity { words::form_seen_identity() } else { words::form_seen() };
        let (errors, error, file_error) = (self.problems.listed(), self.problems.statement(), self.problems.file());
        let (back_href, back, typed) = (self.correctable.href(links), self.correctable.kind(), self.typed.clone());
        let (action, submission) = (links.request_correction(self.target, self.kind), self.submission.to_string());
        let about = vec![SummaryRow::new(words::about(), quoted(self.correctable.title()))];
        view! {
            <ErrorSummary errors/>
            <PageHeader title lead back_href back/>
            <SummaryList rows=about/>
            <PostForm action submission with_file=true>
                <TextAreaField name="statement" label=words::statement() hint value=typed error rows=6/>
                <FileField name="evidence" label=words::evidence() accept=ACCEPT hint=words::evidence_hint() error=file_error/>
                <p>{seen}</p>
                <Buttons><Button kind=ButtonKind::Primary>{words::send()}</Button></Buttons>
            </PostForm>
        }
        .into_any()
    }
}
