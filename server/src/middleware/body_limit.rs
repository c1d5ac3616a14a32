//! How much a form may send, and how long it may take. It is read whole before anything else happens: a handler that waits
//! for a slow client would hold a connection to the database meanwhile.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    extract::{MatchedPath, Request},
    middleware::Next,
    response::{IntoResponse, Response},
};

use app::{error::PageError, routes::WITH_FILE};
use domain::evidence::Evidence;

/// 64 KiB: ten times the largest form there is.
pub const MOST: usize = 64 * 1024;

/// A form with a file. What is too large by less than as much again is told so at its field, where the words that were typed stay.
pub const MOST_WITH_FILE: usize = 2 * Evidence::MOST + MOST;

/// Long enough for 64 KiB on a poor connection.
const PATIENCE: Duration = Duration::from_secs(15);
/// Long enough for a picture on one.
const PATIENCE_WITH_FILE: Duration = Duration::from_mins(2);

/// Whether the form of this path may bring a file.
pub fn may_bring_file(request: &Request) -> bool {
    request.extensions().get::<MatchedPath>().is_some_and(|path| WITH_FILE.contains(&path.as_str()))
}

/// Reads the body; refuses one that is larger or slower, in words.
pub async fn limit(request: Request, next: Next) -> Response {
    let (most, patience) = if may_bring_file(&request) { (MOST_WITH_FILE, PATIENCE_WITH_FILE) } else { (MOST, PATIENCE) };
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(patience, to_bytes(body, most)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(_)) => PageError::TooLarge.into_response(),
        Err(_) => PageError::TooSlow.into_response(),
    }
}
