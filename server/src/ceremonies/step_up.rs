//! Step-up: the passkey is used again to confirm one act, which is then executed once.

use app::{
    error::PageError,
    extract::{SessionCookie, SignedIn},
    features::desk,
};
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ids::{ActId, PasskeyId, PostId, ResidentId},
    purpose::Purpose,
    section::Section,
};
use serde_json::Value;
use store::{
    counter,
    opening::{self, Request},
    sign_in::{
        acts::{self, Act, ActKind},
        ceremonies,
        passkeys::{self, PasskeyError},
        sessions,
    },
};
use uuid::Uuid;

use super::challenge_and_answer::{Answer, came_to_nothing, hand_out};
use crate::{passkeys::PasskeyProblem, shared::Shared};

/// A ceremony belongs to one act: its answer cannot confirm another act.
fn purpose(act: ActId) -> String {
    format!("act {act}")
}

/// `POST /confirm/{act}/challenge`
pub async fn challenge(
    State(shared): State<Shared>,
    person: SignedIn,
    cookie: SessionCookie,
    Path(act): Path<Uuid>,
) -> Result<Response, PageError> {
    let db = &shared.app.db;
    let act = acts::load(db, person.session.id, ActId::from(act)).await?.ok_or(PageError::NotConfirmed)?;
    let stored: Vec<Value> = passkeys::credentials(db, person.session.account).await?.into_iter().map(|p| p.credential).collect();
    let challenge = shared.passkeys.start_step_up(&stored).map_err(PageError::failed)?;
    hand_out(&shared, &person.visitor, &cookie, &purpose(act.id), challenge).await
}

/// `POST /confirm/{act}`
pub async fn finish(
    State(shared): State<Shared>,
    person: SignedIn,
    cookie: SessionCookie,
    Path(act): Path<Uuid>,
    Form(answer): Form<Answer>,
) -> Result<Response, PageError> {
    let db = &shared.app.db;
    let act = acts::load(db, person.session.id, ActId::from(act)).await?.ok_or(PageError::NotConfirmed)?;
    if let Err(problem) = prove(&shared, &person, act.id, &answer.credential).await? {
        let back = format!("/confirm/{}?problem=failed", act.id);
        return Ok(came_to_nothing(&person.visitor, "step-up", &problem, &back));
    }
    if !acts::confirm(db, person.session.id, act.id).await? {
        return Err(PageError::NotConfirmed);
    }
    let token = sessions::raise(db, person.session.id, &person.token).await?.ok_or(PageError::NotConfirmed)?;
    cookie.replace(&token);
    carry_out(&shared, &person, &act, &token).await
}

async fn prove(
    shared: &Shared,
    person: &SignedIn,
    act: ActId,
    credential: &str,
) -> Result<Result<(), PasskeyProblem>, PageError> {
    let db = &shared.app.db;
    let Some(state) = ceremonies::take(db, &person.token, &purpose(act)).await? else {
        return Ok(Err(PasskeyProblem::Unreadable));
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

async fn carry_out(shared: &Shared, person: &SignedIn, act: &Act, token: &str) -> Result<Response, PageError> {
    match act.kind {
        // The act is marked as executed when the new passkey is stored.
        ActKind::AddPasskey => Ok(Redirect::to("/account/passkeys/new").into_response()),
        ActKind::RemovePasskey => remove_passkey(shared, person, act).await,
        ActKind::SwitchCapacity => switch(shared, person, act).await,
        // Postgres marks the act as executed when it creates the slip.
        ActKind::IssueSlip => issue_slip(shared, person, act, token).await,
        // The act is marked as executed when the file is made.
        ActKind::Download => {
            let resident = ResidentId::from(act.subject.ok_or(PageError::NotFound)?);
            Ok(Redirect::to(&format!("/record/{resident}/download/{}", act.id)).into_response())
        }
    }
}

async fn spend(shared: &Shared, person: &SignedIn, act: &Act) -> Result<(), PageError> {
    let spent = acts::spend(&shared.app.db, person.session.id, act.id).await?;
    if spent { Ok(()) } else { Err(PageError::NotConfirmed) }
}

async fn remove_passkey(shared: &Shared, person: &SignedIn, act: &Act) -> Result<Response, PageError> {
    spend(shared, person, act).await?;
    let passkey = PasskeyId::from(act.subject.ok_or(PageError::NotFound)?);
    match passkeys::remove(&shared.app.db, person.session.account, passkey, person.session.id).await {
        Ok(()) => Ok(Redirect::to("/account?done=passkey-removed").into_response()),
        Err(PasskeyError::Last | PasskeyError::Database(store::DatabaseError::RowNotFound)) => Err(PageError::NotFound),
        Err(error) => Err(PageError::failed(error)),
    }
}

async fn switch(shared: &Shared, person: &SignedIn, act: &Act) -> Result<Response, PageError> {
    spend(shared, person, act).await?;
    if sessions::switch(&shared.app.db, &person.session, act.subject.map(PostId::from)).await? {
        Ok(Redirect::to("/").into_response())
    } else {
        Err(PageError::NotFound)
    }
}

async fn issue_slip(shared: &Shared, person: &SignedIn, act: &Act, token: &str) -> Result<Response, PageError> {
    let db = &shared.app.db;
    let resident = ResidentId::from(act.subject.ok_or(PageError::NotFound)?);
    let request = Request {
        token,
        resident,
        purpose: Purpose::IssueSlip,
        sections: &[Section::Identity],
        limit: None,
        client: &person.visitor.device,
        claim: None,
    };
    let writer = opening::open(db, request).await?.write(db).await?;
    let subject = writer.opening.subject.clone();
    let code = counter::issue_slip(db, writer, act.id).await?;
    Ok(desk::slip_page(&shared.app, person, &subject, &code).await?.into_response())
}
