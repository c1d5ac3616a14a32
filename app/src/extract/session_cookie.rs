//! The one cookie of a visit or a session: its id, and when a response changes it (ADR 13).
//!
//! tower-sessions reads the cookie, creates visits through our store, and removes the cookie at sign-out. If Postgres has just
//! begun a session or rotated its id, this module puts the new id into the same cookie jar.

use std::{fmt, ops::Deref};

use axum::{extract::FromRequestParts, http::request::Parts};
use tower_cookies::Cookies;
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, SessionStore,
    cookie::{Cookie, CookieBuilder, SameSite, time::Duration},
};

use crate::error::PageError;

/// The cookie's name. `__Host-` binds it to this host, to https (or localhost) and to the whole site.
pub const SESSION_COOKIE: &str = "__Host-ehr";

const PATH: &str = "/";
const SAME_SITE: SameSite = SameSite::Lax;

/// The id in the cookie. It is a secret, so no log and no `Debug` shows it.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// The id in the cookie of this request, if it is well formed. Only Postgres knows whether the id names a visit or a
    /// session.
    pub(super) fn of(parts: &Parts) -> Option<Self> {
        parts.extensions.get::<Session>().and_then(Session::id).map(|id| Self(id.to_string()))
    }
}

impl Deref for Token {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// The session layer of the router, over this store. The cookie expires when the browser is closed; Postgres decides how long
/// its id is valid.
pub fn layer<S: SessionStore>(store: S) -> SessionManagerLayer<S> {
    SessionManagerLayer::new(store)
        .with_name(SESSION_COOKIE)
        .with_path(PATH)
        .with_secure(true)
        .with_http_only(true)
        .with_same_site(SAME_SITE)
        .with_expiry(Expiry::OnSessionEnd)
}

/// A cookie with the same attributes as the layer's, for an id that the layer does not know.
fn cookie(id: &str) -> CookieBuilder<'static> {
    Cookie::build((SESSION_COOKIE, id.to_owned())).path(PATH).secure(true).http_only(true).same_site(SAME_SITE)
}

/// The cookie that removes the session cookie. The library's removal cookie has no `Secure`, so a browser would ignore it under
/// a `__Host-` name and keep the old cookie.
pub fn removal() -> Cookie<'static> {
    cookie("").max_age(Duration::ZERO).build()
}

/// The cookie of this request's client, for the handlers that change it.
#[derive(Clone)]
pub struct SessionCookie {
    session: Session,
    jar: Cookies,
}

impl SessionCookie {
    /// The id of the client's visit or session. If the client has no valid id, a visit begins and the response sets its cookie.
    pub async fn visit(&self) -> Result<Token, PageError> {
        let before = self.session.id();
        self.session.save().await.map_err(PageError::failed)?;
        let id = self.session.id();
        if id != before {
            // The layer only sets a cookie for a modified session. Setting the expiry modifies the session without storing
            // data.
            self.session.set_expiry(Some(Expiry::OnSessionEnd));
        }
        id.map(|id| Token(id.to_string())).ok_or_else(|| PageError::failed(NoLayer))
    }

    /// Ends the client's visit or session and begins a visit.
    pub async fn new_visit(&self) -> Result<Token, PageError> {
        self.leave().await?;
        self.visit().await
    }

    /// Ends the client's visit or session; the response removes the cookie.
    pub async fn leave(&self) -> Result<(), PageError> {
        if self.session.id().is_some() {
            self.session.flush().await.map_err(PageError::failed)?;
        }
        Ok(())
    }

    /// Puts the id of a session that `store` has just rotated into the response, with any status, because the client's old id
    /// is already invalid.
    pub fn replace(&self, token: &str) {
        self.jar.add(cookie(token).build());
    }
}

/// The router has no session layer: a programming error.
#[derive(Debug, thiserror::Error)]
#[error("the route is outside the session layer")]
struct NoLayer;

impl<S: Send + Sync> FromRequestParts<S> for SessionCookie {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        match (parts.extensions.get::<Session>(), parts.extensions.get::<Cookies>()) {
            (Some(session), Some(jar)) => Ok(Self { session: session.clone(), jar: jar.clone() }),
            _ => Err(PageError::failed(NoLayer)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_removal_cookie_is_one_that_a_browser_accepts() {
        assert_eq!(removal().to_string(), "__Host-ehr=; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0");
    }

    #[test]
    fn a_token_does_not_show_itself() {
        let token = Token("secret".to_owned());
        assert_eq!(format!("{token:?}"), "Token");
        assert_eq!(&*token, "secret", "the test can fail");
    }
}
