//! Tests of every path of the portal. The lists of paths are the lists of the routes.

mod complete;
mod cross_site;
mod methods;
mod signed_out;

use app::routes::routes;
use server::ceremonies;

use crate::support::NOBODY;

/// Paths to which a visitor without a session may send a POST.
const FOR_ANYONE: &[&str] =
    &["/activate", "/activate/challenge", "/activate/passkey", "/preferences", "/sign-in", "/sign-in/challenge", "/sign-out"];

/// All paths that take a POST.
fn posts() -> Vec<&'static str> {
    [others("POST"), ceremonies::PATHS.to_vec(), routes().record_forms].concat()
}

/// All paths that take a GET and open no record.
fn pages() -> Vec<&'static str> {
    others("GET")
}

fn others(method: &str) -> Vec<&'static str> {
    routes().others.into_iter().filter(|(known, _)| *known == method).map(|(_, path)| path).collect()
}

/// All paths of records.
fn records() -> Vec<&'static str> {
    routes().accesses.into_iter().map(|access| access.path).collect()
}

/// A path with its parameters filled in. A parameter without a value of its own becomes an id that does not exist.
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

/// Form fields that every handler accepts.
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
