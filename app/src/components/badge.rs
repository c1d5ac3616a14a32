//! The state of an entry, shown by icon, word and shape together, so that colour is never the only cue.
//!
//! Accessibility: the word is real text; each state has its own outline and icon, which can be distinguished in black and
//! white.

use super::icon::{Icon, Shape};
use super::maybe_text::MaybeText;
use crate::words::components as words;
use domain::verification::Verification;
use leptos::prelude::*;

/// The states that an entry can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryState {
    /// 待核实: dashed outline, clock.
    Pending,
    /// 已核实: solid outline, check.
    Verified,
    /// 已退回: cut corner, arrow.
    Returned,
    /// 本人填写: hollow circle.
    SelfEntered,
    /// 不开放: lock.
    Closed,
    /// 限定对象开放: people.
    Limited,
}

impl From<Verification> for EntryState {
    fn from(verification: Verification) -> Self {
        match verification {
            Verification::Pending => Self::Pending,
            Verification::Verified => Self::Verified,
            Verification::Returned => Self::Returned,
        }
    }
}

impl EntryState {
    /// The name of the state.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pending => words::pending(),
            Self::Verified => words::verified(),
            Self::Returned => words::returned(),
            Self::SelfEntered => words::self_entered(),
            Self::Closed => words::closed(),
            Self::Limited => words::limited(),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Pending => "badge badge--pending",
            Self::Verified => "badge badge--verified",
            Self::Returned => "badge badge--returned",
            Self::SelfEntered => "badge badge--self",
            Self::Closed => "badge badge--closed",
            Self::Limited => "badge badge--limited",
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Pending => Shape::Clock,
            Self::Verified => Shape::Check,
            Self::Returned => Shape::Return,
            Self::SelfEntered => Shape::Hollow,
            Self::Closed => Shape::Lock,
            Self::Limited => Shape::People,
        }
    }
}

/// The state of an entry, with an optional detail ("已核实 · 王医生").
#[component]
pub fn Badge(
    /// The state.
    state: EntryState,
    /// The detail: by whom, since when, or to whom.
    #[prop(optional, into)]
    detail: MaybeText,
) -> impl IntoView {
    view! {
        <span class=state.class()>
            <Icon shape=state.shape()/>
            <span class="badge__text">
                <span class="badge__word">{state.words()}</span>
                {detail.get().map(|detail| view! { " "<span class="badge__detail">{detail}</span> })}
            </span>
        </span>
    }
    .into_any()
}
