//! Adds a passkey for a person who has just confirmed this act.

use app::{
    error::PageError,
    extract::SignedIn,
    server_functions::{Destination, SeeOther, context, extract},
};
use leptos::{prelude::server, server_fn::codec::PostUrl};
use store::sign_in::passkeys::{self, NewPasskey, PasskeyError};

use super::{enrol, failed, state};
use crate::{passkeys::Challenge, shared::Shared};

pub const PURPOSE: &str = "add-passkey";

/// The last four characters of the document number, taken from the label of an earlier passkey.
async fn last_four(shared: &Shared, person: &SignedIn) -> Result<String, PageError> {
    let lines = passkeys::of_account(&shared.app.db, person.session.account).await?;
    let label = lines.into_iter().next().map(|line| line.label).unwrap_or_default();
    Ok(label.trim_start_matches('·').split(' ').next().unwrap_or_default().to_owned())
}

/// The challenge.
pub async fn begin(shared: &Shared) -> Result<Challenge, PageError> {
    let person = extract::<SignedIn>().await?;
    let known = passkeys::credential_ids(&shared.app.db, person.session.account).await?;
    let name = enrol::passkey_name(&last_four(shared, &person).await?);
    shared.passkeys.start_registration(person.session.account.uuid(), &name, known).map_err(PageError::failed)
}

/// Keeps one more passkey.
#[server(prefix = "/actions", endpoint = "add-passkey", input = PostUrl, output = SeeOther)]
pub async fn add_passkey(
    /// What the phone answered, as JSON.
    credential: String,
) -> Result<Destination, PageError> {
    let (shared, person) = (context::<Shared>()?, extract::<SignedIn>().await?);
    let db = &shared.app.db;
    let state = state::take(db, &person.token, PURPOSE, &credential).await?;
    let made = match state.and_then(|state| shared.passkeys.finish_registration(&state, &credential)) {
        Ok(made) => made,
        Err(problem) => return Ok(failed::log(&person.visitor, PURPOSE, &problem, Destination::NewPasskeyFailed)),
    };
    let label = enrol::label(&last_four(&shared, &person).await?, &person.visitor.device);
    let new = NewPasskey { credential_id: &made.credential_id, credential: &made.credential, label: &label };
    match passkeys::add(db, person.session.id, person.session.account, new).await {
        Ok(()) => Ok(Destination::PasskeyAdded),
        Err(PasskeyError::ActGone) => Err(PageError::NotConfirmed),
        Err(error) => Err(PageError::failed(error)),
    }
}
