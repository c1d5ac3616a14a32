//! The first half of every ceremony: a challenge for the island, whose state stays here.

use app::{
    error::PageError,
    extract::{SessionCookie, Visitor},
    server_functions::extract,
};
use frontend::{Ceremony, ChallengeError, Challenges, Options};
use store::sign_in::{ceremonies, limits};

use super::{add_passkey, enrol, sign_in, state, step_up};
use crate::{passkeys::Challenge, shared::Shared};

/// What the island's server function is given.
pub fn challenges(shared: Shared) -> Challenges {
    Challenges::new(move |ceremony| {
        let shared = shared.clone();
        async move { begin(&shared, ceremony).await? }
    })
}

async fn begin(shared: &Shared, ceremony: Ceremony) -> Result<Result<Options, ChallengeError>, PageError> {
    let (purpose, challenge) = match ceremony {
        Ceremony::SignIn => (sign_in::PURPOSE.to_owned(), sign_in::begin(shared)?),
        Ceremony::Enrol => match enrol::begin(shared).await? {
            Some(challenge) => (enrol::PURPOSE.to_owned(), challenge),
            None => return Ok(Err(ChallengeError::SlipGone)),
        },
        Ceremony::AddPasskey => (add_passkey::PURPOSE.to_owned(), add_passkey::begin(shared).await?),
        Ceremony::Confirm(act) => (step_up::purpose(act), step_up::begin(shared, act).await?),
    };
    keep(shared, &purpose, challenge).await
}

/// Keeps the state of a challenge for the client, and hands out its options. A client without a good cookie gets one.
async fn keep(shared: &Shared, purpose: &str, challenge: Challenge) -> Result<Result<Options, ChallengeError>, PageError> {
    let db = &shared.app.db;
    let address = extract::<Visitor>().await?.address;
    if !limits::count(db, limits::Bucket::Challenge, &address.0).await? {
        return Ok(Err(ChallengeError::TooOften));
    }
    let visit = extract::<SessionCookie>().await?.visit().await?;
    ceremonies::begin(db, &visit, &state::key(purpose, &challenge.id), &challenge.state).await?;
    Ok(Ok(Options(challenge.options.to_string())))
}
