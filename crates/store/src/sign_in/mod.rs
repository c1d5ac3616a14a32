//! Sign-in: activation slips, passkeys, sessions, and acts that need a step-up.
//!
//! Everything here uses the pool of `ehr_sign_in`, the only role that may begin, raise or end a session. The server verifies
//! passkeys (WebAuthn); this module stores the results.

pub mod acts;
pub mod ceremonies;
pub mod limits;
pub mod passkeys;
pub mod sessions;
pub mod slips;
pub mod visits;

use sha2::{Digest, Sha256};

/// Tokens and codes are stored as this hash. They are random and long, so a hash without key or salt is enough.
pub(crate) fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}
