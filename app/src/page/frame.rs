//! What stands round the content: for everyone, for residents, for staff, for paper.
//!
//! The staff's frame is visibly another: an ink band, square corners, the desk's width. Nobody shall
//! mistake one for the other.

use super::masthead::Masthead;
use crate::components::banner::{Banner, Whose};
use crate::components::icon::{Icon, Shape};
use crate::components::navigation::{NavLink, Place, Places, ResidentNavigation, StaffNavigation};
use crate::words::shell as words;
use leptos::prelude::*;

/// What stands round the content.
#[derive(Clone, Debug, Default)]
pub enum Frame {
    /// Before signing in: header and footer only.
    #[default]
    Public,
    /// A resident, guardian or delegate, signed in.
    Resident {
        /// Whose record is open; none only before one is chosen.
        whose: Option<Whose>,
        /// At which of the five places.
        place: Option<Place>,
        /// Where the five places are.
        places: Places,
        /// How many notices are unread; none where notices are not offered.
        unread: Option<u32>,
    },
    /// Staff of one institution.
    Staff {
        /// The institution they act for.
        institution: String,
        /// Who they are, with their duty ("周医生 · 责任医师").
        person: String,
        /// The places of their desk.
        links: Vec<NavLink>,
        /// Whose record is open, and for what purpose.
        whose: Option<Whose>,
    },
    /// A sheet to print: nothing but the content, and a way back that does not print.
    Paper {
        /// Where the way back goes.
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

    /// The frame round this content.
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
                    <form class="footer__leave" method="post" action="/sign-out">
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
