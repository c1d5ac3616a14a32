//! Limits for the size of a request body and for the time to receive it. The whole body is read before the handler runs: a
//! handler that waits for a slow client would occupy a database connection.

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

/// Limit for a form without a file (bytes): ten times the largest form.
pub const MOST: usize = 64 * 1024;

/// Limit for a form with a file (bytes). It is twice the permitted file size, so that a file slightly too large gets an error at
/// its field, and the typed text is kept.
pub const MOST_WITH_FILE: usize = 2 * Evidence::MOST + MOST;

/// Time limit for a form without a file: enough for 64 KiB on a slow connection.
const PATIENCE: Duration = Duration::from_secs(15);
/// Time limit for a form with a file.
const PATIENCE_WITH_FILE: Duration = Duration::from_mins(2);

/// Number of files received at the same time, from signed-in people only. Bounds the memory for them to 160 MB.
pub const FILES: usize = 16;
static READING: Semaphore = Semaphore::const_new(FILES);

/// Number of files received at the same time from one account, so that one person cannot occupy every place.
pub const FILES_OF_ONE: usize = 2;
static OF_EACH: LazyLock<Mutex<HashMap<AccountId, usize>>> = LazyLock::new(Mutex::default);

/// A place for receiving one file. Dropping it frees the place.
struct Place {
    account: AccountId,
    _one_of_all: SemaphorePermit<'static>,
}

impl Place {
    /// A place for this account; none if all places, or all places of this account, are taken.
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

/// Whether the form of this path may contain a file.
pub fn may_bring_file(request: &Request) -> bool {
    request.extensions().get::<MatchedPath>().is_some_and(|path| WITH_FILE.contains(&path.as_str()))
}

/// Reads the body. A body that is too large or too slow is answered with an error page.
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
