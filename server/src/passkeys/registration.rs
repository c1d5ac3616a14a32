//! Creation of a passkey: at enrolment, and when a passkey is added.

use super::ceremony::{Ceremony, from_browser, to_value};
use super::{Challenge, PasskeyProblem, Passkeys};
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::RegisterPublicKeyCredential;
use webauthn_rs_proto::{AuthenticatorSelectionCriteria, ResidentKeyRequirement};

/// A passkey to store.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPasskey {
    /// The account that was named when the ceremony started: the passkey belongs to this account only.
    pub account: Uuid,
    /// Unique over all accounts.
    pub credential_id: Vec<u8>,
    /// The stored credential: public key, counter, flags.
    pub credential: Value,
}

impl Passkeys {
    /// Requests a passkey that the phone can find by itself and for which the phone verifies its user.
    ///
    /// `passkey_name` is the name in the phone's list, such as 健康档案 ····1234; it never contains the person's name. `exclude`
    /// contains the credential ids that the account already has, so that a phone does not create a second passkey.
    pub fn start_registration(
        &self,
        account: Uuid,
        passkey_name: &str,
        exclude: Vec<Vec<u8>>,
    ) -> Result<Challenge, PasskeyProblem> {
        let (mut options, registration) =
            self.webauthn.start_passkey_registration(account, passkey_name, passkey_name, Some(exclude))?;
        // The library discourages discoverable passkeys; sign-in without a typed name needs one.
        let selection = options.public_key.authenticator_selection.take();
        options.public_key.authenticator_selection = Some(AuthenticatorSelectionCriteria {
            resident_key: Some(ResidentKeyRequirement::Required),
            require_resident_key: true,
            ..selection.unwrap_or_default()
        });
        Ceremony::Registration { account, registration }.begun(&options)
    }

    /// The passkey that the phone created. The caller refuses a credential id that is already stored.
    pub fn finish_registration(&self, state: &Value, credential_json: &str) -> Result<NewPasskey, PasskeyProblem> {
        let Ceremony::Registration { account, registration } = Ceremony::read(state)? else {
            return Err(PasskeyProblem::Unreadable);
        };
        let answer: RegisterPublicKeyCredential = from_browser(credential_json)?;
        let passkey = self.webauthn.finish_passkey_registration(&answer, &registration)?;
        // `None` means that the browser does not report this property; many browsers do not.
        if answer.extensions.cred_props.and_then(|properties| properties.rk) == Some(false) {
            return Err(PasskeyProblem::NotDiscoverable);
        }
        Ok(NewPasskey { account, credential_id: passkey.cred_id().clone(), credential: to_value(&passkey)? })
    }
}
