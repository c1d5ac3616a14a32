//! Passkeys: what we ask of webauthn-rs, and nothing else.
//!
//! A ceremony has two halves. `start_…` returns a [`Challenge`]: options for the browser, and a state
//! that stays on the server, bound by the caller to the visit and the purpose, kept five minutes and
//! deleted when read. `finish_…` takes that state and the browser's answer. No database, no HTTP, no
//! clock here. A new ceremony is a file here and a variant of `Ceremony`.

mod ceremony;
mod problem;
mod registration;
mod sign_in;
#[cfg(test)]
mod soft_phone;
mod step_up;
#[cfg(test)]
mod tests;

pub use ceremony::{Challenge, SignedIn};
pub use problem::PasskeyProblem;
pub use registration::NewPasskey;
use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

/// The service's name in the phone's own prompt.
const RELYING_PARTY_NAME: &str = "居民电子健康档案";

/// Our side of every passkey ceremony, for one origin.
#[derive(Debug, Clone)]
pub struct Passkeys {
    webauthn: Webauthn,
}

impl Passkeys {
    /// For the origin people see, such as `https://ehr.example.cn` or `http://localhost:3000`.
    ///
    /// Its host is the relying party id: passkeys are bound to it for good, so it never changes. An
    /// address instead of a name is refused, as browsers do. `any_port` is for tests alone, where the
    /// port is drawn.
    pub fn new(origin: &str, any_port: bool) -> Result<Self, PasskeyProblem> {
        let origin = Url::parse(origin).map_err(|_| PasskeyProblem::Origin)?;
        let host = origin.domain().ok_or(PasskeyProblem::Origin)?;
        let webauthn = WebauthnBuilder::new(host, &origin)
            .and_then(|builder| builder.rp_name(RELYING_PARTY_NAME).allow_any_port(any_port).build())
            .map_err(|_| PasskeyProblem::Origin)?;
        Ok(Self { webauthn })
    }
}
