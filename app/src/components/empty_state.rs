//! A state without content: empty, refused, failed or expired. It says why, what is kept, and what the next step is.
//!
//! Accessibility: the heading is a real heading; the next step is a link or button that the keyboard reaches.

use super::icon::{Icon, Shape};
use leptos::prelude::*;

/// A page, or a part of one, that has nothing to show.
#[component]
pub fn EmptyState(
    /// What is missing, in one line.
    #[prop(into)]
    title: String,
    /// The icon above the title.
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
