//! Download of the record as a PDF: a form chooses the parts, the passkey confirms the download, one button downloads the file.
//!
//! `contents.rs` reads the data. `document.rs` of the features basics, corrections, entries and measurements builds the blocks
//! of these features; `compose.rs` builds the document around them. `app::renderer` makes the PDF, outside the request threads.

mod compose;
mod contents;
mod cover;
mod form;
mod labels;
mod one_item;
mod ready;
mod send;

pub use compose::compose;
pub use contents::{Contents, read};
pub use labels::what;
pub use one_item::propose_download;

use crate::{feature_routes::Routes, server_functions::StepUp};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .record_page(form::ACCESS, form::page)
        .form(form::ACCESS.path, form::send)
        .function::<one_item::ProposeDownload>(&[], StepUp::Proposes)
        .record_page(ready::ACCESS, ready::page)
        .form(ready::ACCESS.path, send::send)
}
