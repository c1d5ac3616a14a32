//! Cacheable files: the style sheet, the icon and the script of the islands. No personal page is among them.

use std::path::Path;

use app::page::style::{MARK, MARK_PATH, STYLE, STYLE_PATH};
use axum::{
    Router,
    http::{HeaderValue, header},
    routing::get,
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Routes of the style sheet, the icon and the built files of the islands.
pub fn router(site_root: &Path) -> Router {
    let css = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, IMMUTABLE)];
    let svg = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    // The names of these files do not change between builds, so browsers cache them for an hour only.
    let package = ServeDir::new(site_root.join("pkg")).precompressed_br().precompressed_gzip();
    let package = Router::new()
        .fallback_service(package)
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")));
    Router::new()
        .route(STYLE_PATH.as_str(), get(move || async move { (css, STYLE) }))
        .route(MARK_PATH, get(move || async move { (svg, MARK) }))
        .nest("/pkg", package)
}
