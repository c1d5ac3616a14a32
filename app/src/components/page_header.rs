//! The head of a page: the way back, the title, and the answer in a sentence.
//!
//! Accessibility: the only `h1` of the page; the way back names where it goes.

use super::icon::{Icon, Shape};
use super::maybe_text::MaybeText;
use crate::words::language_of;
use leptos::prelude::*;

/// The head of a page.
#[component]
pub fn PageHeader(
    /// The title.
    #[prop(into)]
    title: String,
    /// The answer, or what the page is for, in a sentence or two.
    #[prop(optional, into)]
    lead: MaybeText,
    /// Where the way back goes.
    #[prop(optional, into)]
    back_href: MaybeText,
    /// What it is called there ("血压").
    #[prop(optional, into)]
    back: MaybeText,
    /// Badges, or buttons for the whole page.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let back = back_href.get().zip(back.get());
    // A title may be somebody else's words.
    let lang = language_of(&title);
    view! {
        <div class="page-header">
            {back.map(|(href, words)| view! {
                <a class="page-header__back" href=href><Icon shape=Shape::Back/><span>{words}</span></a>
            })}
            <h1 class="page-header__title" lang=lang>{title}</h1>
            {lead.get().map(|lead| view! { <p class="page-header__lead">{lead}</p> })}
            {children.map(|children| view! { <div class="page-header__aside">{children()}</div> })}
        </div>
    }
    .into_any()
}
