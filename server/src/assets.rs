//! What may be cached: the style sheet and the islands' script. No page of a person is among it.

use std::path::Path;

use app::page::style::{MARK, MARK_PATH, STYLE, STYLE_PATH};
use axum::{
    Router,
    http::{HeaderValue, header},
    routing::get,
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Style sheet, mark, and the built site.
pub fn router(site_root: &Path) -> Router {
    let css = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, IMMUTABLE)];
    let svg = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    // The islands' files keep their names from build to build, so a browser asks again each hour.
    let package = ServeDir::new(site_root.join("pkg")).precompressed_br().precompressed_gzip();
    let package = Router::new()
        .fallback_service(package)
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")));
    Router::new()
        .route(STYLE_PATH.as_str(), get(move || async move { (css, STYLE) }))
        .route(MARK_PATH, get(move || async move { (svg, MARK) }))
        .nest("/pkg", package)
}
