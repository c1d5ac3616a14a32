//! What all fields share: label, hint, error, and the ids that connect them.
//!
//! Accessibility: every field has a visible label; hint and error are read with the field (`aria-describedby`), an error is
//! also marked by `aria-invalid`; the error has an icon and the word 错误.

use super::icon::{Icon, Shape};
use super::maybe_text::MaybeText;
use crate::words::components as words;
use leptos::prelude::*;

/// The width of a control, by the length of its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// The whole column.
    #[default]
    Full,
    /// About 20 characters: a name, a date and time.
    Half,
    /// About 5 characters: a measured value.
    Short,
}

impl Width {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Full => "field__control",
            Self::Half => "field__control field__control--half",
            Self::Short => "field__control field__control--short",
        }
    }
}

/// The ids of the hint and the error, for `aria-describedby`.
pub(super) fn described_by(id: &str, hint: &MaybeText, error: &MaybeText) -> Option<String> {
    let hint = hint.is_some().then(|| format!("{id}-hint"));
    let error = error.is_some().then(|| format!("{id}-error"));
    match (hint, error) {
        (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
        (hint, error) => hint.or(error),
    }
}

/// The CSS class of a field, which marks a field with an error.
pub(super) fn class(error: &MaybeText) -> &'static str {
    if error.is_some() { "field field--error" } else { "field" }
}

/// The hint and the error of a field.
#[component]
pub(super) fn Notes(
    /// The id of the field.
    id: String,
    /// The hint.
    hint: MaybeText,
    /// The error.
    error: MaybeText,
) -> impl IntoView {
    view! {
        {hint.get().map(|hint| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> })}
        {error.get().map(|error| view! {
            <p class="field__error" id=format!("{id}-error")>
                <Icon shape=Shape::Alert/>
                <span><span class="hidden">{words::error_prefix()}</span>{error}</span>
            </p>
        })}
    }
    .into_any()
}

/// The text of a label: the name, and 选填 if the field is optional.
#[component]
pub(super) fn LabelWords(
    /// The name of the field.
    label: String,
    /// Whether the field is optional.
    optional: bool,
) -> impl IntoView {
    view! {
        {label}
        {optional.then(|| view! { <span class="field__optional">{words::optional()}</span> })}
    }
    .into_any()
}

/// Several fields under one question, side by side if there is room.
#[component]
pub fn FieldGroup(
    /// The question.
    #[prop(into)]
    legend: String,
    /// The id, for errors of the whole group.
    #[prop(into)]
    id: String,
    /// The hint.
    #[prop(optional, into)]
    hint: MaybeText,
    /// The error of the group as a whole.
    #[prop(optional, into)]
    error: MaybeText,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let class = if error.is_some() { "field-group field-group--error" } else { "field-group" };
    let describes = described_by(&id, &hint, &error);
    view! {
        <fieldset class=class aria-describedby=describes id=id tabindex="-1">
            <legend class="field__label">{legend}</legend>
            <Notes id=id.clone() hint error/>
            <div class="field-group__fields">{children()}</div>
        </fieldset>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::described_by;

    #[test]
    fn hint_and_error_are_both_read_out() {
        let (some, none) = ("有".into(), "".into());
        assert_eq!(described_by("name", &some, &some).as_deref(), Some("name-hint name-error"));
        assert_eq!(described_by("name", &none, &some).as_deref(), Some("name-error"));
        assert_eq!(described_by("name", &none, &none), None);
    }
}
