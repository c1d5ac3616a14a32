//! The form by which a correction is asked for.

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

/// What the browser's chooser offers; what is taken is known by the bytes.
const ACCEPT: &str = "image/png,image/jpeg,application/pdf";

/// What is asked, what was typed, what is wrong with it.
#[derive(Debug)]
pub struct RequestPage {
    /// The target, as it was read.
    pub correctable: Correctable,
    /// The target.
    pub target: CorrectionTarget,
    /// What the resident says of it.
    pub kind: CorrectionKind,
    /// By when an answer would be due.
    pub due: NaiveDate,
    /// The id of this form.
    pub submission: SubmissionId,
    /// What was typed.
    pub typed: String,
    /// What is wrong.
    pub problems: Problems,
}

/// What is wrong with what was sent.
#[derive(Debug, Default)]
pub struct Problems {
    statement: Option<StatementError>,
    file: Option<FileProblem>,
}

/// What is wrong with the file.
#[derive(Debug)]
enum FileProblem {
    /// It cannot be taken.
    Wrong(EvidenceError),
    /// It could, but browsers keep no file for a second try.
    ChooseAgain,
}

impl Problems {
    /// Of a statement and of a file; a good file that came with a faulty statement must be chosen again.
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
            FileProblem::Wrong(EvidenceError::NotAnImageOrPdf) => words::file_of_another_kind(),
            FileProblem::ChooseAgain => words::choose_again(),
        };
        Some(words.to_owned())
    }
}

impl RequestPage {
    /// The page.
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
