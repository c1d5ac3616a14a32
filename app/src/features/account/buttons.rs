//! Buttons of the account page: acts that `/confirm` restates before a passkey confirms them, and the end of a session.

use domain::ids::{PasskeyId, PostId, SessionId};
use leptos::{prelude::server, server_fn::codec::PostUrl};
use store::sign_in::{
    acts::{self, ActKind},
    sessions,
};
use uuid::Uuid;

use crate::{
    error::PageError,
    extract::{App, SignedIn},
    server_functions::{Destination, SeeOther, context, extract},
};

async fn propose(kind: ActKind, subject: Option<Uuid>) -> Result<Destination, PageError> {
    let (app, person) = (context::<App>()?, extract::<SignedIn>().await?);
    Ok(Destination::Confirm(acts::propose(&app.db, person.session.id, kind, subject).await?))
}

/// Proposes to add a passkey.
#[server(prefix = "/actions", endpoint = "propose-adding-passkey", input = PostUrl, output = SeeOther)]
pub async fn propose_adding_passkey() -> Result<Destination, PageError> {
    propose(ActKind::AddPasskey, None).await
}

/// Proposes to remove a passkey.
#[server(prefix = "/actions", endpoint = "propose-removing-passkey", input = PostUrl, output = SeeOther)]
pub async fn propose_removing_passkey(
    /// Which one.
    passkey: PasskeyId,
) -> Result<Destination, PageError> {
    propose(ActKind::RemovePasskey, Some(passkey.uuid())).await
}

/// Proposes to act in another capacity.
#[server(prefix = "/actions", endpoint = "propose-capacity", input = PostUrl, output = SeeOther)]
pub async fn propose_capacity(
    /// At this post; as a resident where none is named.
    post: Option<PostId>,
) -> Result<Destination, PageError> {
    propose(ActKind::SwitchCapacity, post.map(PostId::uuid)).await
}

/// Ends a session of one's own: at once, because it can only make things safer.
#[server(prefix = "/actions", endpoint = "end-session", input = PostUrl, output = SeeOther)]
pub async fn end_session(
    /// Which one.
    session: SessionId,
) -> Result<Destination, PageError> {
    let (app, person) = (context::<App>()?, extract::<SignedIn>().await?);
    let ended = sessions::end_own(&app.db, person.session.account, session).await?;
    if ended { Ok(Destination::SessionEnded) } else { Err(PageError::NotFound) }
}
