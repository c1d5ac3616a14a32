//! One of up to seven choices, all visible: radio buttons. For more choices use `select_field`.
//!
//! Accessibility: the browser's own radio buttons, in a fieldset named by the question; the whole line is the click target.

use super::field::{LabelWords, Notes, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// A choice.
#[derive(Clone, Debug)]
pub struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    hint: MaybeText,
}

impl Choice {
    /// A choice with the value that is sent and the label.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: MaybeText::default() }
    }

    /// Adds a hint: what the choice means.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<MaybeText>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// One of up to seven choices, all visible.
#[component]
pub fn RadioField(
    /// The name of the field in the form; also the id of the first choice.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// The choices.
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
    /// Whether the choices are in one row; for short labels.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let chosen = value.get();
    let list = if inline { "choices choices--inline" } else { "choices" };
    let each = choices
        .into_iter()
        .enumerate()
        .map({
            let name = name.clone();
            move |(at, choice)| {
                let id = if at == 0 { name.clone() } else { format!("{name}-{at}") };
                let checked = chosen.as_ref() == Some(&choice.value);
                let describes = choice.hint.is_some().then(|| format!("{id}-hint"));
                view! {
                    <div class="choice">
                        <input class="choice__input" type="radio" id=id.clone() name=name.clone() value=choice.value
                            checked=checked required=!optional aria-describedby=describes.clone()/>
                        <label class="choice__label" for=id>{choice.label}</label>
                        {choice.hint.get().map(|hint| view! { <p class="choice__hint" id=describes>{hint}</p> })}
                    </div>
                }
            }
        })
        .collect_view();
    let group = format!("{name}-group");
    let (class, describes) = (class(&error), described_by(&group, &hint, &error));
    view! {
        <fieldset class=class aria-describedby=describes>
            <legend class="field__label"><LabelWords label optional/></legend>
            <Notes id=group hint error/>
            <div class=list>{each}</div>
        </fieldset>
    }
    .into_any()
}
