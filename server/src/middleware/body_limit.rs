//! How much a form may send, and how long it may take. It is read whole before anything else happens: a handler that waits
//! for a slow client would hold a connection to the database meanwhile.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};

use app::{
    error::PageError,
    extract::{App, SignedIn},
    routes::WITH_FILE,
};
use domain::{evidence::Evidence, ids::AccountId};
use tokio::sync::{Semaphore, SemaphorePermit};

/// 64 KiB: ten times the largest form there is.
pub const MOST: usize = 64 * 1024;

/// A form with a file. What is too large by less than as much again is told so at its field, where the words that were typed stay.
pub const MOST_WITH_FILE: usize = 2 * Evidence::MOST + MOST;

/// Long enough for 64 KiB on a poor connection.
const PATIENCE: Duration = Duration::from_secs(15);
/// Long enough for a picture on one.
const PATIENCE_WITH_FILE: Duration = Duration::from_mins(2);

/// So many files are read at a time, only of people with a living session: 160 MB is all that they can make us hold.
pub const FILES: usize = 16;
static READING: Semaphore = Semaphore::const_new(FILES);

/// Of one person: a second device, not everybody's places.
pub const FILES_OF_ONE: usize = 2;
static OF_EACH: LazyLock<Mutex<HashMap<AccountId, usize>>> = LazyLock::new(Mutex::default);

/// A place from which a file is read, until it is dropped.
struct Place {
    account: AccountId,
    _one_of_all: SemaphorePermit<'static>,
}

impl Place {
    /// None where all are taken, or all that this person may have.
    fn of(account: AccountId) -> Option<Self> {
        let one_of_all = READING.try_acquire().ok()?;
        let mut of_each = OF_EACH.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = of_each.entry(account).or_default();
        (*taken < FILES_OF_ONE).then(|| {
            *taken += 1;
            Self { account, _one_of_all: one_of_all }
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut of_each = OF_EACH.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = of_each.get_mut(&self.account) {
            *taken -= 1;
            if *taken == 0 {
                of_each.remove(&self.account);
            }
        }
    }
}

/// Whether the form of this path may bring a file.
pub fn may_bring_file(request: &Request) -> bool {
    request.extensions().get::<MatchedPath>().is_some_and(|path| WITH_FILE.contains(&path.as_str()))
}

/// Reads the body; refuses one that is larger or slower, in words.
pub async fn limit(State(app): State<App>, request: Request, next: Next) -> Response {
    let with_file = request.method() == Method::POST && may_bring_file(&request);
    let (mut parts, body) = request.into_parts();
    let place = if with_file {
        let account = match SignedIn::from_request_parts(&mut parts, &app).await {
            Ok(signed_in) => signed_in.session.account,
            Err(problem) => return problem.into_response(),
        };
        let Some(place) = Place::of(account) else { return PageError::Busy.into_response() };
        Some(place)
    } else {
        None
    };
    let (most, patience) = if with_file { (MOST_WITH_FILE, PATIENCE_WITH_FILE) } else { (MOST, PATIENCE) };
    let body = tokio::time::timeout(patience, to_bytes(body, most)).await;
    drop(place);
    match body {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(_)) => PageError::TooLarge.into_response(),
        Err(_) => PageError::TooSlow.into_response(),
    }
}
