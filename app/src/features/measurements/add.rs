//! The form that adds a measurement.

use axum::{
    extract::Form,
    response::{Html, IntoResponse, Response},
};
use chrono::NaiveDate;
use domain::{
    ids::{EntryId, SubmissionId},
    measurement::MeasurementKind,
    section::Section,
    time::{local_value, today_in_shenzhen},
};
use serde::{Deserialize, Serialize};
use store::{
    opening::{Opened, Reader},
    record::measurements::{self, NewMeasurement},
};

use super::{
    add_form::{self, Problems, Typed},
    choose::KINDS,
    form_page::FormPage,
};
use crate::{
    access::Access,
    components::prelude::Place,
    error::PageError,
    extract::{App, RecordReader, RecordWriter, Visitor, faulty},
    page::Document,
    shared::record_frame,
    words::measurements as words,
};

/// The access that this page needs.
pub const ACCESS: Access = Access::maintain("/record/{person}/add/{kind}", &[Section::Measurements]);

/// The fields of the form.
#[derive(Debug, Serialize, Deserialize)]
pub struct AddForm {
    submission: SubmissionId,
    #[serde(flatten)]
    typed: Typed,
}

/// `GET /record/{person}/add/{kind}`: the empty form, with the last measurement as a hint.
pub async fn form(record: RecordReader) -> Result<Html<String>, PageError> {
    let kind = super::kind::kind_in(&record)?;
    if !KINDS.contains(&kind) {
        return Err(PageError::NotFound);
    }
    let typed = Typed::empty(local_value(record.app.db.clock.now()));
    let submission = record.app.new_submission();
    show(record.reader, &record.visitor, &record.app, (kind, submission), (&typed, &Problems::default())).await
}

/// The form with these values and errors, and the last measurement of the kind as a hint.
async fn show(
    mut reader: Reader,
    visitor: &Visitor,
    app: &App,
    (kind, submission): (MeasurementKind, SubmissionId),
    (typed, problems): (&Typed, &Problems),
) -> Result<Html<String>, PageError> {
    let now = app.db.clock.now();
    let last = measurements::by_kind(&mut reader, kind, now, 1).await?.pop();
    let opening = reader.opening;
    Ok(visitor.show(|| {
        let page = FormPage::to_add(kind, &opening, last.as_ref());
        (document(&opening, today_in_shenzhen(now), problems.any()), add_form::view(page, submission, typed, problems))
    }))
}

fn document(opening: &Opened, today: NaiveDate, faulty: bool) -> Document {
    let frame = record_frame(opening, today, Place::Log);
    Document { title: words::add_title().to_owned(), frame, faulty, ..Document::default() }
}

/// `POST /record/{person}/add/{kind}`
pub async fn send(record: RecordWriter, Form(form): Form<AddForm>) -> Result<Response, PageError> {
    let kind =
        record.path.get("kind").and_then(|k| KINDS.into_iter().find(|kind| kind.code() == k)).ok_or(PageError::NotFound)?;
    let (value, at) = match form.typed.check(kind, record.app.db.clock.now(), record.writer.opening.subject.birth_date) {
        Ok(checked) => checked,
        Err(problems) => {
            let (reader, at, typed) = (record.writer.into_reader(), (kind, form.submission), (&form.typed, &problems));
            return Ok(faulty(show(reader, &record.visitor, &record.app, at, typed).await?));
        }
    };
    let new = NewMeasurement { value, at, supersedes: None, performer: None, source_key: None };
    add(record, form.submission, &form, new).await
}

/// Adds the measurement and redirects to its page.
pub(super) async fn add(
    record: RecordWriter,
    submission: SubmissionId,
    form: &impl Serialize,
    new: NewMeasurement<'_>,
) -> Result<Response, PageError> {
    let id: EntryId = record.writer.new_id();
    let page = format!("/record/{}/measurements/entry/{id}?saved=1", record.writer.opening.resident);
    Ok(record.submit(submission, form, page, async |writer| measurements::add(writer, id, new).await).await?.into_response())
}
