//! A bordered section, and the grid that puts several cards side by side.
//!
//! Accessibility: a section named by its heading; the order on screen is the order of the source.

use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// A section with a heading.
#[component]
pub fn Card(
    /// The heading (`h2`).
    #[prop(into)]
    title: String,
    /// An id for the heading, unique on the page.
    #[prop(into)]
    id: String,
    /// The path of the "more" link.
    #[prop(optional, into)]
    more_href: MaybeText,
    /// The text of the "more" link, in full words ("全部血压记录").
    #[prop(optional, into)]
    more: MaybeText,
    /// Whether something in the card waits for the reader: the card gets a heavier border.
    #[prop(optional)]
    attention: bool,
    /// The content.
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

/// Cards side by side if there is room, otherwise in one column.
#[component]
pub fn Cards(
    /// The cards, in order of importance.
    children: Children,
) -> impl IntoView {
    view! { <div class="cards">{children()}</div> }.into_any()
}
