//! The islands: the few parts of a page that run in the browser, and the entry point of the wasm module.
//!
//! No pages, no data access, no texts: an island gets its texts as props, in the language of the page. To add one: a folder
//! here with a `#[island]` in its `mod.rs`, rendered by a page of `app`; the page sets `islands` in its `Document`.

mod code_from_link;
mod passkey_form;

pub use code_from_link::CodeFromLink;
pub use passkey_form::{Ceremony, Challenge, ChallengeError, Challenges, Options, PASSKEY_FORM, PasskeyForm, challenge};

/// Starts the islands of the page; called once by the script that loads the wasm module.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
