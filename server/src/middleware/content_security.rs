//! The content security policy, with a nonce for each response.

use axum::{
    extract::Request,
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};

use app::extract::PageNonce;
use store::source::Random;

/// Provides the nonce to the page and adds the policy to the response.
pub async fn guard(mut request: Request, next: Next) -> Response {
    let nonce = request.extensions().get::<Random>().map(|random| hex::encode(random.bytes::<16>())).unwrap_or_default();
    request.extensions_mut().insert(PageNonce(nonce.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&policy(&nonce)) {
        // A download sets a stricter policy of its own.
        response.headers_mut().entry(header::CONTENT_SECURITY_POLICY).or_insert(value);
    }
    response
}

fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
}
