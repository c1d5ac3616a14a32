//! A random id for each request: the reference number on error pages, also in every log line of the request.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};

use app::extract::RequestId;
use store::source::Random;

/// Provides the id to the handlers and, in a header, to the client.
pub async fn give(mut request: Request, next: Next) -> Response {
    let id = request.extensions().get::<Random>().map(|random| hex::encode(random.bytes::<8>())).unwrap_or_default();
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}
