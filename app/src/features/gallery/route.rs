//! The routes of the gallery, for development.

use axum::{Router, response::Html, routing::get};
use leptos::prelude::AnyView;

use super::{frames, gallery_desk, gallery_page, gallery_slip, words};
use crate::{
    extract::Visitor,
    page::{Document, Frame},
};

/// `/gallery`, `/gallery/desk`, `/gallery/slip`.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/gallery", get(async |visitor: Visitor| show(&visitor, frames::resident, gallery_page)))
        .route("/gallery/desk", get(async |visitor: Visitor| show(&visitor, frames::staff, gallery_desk)))
        .route(
            "/gallery/slip",
            get(async |visitor: Visitor| show(&visitor, || Frame::Paper { back: "/gallery".to_owned() }, gallery_slip)),
        )
}

fn show(visitor: &Visitor, frame: fn() -> Frame, view: fn() -> AnyView) -> Html<String> {
    visitor.show(|| (Document { title: words::title().to_owned(), frame: frame(), ..Document::default() }, view()))
}
