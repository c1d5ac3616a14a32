//! Defence against cross-site request forgery.
//!
//! A request with an unsafe method must have the header `Sec-Fetch-Site: same-origin`; a browser that does not send this header
//! must send our own `Origin`. Its content type must be one that our pages send: a form, a form with a file on the paths that
//! have one, or the JSON of a passkey challenge.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use app::error::PageError;

use super::body_limit::may_bring_file;
use crate::shared::Shared;

/// Refuses a request that does not come from our own pages.
pub async fn defend(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || (is_ours(request.headers(), &shared.origin) && is_form_or_json(&request)) {
        next.run(request).await
    } else {
        PageError::NotOurForm.into_response()
    }
}

fn is_ours(headers: &HeaderMap, origin: &str) -> bool {
    match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => headers.get(header::ORIGIN).is_some_and(|o| o == origin),
    }
}

fn is_form_or_json(request: &Request) -> bool {
    let Some(kind) = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()) else { return false };
    let kind = kind.split(';').next().unwrap_or_default().trim();
    matches!(kind, "application/x-www-form-urlencoded" | "application/json")
        || kind == "multipart/form-data" && may_bring_file(request)
}
