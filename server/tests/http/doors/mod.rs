//! Every door of the portal, knocked at: the lists of the routes are the lists of these tests.

mod complete;
mod cross_site;
mod methods;
mod signed_out;

use app::{
    features::{
        basics::{CHANGE_ACCESS, CONFIRM_ACCESS},
        corrections::{DISAGREE_ACCESS, FORM_ACCESS},
        desk::{CORRECTION_ACCESS, IDENTITY_ACCESS, IDENTITY_CORRECTION_ACCESS},
        measurements, notices, verification,
    },
    routes::{ACCESSES, OTHERS},
};
use server::ceremonies;

use crate::support::NOBODY;

/// The pages of a record that also take a form.
const RECORD_FORMS: &[&str] = &[
    measurements::ADD_ACCESS.path,
    measurements::CHANGE_ACCESS.path,
    measurements::WITHDRAW_ACCESS.path,
    CHANGE_ACCESS.path,
    CONFIRM_ACCESS.path,
    notices::ACCESS.path,
    notices::MAIL_ACCESS.path,
    IDENTITY_ACCESS.path,
    verification::MINE_ACCESS.path,
    verification::IDENTITY_ACCESS.path,
    verification::HEALTH_ACCESS.path,
    FORM_ACCESS.path,
    DISAGREE_ACCESS.path,
    CORRECTION_ACCESS.path,
    IDENTITY_CORRECTION_ACCESS.path,
];

/// What a visitor may send without being signed in.
const FOR_ANYONE: &[&str] =
    &["/activate", "/activate/challenge", "/activate/passkey", "/preferences", "/sign-in", "/sign-in/challenge", "/sign-out"];

/// All paths that take a POST.
fn posts() -> Vec<&'static str> {
    let forms = OTHERS.iter().filter(|(method, _)| *method == "POST").map(|(_, path)| *path);
    forms.chain(ceremonies::PATHS.iter().copied()).chain(RECORD_FORMS.iter().copied()).collect()
}

/// All paths that take a GET and open no record.
fn pages() -> Vec<&'static str> {
    OTHERS.iter().filter(|(method, _)| *method == "GET").map(|(_, path)| *path).collect()
}

/// All paths of records.
fn records() -> Vec<&'static str> {
    ACCESSES.iter().map(|access| access.path).collect()
}

/// A path with its parts filled in; what has no value of its own is an id that nobody has.
fn filled(path: &str, person: &str) -> String {
    let parts = [
        ("{person}", person),
        ("{purpose}", "care"),
        ("{kind}", "blood_pressure"),
        ("{group}", "safety"),
        ("{field}", "blood_abo"),
        ("{correction_kind}", "wrong"),
    ];
    let path = parts.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value));
    ["{entry}", "{correction}", "{act}", "{passkey}", "{session}", "{search}"]
        .iter()
        .fold(path, |path, name| path.replace(name, NOBODY))
}

/// A form that every handler can read.
fn form(person: &str) -> Vec<(&'static str, String)> {
    [
        ("submission", NOBODY),
        ("first", "128"),
        ("second", "82"),
        ("measured_at", "2026-03-02T09:00"),
        ("kind", "blood_pressure"),
        ("check", NOBODY),
        ("entry", NOBODY),
        ("stands_in", "measurements"),
        ("step", "verified"),
        ("words", "某"),
        ("statement", "不是这样"),
        ("code", "7K2Q9-DXM4-RTNB"),
        ("number", "440304199001150027"),
        ("credential", "{}"),
        ("since", "2026-03-02T09:00:00Z"),
        ("until", "2026-03-02T09:00:00Z"),
        ("act", "stop"),
        ("purpose", "verify_identity"),
        ("language", "en"),
        ("next", "/help/passkeys"),
        ("person", person),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}
