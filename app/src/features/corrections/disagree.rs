//! The subject disagrees with a refusal: a statement that stays with the entry.

use axum::{
    extract::Form,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;
use domain::{
    correction::{Statement, StatementError, Status, StepKind},
    ids::SubmissionId,
    time::today_in_shenzhen,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    opening::Opened,
    record::corrections::{self, AskError, Asked, Correction, NewStep, Step},
    submissions::Submission,
};

use super::{DISPUTED, page::named, words_of};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::{entries::At, record_frame},
    given::{Reading, Writing},
    page::Document,
    words::corrections as words,
};

/// What this page opens.
pub const ACCESS: Access = Access::maintain("/record/{person}/corrections/{correction}/disagree", DISPUTED);

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct Sent {
    submission: SubmissionId,
    #[serde(default)]
    statement: String,
}

/// `GET /record/{person}/corrections/{correction}/disagree`
pub async fn form(mut reading: Reading) -> Result<Html<String>, PageError> {
    let correction = named(&mut reading.reader, &reading.path).await?;
    if correction.status() != Status::Refused {
        return Err(PageError::NotFound);
    }
    let submission = SubmissionId::from(reading.app.db.random.uuid(reading.app.db.clock.now()));
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| show(&correction, &opening, today, &Sent { submission, statement: String::new() }, None)))
}

/// `POST /record/{person}/corrections/{correction}/disagree`
pub async fn send(mut writing: Writing, Form(sent): Form<Sent>) -> Result<Response, PageError> {
    let correction = named(&mut writing.writer, &writing.path).await?;
    let statement = match Statement::parse(&sent.statement) {
        Ok(statement) => statement,
        Err(error) => {
            let today = today_in_shenzhen(writing.app.db.clock.now());
            let page = writing.visitor.show(|| show(&correction, &writing.writer.opening, today, &sent, Some(error)));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let led_to = format!("{}?disagreed=1", At::of(&writing.writer.opening).correction(correction.id));
    let body = format!("{}\u{1f}{}", correction.id, statement.as_str());
    let submission = Submission { id: sent.submission, body: &body };
    let new = NewStep { correction: correction.id, kind: StepKind::Disagrees, words: Some(&statement) };
    match corrections::step(&writing.app.db, writing.writer, submission, new, &led_to).await {
        Ok(Asked::New(led_to) | Asked::Again(led_to)) => Ok(Redirect::to(&led_to).into_response()),
        Err(AskError::AlreadySent) => Err(PageError::AlreadySent),
        Err(AskError::NotDue) => Err(PageError::ChangedMeanwhile),
        Err(error) => Err(PageError::failed(error)),
    }
}

fn show(
    correction: &Correction,
    opening: &Opened,
    today: NaiveDate,
    sent: &Sent,
    error: Option<StatementError>,
) -> (Document, AnyView) {
    let correction_page = At::of(opening).correction(correction.id);
    let error = error.map(words_of::problem);
    let errors: Vec<FieldError> = error.iter().map(|words| FieldError::new("statement", words.clone())).collect();
    let answer = correction.answer().map(Step::said).unwrap_or_default();
    let frame = record_frame(opening, today, Place::Record);
    let document =
        Document { title: words::disagree_title().to_owned(), frame, faulty: !errors.is_empty(), ..Document::default() };
    let (value, submission) = (sent.statement.clone(), sent.submission.to_string());
    let view = view! {
        <ErrorSummary errors/>
        <PageHeader title=words::disagree_title() lead=words::disagree_lead() back_href=correction_page.clone()
            back=words_of::claim(correction.claim)/>
        <Card title=words::answer() id="answer"><Quote text=answer/></Card>
        <PostForm action=format!("{correction_page}/disagree") submission>
            <TextAreaField name="statement" label=words::your_disagreement() hint=words::disagreement_hint() value error rows=6/>
            <Buttons><Button kind=ButtonKind::Primary>{words::disagree_send()}</Button></Buttons>
        </PostForm>
    };
    (document, view.into_any())
}
