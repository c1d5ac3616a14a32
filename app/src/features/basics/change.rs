//! Changing a group of the basics.

use axum::{
    extract::Form,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{basics::Group, ids::SubmissionId, section::Section, time::today_in_shenzhen};
use store::{
    opening::Opened,
    record::{
        basics::{self, AddError, Kept},
        details,
    },
    submissions::Submission,
};

use super::{
    change_form::{self, Problems, Typed},
    page,
};
use crate::{
    access::Access,
    components::prelude::Place,
    error::PageError,
    features::{entries::At, record_frame},
    given::{Reading, Writing},
    page::Document,
    words::basics as words,
};

/// What this page opens.
pub const ACCESS: Access = Access::maintain("/record/{person}/basics/{group}/change", &[Section::Identity, Section::Health]);

fn group_in(path: &std::collections::HashMap<String, String>) -> Result<Group, PageError> {
    path.get("group").and_then(|code| Group::from_code(code)).ok_or(PageError::NotFound)
}

/// `GET /record/{person}/basics/{group}/change`: what is answered now stands in the fields.
pub async fn form(mut reading: Reading) -> Result<Html<String>, PageError> {
    let group = group_in(&reading.path)?;
    let fields: Vec<_> = group.fields().collect();
    let typed = Typed::of(&page::read(&mut reading.reader, &fields).await?);
    let differences = details::standing(&mut reading.reader).await?.differences;
    let submission = SubmissionId::from(reading.app.db.random.uuid(reading.app.db.clock.now()));
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        (
            document(&opening, today, false),
            change_form::view(group, &At::of(&opening), submission, &typed, &Problems::default(), &differences, today),
        )
    }))
}

fn document(opening: &Opened, today: chrono::NaiveDate, faulty: bool) -> Document {
    let frame = record_frame(opening, today, Place::Record);
    Document { title: words::change_title().to_owned(), frame, faulty, ..Document::default() }
}

/// `POST /record/{person}/basics/{group}/change`
pub async fn send(writing: Writing, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, PageError> {
    let group = group_in(&writing.path)?;
    let typed = Typed::sent(sent);
    let submission = typed.submission().ok_or(PageError::NotOurForm)?;
    let today = today_in_shenzhen(writing.app.db.clock.now());
    let changes = match typed.check(group, writing.writer.opening.subject.birth_date, today) {
        Ok(changes) => changes,
        Err(problems) => return again(writing, group, submission, &typed, &problems, today).await,
    };
    let all = At::of(&writing.writer.opening).basics();
    let (saved, body) = (format!("{all}?saved=1"), typed.body(group));
    let submission = Submission { id: submission, body: &body };
    match basics::change(&writing.app.db, writing.writer, submission, &changes, &saved).await {
        Ok(Kept::New) => Ok(Redirect::to(&saved).into_response()),
        Ok(Kept::Unchanged) => Ok(Redirect::to(&format!("{all}?saved=0")).into_response()),
        Ok(Kept::Again(led_to)) => Ok(Redirect::to(&led_to).into_response()),
        Err(AddError::AlreadySent) => Err(PageError::AlreadySent),
        // A version that stands for another field, or for none of theirs, is no version that this form showed.
        Err(AddError::ChangedMeanwhile | AddError::NotTheAuthor) => Err(PageError::ChangedMeanwhile),
        Err(error) => Err(PageError::failed(error)),
    }
}

/// The form again, with what was typed and what is wrong with it.
async fn again(
    writing: Writing,
    group: Group,
    submission: SubmissionId,
    typed: &Typed,
    problems: &Problems,
    today: chrono::NaiveDate,
) -> Result<Response, PageError> {
    let mut reader = writing.writer.into_reader();
    let differences = details::standing(&mut reader).await?.differences;
    let opening = &reader.opening;
    let page = writing.visitor.show(|| {
        let view = change_form::view(group, &At::of(opening), submission, typed, problems, &differences, today);
        (document(opening, today, true), view)
    });
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
