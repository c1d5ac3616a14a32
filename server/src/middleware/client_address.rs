//! Where the request came from, for the limits kept in Postgres. Never logged.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, Request},
    middleware::Next,
    response::Response,
};

use app::given::ClientAddress;

/// The peer's address. Behind a proxy it is the proxy's: docs/RUNNING.md says what to set there.
pub async fn find(mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_string());
    request.extensions_mut().insert(ClientAddress(peer.unwrap_or_default()));
    next.run(request).await
}
