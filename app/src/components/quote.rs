//! A statement as its author wrote it: with its line breaks, in its own language.
//!
//! Accessibility: a quotation, marked with its language if that is not the page's.

use crate::words::language_of;
use leptos::prelude::*;

/// A statement.
#[component]
pub fn Quote(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let lang = language_of(&text);
    view! { <blockquote class="quote" lang=lang>{text}</blockquote> }.into_any()
}
