//! The button with which a clerk proposes to change a registered identity.

use domain::ids::ResidentId;
use leptos::{prelude::*, server_fn::codec::PostUrl};
use store::sign_in::acts::{self, ActKind};

use crate::{
    error::PageError,
    extract::{App, SignedIn},
    server_functions::{Destination, SeeOther, context, extract},
};

/// Proposes to change the registered identity.
#[server(prefix = "/actions", endpoint = "propose-identity-change", input = PostUrl, output = SeeOther)]
pub async fn propose_identity_change(
    /// Whose identity it is.
    person: ResidentId,
) -> Result<Destination, PageError> {
    let (app, clerk) = (context::<App>()?, extract::<SignedIn>().await?);
    clerk.post()?;
    let act = acts::propose(&app.db, clerk.session.id, ActKind::ChangeIdentity, Some(person.uuid())).await?;
    Ok(Destination::Confirm(act))
}
