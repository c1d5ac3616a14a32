//! Sign-in: a discoverable passkey identifies the person; nothing is typed.

use app::{
    error::PageError,
    extract::{SessionCookie, Visitor},
};
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use store::sign_in::{ceremonies, passkeys, sessions::Client};

use super::challenge_and_answer::{Answer, came_to_nothing, hand_out};
use crate::{passkeys::PasskeyProblem, shared::Shared};

const PURPOSE: &str = "sign-in";
const BACK: &str = "/sign-in?problem=failed";

/// `POST /sign-in/challenge`
pub async fn challenge(State(shared): State<Shared>, visitor: Visitor, cookie: SessionCookie) -> Result<Response, PageError> {
    let challenge = shared.passkeys.start_sign_in().map_err(PageError::failed)?;
    hand_out(&shared, &visitor, &cookie, PURPOSE, challenge).await
}

/// `POST /sign-in`
pub async fn finish(
    State(shared): State<Shared>,
    visitor: Visitor,
    cookie: SessionCookie,
    Form(answer): Form<Answer>,
) -> Result<Response, PageError> {
    match prove(&shared, &visitor, &answer.credential).await? {
        Ok(token) => {
            cookie.replace(&token);
            Ok(Redirect::to("/").into_response())
        }
        Err(problem) => Ok(came_to_nothing(&visitor, PURPOSE, &problem, BACK)),
    }
}

/// The token of the new session, or why the passkey was refused.
async fn prove(shared: &Shared, visitor: &Visitor, credential: &str) -> Result<Result<String, PasskeyProblem>, PageError> {
    let db = &shared.app.db;
    let visit = visitor.token.as_deref().unwrap_or_default();
    let Some(state) = ceremonies::take(db, visit, PURPOSE).await? else { return Ok(Err(PasskeyProblem::Unreadable)) };
    let (account, credential_id) = match shared.passkeys.identify(credential) {
        Ok(named) => named,
        Err(problem) => return Ok(Err(problem)),
    };
    // The passkey must be stored here and must belong to the account that the answer names.
    let Some(passkey) = passkeys::find(db, &credential_id).await?.filter(|p| p.account.uuid() == account) else {
        return Ok(Err(PasskeyProblem::Unknown));
    };
    match shared.passkeys.finish_sign_in(&state, credential, &passkey.credential) {
        Ok(signed_in) => {
            let client = Client { token: visitor.token.as_deref(), device: &visitor.device };
            passkeys::sign_in(db, &passkey, signed_in.updated.as_ref(), client).await.map(Ok).map_err(PageError::failed)
        }
        Err(problem) => Ok(Err(problem)),
    }
}
