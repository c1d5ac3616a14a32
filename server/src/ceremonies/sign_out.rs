//! Signing out: the session ends here, not only in the browser.

use app::{
    error::PageError,
    extract::{Visitor, remove_cookie},
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use store::sign_in::sessions;

use crate::shared::Shared;

/// `POST /sign-out`
pub async fn leave(State(shared): State<Shared>, visitor: Visitor) -> Result<Response, PageError> {
    if let Some(token) = &visitor.token {
        sessions::end(&shared.app.db, token).await?;
    }
    let mut response = Redirect::to("/sign-in?problem=left").into_response();
    remove_cookie(&mut response);
    Ok(response)
}
