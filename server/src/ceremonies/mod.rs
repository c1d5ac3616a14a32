//! Passkey ceremonies over HTTP: a POST asks for a challenge (JSON), the page's form posts the answer.
//!
//! The state of a ceremony is kept by `store`, bound to the visitor's cookie and to what it is for. Answers are forms, so
//! what follows is a redirect or a page like after any other form.

mod add_passkey;
mod enrol;
mod sign_in;
mod sign_out;
mod step_up;

use app::{
    error::PageError,
    extract::{App, SessionCookie, Visitor},
};
use axum::{
    Json, Router,
    extract::FromRef,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use serde::Deserialize;
use store::sign_in::{ceremonies, limits};

use crate::{
    passkeys::{Challenge, PasskeyProblem},
    shared::Shared,
};

/// The paths of this module, for the tests that knock at every door.
pub const PATHS: &[&str] = &[
    "/sign-in/challenge",
    "/sign-in",
    "/sign-out",
    "/activate/challenge",
    "/activate/passkey",
    "/confirm/{act}/challenge",
    "/confirm/{act}",
    "/account/passkeys/challenge",
    "/account/passkeys/new",
];

/// All of them.
pub fn router() -> Router<Shared> {
    Router::new()
        .route("/sign-in/challenge", post(sign_in::challenge))
        .route("/sign-in", post(sign_in::finish))
        .route("/sign-out", post(sign_out::leave))
        .route("/activate/challenge", post(enrol::challenge))
        .route("/activate/passkey", post(enrol::finish))
        .route("/confirm/{act}/challenge", post(step_up::challenge))
        .route("/confirm/{act}", post(step_up::finish))
        .route("/account/passkeys/challenge", post(add_passkey::challenge))
        .route("/account/passkeys/new", post(add_passkey::finish))
}

/// The form that the island posts.
#[derive(Debug, Deserialize)]
pub struct Answer {
    credential: String,
}

/// Keeps the challenge's state for the visitor and hands out its options. A client without a good cookie gets one.
async fn hand_out(
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

/// A ceremony that came to nothing: noted once, without anything personal, and back to where it can be tried again.
fn came_to_nothing(visitor: &Visitor, what: &'static str, problem: &PasskeyProblem, back: &str) -> Response {
    tracing::info!(request = visitor.request.0, what, %problem, "a passkey ceremony came to nothing");
    Redirect::to(back).into_response()
}
