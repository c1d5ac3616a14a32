//! What stands at the head of every page: the service, the notices, the switches for language and size.

use crate::{
    components::{
        icon::{Icon, Shape},
        navigation::Places,
        switches::{LanguageSwitch, SizeSwitch},
    },
    text_size::TextSize,
    words::shell as words,
};
use leptos::prelude::*;

/// The head of a page, before it is written.
pub(super) struct Masthead {
    path: String,
    size: TextSize,
    home: String,
    name: &'static str,
    /// Where the notices are, and how many are unread.
    notices: Option<(String, u32)>,
}

impl Masthead {
    /// For everyone.
    pub(super) fn new(path: String, size: TextSize) -> Self {
        Self { path, size, home: "/".to_owned(), name: words::service_name(), notices: None }
    }

    /// For somebody signed in: the way home, the notices, and a shorter name, so that a phone has room for all.
    pub(super) fn signed_in(self, places: &Places, unread: Option<u32>) -> Self {
        let notices = unread.map(|unread| (places.notices.clone(), unread));
        Self { home: places.home.clone(), name: words::service_short(), notices, ..self }
    }

    /// Only the switches, for a frame that has a head of its own.
    pub(super) fn switches(self) -> AnyView {
        view! {
            <div class="switches">
                <LanguageSwitch next=self.path.clone()/>
                <SizeSwitch next=self.path size=self.size/>
            </div>
        }
        .into_any()
    }

    /// The whole head.
    pub(super) fn write(mut self) -> AnyView {
        let (home, bell) = (self.home.clone(), self.notices.take());
        view! {
            <header class="masthead">
                <div class="masthead__inner">
                    <a class="masthead__name" href=home>{mark()}<span>{self.name}</span></a>
                    {bell.map(|(href, unread)| notices(href, unread))}
                    {self.switches()}
                </div>
            </header>
        }
        .into_any()
    }
}

/// The mark of the service: a ring of jade.
fn mark() -> impl IntoView {
    view! {
        <svg class="masthead__mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <circle cx="12" cy="12" r="7.5"></circle>
        </svg>
    }
}

fn notices(href: String, unread: u32) -> impl IntoView {
    let count = (unread > 0).then(|| {
        view! { <span class="masthead__unread">{unread}<span class="hidden">" "{words::unread()}</span></span> }
    });
    view! { <a class="masthead__notices" href=href><Icon shape=Shape::Bell/><span>{words::notices()}</span>{count}</a> }
}
