//! The frame of a page: language, head, header, places, footer, and the style sheet.
//!
//! A handler awaits its data, then renders in one go:
//! `page::written_in(language, || page::render(Document { … }, view! { … }))`.
//! No signals and no resources: nothing but an island ever runs in the browser.

#[cfg(test)]
mod contrast;
pub mod frame;
mod masthead;
pub mod shell;
pub mod style;

pub use frame::Frame;
pub use shell::{Document, render, written_in};
