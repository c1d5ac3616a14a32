//! The portal as `ehr serve` builds it, over a test city.

use std::{net::IpAddr, path::Path};

use app::{extract::App, features::exports::PdfRenderer};
use axum::{Extension, Router};
use server::{router, shared::Shared};
use store::{
    source::Random,
    testing::{City, Person},
};

use super::Browser;

/// Where people believe the portal is; the soft phone believes it too.
pub const ORIGIN: &str = "http://localhost:3000";

/// The portal and the city that it serves.
pub struct Portal {
    pub city: City,
    pub router: Router,
}

impl Portal {
    /// Opens the portal of a fresh city.
    pub async fn open() -> Self {
        Self::built(|shared| shared).await
    }

    /// Opens it behind a proxy at this address.
    pub async fn behind(trusted_proxy: Option<IpAddr>) -> Self {
        Self::built(|shared| Shared { trusted_proxy, ..shared }).await
    }

    /// Opens it with this renderer.
    pub async fn with_renderer(renderer: PdfRenderer) -> Self {
        Self::built(|shared| Shared { app: App { renderer, ..shared.app.clone() }, ..shared }).await
    }

    /// Opens it where e-mail can be sent.
    pub async fn with_mail() -> Self {
        Self::built(|shared| Shared { app: App { mail: true, ..shared.app.clone() }, ..shared }).await
    }

    async fn built(change: impl FnOnce(Shared) -> Shared) -> Self {
        let city = City::fresh().await;
        let shared = change(Shared::new(city.db.clone(), ORIGIN).expect("an origin for passkeys"));
        let router = router::build(shared, Path::new("/nowhere"), true).layer(Extension(Random::from_os()));
        Self { city, router }
    }

    /// The browser of somebody who is not signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// The browser of somebody who is.
    pub fn browser_of(&self, person: &Person) -> Browser {
        let mut browser = self.browser();
        browser.keep_token(&person.token);
        browser
    }
}
