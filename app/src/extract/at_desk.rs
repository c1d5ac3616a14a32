//! Staff at a post, and posts with their institutions.

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use store::{
    institutions::{self, Institution},
    sign_in::sessions::{self, Post},
};

use crate::{
    error::PageError,
    extract::{App, SignedIn},
    words,
};

/// A post, with its institution.
#[derive(Debug, Clone)]
pub struct NamedPost {
    /// The post.
    pub post: Post,
    institution: Option<Institution>,
}

impl NamedPost {
    /// The institution's name in the page's language.
    pub fn institution(&self) -> String {
        self.institution.as_ref().map(|i| words::pick(&i.name_zh, &i.name_en)).unwrap_or_default()
    }

    /// Whether the institution is a health centre.
    pub fn is_at_health_centre(&self) -> bool {
        self.institution.as_ref().is_some_and(|institution| institution.is_health_centre)
    }

    /// The name of the institution's district in the page's language, if one is recorded.
    pub fn district(&self) -> Option<String> {
        self.institution.as_ref()?.district.as_ref().map(|(zh, en)| words::pick(zh, en))
    }
}

/// The current posts of the signed-in person.
pub async fn posts_of(app: &App, person: &SignedIn) -> Result<Vec<NamedPost>, PageError> {
    let mut named = Vec::new();
    for post in sessions::posts(&app.db, person.session.account).await? {
        let institution = institutions::find(&app.db, &post.institution).await?;
        named.push(NamedPost { post, institution });
    }
    Ok(named)
}

/// Staff at the desk. List this extractor before `RecordReader`: then its queries are complete before the record is opened. A
/// request that holds one database connection must not wait for another.
#[derive(Debug, Clone)]
pub struct AtDesk {
    /// The person.
    pub person: SignedIn,
    /// The post at which the person acts.
    pub post: NamedPost,
}

impl<S> FromRequestParts<S> for AtDesk
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let person = SignedIn::from_request_parts(parts, state).await?;
        let post = current_post(&App::from_ref(state), &person).await?;
        Ok(Self { person, post })
    }
}

/// The post at which the session acts, with its institution.
pub async fn current_post(app: &App, person: &SignedIn) -> Result<NamedPost, PageError> {
    let post = person.post()?.clone();
    let institution = institutions::find(&app.db, &post.institution).await?;
    Ok(NamedPost { post, institution })
}
