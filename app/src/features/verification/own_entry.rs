//! The verification of a resident's own entry: every step, and the form that answers a question.

use axum::{
    extract::{Form, Query},
    response::{Html, IntoResponse, Response},
};
use domain::{
    ids::{EntryId, SubmissionId},
    measurement::Subject,
    section::Section,
    time::{show_date_time, today_in_shenzhen},
    verification::{Remark, RemarkError, StandsIn, Step},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{
    opening::{Reader, Writer},
    verification::{self, NewStep, Taken},
};

use super::{conversation::conversation, entry::Entry};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{App, RecordReader, RecordWriter, Visitor, faulty},
    features::measurements::MeasurementContext,
    page::Document,
    shared::{RecordLinks, receipt, record_frame},
    words::{self as all_words, basics as basic_words, measurements as measurement_words, verification as words},
};

/// The access that this page needs: one entry, to answer a question about it.
pub const ACCESS: Access =
    Access::maintain("/record/{person}/verification/{entry}", &[Section::Identity, Section::Measurements, Section::Health]);

/// Set if an answer was just sent.
#[derive(Debug, Default, Deserialize)]
pub struct Answered {
    answered: Option<String>,
}

/// The fields of the form.
#[derive(Debug, Serialize, Deserialize)]
pub struct AnswerForm {
    submission: SubmissionId,
    stands_in: StandsIn,
    #[serde(default)]
    words: String,
}

/// What the page shows beside the entry and its steps.
#[derive(Debug, Default)]
struct Sending<'a> {
    answered: bool,
    typed: &'a str,
    error: Option<RemarkError>,
}

/// `GET /record/{person}/verification/{entry}`
pub async fn page(record: RecordReader, Query(query): Query<Answered>) -> Result<Html<String>, PageError> {
    let entry = entry_in(record.path.get("entry"))?;
    let sending = Sending { answered: query.answered.is_some(), ..Sending::default() };
    show(record.reader, &record.visitor, &record.app, entry, &sending).await
}

/// `POST /record/{person}/verification/{entry}`: saves the answer.
pub async fn answer(record: RecordWriter, Form(form): Form<AnswerForm>) -> Result<Response, PageError> {
    let entry = entry_in(record.path.get("entry"))?;
    let answer = match Remark::parse(&form.words) {
        Ok(answer) => answer,
        Err(error) => {
            let sending = Sending { answered: false, typed: &form.words, error: Some(error) };
            return Ok(faulty(show(record.writer.into_reader(), &record.visitor, &record.app, entry, &sending).await?));
        }
    };
    let to = format!("{}?answered=1", RecordLinks::of(&record.writer.opening).verification(entry));
    let new = NewStep { stands_in: form.stands_in, entry, step: Step::Answered, words: Some(answer) };
    let take = async |writer: &mut Writer| verification::take(writer, &new).await;
    Ok(record.submit(form.submission, &form, to, take).await?.into_response())
}

fn entry_in(path: Option<&String>) -> Result<EntryId, PageError> {
    path.and_then(|entry| entry.parse().ok()).ok_or(PageError::NotFound)
}

