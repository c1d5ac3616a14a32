//! Enrols a passkey with the slip whose code and number were checked in this visit.

use app::{
    error::PageError,
    extract::{SessionCookie, Visitor},
    features::sign_in::remembered,
    server_functions::{Destination, SeeOther, context, extract},
};
use domain::ids::PasskeyId;
use leptos::{prelude::server, server_fn::codec::PostUrl};
use store::sign_in::{
    passkeys::{self, NewPasskey, PasskeyError},
    sessions::Client,
};

use super::{failed, state};
use crate::{passkeys::Challenge, shared::Shared};

pub const PURPOSE: &str = "enrol";

/// The name of the passkey on the phone. It never contains the person's name.
pub fn passkey_name(last_four: &str) -> String {
    format!("健康档案 ····{last_four}")
}

/// The label in the person's list of passkeys.
pub fn label(last_four: &str, device: &str) -> String {
    let label = format!("····{last_four} · {device}");
    label.trim_end_matches([' ', '·']).chars().take(60).collect()
}

/// The challenge; none where this visit has proved no slip.
pub async fn begin(shared: &Shared) -> Result<Option<Challenge>, PageError> {
    let visitor = extract::<Visitor>().await?;
    let Some(slip) = remembered(&shared.app, &visitor).await? else { return Ok(None) };
    let known = passkeys::credential_ids(&shared.app.db, slip.account).await?;
    let name = passkey_name(&slip.last_four);
    shared.passkeys.start_registration(slip.account.uuid(), &name, known).map(Some).map_err(PageError::failed)
}

/// Stores the passkey of a slip's holder in place of their earlier ones, except those that they keep, and signs them in.
#[server(prefix = "/actions", endpoint = "enrol", input = PostUrl, output = SeeOther)]
pub async fn enrol(
    /// What the phone answered, as JSON.
    credential: String,
    /// The earlier passkeys that the person still has.
    #[server(default)]
    keep: Vec<PasskeyId>,
) -> Result<Destination, PageError> {
    let (shared, visitor) = (context::<Shared>()?, extract::<Visitor>().await?);
    let db = &shared.app.db;
    let Some(slip) = remembered(&shared.app, &visitor).await? else { return Ok(Destination::Activation) };
    let visit = visitor.token.as_deref().unwrap_or_default();
    let state = state::take(db, visit, PURPOSE, &credential).await?;
    let made = match state.and_then(|state| shared.passkeys.finish_registration(&state, &credential)) {
        Ok(made) => made,
        Err(problem) => return Ok(failed::log(&visitor, PURPOSE, &problem, Destination::EnrolFailed)),
    };
    let label = label(&slip.last_four, &visitor.device);
    let new = NewPasskey { credential_id: &made.credential_id, credential: &made.credential, label: &label };
    let client = Client { token: visitor.token.as_deref(), device: &visitor.device };
    match passkeys::enrol(db, slip.slip, new, client, &keep).await {
        Ok(token) => {
            extract::<SessionCookie>().await?.replace(&token);
            Ok(Destination::Front)
        }
        Err(PasskeyError::SlipGone) => Ok(Destination::Activation),
        Err(error) => Err(PageError::failed(error)),
    }
}
