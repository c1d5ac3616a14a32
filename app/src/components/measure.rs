//! One value: the plain word, the term, the value large, the unit small, and where it stands.
//!
//! Accessibility: one list of terms and values; the judgement is a word with an icon, never a colour.

use super::maybe_text::MaybeText;
use super::tag::{Tag, TagKind};
use crate::words::components as words;
use leptos::prelude::*;

/// Where a value stands against its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Within the range.
    Within,
    /// Above it.
    High,
    /// Below it.
    Low,
    /// So far out that help is needed now.
    Danger,
}

impl Judgement {
    /// The judgement in a word.
    pub fn words(self) -> &'static str {
        match self {
            Self::Within => words::judged_within(),
            Self::High => words::judged_high(),
            Self::Low => words::judged_low(),
            Self::Danger => words::judged_danger(),
        }
    }

    fn kind(self) -> TagKind {
        match self {
            Self::Within => TagKind::Good,
            Self::High | Self::Low => TagKind::Attention,
            Self::Danger => TagKind::Danger,
        }
    }
}

/// One value with its unit.
#[component]
pub fn Measure(
    /// The plain word ("高压").
    #[prop(into)]
    name: String,
    /// The term ("收缩压").
    #[prop(optional, into)]
    term: MaybeText,
    /// The value as text ("138", "138/82").
    #[prop(into)]
    value: String,
    /// The unit ("mmHg").
    #[prop(optional, into)]
    unit: MaybeText,
    /// Where it stands.
    #[prop(optional)]
    judgement: Option<Judgement>,
    /// When, and by whom.
    #[prop(optional, into)]
    when: MaybeText,
) -> impl IntoView {
    view! {
        <div class="measure">
            <p class="measure__name">
                {name}
                {term.get().map(|term| view! { " "<span class="measure__term">{term}</span> })}
            </p>
            <p class="measure__line">
                <span class="measure__value">{value}</span>
                {unit.get().map(|unit| view! { " "<span class="measure__unit">{unit}</span> })}
                {judgement.map(|judgement| view! { " "<Tag kind=judgement.kind()>{judgement.words()}</Tag> })}
            </p>
            {when.get().map(|when| view! { <p class="measure__when">{when}</p> })}
        </div>
    }
    .into_any()
}
