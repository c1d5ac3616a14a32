//! Why a page cannot be shown. The words people read, and the status, stand in docs/ERRORS.md.
//!
//! A handler returns a [`PageError`]; the layer [`error_page::pages`](crate::error_page::pages) turns it into a page.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use store::{
    DatabaseError,
    opening::{OpenError, Refusal},
    write_error::WriteError,
};

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
    /// The status of its page.
    pub fn status(self) -> StatusCode {
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
pub struct Cause(pub String);

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
