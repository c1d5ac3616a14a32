//! Text that a person or an institution wrote, unchanged, in its own language.
//!
//! Accessibility: marked with its language if that is not the page's, so that screen readers pronounce it correctly.

use crate::words::language_of;
use leptos::prelude::*;

/// The text, marked with its language if that is not the page's.
pub fn quoted(text: String) -> AnyView {
    match language_of(&text) {
        Some(lang) => view! { <span lang=lang>{text}</span> }.into_any(),
        None => text.into_any(),
    }
}
