//! Yes, or left open: a box.
//!
//! Accessibility: see `field`; the browser's own box, the whole line is the target.

use super::field::{Notes, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// Yes, or left open. Several of them with one name are several answers to one question.
#[component]
pub fn CheckboxField(
    /// The name it is sent under.
    #[prop(into)]
    name: String,
    /// Its id, where several boxes share a name.
    #[prop(optional, into)]
    id: MaybeText,
    /// What yes means.
    #[prop(into)]
    label: String,
    /// What is sent.
    #[prop(optional, into)]
    value: MaybeText,
    /// Whether it was ticked before.
    #[prop(optional)]
    checked: bool,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeText,
) -> impl IntoView {
    let id = id.get().unwrap_or_else(|| name.clone());
    let value = value.get().unwrap_or_else(|| "yes".to_owned());
    view! {
        <div class=class(&error)>
            <Notes id=id.clone() hint=MaybeText::default() error=error.clone()/>
            <div class="choice">
                <input class="choice__input choice__input--box" type="checkbox" id=id.clone() name=name value=value checked=checked
                    aria-describedby=described_by(&id, &hint, &error)
                    aria-invalid=error.is_some().then_some("true")/>
                <label class="choice__label" for=id.clone()>{label}</label>
                {hint.get().map(|hint| view! { <p class="choice__hint" id=format!("{id}-hint")>{hint}</p> })}
            </div>
        </div>
    }
    .into_any()
}
