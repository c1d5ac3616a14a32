//! The client's address, for the address limits in Postgres. Never logged.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::Response,
};

use app::extract::ClientAddress;

/// The address of the peer; if the peer is the trusted proxy, the last hop that it wrote into `X-Forwarded-For`. Without this all
/// visitors behind the proxy would share one limit, and one visitor could use up the tries of all.
pub async fn find(State(proxy): State<Option<IpAddr>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let hops = request.headers().get_all("x-forwarded-for").iter().next_back().and_then(|hops| hops.to_str().ok());
    let behind = hops.and_then(|hops| hops.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    let address = if peer.is_some() && peer == proxy { behind.or(peer) } else { peer };
    request.extensions_mut().insert(ClientAddress(address.map(|address| address.to_string()).unwrap_or_default()));
    next.run(request).await
}
