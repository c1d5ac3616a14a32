//! The form that corrects a resident's own measurement: it adds a newer version, and the older version stays.

use axum::{
    extract::Form,
    response::{Html, Response},
};
use domain::{
    ids::{EntryId, SubmissionId},
    measurement::MeasurementKind,
    section::Section,
};
use serde::{Deserialize, Serialize};
use store::{opening::Opened, record::measurements::NewMeasurement};

use super::{
    add::add,
    add_form::{self, Problems, Typed},
    entry,
    form_page::FormPage,
};
use crate::{
    access::Access,
    components::prelude::Place,
    error::PageError,
    extract::{RecordReader, RecordWriter},
    page::Document,
    shared::record_frame,
    words::measurements as words,
};

/// The access that this page needs: one entry.
pub const ACCESS: Access = Access::maintain("/record/{person}/measurements/entry/{entry}/change", &[Section::Measurements]);

/// The fields of the form. The kind must be that of the entry; Postgres enforces this.
#[derive(Debug, Serialize, Deserialize)]
pub struct ChangeForm {
    submission: SubmissionId,
    kind: MeasurementKind,
    #[serde(flatten)]
    typed: Typed,
}

/// `GET /record/{person}/measurements/entry/{entry}/change`: the form, filled in with the values of the measurement.
pub async fn form(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let measurement = entry::read_changeable(&mut record).await?;
    let submission = record.app.new_submission();
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
    let (value, at) = match form.typed.check(form.kind, record.app.db.clock.now(), record.writer.opening.subject.birth_date) {
        Ok(checked) => checked,
        Err(problems) => {
            return Ok(record.again(|opening, today| {
                let page = FormPage::to_correct(form.kind, opening, entry);
                (document(opening, today, true), add_form::view(page, form.submission, &form.typed, &problems))
            }));
        }
    };
    let new = NewMeasurement { value, at, supersedes: Some(entry), performer: None, source_key: None };
    add(record, form.submission, &form, new).await
}
