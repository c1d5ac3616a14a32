//! How much a form may send, and how long it may take. It is read whole before anything else happens: a handler that waits
//! for a slow client would hold a connection to the database meanwhile.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};

use app::error::PageError;

/// 64 KiB: ten times the largest form there is.
pub const MOST: usize = 64 * 1024;

/// Long enough for 64 KiB on a poor connection.
const PATIENCE: Duration = Duration::from_secs(15);

/// Reads the body; refuses one that is larger or slower, in words.
pub async fn limit(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(PATIENCE, to_bytes(body, MOST)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(_)) => PageError::TooLarge.into_response(),
        Err(_) => PageError::TooSlow.into_response(),
    }
}
