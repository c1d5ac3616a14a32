//! Enrols a passkey with the slip whose code and number were checked in this visit.

use app::{
    error::PageError,
    extract::{SessionCookie, Visitor},
    features::sign_in::RememberedSlip,
};
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use store::sign_in::{
    ceremonies,
    passkeys::{self, NewPasskey, PasskeyError},
    sessions::Client,
};

use super::challenge_and_answer::{Answer, came_to_nothing, hand_out};
use crate::shared::Shared;

const PURPOSE: &str = "enrol";
const BACK: &str = "/activate/passkey?problem=enrol-failed";

/// The slip that was checked in this visit, if this was less than five minutes ago.
async fn remembered(shared: &Shared, visitor: &Visitor) -> Result<Option<RememberedSlip>, PageError> {
    let Some(visit) = visitor.token.as_deref() else { return Ok(None) };
    let state = ceremonies::peek(&shared.app.db, visit, "slip").await?;
    Ok(state.and_then(|state| serde_json::from_value(state).ok()))
}

/// The name of the passkey on the phone. It never contains the person's name.
pub fn passkey_name(last_four: &str) -> String {
    format!("健康档案 ····{last_four}")
}

/// The label in the person's list of passkeys.
pub fn label(last_four: &str, device: &str) -> String {
    let label = format!("····{last_four} · {device}");
    label.trim_end_matches([' ', '·']).chars().take(60).collect()
}

/// `POST /activate/challenge`
pub async fn challenge(State(shared): State<Shared>, visitor: Visitor, cookie: SessionCookie) -> Result<Response, PageError> {
    let Some(slip) = remembered(&shared, &visitor).await? else { return Ok(StatusCode::GONE.into_response()) };
    let known = passkeys::credential_ids(&shared.app.db, slip.account).await?;
    let name = passkey_name(&slip.last_four);
    let challenge = shared.passkeys.start_registration(slip.account.uuid(), &name, known).map_err(PageError::failed)?;
    hand_out(&shared, &visitor, &cookie, PURPOSE, challenge).await
}

/// `POST /activate/passkey`
pub async fn finish(
    State(shared): State<Shared>,
    visitor: Visitor,
    cookie: SessionCookie,
    Form(answer): Form<Answer>,
) -> Result<Response, PageError> {
    let db = &shared.app.db;
    let Some(slip) = remembered(&shared, &visitor).await? else { return Ok(Redirect::to("/activate").into_response()) };
    let visit = visitor.token.as_deref().unwrap_or_default();
    let Some(state) = ceremonies::take(db, visit, PURPOSE).await? else { return Ok(Redirect::to(BACK).into_response()) };
    let made = match shared.passkeys.finish_registration(&state, &answer.credential) {
        Ok(made) => made,
        Err(problem) => return Ok(came_to_nothing(&visitor, PURPOSE, &problem, BACK)),
    };
    let label = label(&slip.last_four, &visitor.device);
    let new = NewPasskey { credential_id: &made.credential_id, credential: &made.credential, label: &label };
    let client = Client { token: visitor.token.as_deref(), device: &visitor.device };
    match passkeys::enrol(db, slip.slip, new, client).await {
        Ok(token) => {
            cookie.replace(&token);
            Ok(Redirect::to("/").into_response())
        }
        Err(PasskeyError::SlipGone) => Ok(Redirect::to("/activate").into_response()),
        Err(error) => Err(PageError::failed(error)),
    }
}
