//! What somebody stated, as they wrote it: its lines, in its own language.
//!
//! Accessibility: a quotation, marked with its language where it is not the page's.

use crate::words::language_of;
use leptos::prelude::*;

/// A statement.
#[component]
pub fn Quote(
    /// The words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let lang = language_of(&text);
    view! { <blockquote class="quote" lang=lang>{text}</blockquote> }.into_any()
}
