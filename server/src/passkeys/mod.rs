//! Passkeys: the required use of webauthn-rs, and nothing else.
//!
//! A ceremony has two steps. `start_…` returns a [`Challenge`]: options for the browser, and a state that stays on the server.
//! The caller binds the state to the visit and to a purpose, stores it for five minutes, and deletes it when it is read.
//! `finish_…` takes this state and the browser's answer. This module uses no database, no HTTP and no clock. To add a ceremony:
//! add a file here and a variant of `Ceremony`.

mod ceremony;
mod problem;
mod registration;
mod sign_in;
#[cfg(test)]
mod soft_phone;
mod step_up;
#[cfg(test)]
mod tests;

pub use ceremony::{Challenge, SignedIn, answered_challenge};
pub use problem::PasskeyProblem;
pub use registration::NewPasskey;
use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

/// The name of the service in the phone's prompt.
const RELYING_PARTY_NAME: &str = "居民电子健康档案";

/// The relying party of every passkey ceremony, for one origin.
#[derive(Debug, Clone)]
pub struct Passkeys {
    webauthn: Webauthn,
}

impl Passkeys {
    /// For the public origin, such as `https://ehr.example.cn` or `http://localhost:3000`.
    ///
    /// The host of the origin is the relying party id. Passkeys are bound to it permanently, so the host must never change. An
    /// IP address instead of a host name is refused, as browsers do. `any_port` is only for tests, whose port is random.
    pub fn new(origin: &str, any_port: bool) -> Result<Self, PasskeyProblem> {
        let origin = Url::parse(origin).map_err(|_| PasskeyProblem::Origin)?;
        let host = origin.domain().ok_or(PasskeyProblem::Origin)?;
        let webauthn = WebauthnBuilder::new(host, &origin)
            .and_then(|builder| builder.rp_name(RELYING_PARTY_NAME).allow_any_port(any_port).build())
            .map_err(|_| PasskeyProblem::Origin)?;
        Ok(Self { webauthn })
    }
}