async fn show(
    mut reader: Reader,
    visitor: &Visitor,
    app: &App,
    id: EntryId,
    sending: &Sending<'_>,
) -> Result<Html<String>, PageError> {
    let entry = Entry::read(&mut reader, id).await?;
    let steps = verification::steps_of(&mut reader, &[id]).await?;
    let (today, submission) = (today_in_shenzhen(app.db.clock.now()), app.new_submission());
    let opening = reader.opening;
    Ok(visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        let document =
            Document { title: words::mine().to_owned(), frame, faulty: sending.error.is_some(), ..Document::default() };
        let (links, subject) = (RecordLinks::of(&opening), MeasurementContext::of(&opening).subject);
        let due = steps.last().filter(|_| entry.superseded_at().is_none());
        let title = match due.map(|last| last.step) {
            Some(Step::Asked) => words::asks_you(entry.name()),
            Some(Step::Returned) => words::wants_it_right(entry.name()),
            _ => words::mine_of(entry.name()),
        };
        let due = due.and_then(|last| next(&entry, last, &links, submission, sending));
        let heading = due.is_some().then(|| view! { <h2>{words::of_what(entry.name())}</h2> });
        // The receipt is shown only while the entry is pending. After that, the page shows the step that followed the answer.
        let answered = (sending.answered && entry.waits()).then(|| receipt(words::answered()));
        let view = view! {
            <ErrorSummary errors=errors(sending)/>
            {answered}
            <PageHeader title back_href=entry.href(&links) back=entry.name()/>
            {due}
            {heading}
            <SummaryList rows=rows(&entry, subject)/>
            <h2>{words::steps()}</h2>
            {conversation(&steps, true).unwrap_or_else(|| nothing_yet(&entry))}
        };
        (document, view.into_any())
    }))
}

fn errors(sending: &Sending<'_>) -> Vec<FieldError> {
    sending.error.map(|error| FieldError::new("words", problem(error))).into_iter().collect()
}

fn problem(error: RemarkError) -> String {
    match error {
        RemarkError::Missing => words::answer_missing().to_owned(),
        RemarkError::TooLong => words::too_long(Remark::MOST),
    }
}

fn rows(entry: &Entry, subject: Subject) -> Vec<SummaryRow> {
    let language = all_words::language();
    let state = match entry.superseded_at() {
        Some(when) => basic_words::until(show_date_time(when, language)).into_any(),
        None => view! { <Badge state=entry.verification().into()/> }.into_any(),
    };
    vec![
        SummaryRow::new(words::answer(), entry.said(subject, true)),
        SummaryRow::new(words::entered(), show_date_time(entry.recorded_at(), language)),
        SummaryRow::new(measurement_words::state(), state),
    ]
}

fn nothing_yet(entry: &Entry) -> AnyView {
    if entry.waits() {
        view! { <EmptyState title=words::no_steps() icon=Shape::Clock><p>{words::no_steps_detail()}</p></EmptyState> }.into_any()
    } else {
        view! { <p>{words::steps_none()}</p> }.into_any()
    }
}

/// What the subject can do now: answer the last question, or correct a returned entry. The staff's remark comes first.
fn next(entry: &Entry, last: &Taken, links: &RecordLinks, submission: SubmissionId, sending: &Sending<'_>) -> Option<AnyView> {
    let said = last.words.clone().map(|text| view! { <Quote text/> });
    let change = match entry {
        Entry::Answer(basic) => links.change_basics(basic.field.group()),
        Entry::Measurement(_) => entry.href(links),
    };
    match last.step {
        Step::Asked => {
            let form = form(entry, links, submission, sending);
            let wrong = view! { <Buttons><ButtonLink href=change>{words::look_at_entry()}</ButtonLink></Buttons> };
            Some(view! { {said}{form}{wrong} }.into_any())
        }
        Step::Returned => {
            let right =
                view! { <Buttons><ButtonLink kind=ButtonKind::Primary href=change>{words::put_right()}</ButtonLink></Buttons> };
            Some(view! { {said}{right}<p>{words::returned_detail()}</p> }.into_any())
        }
        Step::Verified | Step::Answered => None,
    }
}

fn form(entry: &Entry, links: &RecordLinks, submission: SubmissionId, sending: &Sending<'_>) -> AnyView {
    let (value, error) = (sending.typed.to_owned(), sending.error.map(problem));
    let (action, stands_in) = (links.verification(entry.id()), entry.stands_in().code());
    view! {
        <PostForm action submission=submission.to_string()>
            <input type="hidden" name="stands_in" value=stands_in/>
            <TextAreaField name="words" label=words::your_answer() hint=words::your_answer_hint() value error max_length=Remark::MOST/>
            <Buttons><Button kind=ButtonKind::Primary>{words::send()}</Button></Buttons>
        </PostForm>
    }
    .into_any()
}
