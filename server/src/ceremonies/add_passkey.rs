//! Adds a passkey for a person who has just confirmed this act.

use app::{
    error::PageError,
    extract::{SessionCookie, SignedIn},
};
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect, Response},
};
use store::sign_in::{
    ceremonies,
    passkeys::{self, NewPasskey, PasskeyError},
};

use super::{
    challenge_and_answer::{Answer, came_to_nothing, hand_out},
    enrol,
};
use crate::shared::Shared;

const PURPOSE: &str = "add-passkey";
const BACK: &str = "/account/passkeys/new?problem=enrol-failed";

/// The last four characters of the document number, taken from the label of an earlier passkey.
async fn last_four(shared: &Shared, person: &SignedIn) -> Result<String, PageError> {
    let lines = passkeys::of_account(&shared.app.db, person.session.account).await?;
    let label = lines.into_iter().next().map(|line| line.label).unwrap_or_default();
    Ok(label.trim_start_matches('·').split(' ').next().unwrap_or_default().to_owned())
}

/// `POST /account/passkeys/challenge`
pub async fn challenge(State(shared): State<Shared>, person: SignedIn, cookie: SessionCookie) -> Result<Response, PageError> {
    let known = passkeys::credential_ids(&shared.app.db, person.session.account).await?;
    let name = enrol::passkey_name(&last_four(&shared, &person).await?);
    let challenge = shared.passkeys.start_registration(person.session.account.uuid(), &name, known).map_err(PageError::failed)?;
    hand_out(&shared, &person.visitor, &cookie, PURPOSE, challenge).await
}

/// `POST /account/passkeys/new`
pub async fn finish(State(shared): State<Shared>, person: SignedIn, Form(answer): Form<Answer>) -> Result<Response, PageError> {
    let db = &shared.app.db;
    let Some(state) = ceremonies::take(db, &person.token, PURPOSE).await? else { return Ok(Redirect::to(BACK).into_response()) };
    let made = match shared.passkeys.finish_registration(&state, &answer.credential) {
        Ok(made) => made,
        Err(problem) => return Ok(came_to_nothing(&person.visitor, PURPOSE, &problem, BACK)),
    };
    let label = enrol::label(&last_four(&shared, &person).await?, &person.visitor.device);
    let new = NewPasskey { credential_id: &made.credential_id, credential: &made.credential, label: &label };
    match passkeys::add(db, person.session.id, person.session.account, new).await {
        Ok(()) => Ok(Redirect::to("/account?done=passkey-added").into_response()),
        Err(PasskeyError::ActGone) => Err(PageError::NotConfirmed),
        Err(error) => Err(PageError::failed(error)),
    }
}
