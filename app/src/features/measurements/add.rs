//! Adding a reading.

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

/// What this page opens.
pub const ACCESS: Access = Access::maintain("/record/{person}/add/{kind}", &[Section::Measurements]);

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct Sent {
    submission: SubmissionId,
    #[serde(flatten)]
    typed: Typed,
}

/// `GET /record/{person}/add/{kind}`: the last value stands in the fields.
pub async fn form(mut reading: Reading) -> Result<Html<String>, PageError> {
    let kind = super::kind::kind_in(&reading)?;
    if !KINDS.contains(&kind) {
        return Err(PageError::NotFound);
    }
    let now = reading.app.db.clock.now();
    let last = measurements::by_kind(&mut reading.reader, kind, now, 1).await?.pop();
    let typed = Typed::like(last.as_ref(), local_value(now));
    let language = reading.visitor.language;
    let prefilled = last.map(|last| show_measured_at(last.at, language));
    let submission = SubmissionId::from(reading.app.db.random.uuid(now));
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let document = Document {
            title: words::add_title().to_owned(),
            frame: record_frame(&opening, today, Place::Log),
            ..Document::default()
        };
        (document, add_form::view(Sheet::to_add(kind, &opening, prefilled), submission, &typed, &Problems::default()))
    }))
}

/// `POST /record/{person}/add/{kind}`
pub async fn send(writing: Writing, Form(sent): Form<Sent>) -> Result<Response, PageError> {
    let kind =
        writing.path.get("kind").and_then(|k| KINDS.into_iter().find(|kind| kind.code() == k)).ok_or(PageError::NotFound)?;
    let now = writing.app.db.clock.now();
    let (reading, at) = match sent.typed.check(kind, now, writing.writer.opening.subject.birth_date) {
        Ok(checked) => checked,
        Err(problems) => return Ok(again(&writing, kind, &sent, &problems)),
    };
    let base = format!("/record/{}/measurements/entry", writing.writer.opening.resident);
    let body = sent.typed.body(kind);
    let submission = Submission { id: sent.submission, body: &body };
    let new = NewMeasurement { reading, at, supersedes: None, performer: None, source_key: None };
    let added = measurements::add(&writing.app.db, writing.writer, submission, new, |id| format!("{base}/{id}?saved=1")).await;
    match added {
        Ok(Added::New(id)) => Ok(Redirect::to(&format!("{base}/{id}?saved=1")).into_response()),
        Ok(Added::Again(led_to)) => Ok(Redirect::to(&led_to).into_response()),
        Err(AddError::AlreadySent) => Err(PageError::AlreadySent),
        Err(AddError::ChangedMeanwhile) => Err(PageError::ChangedMeanwhile),
        Err(error) => Err(PageError::failed(error)),
    }
}

/// The form again, with what was typed and what is wrong with it.
fn again(writing: &Writing, kind: domain::measurement::MeasurementKind, sent: &Sent, problems: &Problems) -> Response {
    let opening = &writing.writer.opening;
    let today = domain::time::today_in_shenzhen(writing.app.db.clock.now());
    let page = writing.visitor.show(|| {
        let frame = record_frame(opening, today, Place::Log);
        let document = Document { title: words::add_title().to_owned(), frame, faulty: true, ..Document::default() };
        (document, add_form::view(Sheet::to_add(kind, opening, None), sent.submission, &sent.typed, problems))
    });
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
