//! Taking the record home as a PDF: a form chooses what, the passkey confirms it, one button fetches the file.
//!
//! What is read for it: `contents.rs`. What the document says of basics, entries and measurements stands beside these features
//! (`document.rs` of each), what is the document's own in `compose.rs`. How it is made, outside the request threads: `app::renderer`.

mod compose;
mod contents;
mod cover;
mod form;
mod labels;
mod ready;
mod send;

pub use compose::compose;
pub use contents::{Contents, read};
pub use labels::what;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .record_page(form::ACCESS, form::page)
        .form(form::ACCESS.path, form::propose)
        .record_page(ready::ACCESS, ready::page)
        .form(ready::ACCESS.path, send::send)
}
