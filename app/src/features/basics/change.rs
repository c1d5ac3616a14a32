//! The form that changes a group of the basics.

use axum::{
    extract::Form,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{basics::Group, ids::SubmissionId, section::Section};
use store::{
    opening::{Opened, Writer},
    record::{basics, details},
    write_error::WriteError,
};

use super::{
    answers,
    change_form::{self, Problems, Typed},
};
use crate::{
    access::Access,
    components::prelude::Place,
    error::PageError,
    extract::{RecordReader, RecordWriter, faulty},
    page::Document,
    shared::{RecordLinks, record_frame},
    words::basics as words,
};

/// The access that this page needs.
pub const ACCESS: Access = Access::maintain("/record/{person}/basics/{group}/change", &[Section::Identity, Section::Health]);

fn group_in(path: &std::collections::HashMap<String, String>) -> Result<Group, PageError> {
    path.get("group").and_then(|code| Group::from_code(code)).ok_or(PageError::NotFound)
}

/// `GET /record/{person}/basics/{group}/change`: the form, filled in with the current answers.
pub async fn form(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let group = group_in(&record.path)?;
    let fields: Vec<_> = group.fields().collect();
    let typed = Typed::of(&answers::read(&mut record.reader, &fields).await?);
    let differences = details::standing(&mut record.reader).await?.differences;
    let submission = record.app.new_submission();
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        (
            document(&opening, today, false),
            change_form::view(group, &RecordLinks::of(&opening), submission, &typed, &Problems::default(), &differences, today),
        )
    }))
}

fn document(opening: &Opened, today: chrono::NaiveDate, faulty: bool) -> Document {
    let frame = record_frame(opening, today, Place::Record);
    Document { title: words::change_title().to_owned(), frame, faulty, ..Document::default() }
}

/// `POST /record/{person}/basics/{group}/change`
pub async fn send(record: RecordWriter, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, PageError> {
    let group = group_in(&record.path)?;
    let typed = Typed::sent(sent);
    let submission = typed.submission().ok_or(PageError::NotOurForm)?;
    let today = record.today();
    let changes = match typed.check(group, record.writer.opening.subject.birth_date, today) {
        Ok(changes) => changes,
        Err(problems) => return again(record, group, submission, &typed, &problems, today).await,
    };
    let all = RecordLinks::of(&record.writer.opening).basics();
    let change = async |writer: &mut Writer| basics::change(writer, &changes).await;
    match record.submit(submission, &typed, format!("{all}?saved=1"), change).await {
        Err(WriteError::Unchanged) => Ok(Redirect::to(&format!("{all}?saved=0")).into_response()),
        saved => Ok(saved?.into_response()),
    }
}

/// The form again, with the typed values and their errors.
async fn again(
    record: RecordWriter,
    group: Group,
    submission: SubmissionId,
    typed: &Typed,
    problems: &Problems,
    today: chrono::NaiveDate,
) -> Result<Response, PageError> {
    let mut reader = record.writer.into_reader();
    let differences = details::standing(&mut reader).await?.differences;
    let opening = &reader.opening;
    let page = record.visitor.show(|| {
        let view = change_form::view(group, &RecordLinks::of(opening), submission, typed, problems, &differences, today);
        (document(opening, today, true), view)
    });
    Ok(faulty(page))
}
