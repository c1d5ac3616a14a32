//! A pending entry: its value, the value before it, the remarks, and the buttons for the three steps.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    basics::Field,
    ids::{EntryId, SubmissionId},
    measurement::Subject,
    section::Section,
    verification::{Remark, RemarkError, Step, Verification},
};
use leptos::prelude::*;
use store::{
    opening::Reader,
    record::{
        basics::{self, Author, Basic},
        measurements,
    },
    verification::{Taken, steps_of},
};

use super::{
    conversation::conversation,
    entry::{Entry, said},
};
use crate::{
    components::prelude::*, error::PageError, features::measurements::MeasurementContext, shared::since,
    words::verification as words,
};

/// The maximum number of one person's measurements on a page; the next ones follow when these are done.
const MOST_MEASUREMENTS: i64 = 50;

/// A pending entry, with its steps.
#[derive(Debug)]
pub struct PendingEntry {
    entry: Entry,
    /// The answer that this answer superseded.
    before: Option<Basic>,
    steps: Vec<Taken>,
}

/// Reads the pending entries in these sections of the open record: measurements that may need action today, then answers in the
/// order of their form, then other measurements, oldest first.
pub async fn read(reader: &mut Reader, sections: &[Section]) -> Result<Vec<PendingEntry>, PageError> {
    let fields: Vec<Field> = Field::ALL.iter().copied().filter(|field| sections.contains(&field.section())).collect();
    let mut answers = basics::current(reader, &fields).await?;
    answers.retain(|basic| basic.verification == Verification::Pending && basic.author == Author::Resident);
    answers.sort_by_key(|basic| basic.field);
    let ids: Vec<EntryId> = answers.iter().map(|basic| basic.id).collect();
    let mut before: HashMap<Field, Basic> = HashMap::new();
    before.extend(basics::replaced(reader, &ids).await?.into_iter().map(|basic| (basic.field, basic)));
    let answers = answers.into_iter().map(|basic| (before.remove(&basic.field), Entry::Answer(Box::new(basic))));
    let mut entries: Vec<(Option<Basic>, Entry)> = answers.collect();
    if sections.contains(&Section::Measurements) {
        let measurements = measurements::waiting(reader, MOST_MEASUREMENTS).await?;
        entries.extend(measurements.into_iter().map(|measurement| (None, Entry::Measurement(Box::new(measurement)))));
    }
    let subject = MeasurementContext::of(&reader.opening).subject;
    entries.sort_by_key(|(_, entry)| !entry.may_need_action_today(subject));
    let ids: Vec<EntryId> = entries.iter().map(|(_, entry)| entry.id()).collect();
    let mut steps: HashMap<EntryId, Vec<Taken>> = HashMap::new();
    for taken in steps_of(reader, &ids).await? {
        steps.entry(taken.entry).or_default().push(taken);
    }
    let waiting = entries.into_iter().map(|(before, entry)| {
        let steps = steps.remove(&entry.id()).unwrap_or_default();
        PendingEntry { entry, before, steps }
    });
    Ok(waiting.collect())
}

/// The name of the text field for an entry's remark.
pub fn words_field(entry: EntryId) -> String {
    format!("words-{entry}")
}

impl PendingEntry {
    fn rows(&self, subject: Subject, today: NaiveDate) -> Vec<SummaryRow> {
        let mut rows = vec![SummaryRow::new(words::answer(), self.entry.said(subject, false))];
        if matches!(self.entry, Entry::Answer(_)) {
            let before = self.before.as_ref().map_or_else(|| words::before_nothing().into_any(), said);
            rows.push(SummaryRow::new(words::before(), before));
        }
        rows.push(SummaryRow::new(words::entered(), since(self.entry.recorded_at(), today)));
        rows
    }

    /// The card of an entry, with its form. Its number is part of the title, because two measurements can have the same title.
    pub fn card(&self, place: usize, form: &CardForm<'_>) -> AnyView {
        let (id, title) = (self.entry.id(), format!("{place}. {}", self.entry.title()));
        let mistake = form.mistake.filter(|mistake| mistake.entry == id);
        let value = mistake.map(|mistake| mistake.typed.clone());
        let error = mistake.map(Mistake::words);
        let (rows, steps, stands_in) =
            (self.rows(form.subject, form.today), conversation(&self.steps, false), self.entry.stands_in().code());
        let (action, submission) = (form.action.clone(), form.submission.to_string());
        view! {
            <Card title id=format!("entry-{id}")>
                <SummaryList rows/>
                {steps}
                <PostForm action submission>
                    <input type="hidden" name="entry" value=id.to_string()/>
                    <input type="hidden" name="stands_in" value=stands_in/>
                    <TextAreaField name=words_field(id) label=words::words() value hint=words::words_hint() error optional=true rows=2 max_length=Remark::MOST/>
                    <Buttons>
                        <Button kind=ButtonKind::Primary icon=Shape::Check name="step" value="verified">{words::accept()}</Button>
                        <Button name="step" value="asked">{words::ask()}</Button>
                        <Button icon=Shape::Return name="step" value="returned">{words::give_back()}</Button>
                    </Buttons>
                </PostForm>
            </Card>
        }
        .into_any()
    }
}

/// What the forms of a page have in common.
#[derive(Debug)]
pub struct CardForm<'a> {
    /// The path to which the forms are sent.
    pub action: String,
    /// The submission id, the same for all forms: after one form is sent, the page is loaded again with a new id.
    pub submission: SubmissionId,
    /// The age and sex by which measurements are assessed.
    pub subject: Subject,
    /// The current date in Shenzhen.
    pub today: NaiveDate,
    /// The error of the form that was sent.
    pub mistake: Option<&'a Mistake>,
}

/// An error of the remark in an entry's form.
#[derive(Debug)]
pub struct Mistake {
    /// The entry of the form.
    pub entry: EntryId,
    /// The typed remark.
    pub typed: String,
    /// The requested step.
    pub step: Step,
    /// The error.
    pub error: RemarkError,
}

impl Mistake {
    /// The text of the error.
    pub fn words(&self) -> String {
        match (self.error, self.step) {
            (RemarkError::TooLong, _) => words::too_long(Remark::MOST),
            (RemarkError::Missing, Step::Asked) => words::question_missing().to_owned(),
            (RemarkError::Missing, _) => words::reason_missing().to_owned(),
        }
    }
}
