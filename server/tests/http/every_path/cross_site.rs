//! Forms of other sites change nothing (bar 5): every path that takes a POST, with every kind of forged request.

use app::{routes::WITH_FILE, words::errors as words};
use axum::http::{Method, StatusCode, header};

use super::{body, form, path_of, posts};
use crate::support::{Answer, MULTIPART, ORIGIN, Portal, with_file};

const FORM: &str = "application/x-www-form-urlencoded";

/// Forged requests: name, and the headers that state where the request comes from and its content type.
const FORGED_REQUESTS: &[(&str, &[(&str, &str)])] = &[
    ("cross-site", &[("sec-fetch-site", "cross-site"), ("content-type", FORM)]),
    ("same-site", &[("sec-fetch-site", "same-site"), ("content-type", FORM)]),
    ("typed in", &[("sec-fetch-site", "none"), ("content-type", FORM)]),
    ("cross-site that names our origin", &[("sec-fetch-site", "cross-site"), ("origin", ORIGIN), ("content-type", FORM)]),
    ("null origin", &[("origin", "null"), ("content-type", FORM)]),
    ("another origin", &[("origin", "https://evil.example"), ("content-type", FORM)]),
    ("another port", &[("origin", "http://localhost:3001"), ("content-type", FORM)]),
    ("another scheme", &[("origin", "https://localhost:3000"), ("content-type", FORM)]),
    ("no word of it", &[("content-type", FORM)]),
    ("text/plain", &[("sec-fetch-site", "same-origin"), ("content-type", "text/plain")]),
    (
        "text/plain that looks like a form",
        &[("sec-fetch-site", "same-origin"), ("content-type", "text/plain; application/x-www-form-urlencoded")],
    ),
    ("multipart", &[("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=x")]),
    ("no type", &[("sec-fetch-site", "same-origin")]),
];

fn is_refused(answer: &Answer) -> bool {
    answer.is_page(StatusCode::FORBIDDEN, words::not_our_form_title())
}

#[tokio::test]
async fn no_disguise_passes_and_nothing_changes() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let person = mei.resident().to_string();
    let mut browser = portal.browser_of(&mei);
    let kept = [
        "visit.acts",
        "visit.ceremonies",
        "visit.visits",
        "visit.address_limits",
        "record.measurements",
        "own.submissions",
        "access.log",
    ];
    let mut before = Vec::new();
    for table in kept {
        before.push(portal.city.count(table).await);
    }
    for path in posts() {
        // On a path that accepts files, a form with a file is not a forged request.
        let forged = FORGED_REQUESTS.iter().filter(|(name, _)| *name != "multipart" || !WITH_FILE.contains(&path));
        for (name, headers) in forged {
            let request = browser.request(Method::POST, &path_of(path, &person));
            let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
            let answer = browser.send(request, body(path, &person).1).await;
            assert!(is_refused(&answer), "{path}, {name}: {answer:?}");
            assert_eq!(answer.cookies(), [""; 0], "{path}, {name}");
        }
    }
    for (table, before) in kept.iter().zip(before) {
        assert_eq!(portal.city.count(table).await, before, "{table}");
    }
    assert!(portal.city.session(&mei.token).await.is_some(), "she is still signed in");
}

#[tokio::test]
async fn the_same_form_from_our_own_page_is_heard() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let person = mei.resident().to_string();
    for path in posts() {
        let (kind, older, body) = if WITH_FILE.contains(&path) {
            let form = form(path, &person);
            let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            (MULTIPART.to_owned(), MULTIPART.to_owned(), with_file(&fields, ("", b"")))
        } else {
            let (kind, body) = body(path, &person);
            (kind.to_owned(), format!("{kind}; charset=UTF-8"), body.into_bytes())
        };
        let new = [("sec-fetch-site", "same-origin"), ("content-type", kind.as_str())];
        // A browser of before 2023 sends `Origin` but not `Sec-Fetch-Site`.
        let old = [("origin", ORIGIN), ("content-type", older.as_str())];
        for headers in [new, old] {
            let browser = portal.browser_of(&mei.on_another_device().await);
            let request = browser.request(Method::POST, &path_of(path, &person));
            let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
            let answer = browser.clone().send(request, body.clone()).await;
            assert!(!is_refused(&answer), "{path}: {answer:?}");
            assert!(!answer.status.is_server_error(), "{path}: {answer:?}");
        }
    }
}

#[tokio::test]
async fn a_link_from_another_site_still_leads_here() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    let request = browser.request(Method::GET, "/sign-in").header("sec-fetch-site", "cross-site");
    let answer = browser.send(request.header(header::ORIGIN, "null"), "").await;
    assert_eq!(answer.status, StatusCode::OK);
}
