//! Sign-in: the phone finds the passkey, and nothing is typed.

use super::ceremony::{Ceremony, conclude, from_browser, stored_passkey};
use super::{Challenge, PasskeyProblem, Passkeys, SignedIn};
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::PublicKeyCredential;

impl Passkeys {
    /// A challenge for any passkey of this service that the phone holds.
    pub fn start_sign_in(&self) -> Result<Challenge, PasskeyProblem> {
        let (mut options, state) = self.webauthn.start_discoverable_authentication()?;
        // The library requests autofill in a name field; the page has a button instead.
        options.mediation = None;
        Ceremony::SignIn(state).begun(&options)
    }

    /// The account (user handle) and the credential id that the answer claims.
    ///
    /// The claim is not verified. The caller looks up the credential id, compares its owner with the account, and passes the
    /// stored credential to [`Passkeys::finish_sign_in`].
    pub fn identify(&self, credential_json: &str) -> Result<(Uuid, Vec<u8>), PasskeyProblem> {
        let answer: PublicKeyCredential = from_browser(credential_json)?;
        let (account, credential_id) = self.webauthn.identify_discoverable_authentication(&answer)?;
        Ok((account, credential_id.to_vec()))
    }

    /// Verifies the answer with the stored credential.
    pub fn finish_sign_in(&self, state: &Value, credential_json: &str, stored: &Value) -> Result<SignedIn, PasskeyProblem> {
        let Ceremony::SignIn(state) = Ceremony::read(state)? else {
            return Err(PasskeyProblem::Unreadable);
        };
        let answer: PublicKeyCredential = from_browser(credential_json)?;
        let passkey = stored_passkey(stored)?;
        let result = self.webauthn.finish_discoverable_authentication_v2(&answer, state, &passkey)?;
        conclude(&result, passkey)
    }
}
