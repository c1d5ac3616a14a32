//! Several lines of text.
//!
//! Accessibility: see `field`; the longest text is said in the hint, because `maxlength` is silent.

use super::field::{LabelWords, Notes, class, described_by};
use super::maybe_text::MaybeText;
use crate::words::language_of;
use leptos::prelude::*;

/// A labelled field for several lines.
#[component]
pub fn TextAreaField(
    /// The name it is sent under; also its id.
    #[prop(into)]
    name: String,
    /// What goes in.
    #[prop(into)]
    label: String,
    /// What was typed before.
    #[prop(optional, into)]
    value: MaybeText,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeText,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// How many lines are shown.
    #[prop(default = 4)]
    rows: u8,
    /// The longest text accepted.
    #[prop(optional)]
    max_length: Option<u16>,
) -> impl IntoView {
    // What was typed may be in another language than the page.
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
