//! The posts of whoever is signed in, with the names of their institutions.

use store::{
    institutions::{self, Institution},
    sign_in::sessions::{self, Post},
};

use crate::{
    error::PageError,
    given::{App, SignedIn},
    words,
};

/// A post and where it is.
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
}

/// The current posts of whoever is signed in.
pub async fn posts_of(app: &App, person: &SignedIn) -> Result<Vec<NamedPost>, PageError> {
    let mut named = Vec::new();
    for post in sessions::posts(&app.db, person.session.account).await? {
        let institution = institutions::find(&app.db, &post.institution).await?;
        named.push(NamedPost { post, institution });
    }
    Ok(named)
}

/// The post that the session acts at, named.
pub async fn current(app: &App, person: &SignedIn) -> Result<NamedPost, PageError> {
    let post = person.post()?.clone();
    let institution = institutions::find(&app.db, &post.institution).await?;
    Ok(NamedPost { post, institution })
}
