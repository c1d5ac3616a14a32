//! Choosing: one of several (radios, a list) or yes (a box).
//!
//! Accessibility: radios and boxes are the browser's own, in a fieldset named by the question; the
//! whole line is the target. Up to seven choices are radios; only more than that are a list.

use super::field::{LabelWords, Notes, Width, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    value: String,
    label: String,
    hint: MaybeText,
}

impl Choice {
    /// What is sent, and what it is called.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: MaybeText::default() }
    }

    /// What choosing it means.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<MaybeText>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// One of up to seven, all in sight.
#[component]
pub fn RadioField(
    /// The name it is sent under; also the id of the first choice.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The value chosen before.
    #[prop(optional, into)]
    value: MaybeText,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeText,
    /// Whether it may stay open.
    #[prop(optional)]
    optional: bool,
    /// Whether the choices stand in a row; for short words.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let chosen = value.get();
    let list = if inline { "choices choices--inline" } else { "choices" };
    let each = choices.into_iter().enumerate().map({
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
    }).collect_view();
    let group = format!("{name}-group");
    let (class, describes) = (class(&error), described_by(&group, &hint, &error));
    view! {
        <fieldset class=class aria-describedby=describes>
            <legend class="field__label"><LabelWords label optional/></legend>
            <Notes id=group hint error/>
            <div class=list>{each}</div>
        </fieldset>
    }
}

/// One of many.
#[component]
pub fn SelectField(
    /// The name it is sent under; also its id.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What can be chosen. Start with an empty value where nothing is chosen yet.
    choices: Vec<Choice>,
    /// The value chosen before.
    #[prop(optional, into)]
    value: MaybeText,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: MaybeText,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeText,
    /// Whether it may stay open.
    #[prop(optional)]
    optional: bool,
    /// How wide.
    #[prop(optional)]
    width: Width,
) -> impl IntoView {
    let chosen = value.get().unwrap_or_default();
    let options = choices.into_iter().map(|choice| {
        let selected = choice.value == chosen;
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    }).collect_view();
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
}

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
}
