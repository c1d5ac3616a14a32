//! A random id for each request: the reference that a person can tell us, and that our log lines carry.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};

use app::extract::RequestId;
use store::source::Random;

/// Gives it, to the handlers and to the client.
pub async fn give(mut request: Request, next: Next) -> Response {
    let id = request.extensions().get::<Random>().map(|random| hex::encode(random.bytes::<8>())).unwrap_or_default();
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}
