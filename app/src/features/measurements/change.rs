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
    form_page::FormPage,
};
use crate::{
    access::Access,
    components::prelude::Place,
    error::PageError,
    extract::{RecordReader, RecordWriter},
    features::record_frame,
    page::Document,
    words::measurements as words,
};

/// What this page opens: this one entry.
pub const ACCESS: Access = Access::maintain("/record/{person}/measurements/entry/{entry}/change", &[Section::Measurements]);

/// What the form sends. The kind that the entry has, which Postgres holds it to.
#[derive(Debug, Deserialize)]
pub struct ChangeForm {
    submission: SubmissionId,
    kind: MeasurementKind,
    #[serde(flatten)]
    typed: Typed,
}

/// `GET /record/{person}/measurements/entry/{entry}/change`: its own values stand in the fields.
pub async fn form(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let measurement = entry::read_changeable(&mut record).await?;
    let submission = SubmissionId::from(record.app.db.random.uuid(record.app.db.clock.now()));
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let sheet = FormPage::to_correct(measurement.value.kind(), &opening, measurement.id);
        let view = add_form::view(sheet, submission, &Typed::of(&measurement), &Problems::default());
        (document(&opening, today, false), view)
    }))
}

fn document(opening: &Opened, today: chrono::NaiveDate, faulty: bool) -> Document {
    let frame = record_frame(opening, today, Place::Record);
    Document { title: words::change().to_owned(), frame, faulty, ..Document::default() }
}

/// `POST /record/{person}/measurements/entry/{entry}/change`
pub async fn send(record: RecordWriter, Form(form): Form<ChangeForm>) -> Result<Response, PageError> {
    let entry: EntryId = record.path.get("entry").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    let now = record.app.db.clock.now();
    let (value, at) = match form.typed.check(form.kind, now, record.writer.opening.subject.birth_date) {
        Ok(checked) => checked,
        Err(problems) => return Ok(again(&record, entry, &form, &problems)),
    };
    let base = format!("/record/{}/measurements/entry", record.writer.opening.resident);
    let body = format!("{entry}\u{1f}{}", form.typed.body(form.kind));
    let submission = Submission { id: form.submission, body: &body };
    let new = NewMeasurement { value, at, supersedes: Some(entry), performer: None, source_key: None };
    let added = measurements::add(&record.app.db, record.writer, submission, new, |id| format!("{base}/{id}?saved=1")).await;
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
fn again(record: &RecordWriter, entry: EntryId, form: &ChangeForm, problems: &Problems) -> Response {
    let opening = &record.writer.opening;
    let today = today_in_shenzhen(record.app.db.clock.now());
    let page = record.visitor.show(|| {
        let view = add_form::view(FormPage::to_correct(form.kind, opening, entry), form.submission, &form.typed, problems);
        (document(opening, today, true), view)
    });
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
