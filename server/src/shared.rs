//! The state that all handlers share.

use std::net::IpAddr;

use app::{
    extract::App,
    renderer::{FontPaths, PdfRenderer},
};
use axum::extract::FromRef;
use store::database::Database;

use crate::passkeys::{PasskeyProblem, Passkeys};

/// The state that all handlers share.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The state of the pages.
    pub app: App,
    /// The relying party of the passkey ceremonies.
    pub passkeys: Passkeys,
    /// The host and port that `Host` and `Origin` must name.
    pub origin: String,
    /// The proxy whose `X-Forwarded-For` is trusted.
    pub trusted_proxy: Option<IpAddr>,
}

impl Shared {
    /// The state for this public origin.
    pub fn new(db: Database, origin: &str) -> Result<Self, PasskeyProblem> {
        let origin = origin.trim_end_matches('/').to_owned();
        Ok(Self {
            passkeys: Passkeys::new(&origin, false)?,
            app: App { db, origin: origin.clone(), renderer: PdfRenderer::new(FontPaths::default()), mail: false },
            origin,
            trusted_proxy: None,
        })
    }
}

impl FromRef<Shared> for App {
    fn from_ref(shared: &Shared) -> Self {
        shared.app.clone()
    }
}
