//! What the ceremonies share: how their state is kept, and what an assertion proves.

use super::PasskeyProblem;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration,
};

/// The first half of a ceremony.
#[derive(Debug, Clone)]
pub struct Challenge {
    /// For the browser: `{"publicKey": …}`.
    pub options: Value,
    /// For the server alone; whoever holds it could replay the ceremony.
    pub state: Value,
}

/// What a good assertion proved: this passkey was used, by someone its phone recognised.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedIn {
    /// Of the passkey that answered.
    pub credential_id: Vec<u8>,
    /// The credential to store from now on, if its counter or backup flags changed.
    pub updated: Option<Value>,
}

/// The state of a ceremony, by kind, so that one begun for one purpose cannot end another.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ceremony {
    Registration { account: Uuid, registration: PasskeyRegistration },
    SignIn(DiscoverableAuthentication),
    StepUp(PasskeyAuthentication),
}

impl Ceremony {
    /// Puts the two halves of a started ceremony side by side.
    pub(super) fn begun(self, options: &impl Serialize) -> Result<Challenge, PasskeyProblem> {
        Ok(Challenge { options: to_value(options)?, state: to_value(&self)? })
    }

    pub(super) fn read(state: &Value) -> Result<Self, PasskeyProblem> {
        Self::deserialize(state).map_err(|_| PasskeyProblem::Unreadable)
    }
}

/// A credential as we keep it in the database.
pub(super) fn stored_passkey(stored: &Value) -> Result<Passkey, PasskeyProblem> {
    Passkey::deserialize(stored).map_err(|_| PasskeyProblem::Unreadable)
}

/// What the browser put in the form.
pub(super) fn from_browser<T: DeserializeOwned>(json: &str) -> Result<T, PasskeyProblem> {
    serde_json::from_str(json).map_err(|_| PasskeyProblem::Malformed)
}

/// Our own types always serialise; an error here would be a defect, not the visitor's doing.
pub(super) fn to_value(value: &impl Serialize) -> Result<Value, PasskeyProblem> {
    serde_json::to_value(value).map_err(|_| PasskeyProblem::Unreadable)
}

/// Draws the consequences of an assertion the library found good.
pub(super) fn conclude(result: &AuthenticationResult, mut passkey: Passkey) -> Result<SignedIn, PasskeyProblem> {
    if !result.user_verified() {
        return Err(PasskeyProblem::NotVerified);
    }
    let changed = passkey.update_credential(result).ok_or(PasskeyProblem::Unknown)?;
    Ok(SignedIn { credential_id: result.cred_id().clone(), updated: if changed { Some(to_value(&passkey)?) } else { None } })
}
