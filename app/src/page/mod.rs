//! The frame of a page: language, head, header, navigation, footer, and the style sheet.
//!
//! A handler awaits its data, then renders the page in one call:
//! `page::written_in(language, || page::render(Document { … }, view! { … }))`.
//! No signals and no resources: only islands run in the browser.

#[cfg(test)]
mod contrast;
pub mod frame;
mod masthead;
pub mod shell;
pub mod style;

pub use frame::Frame;
pub use shell::{Document, render, written_in};
