//! The header of a page: the back link, the title, and the lead.
//!
//! Accessibility: the only `h1` of the page; the back link names its target.

use super::icon::{Icon, Shape};
use super::maybe_text::MaybeText;
use crate::words::language_of;
use leptos::prelude::*;

/// The header of a page.
#[component]
pub fn PageHeader(
    /// The title.
    #[prop(into)]
    title: String,
    /// The lead: the answer, or the purpose of the page, in one or two sentences.
    #[prop(optional, into)]
    lead: MaybeText,
    /// The path of the back link.
    #[prop(optional, into)]
    back_href: MaybeText,
    /// The name of that page ("血压").
    #[prop(optional, into)]
    back: MaybeText,
    /// Badges, or buttons for the whole page.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let back = back_href.get().zip(back.get());
    // A title can contain text that a person wrote in another language.
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
