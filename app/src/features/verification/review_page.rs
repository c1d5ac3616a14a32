//! The page on which staff verify what a person entered, one entry at a time: personal details, or health details and
//! measurements.

use std::collections::HashMap;

use axum::{
    Extension,
    extract::{Form, Query},
    response::{Html, IntoResponse, Response},
};
use domain::{
    ids::{EntryId, SubmissionId},
    purpose::Purpose,
    section::Section,
    time::today_in_shenzhen,
    verification::{Remark, StandsIn, Step},
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    opening::{Opened, Reader, Writer},
    verification::{self, NewStep},
};

use super::pending::{self, CardForm, Mistake, PendingEntry, words_field};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{App, AtDesk, NamedPost, RecordReader, RecordWriter, Visitor, faulty},
    features::{conditions, measurements::MeasurementContext},
    labels,
    page::Document,
    shared::{DeskPlace, desk_frame, receipt, whose},
    words::{desk, verification as words},
};

/// The access for personal details, which a clerk verifies.
pub const IDENTITY_ACCESS: Access = Access::desk("/desk/verify/{person}/identity", &[Purpose::Verify], &[Section::Identity]);
/// The access for health details and measurements, which a doctor verifies.
pub const HEALTH_ACCESS: Access =
    Access::desk("/desk/verify/{person}/health", &[Purpose::Verify], &[Section::Measurements, Section::Health]);

/// The step that was just taken.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    done: Option<Step>,
}

/// The fields of the form.
#[derive(Debug, Deserialize)]
pub struct ReviewForm {
    submission: SubmissionId,
    entry: EntryId,
    stands_in: StandsIn,
    step: Step,
    #[serde(flatten)]
    more: HashMap<String, String>,
}

/// `GET /desk/verify/{person}/identity`, `GET /desk/verify/{person}/health`
pub async fn page(
    Extension(access): Extension<Access>,
    desk: AtDesk,
    RecordReader { reader, visitor, app, .. }: RecordReader,
    Query(query): Query<Done>,
) -> Result<Html<String>, PageError> {
    show(access, &desk.post, reader, &visitor, &app, query.done, None).await
}

/// `POST` to the same paths: takes a step.
pub async fn take(
    Extension(access): Extension<Access>,
    desk: AtDesk,
    record: RecordWriter,
    Form(form): Form<ReviewForm>,
) -> Result<Response, PageError> {
    let typed = form.more.get(&words_field(form.entry)).cloned().unwrap_or_default();
    let words = match form.step.has_words().then(|| Remark::parse(&typed)).transpose() {
        Ok(words) => words,
        Err(error) => {
            let mistake = Mistake { entry: form.entry, typed, step: form.step, error };
            let (reader, visitor) = (record.writer.into_reader(), &record.visitor);
            return Ok(faulty(show(access, &desk.post, reader, visitor, &record.app, None, Some(&mistake)).await?));
        }
    };
    let to = format!("{}?done={}", path(access, &record.writer.opening), form.step.code());
    let new = NewStep { stands_in: form.stands_in, entry: form.entry, step: form.step, words };
    let take = async |writer: &mut Writer| verification::take(writer, &new).await;
    Ok(record.submit(form.submission, &(form.entry, form.step, &typed), to, take).await?.into_response())
}

fn path(access: Access, opening: &Opened) -> String {
    access.path.replace("{person}", &opening.resident.to_string())
}

async fn show(
    access: Access,
    post: &NamedPost,
    mut reader: Reader,
    visitor: &Visitor,
    app: &App,
    done: Option<Step>,
    mistake: Option<&Mistake>,
) -> Result<Html<String>, PageError> {
    let entries = pending::read(&mut reader, access.sections).await?;
    let conditions = conditions::read(&mut reader, app.db.clock.now()).await?;
    let (today, submission) = (today_in_shenzhen(app.db.clock.now()), app.new_submission());
    let opening = reader.opening;
    let subject = MeasurementContext::of(&opening).with(conditions).subject;
    let form = CardForm { action: path(access, &opening), submission, subject, today, mistake };
    Ok(visitor.show(|| {
        let title = if access.sections.contains(&Section::Identity) { words::of_identity() } else { words::of_health() };
        let note = desk::whose_note(labels::purpose(opening.purpose));
        let whose = whose(&opening, today, ReaderRole::Staff, note);
        let frame = desk_frame(Some(post), DeskPlace::Verification, Some(whose));
        let document = Document { title: title.to_owned(), frame, faulty: mistake.is_some(), ..Document::default() };
        (document, view(title, &entries, &form, done))
    }))
}

fn view(title: &'static str, entries: &[PendingEntry], form: &CardForm<'_>, done: Option<Step>) -> AnyView {
    let errors: Vec<FieldError> =
        form.mistake.iter().map(|mistake| FieldError::new(words_field(mistake.entry), mistake.words())).collect();
    let none = entries.is_empty().then(|| view! { <EmptyState title=words::all_done() icon=Shape::Check>""</EmptyState> });
    view! {
        <ErrorSummary errors/>
        {done.map(|step| receipt(done_words(step)))}
        <PageHeader title lead=words::part_lead() back_href="/desk/verification" back=words::title()/>
        {entries.iter().zip(1..).map(|(entry, place)| entry.card(place, form)).collect_view()}
        {none}
    }
    .into_any()
}

fn done_words(step: Step) -> &'static str {
    match step {
        Step::Verified => words::done_verified(),
        Step::Returned => words::done_returned(),
        Step::Asked | Step::Answered => words::done_asked(),
    }
}
