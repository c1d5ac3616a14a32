//! Passkey ceremonies over HTTP: a POST requests a challenge (JSON), and the page's form posts the answer.
//!
//! `store` keeps the state of a ceremony, bound to the visitor's cookie and to a purpose. Answers are forms, so the response is
//! a redirect or a page, as after any other form.

mod add_passkey;
mod challenge_and_answer;
mod enrol;
mod sign_in;
mod sign_out;
mod step_up;

use axum::{Router, routing::post};

use crate::shared::Shared;

/// The paths of this module, for the tests that request every path.
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

/// The routes of all ceremonies.
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
