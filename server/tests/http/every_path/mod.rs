//! Tests of every path of the portal. The lists of paths are the lists of the routes.

mod complete;
mod cross_site;
mod methods;
mod signed_out;

use app::{routes::routes, server_functions::Encoding};

use crate::{
    server_functions::declared,
    support::{NOBODY, encoded},
};

/// Paths to which a visitor without a session may send a POST.
const FOR_ANYONE: &[&str] =
    &["/activate", "/preferences", "/actions/challenge", "/actions/enrol", "/actions/sign-in", "/actions/sign-out"];

/// All paths that take a POST.
fn posts() -> Vec<&'static str> {
    let functions = declared().into_iter().map(|function| function.path).collect();
    [others("POST"), functions, routes().record_forms].concat()
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
fn path_of(path: &str, person: &str) -> String {
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

/// A body that the handler of this path can read, and its content type.
pub fn body(path: &str, person: &str) -> (&'static str, String) {
    if declared().iter().any(|function| function.path == path && function.encoding == Encoding::Json) {
        return ("application/json", r#"{"ceremony":"sign_in"}"#.to_owned());
    }
    let form = form(path, person);
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    ("application/x-www-form-urlencoded", encoded(&form))
}

/// A form that the handler of this path can read.
fn form(path: &str, person: &str) -> Vec<(&'static str, String)> {
    // Which act is confirmed, or which step of the settings of e-mail is taken.
    let act = if path == "/actions/confirm" { NOBODY } else { "ask" };
    // The kind of a correction, or of a measurement.
    let kind = if path == "/actions/take-on-correction" { "wrong" } else { "blood_pressure" };
    [
        ("submission", NOBODY),
        ("first", "128"),
        ("second", "82"),
        ("measured_at", "2026-03-02T09:00"),
        ("kind", kind),
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
        ("act", act),
        ("session", NOBODY),
        ("passkey", NOBODY),
        ("item[entry]", NOBODY),
        ("difference", NOBODY),
        ("target[entry]", NOBODY),
        ("purpose", "verify_identity"),
        ("language", "en"),
        ("next", "/help/passkeys"),
        ("person", person),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}
