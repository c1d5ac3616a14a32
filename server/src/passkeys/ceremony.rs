//! Shared parts of the ceremonies: the format of their state, and the result of an assertion.

use super::PasskeyProblem;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration,
};
use webauthn_rs_proto::CollectedClientData;

/// The result of the first step of a ceremony.
#[derive(Debug, Clone)]
pub struct Challenge {
    /// The random bytes that the authenticator signs, in base64url. See [`answered_challenge`].
    pub id: String,
    /// For the browser: `{"publicKey": …}`.
    pub options: Value,
    /// For the server only; a person who has it could replay the ceremony.
    pub state: Value,
}

/// The result of a valid assertion: this passkey was used, and the phone verified its user.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedIn {
    /// The credential id of the passkey that answered.
    pub credential_id: Vec<u8>,
    /// The credential to store from now on, if its counter or backup flags changed.
    pub updated: Option<Value>,
}

/// The state of a ceremony, by kind, so that a ceremony that was started for one purpose cannot complete another.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ceremony {
    Registration { account: Uuid, registration: PasskeyRegistration },
    SignIn(DiscoverableAuthentication),
    StepUp(PasskeyAuthentication),
}

impl Ceremony {
    /// The challenge: options for the browser, and this state for the server.
    pub(super) fn begun(self, options: &impl Serialize) -> Result<Challenge, PasskeyProblem> {
        let options = to_value(options)?;
        let id = options.pointer("/publicKey/challenge").and_then(Value::as_str).ok_or(PasskeyProblem::Unreadable)?.to_owned();
        Ok(Challenge { id, options, state: to_value(&self)? })
    }

    pub(super) fn read(state: &Value) -> Result<Self, PasskeyProblem> {
        Self::deserialize(state).map_err(|_| PasskeyProblem::Unreadable)
    }
}

/// The [`Challenge::id`] that an answer names in its client data (Web Authentication Level 3, §5.8.1).
///
/// The name is not verified: it finds the stored state, and the library then compares the challenge in the state with the answer.
pub fn answered_challenge(credential_json: &str) -> Result<String, PasskeyProblem> {
    let answer: Answer = from_browser(credential_json)?;
    let client_data = BASE64.decode(answer.response.client_data).map_err(|_| PasskeyProblem::Malformed)?;
    let client_data: CollectedClientData = serde_json::from_slice(&client_data).map_err(|_| PasskeyProblem::Malformed)?;
    Ok(BASE64.encode(client_data.challenge))
}

/// What the answers of all ceremonies have in common.
#[derive(Deserialize)]
struct Answer {
    response: AnswerResponse,
}

#[derive(Deserialize)]
struct AnswerResponse {
    #[serde(rename = "clientDataJSON")]
    client_data: String,
}

/// Parses a credential as stored in the database.
pub(super) fn stored_passkey(stored: &Value) -> Result<Passkey, PasskeyProblem> {
    Passkey::deserialize(stored).map_err(|_| PasskeyProblem::Unreadable)
}

/// Parses the credential that the browser put into the form.
pub(super) fn from_browser<T: DeserializeOwned>(json: &str) -> Result<T, PasskeyProblem> {
    serde_json::from_str(json).map_err(|_| PasskeyProblem::Malformed)
}

/// Serialises one of our own types. An error is a defect of this program, not the visitor's fault.
pub(super) fn to_value(value: &impl Serialize) -> Result<Value, PasskeyProblem> {
    serde_json::to_value(value).map_err(|_| PasskeyProblem::Unreadable)
}

/// The result of an assertion that the library accepted.
pub(super) fn conclude(result: &AuthenticationResult, mut passkey: Passkey) -> Result<SignedIn, PasskeyProblem> {
    if !result.user_verified() {
        return Err(PasskeyProblem::NotVerified);
    }
    let changed = passkey.update_credential(result).ok_or(PasskeyProblem::Unknown)?;
    Ok(SignedIn { credential_id: result.cred_id().clone(), updated: if changed { Some(to_value(&passkey)?) } else { None } })
}
