//! Forms that propose an act. The page `/confirm/{act}` shows the act and asks for the passkey.

use axum::{
    extract::{Form, Path, State},
    response::Redirect,
};
use domain::ids::{PasskeyId, SessionId};
use serde::Deserialize;
use store::sign_in::{
    acts::{self, ActKind},
    sessions,
};
use uuid::Uuid;

use crate::{
    error::PageError,
    extract::{App, SignedIn},
};

async fn propose(app: &App, person: &SignedIn, kind: ActKind, subject: Option<Uuid>) -> Result<Redirect, PageError> {
    let act = acts::propose(&app.db, person.session.id, kind, subject).await?;
    Ok(Redirect::to(&format!("/confirm/{act}")))
}

/// `POST /account/passkeys`
pub async fn add_passkey(State(app): State<App>, person: SignedIn) -> Result<Redirect, PageError> {
    propose(&app, &person, ActKind::AddPasskey, None).await
}

/// `POST /account/passkeys/{passkey}/remove`
pub async fn remove_passkey(State(app): State<App>, person: SignedIn, Path(passkey): Path<Uuid>) -> Result<Redirect, PageError> {
    propose(&app, &person, ActKind::RemovePasskey, Some(PasskeyId::from(passkey).uuid())).await
}

/// The requested capacity: a post, or none for the resident's own record.
#[derive(Debug, Deserialize)]
pub struct Switch {
    post: Option<Uuid>,
}

/// `POST /account/capacity`
pub async fn switch(State(app): State<App>, person: SignedIn, Form(form): Form<Switch>) -> Result<Redirect, PageError> {
    propose(&app, &person, ActKind::SwitchCapacity, form.post).await
}

/// `POST /account/sessions/{session}/end`: ends the session without a confirmation, because ending a session only reduces
/// access.
pub async fn end_session(State(app): State<App>, person: SignedIn, Path(session): Path<Uuid>) -> Result<Redirect, PageError> {
    if sessions::end_own(&app.db, person.session.account, SessionId::from(session)).await? {
        Ok(Redirect::to("/account?done=ended"))
    } else {
        Err(PageError::NotFound)
    }
}
