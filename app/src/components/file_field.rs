//! A field for one file. Errors of a file are only known after it was sent, and a browser does not keep the file for a second
//! try; the hint says so if it matters.
//!
//! Accessibility: see `field`; the browser's own control, which shows whether a file is chosen.

use super::field::{LabelWords, Notes, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// A labelled, optional field for one file.
#[component]
pub fn FileField(
    /// The name of the field in the form; also its id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The accepted media types, for the browser's file dialog.
    accept: &'static str,
    /// The hint.
    #[prop(optional, into)]
    hint: MaybeText,
    /// The error.
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
