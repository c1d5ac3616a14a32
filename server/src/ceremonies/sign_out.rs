//! Sign-out: the session ends on the server, not only in the browser.

use app::{error::PageError, extract::SessionCookie};
use axum::response::{IntoResponse, Redirect, Response};

/// `POST /sign-out`
pub async fn leave(cookie: SessionCookie) -> Result<Response, PageError> {
    cookie.leave().await?;
    Ok(Redirect::to("/sign-in?problem=left").into_response())
}
