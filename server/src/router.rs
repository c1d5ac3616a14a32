//! The complete router, the same in production and in tests: pages, ceremonies, assets, health, and the layers around them.

use std::path::Path;

use axum::{Router, middleware::from_fn, middleware::from_fn_with_state};

use crate::{
    assets, ceremonies, health,
    middleware::{
        body_limit, client_address, content_security, cross_site, headers, log_lines, no_store, request_id,
        sessions::{self, Sessions},
        whole_request,
    },
    shared::Shared,
};

/// Builds the router.
pub fn build(shared: Shared, site_root: &Path, gallery: bool) -> Router {
    let mut pages = ceremonies::router().merge(app::routes::routes().router.with_state(shared.app.clone()));
    if gallery {
        pages = pages.merge(app::features::gallery::router());
    }
    // The last layer is the outermost. The layer that turns problems into pages is inside the content security policy and the
    // headers, and outside the defences.
    let browser = pages
        .layer(from_fn_with_state(shared.app.clone(), body_limit::limit))
        // Files are read for signed-in people only, so the session layer is outside the body limit.
        .layer(app::extract::session_layer(Sessions(shared.app.db.clone())))
        .layer(from_fn(sessions::complete_removal))
        .layer(from_fn_with_state(shared.clone(), cross_site::defend))
        .layer(axum::extract::DefaultBodyLimit::max(body_limit::MOST_WITH_FILE))
        .fallback(|| async { app::error::PageError::NotFound })
        .layer(from_fn(app::error_page::pages))
        .layer(from_fn(no_store::forbid))
        .layer(from_fn(content_security::guard))
        .layer(from_fn_with_state(shared.trusted_proxy, client_address::find))
        .layer(from_fn(whole_request::run))
        .with_state(shared.clone());
    assets::router(site_root)
        .merge(health::router(shared))
        .merge(browser)
        .layer(from_fn(headers::set))
        .layer(from_fn(log_lines::write))
        .layer(from_fn(request_id::give))
}
