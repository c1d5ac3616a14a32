//! A checkbox: yes, or no answer.
//!
//! Accessibility: see `field`; the browser's own checkbox, and the whole line is the click target.

use super::field::{Notes, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// A checkbox: yes, or no answer. Several checkboxes with one name are several answers to one question.
#[component]
pub fn CheckboxField(
    /// The name of the field in the form.
    #[prop(into)]
    name: String,
    /// The id, if several checkboxes share a name.
    #[prop(optional, into)]
    id: MaybeText,
    /// The label: what a tick means.
    #[prop(into)]
    label: String,
    /// The value that is sent; "yes" by default.
    #[prop(optional, into)]
    value: MaybeText,
    /// Whether the checkbox is ticked initially.
    #[prop(optional)]
    checked: bool,
    /// The hint.
    #[prop(optional, into)]
    hint: MaybeText,
    /// The error.
    #[prop(optional, into)]
    error: MaybeText,
    /// The id of the form with which it is sent, if it stands outside that form.
    #[prop(optional, into)]
    form: MaybeText,
) -> impl IntoView {
    let id = id.get().unwrap_or_else(|| name.clone());
    let value = value.get().unwrap_or_else(|| "yes".to_owned());
    view! {
        <div class=class(&error)>
            <Notes id=id.clone() hint=MaybeText::default() error=error.clone()/>
            <div class="choice">
                <input class="choice__input choice__input--box" type="checkbox" id=id.clone() name=name value=value checked=checked form=form.get()
                    aria-describedby=described_by(&id, &hint, &error)
                    aria-invalid=error.is_some().then_some("true")/>
                <label class="choice__label" for=id.clone()>{label}</label>
                {hint.get().map(|hint| view! { <p class="choice__hint" id=format!("{id}-hint")>{hint}</p> })}
            </div>
        </div>
    }
    .into_any()
}
