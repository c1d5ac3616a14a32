//! The steps of a process, oldest first: who did what, when, with which remark.
//!
//! Accessibility: an ordered list with a name; a remark is a quotation and keeps its language.

use super::icon::{Icon, Shape};
use super::quoted::quoted;
use leptos::prelude::*;

/// A step.
#[derive(Clone, Debug)]
pub struct StepItem {
    /// Who did what.
    pub title: String,
    /// When, as text.
    pub when: String,
    /// The remark.
    pub words: Option<String>,
    /// The icon of the kind of step.
    pub icon: Shape,
}

/// The steps of a process.
#[component]
pub fn Steps(
    /// The name of the list.
    label: &'static str,
    /// The steps, oldest first.
    items: Vec<StepItem>,
) -> impl IntoView {
    let each = items.into_iter().map(|item| {
        let words = item.words.map(|words| view! { <blockquote class="steps__words">{quoted(words)}</blockquote> });
        view! {
            <li class="steps__item">
                <Icon shape=item.icon/>
                <div>
                    <p class="steps__title">{item.title}</p>
                    <p class="steps__when">{item.when}</p>
                    {words}
                </div>
            </li>
        }
    });
    view! { <ol class="steps" aria-label=label role="list">{each.collect_view()}</ol> }.into_any()
}
