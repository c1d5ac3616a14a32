//! Sign-in: a discoverable passkey identifies the person; nothing is typed.

use app::{
    error::PageError,
    extract::{SessionCookie, Visitor},
    server_functions::{Destination, SeeOther, context, extract},
};
use leptos::{prelude::server, server_fn::codec::PostUrl};
use store::sign_in::{passkeys, sessions::Client};

use super::{failed, state};
use crate::{
    passkeys::{Challenge, PasskeyProblem},
    shared::Shared,
};

pub const PURPOSE: &str = "sign-in";

/// The challenge.
pub fn begin(shared: &Shared) -> Result<Challenge, PageError> {
    shared.passkeys.start_sign_in().map_err(PageError::failed)
}

/// Signs in.
#[server(prefix = "/actions", endpoint = "sign-in", input = PostUrl, output = SeeOther)]
pub async fn sign_in(
    /// What the phone answered, as JSON.
    credential: String,
) -> Result<Destination, PageError> {
    let (shared, visitor) = (context::<Shared>()?, extract::<Visitor>().await?);
    match prove(&shared, &visitor, &credential).await? {
        Ok(token) => {
            extract::<SessionCookie>().await?.replace(&token);
            Ok(Destination::Front)
        }
        Err(problem) => Ok(failed::log(&visitor, PURPOSE, &problem, Destination::SignInFailed)),
    }
}

/// The token of the new session, or why the passkey was refused.
async fn prove(shared: &Shared, visitor: &Visitor, credential: &str) -> Result<Result<String, PasskeyProblem>, PageError> {
    let db = &shared.app.db;
    let visit = visitor.token.as_deref().unwrap_or_default();
    let state = match state::take(db, visit, PURPOSE, credential).await? {
        Ok(state) => state,
        Err(problem) => return Ok(Err(problem)),
    };
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
