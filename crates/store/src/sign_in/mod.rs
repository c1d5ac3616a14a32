//! Who someone is: activation slips, passkeys, sessions, and the acts that ask for a passkey again.
//!
//! All of it through the pool of `ehr_sign_in`, the only role that may begin, raise or end a session.
//! What proves a person (WebAuthn) is the server's matter; here its results are kept.

pub mod acts;
pub mod ceremonies;
pub mod limits;
pub mod passkeys;
pub mod sessions;
pub mod slips;
pub mod visits;

use sha2::{Digest, Sha256};

/// Tokens and codes are kept as this hash. They are random and long, so a plain hash is enough.
pub(crate) fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}
