//! The navigation: the resident's five places, and the links of the desk.
//!
//! Accessibility: a `nav` with a name of its own; the current place has `aria-current`, and a bar as well as a colour; icon and
//! word are always together; on a phone the navigation is at the bottom, within reach of the thumb.

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

/// The paths of the five places and of the notices.
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

/// The resident's five places: a bar at the bottom on a phone, a column at the left on a desktop.
#[component]
pub fn ResidentNavigation(
    /// The paths of the places.
    places: Places,
    /// The current place.
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

/// One link of the desk's navigation.
#[derive(Clone, Debug)]
pub struct NavLink {
    /// The label.
    pub label: String,
    /// The path that the link opens.
    pub href: String,
    /// Whether the link is that of the current page.
    pub current: bool,
    /// The number of items that wait there.
    pub waiting: Option<u32>,
}

/// The navigation of the desk.
#[component]
pub fn StaffNavigation(
    /// The links that the duties of this person allow.
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
