//! Asking for a correction of one entry.

use axum::{
    extract::{Multipart, multipart::MultipartError},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    correction::{Claim, Statement},
    evidence::Evidence,
    ids::{EntryId, SubmissionId},
    time::today_in_shenzhen,
};
use store::{
    opening::Reader,
    record::corrections::{self, AskError, Asked, NewCorrection},
    submissions::Submission,
};

use super::{
    DISPUTED, Disputed,
    form_view::{Asking, Problems},
};
use crate::{
    access::Access,
    error::PageError,
    features::entries::At,
    given::{Reading, Writing},
};

/// What this page opens: this one entry.
pub const ACCESS: Access = Access::maintain("/record/{person}/corrections/new/{entry}/{claim}", DISPUTED);

/// What the form sends.
struct Sent {
    submission: SubmissionId,
    statement: String,
    file: Vec<u8>,
}

impl Sent {
    /// What it is called and which type it says to be is not asked of a file.
    async fn read(mut form: Multipart) -> Result<Self, PageError> {
        let unread = |_: MultipartError| PageError::NotOurForm;
        let (mut submission, mut statement, mut file) = (None, String::new(), Vec::new());
        while let Some(field) = form.next_field().await.map_err(unread)? {
            match field.name() {
                Some("submission") => submission = field.text().await.map_err(unread)?.parse().ok(),
                Some("statement") => statement = field.text().await.map_err(unread)?,
                Some("evidence") => file = field.bytes().await.map_err(unread)?.to_vec(),
                _ => {}
            }
        }
        Ok(Self { submission: submission.ok_or(PageError::NotOurForm)?, statement, file })
    }
}

/// The entry and the claim that the path names.
fn named(path: &std::collections::HashMap<String, String>) -> Result<(EntryId, Claim), PageError> {
    let entry = path.get("entry").and_then(|id| id.parse().ok());
    let claim = path.get("claim").and_then(|code| Claim::from_code(code));
    entry.zip(claim).ok_or(PageError::NotFound)
}

/// What can be claimed of the entry: *not found* where this cannot.
async fn disputed(reader: &mut Reader, entry: EntryId, claim: Claim) -> Result<Disputed, PageError> {
    let disputed = Disputed::read(reader, entry).await?;
    if disputed.claims().contains(&claim) { Ok(disputed) } else { Err(PageError::NotFound) }
}

/// `GET /record/{person}/corrections/new/{entry}/{claim}`. What is claimed already leads to how it stands.
pub async fn form(mut reading: Reading) -> Result<Response, PageError> {
    let (entry, claim) = named(&reading.path)?;
    let disputed = disputed(&mut reading.reader, entry, claim).await?;
    let at = At::of(&reading.reader.opening);
    let asked = corrections::of_entry(&mut reading.reader, entry).await?;
    if let Some(open) = asked.iter().find(|open| open.claim == claim && open.status().is_open()) {
        return Ok(Redirect::to(&at.correction(open.id)).into_response());
    }
    let due = corrections::due_on(&mut reading.reader).await?;
    let submission = SubmissionId::from(reading.app.db.random.uuid(reading.app.db.clock.now()));
    let asking = Asking { disputed, entry, claim, due, submission, typed: String::new(), problems: Problems::default() };
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| asking.page(&opening, today)).into_response())
}

/// `POST /record/{person}/corrections/new/{entry}/{claim}`
pub async fn send(mut writing: Writing, form: Multipart) -> Result<Response, PageError> {
    let Sent { submission, statement: typed, file } = Sent::read(form).await?;
    let (entry, claim) = named(&writing.path)?;
    let disputed = disputed(&mut writing.writer, entry, claim).await?;
    let sent_file = !file.is_empty();
    let (statement, evidence) = match (Statement::parse(&typed), Evidence::parse(file)) {
        (Ok(statement), Ok(evidence)) => (statement, evidence),
        (statement, evidence) => {
            let due = corrections::due_on(&mut writing.writer).await?;
            let problems = Problems::of(statement.err(), evidence.err(), sent_file);
            return Ok(again(&writing, &Asking { disputed, entry, claim, due, submission, typed, problems }));
        }
    };
    let body = format!("{entry}\u{1f}{}\u{1f}{}", claim.code(), statement.as_str());
    let submission = Submission { id: submission, body: &body };
    let at = At::of(&writing.writer.opening);
    let new = NewCorrection { entry, claim, statement: &statement, evidence: evidence.as_ref() };
    match corrections::ask(&writing.app.db, writing.writer, submission, new, |id| format!("{}?asked=1", at.correction(id))).await
    {
        Ok(Asked::New(led_to) | Asked::Again(led_to)) => Ok(Redirect::to(&led_to).into_response()),
        Err(AskError::AlreadySent) => Err(PageError::AlreadySent),
        Err(AskError::AlreadyOpen) => Err(PageError::ChangedMeanwhile),
        Err(error) => Err(PageError::failed(error)),
    }
}

/// The form again, with what was typed and what is wrong with it.
fn again(writing: &Writing, asking: &Asking) -> Response {
    let today = today_in_shenzhen(writing.app.db.clock.now());
    let page = writing.visitor.show(|| asking.page(&writing.writer.opening, today));
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
