//! An entry that waits to be verified: what was entered, what stood there before, what was said, and the three steps.

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
use crate::{components::prelude::*, error::PageError, shared::since, words::verification as words};

/// So many measurements of one person are shown; the next come when these are done.
const MOST_MEASUREMENTS: i64 = 50;

/// An entry that waits, with its steps.
#[derive(Debug)]
pub struct PendingEntry {
    entry: Entry,
    /// What an answer replaced.
    before: Option<Basic>,
    steps: Vec<Taken>,
}

/// What waits in these sections of the open record: answers in the order of their form, then measurements, oldest first.
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

/// The name of the field in which its words are typed.
pub fn words_field(entry: EntryId) -> String {
    format!("words-{entry}")
}

impl PendingEntry {
    fn rows(&self, subject: Subject, today: NaiveDate) -> Vec<SummaryRow> {
        let mut rows = vec![SummaryRow::new(words::answer(), self.entry.said(subject))];
        if matches!(self.entry, Entry::Answer(_)) {
            let before = self.before.as_ref().map_or_else(|| words::before_nothing().into_any(), said);
            rows.push(SummaryRow::new(words::before(), before));
        }
        rows.push(SummaryRow::new(words::entered(), since(self.entry.recorded_at(), today)));
        rows
    }

    /// The card of an entry with its form, and its place among those that wait: two measurements may say the same.
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
    /// Where they are sent.
    pub action: String,
    /// The submission: one of them is sent, after which the page is another.
    pub submission: SubmissionId,
    /// By whom measurements are judged.
    pub subject: Subject,
    /// The date in Shenzhen.
    pub today: NaiveDate,
    /// What was wrong with the one that was sent.
    pub mistake: Option<&'a Mistake>,
}

/// What was wrong with the words of an entry's form.
#[derive(Debug)]
pub struct Mistake {
    /// Of which entry.
    pub entry: EntryId,
    /// What was typed.
    pub typed: String,
    /// Which step was asked for.
    pub step: Step,
    /// What was wrong.
    pub error: RemarkError,
}

impl Mistake {
    /// What is wrong, in words.
    pub fn words(&self) -> String {
        match (self.error, self.step) {
            (RemarkError::TooLong, _) => words::too_long(Remark::MOST),
            (RemarkError::Missing, Step::Asked) => words::question_missing().to_owned(),
            (RemarkError::Missing, _) => words::reason_missing().to_owned(),
        }
    }
}
