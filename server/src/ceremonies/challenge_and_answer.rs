//! The two steps of every ceremony: the challenge that the server sends, and the answer that the island posts.

use app::{
    error::PageError,
    extract::{App, SessionCookie, Visitor},
};
use axum::{
    Json,
    extract::FromRef,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use store::sign_in::{ceremonies, limits};

use crate::{
    passkeys::{Challenge, PasskeyProblem},
    shared::Shared,
};

/// The form that the island posts.
#[derive(Debug, Deserialize)]
pub struct Answer {
    /// The credential as JSON.
    pub credential: String,
}

/// Stores the ceremony's state for the visitor and sends the options of the challenge. A client without a valid cookie gets
/// one.
pub async fn hand_out(
    shared: &Shared,
    visitor: &Visitor,
    cookie: &SessionCookie,
    purpose: &str,
    challenge: Challenge,
) -> Result<Response, PageError> {
    let db = &App::from_ref(shared).db;
    if !limits::count(db, limits::Bucket::Challenge, &visitor.address.0).await? {
        return Ok(StatusCode::TOO_MANY_REQUESTS.into_response());
    }
    let visit = cookie.visit().await?;
    ceremonies::begin(db, &visit, purpose, &challenge.state).await?;
    Ok(Json(challenge.options).into_response())
}

/// Logs a failed ceremony once, without personal data, and redirects to the page on which the visitor can try again.
pub fn came_to_nothing(visitor: &Visitor, what: &'static str, problem: &PasskeyProblem, back: &str) -> Response {
    tracing::info!(request = visitor.request.0, what, %problem, "a passkey ceremony came to nothing");
    Redirect::to(back).into_response()
}
