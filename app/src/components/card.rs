//! A bordered group of things that belong together, and the grid that sets several side by side.
//!
//! Accessibility: a section named by its heading; the order on screen is the order of reading.

use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// A group under a heading of its own.
#[component]
pub fn Card(
    /// The heading (`h2`).
    #[prop(into)]
    title: String,
    /// An id for the heading, unique on the page.
    #[prop(into)]
    id: String,
    /// Where "more" goes.
    #[prop(optional, into)]
    more_href: MaybeText,
    /// What "more" says, in full words ("全部血压记录").
    #[prop(optional, into)]
    more: MaybeText,
    /// Whether something in it waits for the reader: a heavier edge.
    #[prop(optional)]
    attention: bool,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let class = if attention { "card card--attention" } else { "card" };
    let more = more_href.get().zip(more.get());
    let named_by = id.clone();
    view! {
        <section class=class aria-labelledby=named_by>
            <div class="card__head">
                <h2 class="card__title" id=id>{title}</h2>
                {more.map(|(href, words)| view! { <a class="card__more" href=href>{words}</a> })}
            </div>
            {children()}
        </section>
    }
    .into_any()
}

/// Cards side by side where there is room, one under another where there is not.
#[component]
pub fn Cards(
    /// The cards, in order of importance.
    children: Children,
) -> impl IntoView {
    view! { <div class="cards">{children()}</div> }.into_any()
}
