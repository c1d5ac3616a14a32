//! One value: the plain word, the technical term, the value in large type, the unit in small type, and the assessment.
//!
//! Accessibility: real text; the assessment is a word with an icon, never only a colour.

use super::maybe_text::MaybeText;
use super::tag::{Tag, TagKind};
use crate::words::components as words;
use leptos::prelude::*;

/// The assessment of a value against its reference range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Within the range.
    Within,
    /// Between normal and high.
    Raised,
    /// Above the range.
    High,
    /// Below the range.
    Low,
    /// So high that the person must act today.
    ActHigh,
    /// So low that the person must act today.
    ActLow,
}

impl Judgement {
    /// The assessment as a word.
    pub fn words(self) -> &'static str {
        match self {
            Self::Within => words::judged_within(),
            Self::High => words::judged_high(),
            Self::Low => words::judged_low(),
            Self::Raised => words::judged_raised(),
            Self::ActHigh => words::judged_act_high(),
            Self::ActLow => words::judged_act_low(),
        }
    }

    /// The kind of the tag that shows it.
    pub fn kind(self) -> TagKind {
        match self {
            Self::Within => TagKind::Good,
            Self::Raised => TagKind::Plain,
            Self::High | Self::Low => TagKind::Attention,
            Self::ActHigh | Self::ActLow => TagKind::Danger,
        }
    }
}

/// One value with its unit.
#[component]
pub fn Measure(
    /// The plain word ("高压").
    #[prop(into)]
    name: String,
    /// The technical term ("收缩压").
    #[prop(optional, into)]
    term: MaybeText,
    /// The value as text ("138", "138/82").
    #[prop(into)]
    value: String,
    /// The unit ("mmHg").
    #[prop(optional, into)]
    unit: MaybeText,
    /// The assessment.
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
