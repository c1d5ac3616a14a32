//! The portal with a test city, built as `ehr serve` builds it.

use std::{net::IpAddr, path::Path};

use app::{extract::App, renderer::PdfRenderer};
use axum::{Extension, Router};
use server::{router, shared::Shared};
use store::{
    source::Random,
    testing::{City, Person},
};

use super::Browser;

/// The public URL of the portal, also for the soft phone.
pub const ORIGIN: &str = "http://localhost:3000";

/// The portal and the city that it serves.
pub struct Portal {
    pub city: City,
    pub router: Router,
}

impl Portal {
    /// The portal of a fresh city.
    pub async fn open() -> Self {
        Self::built(|shared| shared).await
    }

    /// The portal behind a trusted proxy at this address.
    pub async fn behind(trusted_proxy: Option<IpAddr>) -> Self {
        Self::built(|shared| Shared { trusted_proxy, ..shared }).await
    }

    /// The portal with this renderer.
    pub async fn with_renderer(renderer: PdfRenderer) -> Self {
        Self::built(|shared| Shared { app: App { renderer, ..shared.app.clone() }, ..shared }).await
    }

    /// The portal with e-mail turned on.
    pub async fn with_mail() -> Self {
        Self::built(|shared| Shared { app: App { mail: true, ..shared.app.clone() }, ..shared }).await
    }

    async fn built(change: impl FnOnce(Shared) -> Shared) -> Self {
        let city = City::fresh().await;
        let shared = change(Shared::new(city.db.clone(), ORIGIN).expect("an origin for passkeys"));
        let router = router::build(shared, Path::new("/nowhere"), true).layer(Extension(Random::from_os()));
        Self { city, router }
    }

    /// The browser of a visitor who is not signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// The browser of a person who is signed in.
    pub fn browser_of(&self, person: &Person) -> Browser {
        let mut browser = self.browser();
        browser.keep_token(&person.token);
        browser
    }
}
