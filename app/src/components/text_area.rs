//! A field for several lines of text.
//!
//! Accessibility: see `field`; the hint states the maximum length, because screen readers do not announce `maxlength`.

use super::field::{LabelWords, Notes, class, described_by};
use super::maybe_text::MaybeText;
use crate::words::language_of;
use leptos::prelude::*;

/// A labelled field for several lines.
#[component]
pub fn TextAreaField(
    /// The name of the field in the form; also its id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The initial value.
    #[prop(optional, into)]
    value: MaybeText,
    /// The hint.
    #[prop(optional, into)]
    hint: MaybeText,
    /// The error.
    #[prop(optional, into)]
    error: MaybeText,
    /// Whether the field is optional.
    #[prop(optional)]
    optional: bool,
    /// The number of visible lines.
    #[prop(default = 4)]
    rows: u8,
    /// The maximum length, in characters.
    #[prop(optional)]
    max_length: Option<u16>,
) -> impl IntoView {
    // The typed text can be in another language than the page.
    let lang = value.clone().get().and_then(|value| language_of(&value));
    view! {
        <div class=class(&error)>
            <label class="field__label" for=name.clone()><LabelWords label optional/></label>
            <Notes id=name.clone() hint=hint.clone() error=error.clone()/>
            <textarea
                class="field__input field__input--area"
                id=name.clone()
                aria-describedby=described_by(&name, &hint, &error)
                aria-invalid=error.is_some().then_some("true")
                name=name
                rows=rows.to_string()
                maxlength=max_length.map(|length| length.to_string())
                required=!optional
                lang=lang
            >
                {value.get()}
            </textarea>
        </div>
    }
    .into_any()
}
