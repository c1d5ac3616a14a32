//! Taking the record home as a PDF: a form chooses what, the passkey confirms it, one button fetches the file.
//!
//! What is read for it: `contents.rs`. What the document says of basics, entries and measurements stands beside these features
//! (`document.rs` of each), what is the document's own in `compose.rs`. How it is made, off the request threads: `renderer.rs`.

mod compose;
mod contents;
mod cover;
mod form;
mod labels;
mod ready;
mod renderer;
mod send;

pub use compose::compose;
pub use contents::{Contents, read};
pub use form::{ACCESS as FORM_ACCESS, page as form_page, propose};
pub use labels::{download_one, what};
pub use ready::{ACCESS as READY_ACCESS, page as ready_page};
pub use renderer::{FontPaths, PdfRenderer, RenderError};
pub use send::send;
