//! A person with a valid session.

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use domain::capacity::Capacity;
use store::sign_in::sessions::{self, Post, Session};

use super::{App, Token, Visitor};
use crate::error::PageError;

/// A person with a valid session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The client of the request.
    pub visitor: Visitor,
    /// The session.
    pub session: Session,
    /// The session's id from the cookie, which is needed to open records.
    pub token: Token,
}

impl SignedIn {
    /// The post, if the person acts as staff; otherwise *not found*.
    pub fn post(&self) -> Result<&Post, PageError> {
        self.session.post.as_ref().filter(|_| self.session.capacity == Capacity::Staff).ok_or(PageError::NotFound)
    }

    /// The path of this person's home page.
    pub fn home(&self) -> String {
        match (self.session.capacity, self.session.resident) {
            (Capacity::Resident, Some(resident)) => format!("/record/{resident}"),
            _ => "/desk".to_owned(),
        }
    }
}

impl<S> FromRequestParts<S> for SignedIn
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let app = App::from_ref(state);
        let visitor = Visitor::of(parts);
        let token = visitor.token.clone().ok_or(PageError::SignedOut)?;
        let session = sessions::load(&app.db, &token).await?.ok_or(PageError::SignedOut)?;
        Ok(Self { visitor, session, token })
    }
}
