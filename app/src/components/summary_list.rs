//! A list of names and values, each with a link to change it.
//!
//! Accessibility: a description list; each "更改" names what it changes; a missing value is named as missing, with a link to add
//! it.

use super::maybe_text::MaybeText;
use crate::words::components as words;
use leptos::prelude::*;

/// One name and its value.
pub struct SummaryRow {
    name: String,
    value: Option<AnyView>,
    act: Option<(String, String)>,
}

impl SummaryRow {
    /// A name and its value.
    pub fn new(name: impl Into<String>, value: impl IntoView + 'static) -> Self {
        Self { name: name.into(), value: Some(value.into_any()), act: None }
    }

    /// A name with text that can be missing; a missing text is shown as 未填写.
    pub fn maybe(name: impl Into<String>, value: impl Into<MaybeText>) -> Self {
        Self { name: name.into(), value: value.into().get().map(IntoAny::into_any), act: None }
    }

    /// Adds a link: its verb and its path.
    #[must_use]
    pub fn act(mut self, verb: impl Into<String>, href: impl Into<String>) -> Self {
        self.act = Some((verb.into(), href.into()));
        self
    }
}

/// A list of names and values.
#[component]
pub fn SummaryList(
    /// The rows, the most important first.
    rows: Vec<SummaryRow>,
) -> impl IntoView {
    let each = rows
        .into_iter()
        .map(|row| {
            let missing = row.value.is_none();
            let of = row.name.clone();
            let value = row.value.unwrap_or_else(|| words::not_filled_in().into_any());
            view! {
                <div class="summary__row">
                    <dt class="summary__name">{row.name}</dt>
                    <dd class=if missing { "summary__value summary__value--missing" } else { "summary__value" }>{value}</dd>
                    {row.act.map(|(verb, href)| view! {
                        <dd class="summary__act"><a href=href>{verb}<span class="hidden">" "{of}</span></a></dd>
                    })}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="summary">{each}</dl> }.into_any()
}
