//! A message: what just happened, or what the reader should know before reading on.
//!
//! Accessibility: a success is a status and is read aloud once; information and warnings are notes, read in their place; a
//! danger is an alert. Icon, border and word show the kind. Red is for danger only.

use super::icon::{Icon, Shape};
use leptos::prelude::*;

/// The kind of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotificationKind {
    /// A receipt: an act was executed.
    Success,
    /// Something to know.
    #[default]
    Info,
    /// Something to pay attention to, with a next step.
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
    /// The kind.
    #[prop(optional)]
    kind: NotificationKind,
    /// The message in one line.
    #[prop(into)]
    title: String,
    /// What follows from the message: the next step, a link, the deadline.
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
