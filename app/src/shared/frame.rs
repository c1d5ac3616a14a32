//! The frames of pages with an open record, and of pages for a signed-in person without one.

use chrono::NaiveDate;
use domain::{
    capacity::{Capacity, Duty},
    ids::ResidentId,
    time::age_on,
};
use leptos::prelude::{AnyView, IntoAny};
use store::opening::Opened;

use crate::{
    components::prelude::*,
    extract::{NamedPost, SignedIn},
    page::Frame,
    words::{corrections, counter, desk, record, shell, verification},
};

/// The paths of the five places of a resident's record.
fn places_of(resident: ResidentId) -> Places {
    Places {
        home: format!("/record/{resident}"),
        record: format!("/record/{resident}/contents"),
        log: format!("/record/{resident}/add"),
        access: format!("/record/{resident}/history"),
        me: "/account".to_owned(),
        notices: format!("/record/{resident}/notices"),
    }
}

/// The frame of a page that opens no record.
pub fn frame_of(person: &SignedIn, posts: &[NamedPost], place: Option<Place>) -> Frame {
    let current = person.session.post.as_ref().map(|p| p.id);
    match (person.session.capacity, person.session.resident) {
        (Capacity::Resident, Some(resident)) => {
            Frame::Resident { whose: None, place, places: places_of(resident), unread: Some(0) }
        }
        _ => desk_frame(posts.iter().find(|named| Some(named.post.id) == current), DeskPlace::Account, None),
    }
}

/// The frame of a resident's own open record.
pub fn record_frame(opening: &Opened, today: NaiveDate, place: Place) -> Frame {
    let whose = Some(whose(opening, today, ReaderRole::Subject, String::new()));
    Frame::Resident { whose, place: Some(place), places: places_of(opening.resident), unread: opening.unread }
}

/// A place of the desk's navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskPlace {
    /// Finding a person, and the person that was found.
    Find,
    /// The pending verifications.
    Verification,
    /// The checks.
    Checks,
    /// The corrections that residents requested.
    Corrections,
    /// The escalated corrections.
    Escalated,
    /// The officer's list of slips.
    Slips,
    /// The account.
    Account,
}

/// The frame of the desk.
pub fn desk_frame(post: Option<&NamedPost>, place: DeskPlace, whose: Option<Whose>) -> Frame {
    let link = |label: &str, href: &str, at| NavLink {
        label: label.to_owned(),
        href: href.to_owned(),
        current: at == place,
        waiting: None,
    };
    let finds = post.is_none_or(|named| named.post.duty.finds_people());
    let answers = post.is_some_and(|named| named.post.duty.answers_corrections());
    let supervises = post.is_some_and(|named| named.post.duty.supervises());
    Frame::Staff {
        institution: post.map(NamedPost::institution).unwrap_or_default(),
        person: post.map(|named| format!("{} · {}", named.post.name, duty(named.post.duty))).unwrap_or_default(),
        links: [
            finds.then(|| link(desk::title(), "/desk", DeskPlace::Find)),
            finds.then(|| link(verification::title(), "/desk/verification", DeskPlace::Verification)),
            (!supervises).then(|| link(desk::checks_title(), "/desk/checks", DeskPlace::Checks)),
            answers.then(|| link(corrections::desk_title(), "/desk/corrections", DeskPlace::Corrections)),
            supervises.then(|| link(corrections::escalated_title(), "/desk/escalated", DeskPlace::Escalated)),
            supervises.then(|| link(counter::slips_title(), "/desk/slips", DeskPlace::Slips)),
            Some(link(shell::me(), "/account", DeskPlace::Account)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        whose,
    }
}

/// The subject of the open record and the reader's role, for the banner.
pub fn whose(opening: &Opened, today: NaiveDate, role: ReaderRole, note: String) -> Whose {
    let years = age_on(opening.subject.birth_date, today).unwrap_or_default();
    Whose { name: opening.subject.name.clone(), age: record::age(years), role, note: note.into(), switch: None }
}

fn duty(duty: Duty) -> &'static str {
    match duty {
        Duty::Clerk => desk::duty_clerk(),
        Duty::Gp => desk::duty_gp(),
        Duty::RecordManager => desk::duty_record_manager(),
        Duty::Officer => desk::duty_officer(),
    }
}

/// A receipt that needs no text beside its title.
pub fn receipt(title: &'static str) -> AnyView {
    leptos::prelude::view! { <Notification kind=NotificationKind::Success title>""</Notification> }.into_any()
}
