//! Taking the record home as a PDF: a form chooses what, the passkey confirms it, one button fetches the file.
//!
//! What is read for it: `contents.rs`. What the document says of basics, entries and readings stands beside these features
//! (`document.rs` of each), what is the document's own in `compose.rs`. How it is made, off the request threads: `press.rs`.

mod compose;
mod contents;
mod cover;
mod form;
mod press;
mod ready;
mod send;
mod words_of;

pub use compose::compose;
pub use contents::{Contents, read};
pub use form::{ACCESS as FORM_ACCESS, page as form_page, propose};
pub use press::{FontPaths, Press, PressError};
pub use ready::{ACCESS as READY_ACCESS, page as ready_page};
pub use send::send;
pub use words_of::{download_one, what};
