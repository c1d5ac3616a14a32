//! A request is done whole, even if its client leaves.
//!
//! axum drops a handler when the client disconnects; sqlx 0.8.4 to 0.9.0 then may hand back a connection with an open
//! transaction. So the request runs as a task of its own that nobody drops.

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};

use app::{error::PageError, extract::Client};

/// Runs the rest as a task.
pub async fn run(mut request: Request, next: Next) -> Response {
    // Dropped with this future, which a client that leaves drops.
    let (client, _here) = Client::waiting();
    request.extensions_mut().insert(client);
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(panic) => PageError::failed(panic).into_response(),
    }
}
