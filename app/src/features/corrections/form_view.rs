//! The form by which a correction is asked for.

use chrono::NaiveDate;
use domain::{
    correction::{Claim, StatementError},
    ids::{EntryId, SubmissionId},
    time::show_date,
};
use leptos::prelude::*;
use store::opening::Opened;

use super::{Disputed, words_of};
use crate::{
    components::prelude::*,
    features::{entries::At, record_frame},
    page::Document,
    words::{self as all_words, corrections as words},
};

/// What is asked, what was typed, what is wrong with it.
#[derive(Debug)]
pub struct Asking {
    /// What is disputed.
    pub disputed: Disputed,
    /// Its id.
    pub entry: EntryId,
    /// What is claimed of it.
    pub claim: Claim,
    /// By when an answer would be due.
    pub due: NaiveDate,
    /// The id of this form.
    pub submission: SubmissionId,
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub error: Option<StatementError>,
}

impl Asking {
    /// The page.
    pub fn page(&self, opening: &Opened, today: NaiveDate) -> (Document, AnyView) {
        let frame = record_frame(opening, today, Place::Record);
        let title = words::ask_title().to_owned();
        (Document { title, frame, faulty: self.error.is_some(), ..Document::default() }, self.view(&At::of(opening)))
    }

    fn view(&self, at: &At) -> AnyView {
        let (title, hint) = match self.claim {
            Claim::Wrong => (words::form_wrong(), words::statement_hint_wrong()),
            Claim::NeverHappened => (words::form_never(), words::statement_hint_never()),
        };
        let due = show_date(self.due, all_words::language());
        let lead = words::form_lead(self.disputed.institution().unwrap_or_default(), due);
        let error = self.error.map(words_of::problem);
        let errors: Vec<FieldError> = error.iter().map(|words| FieldError::new("statement", words.clone())).collect();
        let (back_href, back, typed) = (self.disputed.href(at), self.disputed.kind(), self.typed.clone());
        let (action, submission) = (at.dispute(self.entry, self.claim), self.submission.to_string());
        let about = vec![SummaryRow::new(words::about(), quoted(self.disputed.title()))];
        view! {
            <ErrorSummary errors/>
            <PageHeader title lead back_href back/>
            <SummaryList rows=about/>
            <PostForm action submission>
                <TextAreaField name="statement" label=words::statement() hint value=typed error rows=6/>
                <Buttons><Button kind=ButtonKind::Primary>{words::send()}</Button></Buttons>
            </PostForm>
        }
        .into_any()
    }
}
