//! A field for one file. What is wrong with a file is said after it was sent; a browser never keeps it for a second try, and the
//! hint says so where it matters.
//!
//! Accessibility: see `field`; the browser's own control, which says whether a file is chosen.

use super::field::{LabelWords, Notes, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// A labelled field for one file, which may stay empty.
#[component]
pub fn FileField(
    /// The name it is sent under; also its id.
    #[prop(into)]
    name: String,
    /// What goes in.
    #[prop(into)]
    label: String,
    /// The media types that are taken, for the chooser.
    accept: &'static str,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeText,
) -> impl IntoView {
    view! {
        <div class=class(&error)>
            <label class="field__label" for=name.clone()><LabelWords label optional=true/></label>
            <Notes id=name.clone() hint=hint.clone() error=error.clone()/>
            <input
                class="field__file"
                type="file"
                id=name.clone()
                accept=accept
                aria-describedby=described_by(&name, &hint, &error)
                aria-invalid=error.is_some().then_some("true")
                name=name
            />
        </div>
    }
    .into_any()
}
