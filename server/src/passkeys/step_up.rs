//! Step-up: a person who is already signed in uses the passkey again.

use super::ceremony::{Ceremony, conclude, from_browser, stored_passkey};
use super::{Challenge, PasskeyProblem, Passkeys, SignedIn};
use serde_json::Value;
use webauthn_rs::prelude::{AuthenticationResult, Passkey, PublicKeyCredential};

impl Passkeys {
    /// A challenge that only the passkeys in `stored`, those of the account, can answer.
    pub fn start_step_up(&self, stored: &[Value]) -> Result<Challenge, PasskeyProblem> {
        let passkeys = read_all(stored)?;
        if passkeys.is_empty() {
            return Err(PasskeyProblem::Unknown);
        }
        let (options, state) = self.webauthn.start_passkey_authentication(&passkeys)?;
        Ceremony::StepUp(state).begun(&options)
    }

    /// Verifies the answer. `stored` contains the *current* credentials of the account: a passkey that was removed after the
    /// challenge is no longer accepted, and counters are compared with the latest stored ones.
    pub fn finish_step_up(&self, state: &Value, credential_json: &str, stored: &[Value]) -> Result<SignedIn, PasskeyProblem> {
        let Ceremony::StepUp(state) = Ceremony::read(state)? else {
            return Err(PasskeyProblem::Unreadable);
        };
        let answer: PublicKeyCredential = from_browser(credential_json)?;
        let result = self.webauthn.finish_passkey_authentication(&answer, &state)?;
        let (now, passkey) = stored
            .iter()
            .zip(read_all(stored)?)
            .find(|(_, passkey)| passkey.cred_id() == result.cred_id())
            .ok_or(PasskeyProblem::Unknown)?;
        refuse_old_counter(&result, now)?;
        conclude(&result, passkey)
    }
}

fn read_all(stored: &[Value]) -> Result<Vec<Passkey>, PasskeyProblem> {
    stored.iter().map(stored_passkey).collect()
}

/// Compares the counter with the currently stored one (Web Authentication Level 3, §7.2 step 22). The library compared it with
/// the counter that was stored when the challenge was created. The library has no accessor for the stored counter, so this
/// function reads it from the JSON.
fn refuse_old_counter(result: &AuthenticationResult, stored: &Value) -> Result<(), PasskeyProblem> {
    let counter = stored.pointer("/cred/counter").and_then(Value::as_u64);
    let counter = counter.ok_or(PasskeyProblem::Unreadable)?;
    let answered = u64::from(result.counter());
    if (answered > 0 || counter > 0) && answered <= counter {
        return Err(PasskeyProblem::CounterWentBackwards);
    }
    Ok(())
}
