//! A list of things to open or to read: tasks, entries, who opened the record.
//!
//! Accessibility: a real list; the title is the link and fills the row, the rest is read after it.

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
    /// A row that opens something.
    pub fn new(title: impl Into<String>, href: impl Into<MaybeText>) -> Self {
        Self { title: title.into(), href: href.into(), detail: MaybeText::default(), aside: None, icon: None }
    }

    /// A row that is only read.
    pub fn plain(title: impl Into<String>) -> Self {
        Self::new(title, "")
    }

    /// A second line: who, when, until when.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<MaybeText>) -> Self {
        self.detail = detail.into();
        self
    }

    /// A badge, a tag or a value at the end.
    #[must_use]
    pub fn aside(mut self, aside: impl IntoView + 'static) -> Self {
        self.aside = Some(aside.into_any());
        self
    }

    /// An icon at the start.
    #[must_use]
    pub fn icon(mut self, icon: Shape) -> Self {
        self.icon = Some(icon);
        self
    }
}

/// Rows between hairlines.
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
            // A title may be somebody else's words.
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
