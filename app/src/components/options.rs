//! Any of several, each with what belongs to it: boxes; what belongs to one shows once it is ticked.
//!
//! Accessibility: the browser's own boxes in a fieldset named by the question. What belongs to an option follows it; browsers
//! that cannot hide it by style show it always.

use super::field::{Notes, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// One option.
pub struct OptionItem {
    /// What is sent.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Whether it was ticked before.
    pub checked: bool,
    /// The fields that belong to it.
    pub more: Option<AnyView>,
}

/// Any of several.
#[component]
pub fn Options(
    /// The name all are sent under; also the id of the group.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong.
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
