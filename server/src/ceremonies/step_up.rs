//! Step-up: the passkey is used again to confirm one act, which is then executed once.

use app::{
    access::Access,
    error::PageError,
    extract::{SessionCookie, SignedIn},
    features::counter::slip_page,
    server_functions::{Destination, SeeOther, context, extract},
};
use axum::response::{Html, IntoResponse, Response};
use domain::{
    ids::{ActId, PasskeyId, PostId, ResidentId},
    purpose::Purpose,
    section::Section,
};
use leptos::{
    prelude::server,
    server_fn::{
        ServerFn,
        codec::{FromRes, IntoRes, PostUrl},
    },
};
use serde_json::Value;
use store::{
    counter,
    opening::{self, Request},
    sign_in::{
        acts::{self, Act, ActKind},
        passkeys::{self, PasskeyError},
        sessions,
    },
};

use super::{failed, state};
use crate::{
    passkeys::{Challenge, PasskeyProblem},
    shared::Shared,
};

/// What the confirmation of a slip opens.
pub const SLIP_ACCESS: Access = Access::desk(<Confirm as ServerFn>::PATH, &[Purpose::IssueSlip], &[Section::Identity]);

/// A ceremony belongs to one act: its answer cannot confirm another act.
pub fn purpose(act: ActId) -> String {
    format!("act {act}")
}

/// The challenge.
pub async fn begin(shared: &Shared, act: ActId) -> Result<Challenge, PageError> {
    let person = extract::<SignedIn>().await?;
    acts::load(&shared.app.db, person.session.id, act).await?.ok_or(PageError::NotConfirmed)?;
    let stored = passkeys::credentials(&shared.app.db, person.session.account).await?;
    let stored: Vec<Value> = stored.into_iter().map(|p| p.credential).collect();
    shared.passkeys.start_step_up(&stored).map_err(PageError::failed)
}

/// What a confirmation is answered with.
#[derive(Debug)]
pub enum Confirmed {
    /// A page that says what was done, or on which it is done.
    Then(Destination),
    /// A slip. It is shown in this answer alone: its code is kept hashed, so no redirect can carry it.
    Slip(Html<String>),
}

impl IntoRes<SeeOther, Response, PageError> for Confirmed {
    async fn into_res(self) -> Result<Response, PageError> {
        Ok(match self {
            Self::Then(page) => page.into_response(),
            Self::Slip(slip) => slip.into_response(),
        })
    }
}

/// The library requires this implementation, see [`SeeOther`].
impl<Answer: Send> FromRes<SeeOther, Answer, PageError> for Confirmed {
    async fn from_res(_: Answer) -> Result<Self, PageError> {
        Err(PageError::NotOurForm)
    }
}

/// Confirms an act and carries it out.
#[server(prefix = "/actions", endpoint = "confirm", input = PostUrl, output = SeeOther)]
pub async fn confirm(
    /// Which act.
    act: ActId,
    /// What the phone answered, as JSON.
    credential: String,
) -> Result<Confirmed, PageError> {
    let (shared, person) = (context::<Shared>()?, extract::<SignedIn>().await?);
    let db = &shared.app.db;
    let act = acts::load(db, person.session.id, act).await?.ok_or(PageError::NotConfirmed)?;
    if let Err(problem) = prove(&shared, &person, act.id, &credential).await? {
        let back = Destination::ConfirmFailed(act.id);
        return Ok(Confirmed::Then(failed::log(&person.visitor, "step-up", &problem, back)));
    }
    if !acts::confirm(db, person.session.id, act.id).await? {
        return Err(PageError::NotConfirmed);
    }
    let token = sessions::raise(db, person.session.id, &person.token).await?.ok_or(PageError::NotConfirmed)?;
    extract::<SessionCookie>().await?.replace(&token);
    carry_out(&shared, &person, &act, &token).await
}

