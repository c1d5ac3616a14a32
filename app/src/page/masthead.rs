//! The header of every page: the name of the service, the notices, the switches for language and text size.

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

/// The header of a page.
pub(super) struct Masthead {
    path: String,
    size: TextSize,
    home: String,
    name: &'static str,
    /// The path of the notices, and the number of unread ones.
    notices: Option<(String, u32)>,
}

impl Masthead {
    /// The header for everyone.
    pub(super) fn new(path: String, size: TextSize) -> Self {
        Self { path, size, home: "/".to_owned(), name: words::service_name(), notices: None }
    }

    /// The header for a signed-in person: the link to the home page, the notices, and a shorter name, so that everything fits a
    /// phone.
    pub(super) fn signed_in(self, places: &Places, unread: Option<u32>) -> Self {
        let notices = unread.map(|unread| (places.notices.clone(), unread));
        Self { home: places.home.clone(), name: words::service_short(), notices, ..self }
    }

    /// Only the switches, for a frame that has a header of its own.
    pub(super) fn switches(self) -> AnyView {
        view! {
            <div class="switches">
                <LanguageSwitch next=self.path.clone()/>
                <SizeSwitch next=self.path size=self.size/>
            </div>
        }
        .into_any()
    }

    /// The whole header.
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

/// The mark of the service: a ring.
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
