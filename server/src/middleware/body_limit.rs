//! How much a form may send. More is refused in words, before it is read.

use axum::{
    extract::Request,
    http::header,
    middleware::Next,
    response::{IntoResponse, Response},
};

use app::error::PageError;

/// 64 KiB: ten times the largest form there is.
pub const MOST: usize = 64 * 1024;

/// Refuses a body that says it is larger. One that does not say is cut off by axum's own limit at the same size.
pub async fn limit(request: Request, next: Next) -> Response {
    let length =
        request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<usize>().ok());
    if length.is_some_and(|length| length > MOST) { PageError::TooLarge.into_response() } else { next.run(request).await }
}
