//! Tabs: parts of one subject, each a page of its own. Tabs are links, not script.
//!
//! Accessibility: a named `nav`; the current tab has `aria-current` and a bar under it.

use leptos::prelude::*;

/// One tab.
#[derive(Clone, Debug)]
pub struct TabLink {
    /// The label.
    pub label: String,
    /// The path of the page.
    pub href: String,
    /// Whether this is the current page.
    pub current: bool,
}

impl TabLink {
    /// A tab.
    pub fn new(label: impl Into<String>, href: impl Into<String>, current: bool) -> Self {
        Self { label: label.into(), href: href.into(), current }
    }
}

/// The tabs.
#[component]
pub fn Tabs(
    /// The name of the whole, for screen readers.
    #[prop(into)]
    label: String,
    /// The tabs.
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
