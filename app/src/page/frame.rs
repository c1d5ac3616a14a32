//! The frame of a page: what is around its content, for everyone, for residents, for staff, for print.
//!
//! The frame of the desk looks clearly different: a dark band, square corners, the width of the desk. Nobody should mistake one
//! frame for the other.

use super::masthead::Masthead;
use crate::access::SIGN_OUT;
use crate::components::banner::{Banner, Whose};
use crate::components::icon::{Icon, Shape};
use crate::components::navigation::{NavLink, Place, Places, ResidentNavigation, StaffNavigation};
use crate::words::shell as words;
use leptos::prelude::*;

/// The frame of a page: what is around its content.
#[derive(Clone, Debug, Default)]
pub enum Frame {
    /// Before sign-in: header and footer only.
    #[default]
    Public,
    /// A resident, guardian or delegate, signed in.
    Resident {
        /// The subject of the open record; `None` if no record is open.
        whose: Option<Whose>,
        /// The current place, of the five.
        place: Option<Place>,
        /// The paths of the five places.
        places: Places,
        /// The number of unread notices; `None` if the page offers no notices.
        unread: Option<u32>,
    },
    /// Staff of one institution.
    Staff {
        /// The institution for which the person acts.
        institution: String,
        /// The person's name and duty ("周医生 · 责任医师").
        person: String,
        /// The links of the desk's navigation.
        links: Vec<NavLink>,
        /// The subject of the open record, and the purpose of the opening.
        whose: Option<Whose>,
    },
    /// A page to print: only the content, and a back link that is not printed.
    Paper {
        /// The path of the back link.
        back: String,
    },
}

impl Frame {
    pub(super) fn class(&self) -> &'static str {
        match self {
            Self::Public => "page page--public",
            Self::Resident { .. } => "page page--resident",
            Self::Staff { .. } => "page page--staff",
            Self::Paper { .. } => "page page--paper",
        }
    }

    /// The content with its frame.
    pub(super) fn around(self, head: Masthead, content: AnyView) -> AnyView {
        match self {
            Self::Public => public(head, content),
            Self::Resident { whose, place, places, unread } => {
                let head = head.signed_in(&places, unread);
                let places = view! { <ResidentNavigation places place/> }.into_any();
                signed_in(head.write(), whose, places, content)
            }
            Self::Staff { institution, person, links, whose } => {
                let home = links.first().map_or_else(|| "/".to_owned(), |link| link.href.clone());
                let head = desk_head(head, home, institution, person);
                signed_in(head, whose, view! { <StaffNavigation links/> }.into_any(), content)
            }
            Self::Paper { back } => paper(back, content),
        }
    }
}

fn public(head: Masthead, content: AnyView) -> AnyView {
    view! {
        {head.write()}
        <div class="page__body"><main class="page__main" id="content" tabindex="-1">{content}</main></div>
        {footer(false)}
    }
    .into_any()
}

fn signed_in(head: AnyView, whose: Option<Whose>, places: AnyView, content: AnyView) -> AnyView {
    view! {
        {head}
        {whose.map(|whose| view! { <Banner whose/> })}
        <div class="page__body">
            {places}
            <main class="page__main" id="content" tabindex="-1">{content}</main>
        </div>
        {footer(true)}
    }
    .into_any()
}

fn desk_head(head: Masthead, home: String, institution: String, person: String) -> AnyView {
    view! {
        <header class="desk-head">
            <div class="desk-head__inner">
                <p class="desk-head__desk"><a class="desk-head__home" href=home>{words::desk()}</a></p>
                <p class="desk-head__who">
                    <span class="desk-head__institution">{institution}</span>
                    " "<span class="desk-head__person">{person}</span>
                </p>
                {head.switches()}
            </div>
        </header>
    }
    .into_any()
}

fn paper(back: String, content: AnyView) -> AnyView {
    view! {
        <header class="page__back"><a href=back><Icon shape=Shape::Back/>{words::back()}</a></header>
        <main class="page__main" id="content" tabindex="-1">{content}</main>
    }
    .into_any()
}

fn footer(signed_in: bool) -> AnyView {
    view! {
        <footer class="footer">
            <div class="footer__inner">
                <p>{words::city()}</p>
                <p>{words::law()}</p>
                {signed_in.then(|| view! {
                    <form class="footer__leave" method="post" action=SIGN_OUT>
                        <button class="button button--link" type="submit">
                            <Icon shape=Shape::SignOut/><span class="button__word">{words::sign_out()}</span>
                        </button>
                    </form>
                })}
            </div>
        </footer>
    }
    .into_any()
}
