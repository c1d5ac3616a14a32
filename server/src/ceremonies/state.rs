//! Where the state of a ceremony is stored between its two steps.

use serde_json::Value;
use store::{DatabaseError, database::Database, sign_in::ceremonies};

use crate::passkeys::{PasskeyProblem, answered_challenge};

/// The purpose under which `store` keeps the state of this challenge. The challenge is part of it, so that two tabs of one
/// browser can each complete the challenge they were given.
pub fn key(purpose: &str, challenge: &str) -> String {
    format!("{purpose} {challenge}")
}

/// Returns and deletes the state of the challenge that this answer names, if the challenge was given to this client and for this
/// purpose.
pub async fn take(
    db: &Database,
    cookie: &str,
    purpose: &str,
    credential: &str,
) -> Result<Result<Value, PasskeyProblem>, DatabaseError> {
    let challenge = match answered_challenge(credential) {
        Ok(challenge) => challenge,
        Err(problem) => return Ok(Err(problem)),
    };
    Ok(ceremonies::take(db, cookie, &key(purpose, &challenge)).await?.ok_or(PasskeyProblem::Unreadable))
}
