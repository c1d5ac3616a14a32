//! Correcting one's own reading: a newer version of it, while the older stays.

use axum::{
    extract::Form,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    ids::{EntryId, SubmissionId},
    measurement::MeasurementKind,
    section::Section,
    time::today_in_shenzhen,
};
use serde::Deserialize;
use store::{
    opening::Opened,
    record::measurements::{self, AddError, Added, NewMeasurement},
    submissions::Submission,
};

use super::{
    add_form::{self, Problems, Typed},
    entry,
    sheet::Sheet,
};
use crate::{
    access::Access,
    components::prelude::Place,
    error::PageError,
    features::record_frame,
    given::{Reading, Writing},
    page::Document,
    words::measurements as words,
};

/// What this page opens: this one entry.
pub const ACCESS: Access = Access::maintain("/record/{person}/measurements/entry/{entry}/change", &[Section::Measurements]);

/// What the form sends. The kind that the entry has, which Postgres holds it to.
#[derive(Debug, Deserialize)]
pub struct Sent {
    submission: SubmissionId,
    kind: MeasurementKind,
    #[serde(flatten)]
    typed: Typed,
}

/// `GET /record/{person}/measurements/entry/{entry}/change`: its own values stand in the fields.
pub async fn form(mut reading: Reading) -> Result<Html<String>, PageError> {
    let measurement = entry::read_changeable(&mut reading).await?;
    let submission = SubmissionId::from(reading.app.db.random.uuid(reading.app.db.clock.now()));
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let sheet = Sheet::to_correct(measurement.reading.kind(), &opening, measurement.id);
        let view = add_form::view(sheet, submission, &Typed::of(&measurement), &Problems::default());
        (document(&opening, today, false), view)
    }))
}

fn document(opening: &Opened, today: chrono::NaiveDate, faulty: bool) -> Document {
    let frame = record_frame(opening, today, Place::Record);
    Document { title: words::change().to_owned(), frame, faulty, ..Document::default() }
}

/// `POST /record/{person}/measurements/entry/{entry}/change`
pub async fn send(writing: Writing, Form(sent): Form<Sent>) -> Result<Response, PageError> {
    let entry: EntryId = writing.path.get("entry").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    let now = writing.app.db.clock.now();
    let (reading, at) = match sent.typed.check(sent.kind, now, writing.writer.opening.subject.birth_date) {
        Ok(checked) => checked,
        Err(problems) => return Ok(again(&writing, entry, &sent, &problems)),
    };
    let base = format!("/record/{}/measurements/entry", writing.writer.opening.resident);
    let body = format!("{entry}\u{1f}{}", sent.typed.body(sent.kind));
    let submission = Submission { id: sent.submission, body: &body };
    let new = NewMeasurement { reading, at, supersedes: Some(entry), performer: None, source_key: None };
    let added = measurements::add(&writing.app.db, writing.writer, submission, new, |id| format!("{base}/{id}?saved=1")).await;
    match added {
        Ok(Added::New(id)) => Ok(Redirect::to(&format!("{base}/{id}?saved=1")).into_response()),
        Ok(Added::Again(led_to)) => Ok(Redirect::to(&led_to).into_response()),
        Err(error) => Err(refused(error)),
    }
}

/// What a person is told whose change of an entry was not kept. Somebody else's entry has no such form.
pub(super) fn refused(error: AddError) -> PageError {
    match error {
        AddError::AlreadySent => PageError::AlreadySent,
        AddError::ChangedMeanwhile => PageError::ChangedMeanwhile,
        AddError::NotTheAuthor => PageError::NotFound,
        AddError::Database(_) => PageError::failed(error),
    }
}

/// The form again, with what was typed and what is wrong with it.
fn again(writing: &Writing, entry: EntryId, sent: &Sent, problems: &Problems) -> Response {
    let opening = &writing.writer.opening;
    let today = today_in_shenzhen(writing.app.db.clock.now());
    let page = writing.visitor.show(|| {
        let view = add_form::view(Sheet::to_correct(sent.kind, opening, entry), sent.submission, &sent.typed, problems);
        (document(opening, today, true), view)
    });
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
