//! What a page answers when it cannot be shown. The words people read, and the status, stand in docs/ERRORS.md.
//!
//! A handler returns a [`PageError`]; [`pages`], a layer round the router, turns it into a page in the visitor's language
//! and logs the cause once, with the request's id.

use axum::{
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use store::{
    DatabaseError,
    opening::{OpenError, Refusal},
    write_error::WriteError,
};

use crate::{components::prelude::*, extract::Visitor, page::Document, words::errors as words};

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// No living session: sign in first.
    #[error("signed out")]
    SignedOut,
    /// There is no such page for this person: someone else's record looks the same.
    #[error("not found")]
    NotFound,
    /// The act was not confirmed with a passkey in time, or was carried out already.
    #[error("the act is not confirmed")]
    NotConfirmed,
    /// A slip for somebody who is staff as well.
    #[error("staff get their slips elsewhere")]
    StaffSlip,
    /// The form was sent from elsewhere, or in a shape that no form of ours has.
    #[error("the form is not one of ours")]
    NotOurForm,
    /// More was sent than a form takes.
    #[error("too large")]
    TooLarge,
    /// A body that did not come within its time.
    #[error("the body came too slowly")]
    TooSlow,
    /// This form was sent before with something else in it.
    #[error("already sent")]
    AlreadySent,
    /// The entry was changed by someone else meanwhile.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// Too many documents are being made.
    #[error("busy")]
    Busy,
    /// Without fonts there is no document.
    #[error("no font")]
    NoFont(#[source] exchange::pdf::FontError),
    /// Something on our side failed.
    #[error("failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl PageError {
    /// Something on our side failed.
    pub fn failed(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Failed(Box::new(cause))
    }

    fn problem(&self) -> Problem {
        match self {
            Self::SignedOut => Problem::SignedOut,
            Self::NotFound => Problem::NotFound,
            Self::NotConfirmed => Problem::NotConfirmed,
            Self::StaffSlip => Problem::StaffSlip,
            Self::NotOurForm => Problem::NotOurForm,
            Self::TooLarge => Problem::TooLarge,
            Self::TooSlow => Problem::TooSlow,
            Self::AlreadySent => Problem::AlreadySent,
            Self::ChangedMeanwhile => Problem::ChangedMeanwhile,
            Self::Busy => Problem::Busy,
            Self::NoFont(_) => Problem::NoFont,
            Self::Failed(_) => Problem::Failed,
        }
    }
}

impl From<DatabaseError> for PageError {
    fn from(error: DatabaseError) -> Self {
        Self::failed(error)
    }
}

impl From<OpenError> for PageError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Refused(Refusal::SignedOut) => Self::SignedOut,
            OpenError::Refused(Refusal::StepUp) => Self::NotConfirmed,
            OpenError::Refused(Refusal::NoBasis) => Self::NotFound,
            OpenError::Refused(Refusal::NotDurable) | OpenError::Database(_) => Self::failed(error),
        }
    }
}

impl From<WriteError> for PageError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::ChangedMeanwhile | WriteError::AlreadyOpen | WriteError::NotDue => Self::ChangedMeanwhile,
            WriteError::NotTheAuthor => Self::NotFound,
            WriteError::AlreadySent => Self::AlreadySent,
            WriteError::NotConfirmed => Self::NotConfirmed,
            WriteError::StaffSlip => Self::StaffSlip,
            WriteError::Unchanged | WriteError::Database(_) => Self::failed(error),
        }
    }
}

/// The kind of page that an error becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Sign in first.
    SignedOut,
    /// No such page.
    NotFound,
    /// Confirm again.
    NotConfirmed,
    /// A slip for staff.
    StaffSlip,
    /// Sent from elsewhere.
    NotOurForm,
    /// Too large.
    TooLarge,
    /// Too slow.
    TooSlow,
    /// Sent before.
    AlreadySent,
    /// Changed meanwhile.
    ChangedMeanwhile,
    /// Come back in a moment.
    Busy,
    /// No document can be made here.
    NoFont,
    /// Our fault.
    Failed,
}

