//! Help and detail that unfold below: the browser's own `details`, so it works without script.
//!
//! Accessibility: the summary says what unfolds ("这是什么意思"), not "more"; nothing needed is hidden in it.

use leptos::prelude::*;

/// A summary that unfolds.
#[component]
pub fn Disclosure(
    /// What unfolds.
    #[prop(into)]
    summary: String,
    /// Whether it starts unfolded.
    #[prop(optional)]
    open: bool,
    /// What it holds.
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
