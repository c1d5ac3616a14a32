//! Errors of pages. Their texts and statuses are listed in docs/ERRORS.md.
//!
//! A handler returns a [`PageError`]; the layer [`error_page::pages`](crate::error_page::pages) turns it into a page.

use std::convert::Infallible;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use store::{
    DatabaseError,
    opening::{OpenError, Refusal},
    write_error::WriteError,
};

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// No valid session: the person must sign in first.
    #[error("signed out")]
    SignedOut,
    /// There is no such page for this person. Another person's record gets the same answer.
    #[error("not found")]
    NotFound,
    /// The act was not confirmed with a passkey in time, or was executed already.
    #[error("the act is not confirmed")]
    NotConfirmed,
    /// A slip for a person who is also staff.
    #[error("staff get their slips elsewhere")]
    StaffSlip,
    /// The form was sent from another site, or has a shape that none of our forms has.
    #[error("the form is not one of ours")]
    NotOurForm,
    /// The body is larger than a form may be.
    #[error("too large")]
    TooLarge,
    /// The body did not arrive in time.
    #[error("the body came too slowly")]
    TooSlow,
    /// The same submission was already sent with other content.
    #[error("already sent")]
    AlreadySent,
    /// The entry was changed in the meantime.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// Too many documents are being made at the moment.
    #[error("busy")]
    Busy,
    /// The fonts cannot be used, so no document can be made.
    #[error("no font")]
    NoFont(#[source] exchange::pdf::FontError),
    /// The service failed.
    #[error("failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl PageError {
    /// The service failed for this cause.
    pub fn failed(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Failed(Box::new(cause))
    }

    /// What failed, for the program's log.
    pub(crate) fn cause(&self) -> Option<Cause> {
        match self {
            Self::Failed(cause) => Some(Cause(chain(cause.as_ref()))),
            Self::NoFont(cause) => Some(Cause(chain(cause))),
            _ => None,
        }
    }

    /// Its closed code.
    pub fn problem(&self) -> Problem {
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

/// An extractor that cannot fail.
impl From<Infallible> for PageError {
    fn from(error: Infallible) -> Self {
        match error {}
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
            WriteError::ChangedMeanwhile | WriteError::AlreadyOpen | WriteError::NotDue | WriteError::NumberTaken => {
                Self::ChangedMeanwhile
            }
            WriteError::NotTheAuthor => Self::NotFound,
            WriteError::AlreadySent => Self::AlreadySent,
            WriteError::NotConfirmed => Self::NotConfirmed,
            WriteError::StaffSlip => Self::StaffSlip,
            WriteError::Unchanged | WriteError::Database(_) => Self::failed(error),
        }
    }
}

/// The kind of error page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Sign in first.
    SignedOut,
    /// No such page.
    NotFound,
    /// The act must be confirmed again.
    NotConfirmed,
    /// A slip for staff.
    StaffSlip,
    /// The form is not one of ours.
    NotOurForm,
    /// The body is too large.
    TooLarge,
    /// The body came too slowly.
    TooSlow,
    /// The submission was already sent.
    AlreadySent,
    /// The entry was changed in the meantime.
    ChangedMeanwhile,
    /// Too many documents are being made: try again in a moment.
    Busy,
    /// No document can be made, because the fonts cannot be used.
    NoFont,
    /// The service failed.
    Failed,
}

impl Problem {
    /// The status of the page.
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

/// The cause of a failure, passed to the layer that logs it.
#[derive(Clone, Debug)]
pub struct Cause(pub String);

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.problem().into_response();
        if let Some(cause) = self.cause() {
            response.extensions_mut().insert(cause);
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

/// An error and its causes. The message of a database error is left out, because it can contain personal data of a row: only
/// the code and the constraint are kept.
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
