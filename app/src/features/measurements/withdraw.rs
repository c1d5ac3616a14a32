//! Withdrawing one's own reading: a page that says what will happen, and its form.

use axum::{
    extract::Form,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;
use domain::{
    ids::{EntryId, SubmissionId},
    section::Section,
    time::today_in_shenzhen,
    withdrawal::Reason,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    opening::Opened,
    record::measurements::{self, Measurement},
    submissions::Submission,
};

use super::{Look, change::refused, entry, values};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::record_frame,
    given::{Reading, Writing},
    page::Document,
    words::measurements as words,
};

/// What this page opens: this one entry.
pub const ACCESS: Access = Access::maintain("/record/{person}/measurements/entry/{entry}/withdraw", &[Section::Measurements]);

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct Sent {
    submission: SubmissionId,
    #[serde(default)]
    reason: String,
}

/// `GET /record/{person}/measurements/entry/{entry}/withdraw`
pub async fn form(mut reading: Reading) -> Result<Html<String>, PageError> {
    let measurement = entry::read_changeable(&mut reading).await?;
    let submission = SubmissionId::from(reading.app.db.random.uuid(reading.app.db.clock.now()));
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let sent = Sent { submission, reason: String::new() };
        let look = Look::of(&opening, today);
        (document(&opening, today, false), view(&look, measurement.id, Some(&measurement), &sent, false))
    }))
}

fn document(opening: &Opened, today: NaiveDate, faulty: bool) -> Document {
    let frame = record_frame(opening, today, Place::Record);
    Document { title: words::withdraw_title().to_owned(), frame, faulty, ..Document::default() }
}

fn view(look: &Look, id: EntryId, measurement: Option<&Measurement>, sent: &Sent, is_too_long: bool) -> AnyView {
    let (href, submission, reason) = (look.entry_href(id), sent.submission.to_string(), sent.reason.clone());
    let error = is_too_long.then(|| words::reason_too_long(Reason::MOST));
    let errors = error.iter().map(|error| FieldError::new("reason", error.clone())).collect();
    view! {
        <ErrorSummary errors/>
        <PageHeader title=words::withdraw_title() back_href=href.clone() back=words::withdraw_back()/>
        {measurement.map(|measurement| values::measure(measurement, look.subject))}
        <p>{words::withdraw_instead()}" "<a href=format!("{href}/change")>{words::change()}</a></p>
        <p>{words::withdraw_effect()}</p>
        <p>{words::withdraw_kept()}</p>
        <PostForm action=format!("{href}/withdraw") submission>
            <TextField name="reason" label=words::withdraw_reason() value=reason error optional=true/>
            <Buttons>
                <Button kind=ButtonKind::Danger>{words::withdraw()}</Button>
                <ButtonLink href=href.clone()>{words::withdraw_keep()}</ButtonLink>
            </Buttons>
        </PostForm>
    }
    .into_any()
}

/// `POST /record/{person}/measurements/entry/{entry}/withdraw`
pub async fn send(writing: Writing, Form(sent): Form<Sent>) -> Result<Response, PageError> {
    let entry: EntryId = writing.path.get("entry").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    let Ok(reason) = Reason::parse(&sent.reason) else { return Ok(again(&writing, entry, &sent)) };
    let page = format!("/record/{}/measurements/entry/{entry}", writing.writer.opening.resident);
    let body = format!("withdraw\u{1f}{entry}\u{1f}{}", sent.reason);
    let submission = Submission { id: sent.submission, body: &body };
    let led_to = measurements::withdraw(writing.writer, submission, entry, reason.as_ref(), &page).await;
    Ok(Redirect::to(&led_to.map_err(refused)?).into_response())
}

/// The form again, with what was typed.
fn again(writing: &Writing, entry: EntryId, sent: &Sent) -> Response {
    let opening = &writing.writer.opening;
    let today = today_in_shenzhen(writing.app.db.clock.now());
    let page =
        writing.visitor.show(|| (document(opening, today, true), view(&Look::of(opening, today), entry, None, sent, true)));
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
