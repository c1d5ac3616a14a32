//! A short marking word: an allergy, a health tag, a count.
//!
//! Accessibility: text first; icon and outline show the kind, as well as the colour.

use super::icon::{Icon, Shape};
use leptos::prelude::*;

/// The kind of a tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagKind {
    /// A fact.
    #[default]
    Plain,
    /// Something to keep in mind, such as a value out of range.
    Attention,
    /// A danger, such as an allergy.
    Danger,
    /// A good state, such as a target met.
    Good,
}

impl TagKind {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "tag",
            Self::Attention => "tag tag--attention",
            Self::Danger => "tag tag--danger",
            Self::Good => "tag tag--good",
        }
    }

    fn shape(self) -> Option<Shape> {
        match self {
            Self::Plain => None,
            Self::Attention => Some(Shape::Warning),
            Self::Danger => Some(Shape::Alert),
            Self::Good => Some(Shape::Check),
        }
    }
}

/// A short marking word.
#[component]
pub fn Tag(
    /// The kind.
    #[prop(optional)]
    kind: TagKind,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! {
        <span class=kind.class()>
            {kind.shape().map(|shape| view! { <Icon shape/> })}
            <span class="tag__word">{children()}</span>
        </span>
    }
    .into_any()
}

/// Tags in a row, which wraps.
#[component]
pub fn Tags(
    /// The tags, the most important first.
    children: Children,
) -> impl IntoView {
    view! { <div class="tags">{children()}</div> }.into_any()
}
