//! `/healthz` answers while the process runs, `/readyz` when the database can be reached.

use axum::{Router, extract::State, http::StatusCode, routing::get};

use crate::shared::Shared;

/// The routes of both probes.
pub fn router(shared: Shared) -> Router {
    Router::new().route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(ready)).with_state(shared)
}

async fn ready(State(shared): State<Shared>) -> (StatusCode, &'static str) {
    match store::institutions::all(&shared.app.db).await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be reached\n"),
    }
}
