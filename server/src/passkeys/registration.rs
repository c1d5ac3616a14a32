//! Making a passkey: at enrolment, and when another one is added.

use super::ceremony::{Ceremony, from_browser, to_value};
use super::{Challenge, PasskeyProblem, Passkeys};
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::RegisterPublicKeyCredential;
use webauthn_rs_proto::{AuthenticatorSelectionCriteria, ResidentKeyRequirement};

/// A passkey to store.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPasskey {
    /// The account named when the ceremony began: the passkey belongs to it and to no other.
    pub account: Uuid,
    /// Unique over all accounts.
    pub credential_id: Vec<u8>,
    /// For the database: public key, counter, flags.
    pub credential: Value,
}

impl Passkeys {
    /// Asks for a passkey that the phone can find by itself and that checks its holder.
    ///
    /// `passkey_name` is what the phone lists, such as 健康档案 ····1234: never the person's name.
    /// `exclude` holds the credential ids the account has already, so that one phone makes one passkey.
    pub fn start_registration(
        &self,
        account: Uuid,
        passkey_name: &str,
        exclude: Vec<Vec<u8>>,
    ) -> Result<Challenge, PasskeyProblem> {
        let (mut options, registration) =
            self.webauthn.start_passkey_registration(account, passkey_name, passkey_name, Some(exclude))?;
        // The library discourages discoverable passkeys; sign-in without typing needs one.
        let selection = options.public_key.authenticator_selection.take();
        options.public_key.authenticator_selection = Some(AuthenticatorSelectionCriteria {
            resident_key: Some(ResidentKeyRequirement::Required),
            require_resident_key: true,
            ..selection.unwrap_or_default()
        });
        Ceremony::Registration { account, registration }.begun(&options)
    }

    /// The passkey the phone made. The caller refuses a credential id that is stored already.
    pub fn finish_registration(&self, state: &Value, credential_json: &str) -> Result<NewPasskey, PasskeyProblem> {
        let Ceremony::Registration { account, registration } = Ceremony::read(state)? else {
            return Err(PasskeyProblem::Unreadable);
        };
        let answer: RegisterPublicKeyCredential = from_browser(credential_json)?;
        let passkey = self.webauthn.finish_passkey_registration(&answer, &registration)?;
        // `None` means that the browser does not say, which many do not.
        if answer.extensions.cred_props.and_then(|properties| properties.rk) == Some(false) {
            return Err(PasskeyProblem::NotDiscoverable);
        }
        Ok(NewPasskey { account, credential_id: passkey.cred_id().clone(), credential: to_value(&passkey)? })
    }
}