impl Problem {
    fn status(self) -> StatusCode {
        match self {
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotConfirmed | Self::StaffSlip | Self::NotOurForm => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::AlreadySent | Self::ChangedMeanwhile => StatusCode::CONFLICT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoFont | Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The cause of a failure, carried to the layer that logs it.
#[derive(Clone, Debug)]
struct Cause(String);

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let problem = self.problem();
        let mut response = problem.into_response();
        match self {
            Self::Failed(cause) => drop(response.extensions_mut().insert(Cause(chain(cause.as_ref())))),
            Self::NoFont(cause) => drop(response.extensions_mut().insert(Cause(chain(&cause)))),
            _ => {}
        }
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// An error and what caused it, without what a database says about rows: that may be personal.
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        if !text.is_empty() {
            text.push_str(": ");
        }
        if let Some(database) = error.downcast_ref::<DatabaseError>().and_then(DatabaseError::as_database_error) {
            let (code, constraint) = (database.code().unwrap_or_default(), database.constraint().unwrap_or_default());
            return text + "database error " + &code + " " + constraint;
        }
        text.push_str(&error.to_string());
        next = error.source();
    }
    text
}

/// The layer that turns problems into pages.
pub async fn pages(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visitor = Visitor::of(&parts);
    let is_get = parts.method == axum::http::Method::GET;
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(mut problem) = problem_of(&response) else { return response };
    if is_get && problem == Problem::NotOurForm {
        // An address that none of our links has, such as an id that is none.
        problem = Problem::NotFound;
    }
    if let Some(Cause(cause)) = response.extensions().get() {
        tracing::error!(request = visitor.request.0, cause, "a page failed");
    }
    if problem == Problem::SignedOut && is_get {
        return Redirect::to("/sign-in?problem=signed-out").into_response();
    }
    let page = visitor.show(|| (Document { title: title(problem).to_owned(), ..Document::default() }, page(problem, &visitor)));
    let mut answer = (problem.status(), page).into_response();
    answer.headers_mut().remove(header::CONTENT_LENGTH);
    // A token that was rotated on the way must reach the browser, or its person is out.
    for cookie in response.headers().get_all(header::SET_COOKIE) {
        answer.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    answer
}

/// What a response says that is not a page yet: our own problems, and what axum answers in plain text.
fn problem_of(response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(*problem);
    }
    let has_words = response.headers().get(header::CONTENT_TYPE).is_some_and(|t| !t.as_bytes().starts_with(b"text/plain"));
    match response.status() {
        _ if has_words => None,
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Problem::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::TooLarge),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Some(Problem::NotOurForm)
        }
        _ => None,
    }
}

fn title(problem: Problem) -> &'static str {
    match problem {
        Problem::SignedOut => words::signed_out_title(),
        Problem::NotFound => words::not_found_title(),
        Problem::NotConfirmed => words::not_confirmed_title(),
        Problem::StaffSlip => words::staff_slip_title(),
        Problem::NotOurForm => words::not_our_form_title(),
        Problem::TooLarge => words::too_large_title(),
        Problem::TooSlow => words::too_slow_title(),
        Problem::AlreadySent => words::already_sent_title(),
        Problem::ChangedMeanwhile => words::changed_meanwhile_title(),
        Problem::Busy => words::busy_title(),
        Problem::NoFont => words::no_font_title(),
        Problem::Failed => words::failed_title(),
    }
}

fn page(problem: Problem, visitor: &Visitor) -> AnyView {
    let text = match problem {
        Problem::SignedOut => words::signed_out(),
        Problem::NotFound => words::not_found(),
        Problem::NotConfirmed => words::not_confirmed(),
        Problem::StaffSlip => words::staff_slip(),
        Problem::NotOurForm => words::not_our_form(),
        Problem::TooLarge => words::too_large(),
        Problem::TooSlow => words::too_slow(),
        Problem::AlreadySent => words::already_sent(),
        Problem::ChangedMeanwhile => words::changed_meanwhile(),
        Problem::Busy => words::busy(),
        Problem::NoFont => words::no_font(),
        Problem::Failed => words::failed(),
    };
    let reference = matches!(problem, Problem::Failed | Problem::NoFont).then(|| words::reference(&visitor.request.0));
    view! {
        <PageHeader title=title(problem)/>
        <p>{text}</p>
        {reference.map(|r| view! { <p>{r}</p> })}
        <Buttons><ButtonLink href="/">{words::go_home()}</ButtonLink></Buttons>
    }
    .into_any()
}
