//! One line of input: text, numbers, dates and times, telephone numbers.
//!
//! Accessibility: see `field`. Numbers are `inputmode`, not `type=number`, which scroll wheels and
//! voice input change by accident; the unit stands beside the value and is read with it.

use super::field::{LabelWords, Notes, Width, class, described_by};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// What is typed in.
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
    /// Words to look for.
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

/// A labelled line of input.
#[component]
pub fn TextField(
    /// The name it is sent under; also its id.
    #[prop(into)]
    name: String,
    /// What goes in.
    #[prop(into)]
    label: String,
    /// What kind of thing.
    #[prop(optional)]
    kind: InputKind,
    /// What is in it: what was typed before, or the last value.
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
    /// How wide.
    #[prop(optional)]
    width: Width,
    /// What stands before the value ("+86").
    #[prop(optional, into)]
    prefix: MaybeText,
    /// What stands after the value: the unit.
    #[prop(optional, into)]
    suffix: MaybeText,
    /// What the browser may fill in ("name", "tel"); "off" where nothing is given.
    #[prop(optional, into)]
    autocomplete: MaybeText,
    /// The longest text accepted.
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
