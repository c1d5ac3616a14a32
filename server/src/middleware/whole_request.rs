//! A request runs to its end, even if the client disconnects.
//!
//! axum drops a handler when the client disconnects; sqlx 0.8.4 to 0.9.0 may then return a connection with an open
//! transaction to the pool. So each request runs as a separate task, which is never dropped.

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};

use app::{client::Client, error::PageError};

/// Runs the inner layers and the handler as a task.
pub async fn run(mut request: Request, next: Next) -> Response {
    // This future is dropped when the client disconnects, and `_here` with it.
    let (client, _here) = Client::waiting();
    request.extensions_mut().insert(client);
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(panic) => PageError::failed(panic).into_response(),
    }
}
