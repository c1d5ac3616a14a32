//! Words that somebody else wrote: as they stand, in their own language.
//!
//! Accessibility: marked with that language where it is not the page's, so that they are read aloud rightly.

use crate::words::language_of;
use leptos::prelude::*;

/// Somebody else's words.
pub fn quoted(text: String) -> AnyView {
    match language_of(&text) {
        Some(lang) => view! { <span lang=lang>{text}</span> }.into_any(),
        None => text.into_any(),
    }
}
