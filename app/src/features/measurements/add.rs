//! Adding a measurement.

use axum::{
    extract::Form,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    ids::SubmissionId,
    section::Section,
    time::{local_value, show_measured_at},
};
use serde::Deserialize;
use store::{
    record::measurements::{self, AddError, Added, NewMeasurement},
    submissions::Submission,
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
    extract::{RecordReader, RecordWriter},
    features::record_frame,
    page::Document,
    words::measurements as words,
};

/// What this page opens.
pub const ACCESS: Access = Access::maintain("/record/{person}/add/{kind}", &[Section::Measurements]);

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct AddForm {
    submission: SubmissionId,
    #[serde(flatten)]
    typed: Typed,
}

/// `GET /record/{person}/add/{kind}`: the last value stands in the fields.
pub async fn form(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let kind = super::kind::kind_in(&record)?;
    if !KINDS.contains(&kind) {
        return Err(PageError::NotFound);
    }
    let now = record.app.db.clock.now();
    let last = measurements::by_kind(&mut record.reader, kind, now, 1).await?.pop();
    let typed = Typed::like(last.as_ref(), local_value(now));
    let language = record.visitor.language;
    let prefilled = last.map(|last| show_measured_at(last.at, language));
    let submission = SubmissionId::from(record.app.db.random.uuid(now));
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let document = Document {
            title: words::add_title().to_owned(),
            frame: record_frame(&opening, today, Place::Log),
            ..Document::default()
        };
        (document, add_form::view(FormPage::to_add(kind, &opening, prefilled), submission, &typed, &Problems::default()))
    }))
}

/// `POST /record/{person}/add/{kind}`
pub async fn send(record: RecordWriter, Form(form): Form<AddForm>) -> Result<Response, PageError> {
    let kind =
        record.path.get("kind").and_then(|k| KINDS.into_iter().find(|kind| kind.code() == k)).ok_or(PageError::NotFound)?;
    let now = record.app.db.clock.now();
    let (value, at) = match form.typed.check(kind, now, record.writer.opening.subject.birth_date) {
        Ok(checked) => checked,
        Err(problems) => return Ok(again(&record, kind, &form, &problems)),
    };
    let base = format!("/record/{}/measurements/entry", record.writer.opening.resident);
    let body = form.typed.body(kind);
    let submission = Submission { id: form.submission, body: &body };
    let new = NewMeasurement { value, at, supersedes: None, performer: None, source_key: None };
    let added = measurements::add(&record.app.db, record.writer, submission, new, |id| format!("{base}/{id}?saved=1")).await;
    match added {
        Ok(Added::New(id)) => Ok(Redirect::to(&format!("{base}/{id}?saved=1")).into_response()),
        Ok(Added::Again(led_to)) => Ok(Redirect::to(&led_to).into_response()),
        Err(AddError::AlreadySent) => Err(PageError::AlreadySent),
        Err(AddError::ChangedMeanwhile) => Err(PageError::ChangedMeanwhile),
        Err(error) => Err(PageError::failed(error)),
    }
}

/// The form again, with what was typed and what is wrong with it.
fn again(record: &RecordWriter, kind: domain::measurement::MeasurementKind, form: &AddForm, problems: &Problems) -> Response {
    let opening = &record.writer.opening;
    let today = domain::time::today_in_shenzhen(record.app.db.clock.now());
    let page = record.visitor.show(|| {
        let frame = record_frame(opening, today, Place::Log);
        let document = Document { title: words::add_title().to_owned(), frame, faulty: true, ..Document::default() };
        (document, add_form::view(FormPage::to_add(kind, opening, None), form.submission, &form.typed, problems))
    });
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
