//! What just happened, or what one should know before reading on.
//!
//! Accessibility: a success is a status and read out once; the others are notes, read in their place.
//! Kind shows in icon, edge and word. Red is for danger only.

use super::icon::{Icon, Shape};
use leptos::prelude::*;

/// What kind of message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotificationKind {
    /// An act was done: the receipt.
    Success,
    /// Something to know.
    #[default]
    Info,
    /// Something to mind, with a next step.
    Warning,
    /// A danger to health or safety.
    Danger,
}

impl NotificationKind {
    fn class(self) -> &'static str {
        match self {
            Self::Success => "notification notification--success",
            Self::Info => "notification notification--info",
            Self::Warning => "notification notification--warning",
            Self::Danger => "notification notification--danger",
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Success => Shape::CheckCircle,
            Self::Info => Shape::Info,
            Self::Warning => Shape::Warning,
            Self::Danger => Shape::Alert,
        }
    }

    fn role(self) -> &'static str {
        match self {
            Self::Success => "status",
            Self::Info | Self::Warning => "note",
            Self::Danger => "alert",
        }
    }
}

/// A message across the page.
#[component]
pub fn Notification(
    /// What kind.
    #[prop(optional)]
    kind: NotificationKind,
    /// The message in one line.
    #[prop(into)]
    title: String,
    /// What follows from it: the next step, the way back, the deadline.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=kind.class() role=kind.role()>
            <Icon shape=kind.shape()/>
            <div class="notification__text">
                <p class="notification__title">{title}</p>
                {children.map(|children| view! { <div class="notification__body">{children()}</div> })}
            </div>
        </div>
    }
    .into_any()
}
