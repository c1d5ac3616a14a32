//! A list of items to open or to read: tasks, entries, lines of the access history.
//!
//! Accessibility: a real list; the title is the link and its click target fills the row; the rest is read after it.

use super::icon::{Icon, Shape};
use super::maybe_text::MaybeText;
use crate::words::language_of;
use leptos::prelude::*;

/// One row of a list.
pub struct LinkItem {
    title: String,
    href: MaybeText,
    detail: MaybeText,
    aside: Option<AnyView>,
    icon: Option<Shape>,
}

impl LinkItem {
    /// A row that opens a page.
    pub fn new(title: impl Into<String>, href: impl Into<MaybeText>) -> Self {
        Self { title: title.into(), href: href.into(), detail: MaybeText::default(), aside: None, icon: None }
    }

    /// A row without a link.
    pub fn plain(title: impl Into<String>) -> Self {
        Self::new(title, "")
    }

    /// Adds a second line: who, when, until when.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<MaybeText>) -> Self {
        self.detail = detail.into();
        self
    }

    /// Adds a badge, a tag or a value at the end.
    #[must_use]
    pub fn aside(mut self, aside: impl IntoView + 'static) -> Self {
        self.aside = Some(aside.into_any());
        self
    }

    /// Adds an icon at the start.
    #[must_use]
    pub fn icon(mut self, icon: Shape) -> Self {
        self.icon = Some(icon);
        self
    }
}

/// A list of rows with thin lines between them.
#[component]
pub fn LinkList(
    /// The rows, the most important or newest first.
    items: Vec<LinkItem>,
) -> impl IntoView {
    let rows = items
        .into_iter()
        .map(|item| {
            let href = item.href.get();
            let opens = href.is_some();
            // A title can contain text that a person wrote in another language.
            let lang = language_of(&item.title);
            let title = match href {
                Some(href) => view! { <a class="link-list__title" href=href lang=lang>{item.title}</a> }.into_any(),
                None => view! { <span class="link-list__title" lang=lang>{item.title}</span> }.into_any(),
            };
            view! {
                <li class="link-list__row">
                    {item.icon.map(|shape| view! { <Icon shape/> })}
                    <div class="link-list__body">
                        <div class="link-list__text">
                            {title}
                            {item.detail.get().map(|detail| view! { <p class="link-list__detail">{detail}</p> })}
                        </div>
                        {item.aside.map(|aside| view! { <div class="link-list__aside">{aside}</div> })}
                    </div>
                    {opens.then(|| view! { <span class="link-list__arrow"><Icon shape=Shape::Forward/></span> })}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="link-list" role="list">{rows}</ul> }.into_any()
}
