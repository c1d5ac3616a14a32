//! The islands: the few parts of a page that run in the browser, and the entry point of the wasm.
//!
//! No pages, no data access, no words of our own: an island gets its strings as props, in the
//! language of the page. To add one: a folder here with a `#[island]` in its `mod.rs`, rendered by a
//! page of `app`; the page then carries `HydrationScripts islands=true`.

mod code_from_link;
mod passkey_form;

pub use code_from_link::CodeFromLink;
pub use passkey_form::PasskeyForm;

/// Brings the islands of the page to life; called once by the script that loads the wasm.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
