//! A tile that links to a kind of measurements: the newest value and a small trend; the whole tile is one link.
//!
//! Accessibility: one link whose name is the value; the trend is decoration.

use leptos::prelude::*;

/// Tiles in one column, or side by side if there is room.
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
    /// The path that the tile opens.
    #[prop(into)]
    href: String,
    /// A `Measure`, with an optional `Sparkline`.
    children: Children,
) -> impl IntoView {
    view! { <a class="tile" href=href>{children()}</a> }
}
