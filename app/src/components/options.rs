//! Any of several options, as checkboxes. An option can have fields of its own, which are shown when it is ticked.
//!
//! Accessibility: the browser's own checkboxes in a fieldset named by the question. The fields of an option follow it; browsers
//! that cannot hide them by CSS always show them.

use super::field::{Notes, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// One option.
pub struct OptionItem {
    /// The value that is sent.
    pub value: String,
    /// The label.
    pub label: String,
    /// Whether the checkbox is ticked initially.
    pub checked: bool,
    /// The fields that belong to the option.
    pub more: Option<AnyView>,
}

/// Any of several options.
#[component]
pub fn Options(
    /// The name of the field in the form, for all options; also the id of the group.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// The hint.
    #[prop(optional, into)]
    hint: MaybeText,
    /// The error.
    #[prop(optional, into)]
    error: MaybeText,
    /// The options.
    options: Vec<OptionItem>,
) -> impl IntoView {
    let each = options
        .into_iter()
        .map(|option| {
            let id = format!("{name}-{}", option.value);
            view! {
                <div class="option">
                    <div class="choice">
                        <input class="choice__input choice__input--box" type="checkbox" id=id.clone() name=name.clone()
                            value=option.value checked=option.checked/>
                        <label class="choice__label" for=id>{option.label}</label>
                    </div>
                    {option.more.map(|more| view! { <div class="option__more">{more}</div> })}
                </div>
            }
        })
        .collect_view();
    let (class, describes) = (class(&error), described_by(&name, &hint, &error));
    view! {
        <fieldset class=class id=name.clone() tabindex="-1" aria-describedby=describes>
            <legend class="field__label">{legend}</legend>
            <Notes id=name.clone() hint error/>
            <div class="choices">{each}</div>
        </fieldset>
    }
    .into_any()
}