async fn prove(
    shared: &Shared,
    person: &SignedIn,
    act: ActId,
    credential: &str,
) -> Result<Result<(), PasskeyProblem>, PageError> {
    let db = &shared.app.db;
    let state = match state::take(db, &person.token, &purpose(act), credential).await? {
        Ok(state) => state,
        Err(problem) => return Ok(Err(problem)),
    };
    let known = passkeys::credentials(db, person.session.account).await?;
    let stored: Vec<Value> = known.iter().map(|p| p.credential.clone()).collect();
    let signed_in = match shared.passkeys.finish_step_up(&state, credential, &stored) {
        Ok(signed_in) => signed_in,
        Err(problem) => return Ok(Err(problem)),
    };
    let Some(passkey) = passkeys::find(db, &signed_in.credential_id).await?.filter(|p| p.account == person.session.account)
    else {
        return Ok(Err(PasskeyProblem::Unknown));
    };
    passkeys::used(db, passkey.id, signed_in.updated.as_ref()).await?;
    Ok(Ok(()))
}

async fn carry_out(shared: &Shared, person: &SignedIn, act: &Act, token: &str) -> Result<Confirmed, PageError> {
    let page = match act.kind {
        // The act is marked as executed when the new passkey is stored.
        ActKind::AddPasskey => Destination::NewPasskey,
        ActKind::RemovePasskey => remove_passkey(shared, person, act).await?,
        ActKind::SwitchCapacity => switch(shared, person, act).await?,
        // Postgres marks the act as executed when it creates the slip.
        ActKind::IssueSlip => return issue_slip(shared, person, act, token).await.map(Confirmed::Slip),
        // Postgres marks the act as executed when it changes the identity.
        ActKind::ChangeIdentity => {
            Destination::ChangeIdentity(act.subject.map(ResidentId::from).ok_or(PageError::NotFound)?, act.id)
        }
        // The act is marked as executed when the file is made.
        ActKind::Download => Destination::Download(act.subject.map(ResidentId::from).ok_or(PageError::NotFound)?, act.id),
    };
    Ok(Confirmed::Then(page))
}

async fn spend(shared: &Shared, person: &SignedIn, act: &Act) -> Result<(), PageError> {
    let spent = acts::spend(&shared.app.db, person.session.id, act.id).await?;
    if spent { Ok(()) } else { Err(PageError::NotConfirmed) }
}

async fn remove_passkey(shared: &Shared, person: &SignedIn, act: &Act) -> Result<Destination, PageError> {
    spend(shared, person, act).await?;
    let passkey = PasskeyId::from(act.subject.ok_or(PageError::NotFound)?);
    match passkeys::remove(&shared.app.db, person.session.account, passkey, person.session.id).await {
        Ok(()) => Ok(Destination::PasskeyRemoved),
        Err(PasskeyError::Last | PasskeyError::Database(store::DatabaseError::RowNotFound)) => Err(PageError::NotFound),
        Err(error) => Err(PageError::failed(error)),
    }
}

async fn switch(shared: &Shared, person: &SignedIn, act: &Act) -> Result<Destination, PageError> {
    spend(shared, person, act).await?;
    let switched = sessions::switch(&shared.app.db, &person.session, act.subject.map(PostId::from)).await?;
    if switched { Ok(Destination::Front) } else { Err(PageError::NotFound) }
}

async fn issue_slip(shared: &Shared, person: &SignedIn, act: &Act, token: &str) -> Result<Html<String>, PageError> {
    let db = &shared.app.db;
    let resident = ResidentId::from(act.subject.ok_or(PageError::NotFound)?);
    let request = Request {
        token,
        resident,
        purpose: Purpose::IssueSlip,
        sections: SLIP_ACCESS.sections,
        limit: None,
        client: &person.visitor.device,
        claim: None,
    };
    let writer = opening::open(db, request).await?.write(db).await?;
    let subject = writer.opening.subject.clone();
    let code = counter::issue_slip(db, writer, act.id).await?;
    slip_page(&shared.app, person, &subject, &code).await
}
