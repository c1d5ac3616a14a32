//! Errors of passkey ceremonies.

use webauthn_rs::prelude::WebauthnError;

/// Why a ceremony failed. These texts are not shown to people.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyProblem {
    /// The configured origin is not a URL with a host name.
    #[error("the origin is not one that passkeys can be bound to")]
    Origin,
    /// The browser's answer is not a credential. The error does not contain the answer, which must not be logged.
    #[error("the browser's answer is not a credential")]
    Malformed,
    /// The phone cannot find the new passkey by itself, so the passkey could not be used for sign-in.
    #[error("the new passkey is not discoverable")]
    NotDiscoverable,
    /// The passkey does not belong to the account, or the answer names no account.
    #[error("the passkey is not one of the account")]
    Unknown,
    /// The phone did not verify its user (fingerprint, face or PIN).
    #[error("the authenticator did not verify its user")]
    NotVerified,
    /// The signature counter did not increase: a copy of the passkey may be in use, or an answer was sent twice.
    #[error("the signature counter of the passkey did not grow")]
    CounterWentBackwards,
    /// The answer is not valid: wrong challenge, origin or signature.
    #[error("the answer of the authenticator is invalid")]
    Refused(#[source] WebauthnError),
    /// A stored state or a stored credential cannot be read, or the state belongs to another kind of ceremony.
    #[error("the state of the ceremony or the stored credential cannot be read")]
    Unreadable,
}

impl From<WebauthnError> for PasskeyProblem {
    fn from(error: WebauthnError) -> Self {
        match error {
            WebauthnError::UserNotVerified => Self::NotVerified,
            WebauthnError::CredentialPossibleCompromise => Self::CounterWentBackwards,
            WebauthnError::CredentialNotFound | WebauthnError::InvalidUserUniqueId => Self::Unknown,
            other => Self::Refused(other),
        }
    }
}
