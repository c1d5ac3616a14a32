//! A field for one line of input: text, numbers, dates and times, telephone numbers.
//!
//! Accessibility: see `field`. Numbers use `inputmode`, not `type=number`, because scroll wheels and voice input change such a
//! field by accident. The unit is beside the value and is read with it.

use super::field::{LabelWords, Notes, Width, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// The kind of input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any text.
    #[default]
    Text,
    /// Whole numbers.
    Number,
    /// Numbers with a decimal point.
    Decimal,
    /// A day, `2026-11-23`.
    Date,
    /// A month, `2026-11`.
    Month,
    /// A day and a time, `2026-11-23T14:05`.
    DateTime,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Mail,
    /// A search text.
    Search,
}

impl InputKind {
    fn input_type(self) -> &'static str {
        match self {
            Self::Text | Self::Number | Self::Decimal => "text",
            Self::Date => "date",
            Self::Month => "month",
            Self::DateTime => "datetime-local",
            Self::Phone => "tel",
            Self::Mail => "email",
            Self::Search => "search",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Number => Some("numeric"),
            Self::Decimal => Some("decimal"),
            _ => None,
        }
    }
}

/// A labelled field for one line.
#[component]
pub fn TextField(
    /// The name of the field in the form; also its id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The kind of input.
    #[prop(optional)]
    kind: InputKind,
    /// The initial value: the typed value, or the last one.
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
    /// The text before the value ("+86").
    #[prop(optional, into)]
    prefix: MaybeText,
    /// The text after the value: the unit.
    #[prop(optional, into)]
    suffix: MaybeText,
    /// The browser's autocomplete token ("name", "tel"); "off" by default.
    #[prop(optional, into)]
    autocomplete: MaybeText,
    /// The maximum length, in characters.
    #[prop(optional)]
    max_length: Option<u16>,
    /// The earliest day or time accepted.
    #[prop(optional, into)]
    min: MaybeText,
    /// The latest day or time accepted.
    #[prop(optional, into)]
    max: MaybeText,
) -> impl IntoView {
    let autocomplete = autocomplete.get().unwrap_or_else(|| "off".to_owned());
    let (prefix, suffix) = (prefix.get(), suffix.get());
    let describes = described_by(&name, &hint, &error);
    let unit = suffix.is_some().then(|| format!("{name}-unit"));
    let describes = [describes, unit.clone()].into_iter().flatten().reduce(|all, id| format!("{all} {id}"));
    view! {
        <div class=class(&error)>
            <label class="field__label" for=name.clone()><LabelWords label optional/></label>
            <Notes id=name.clone() hint error=error.clone()/>
            <span class=width.class()>
                {prefix.map(|prefix| view! { <span class="field__unit">{prefix}</span> })}
                <input
                    class="field__input"
                    type=kind.input_type()
                    inputmode=kind.input_mode()
                    id=name.clone()
                    name=name
                    value=value.get()
                    autocomplete=autocomplete
                    maxlength=max_length.map(|length| length.to_string())
                    min=min.get()
                    max=max.get()
                    required=!optional
                    aria-describedby=describes
                    aria-invalid=error.is_some().then_some("true")
                />
                {suffix.map(|suffix| view! { <span class="field__unit" id=unit>{suffix}</span> })}
            </span>
        </div>
    }
    .into_any()
}
