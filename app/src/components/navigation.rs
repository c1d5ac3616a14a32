//! Where things are: the resident's five places, and the staff's own list.
//!
//! Accessibility: a `nav` with a name of its own; the place one is at has `aria-current` and a bar as
//! well as a colour; icon and word always together; on the phone below, within reach of the thumb.

use super::icon::{Icon, Shape};
use crate::words::{components as words, shell};
use leptos::prelude::*;

/// The five places of a resident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// 首页.
    Home,
    /// 档案.
    Record,
    /// 记一笔.
    Log,
    /// 授权.
    Access,
    /// 我的.
    Me,
}

/// Where the five places, the notices and the help are.
#[derive(Clone, Debug)]
pub struct Places {
    /// 首页.
    pub home: String,
    /// 档案.
    pub record: String,
    /// 记一笔.
    pub log: String,
    /// 授权.
    pub access: String,
    /// 我的.
    pub me: String,
    /// 消息.
    pub notices: String,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            home: "/home".to_owned(),
            record: "/record".to_owned(),
            log: "/log".to_owned(),
            access: "/access".to_owned(),
            me: "/me".to_owned(),
            notices: "/notices".to_owned(),
        }
    }
}

/// The resident's five places: a bar below on the phone, a rail at the left on a desktop.
#[component]
pub fn ResidentNavigation(
    /// Where the places are.
    places: Places,
    /// At which of them one is.
    #[prop(optional_no_strip)]
    place: Option<Place>,
) -> impl IntoView {
    let links = [
        (Place::Home, places.home, Shape::Home, shell::home()),
        (Place::Record, places.record, Shape::Record, shell::record()),
        (Place::Log, places.log, Shape::Pen, shell::log_measurement()),
        (Place::Access, places.access, Shape::Key, shell::access()),
        (Place::Me, places.me, Shape::Person, shell::me()),
    ];
    let each = links.map(|(this, href, shape, word)| {
        view! {
            <li class="places__item">
                <a class="places__link" href=href aria-current=(place == Some(this)).then_some("page")>
                    <Icon shape/>
                    <span class="places__word">{word}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="places" aria-label=words::places()>
            <ul class="places__list" role="list">{each.into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// One line of the staff's list.
#[derive(Clone, Debug)]
pub struct NavLink {
    /// What it is called.
    pub label: String,
    /// Where it goes.
    pub href: String,
    /// Whether one is there.
    pub current: bool,
    /// How many things wait there.
    pub waiting: Option<u32>,
}

/// The staff's list of places.
#[component]
pub fn StaffNavigation(
    /// The lines, as far as this person's duties reach.
    links: Vec<NavLink>,
) -> impl IntoView {
    let each = links
        .into_iter()
        .map(|link| {
            view! {
                <li class="desk-nav__item">
                    <a class="desk-nav__link" href=link.href aria-current=link.current.then_some("page")>
                        <span>{link.label}</span>
                        {link.waiting.map(|count| view! {
                            <span class="desk-nav__count">{count}<span class="hidden">" "{words::waiting()}</span></span>
                        })}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="desk-nav" aria-label=words::staff_places()>
            <ul class="desk-nav__list" role="list">{each}</ul>
        </nav>
    }
    .into_any()
}
