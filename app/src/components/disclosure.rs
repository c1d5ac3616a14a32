//! Help or detail that opens on demand: the browser's own `details`, so it works without script.
//!
//! Accessibility: the summary names the content ("这是什么意思"), not "more"; nothing that is needed is hidden in it.

use leptos::prelude::*;

/// A summary with hidden detail.
#[component]
pub fn Disclosure(
    /// The summary.
    #[prop(into)]
    summary: String,
    /// Whether the detail is open initially.
    #[prop(optional)]
    open: bool,
    /// The detail.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary class="disclosure__summary">
                <span class="disclosure__word">{summary}</span>
            </summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
    .into_any()
}
