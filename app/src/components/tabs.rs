//! Parts of one thing, each a page of its own: links, not script.
//!
//! Accessibility: a named `nav`; the part one is at has `aria-current` and a bar under it.

use leptos::prelude::*;

/// One part.
#[derive(Clone, Debug)]
pub struct TabLink {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// Whether one is there.
    pub current: bool,
}

impl TabLink {
    /// A part, and whether one is there.
    pub fn new(label: impl Into<String>, href: impl Into<String>, current: bool) -> Self {
        Self { label: label.into(), href: href.into(), current }
    }
}

/// The parts of one thing.
#[component]
pub fn Tabs(
    /// What they are parts of, for screen readers.
    #[prop(into)]
    label: String,
    /// The parts.
    tabs: Vec<TabLink>,
) -> impl IntoView {
    let each = tabs
        .into_iter()
        .map(|tab| {
            view! {
                <li class="tabs__item">
                    <a class="tabs__link" href=tab.href aria-current=tab.current.then_some("page")>{tab.label}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=label>
            <ul class="tabs__list" role="list">{each}</ul>
        </nav>
    }
    .into_any()
}
