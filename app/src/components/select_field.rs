//! One of many choices: a select list.
//!
//! Accessibility: see `field`; the browser's own list, so that phones show their native control.

use super::choices::Choice;
use super::field::{LabelWords, Notes, Width, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// One of many choices.
#[component]
pub fn SelectField(
    /// The name of the field in the form; also its id.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// The choices. The first has an empty value if nothing is chosen yet.
    choices: Vec<Choice>,
    /// The value that is chosen initially.
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
    /// The width.
    #[prop(optional)]
    width: Width,
) -> impl IntoView {
    let chosen = value.get().unwrap_or_default();
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class=class(&error)>
            <label class="field__label" for=name.clone()><LabelWords label optional/></label>
            <Notes id=name.clone() hint=hint.clone() error=error.clone()/>
            <span class=width.class()>
                <select class="field__input field__input--select" id=name.clone()
                    aria-describedby=described_by(&name, &hint, &error)
                    aria-invalid=error.is_some().then_some("true") name=name required=!optional>
                    {options}
                </select>
            </span>
        </div>
    }
    .into_any()
}
