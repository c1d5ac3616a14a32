//! A value that leads to the rest of its kind: the newest value and a small trend, all of it one link.
//!
//! Accessibility: one link whose name is the value as it is read; the trend is decoration.

use leptos::prelude::*;

/// Tiles one under another, side by side where there is room.
#[component]
pub fn Tiles(
    /// The tiles.
    children: Children,
) -> impl IntoView {
    view! { <div class="tiles">{children()}</div> }
}

/// One tile.
#[component]
pub fn Tile(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// A `Measure`, and perhaps a `Sparkline`.
    children: Children,
) -> impl IntoView {
    view! { <a class="tile" href=href>{children()}</a> }
}
