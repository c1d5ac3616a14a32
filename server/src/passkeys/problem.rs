//! What can go wrong with a passkey.

use webauthn_rs::prelude::WebauthnError;

/// Why a ceremony did not succeed. None of it is shown to people in these words.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyProblem {
    /// The configured origin is not a URL with a host name.
    #[error("the origin is not one that passkeys can be bound to")]
    Origin,
    /// What the browser sent is not a credential. Its text is left out: it is not ours to log.
    #[error("the browser's answer is not a credential")]
    Malformed,
    /// The new passkey cannot be found by the phone itself, so one could not sign in with it.
    #[error("the new passkey is not discoverable")]
    NotDiscoverable,
    /// No passkey of the account, or no account named by it.
    #[error("the passkey is not one of the account")]
    Unknown,
    /// The phone did not check who holds it (fingerprint, face or PIN).
    #[error("the authenticator did not verify its user")]
    NotVerified,
    /// The signature counter did not grow: a copy of the passkey may be in use, or an answer came twice.
    #[error("the signature counter of the passkey did not grow")]
    CounterWentBackwards,
    /// The answer does not hold: wrong challenge, origin, signature.
    #[error("the answer does not hold")]
    Refused(#[source] WebauthnError),
    /// A state or a stored credential of ours cannot be read, or is of another kind of ceremony.
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
