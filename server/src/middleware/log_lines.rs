//! One line in the program log per request: method, route, status, time. The route, not the path, because paths contain ids
//! of people.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

use app::extract::RequestId;

/// Writes the line.
pub async fn write(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("-", |route| route.as_str()).to_owned();
    let id = request.extensions().get::<RequestId>().cloned().unwrap_or_default();
    let begun = Instant::now();
    let response = next.run(request).await;
    let ms = begun.elapsed().as_millis();
    tracing::debug!(request = id.0, %method, route, status = response.status().as_u16(), ms, "answered");
    response
}
