//! Nothing to show: empty, refused, failed or expired. Says why, what is kept, and the next step.
//!
//! Accessibility: the heading is a real one; the next step is a link or button, in reach of the keyboard.

use super::icon::{Icon, Shape};
use leptos::prelude::*;

/// A page or a part of one that has nothing to show.
#[component]
pub fn EmptyState(
    /// What is not there, in one line.
    #[prop(into)]
    title: String,
    /// The icon above it.
    #[prop(default = Shape::Record)]
    icon: Shape,
    /// Why, what is kept, and the next step (a `ButtonLink`, a `Contact`).
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon shape=icon/>
            <h2 class="empty__title">{title}</h2>
            <div class="empty__body">{children()}</div>
        </div>
    }
    .into_any()
}
