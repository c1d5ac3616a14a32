//! Server functions: the list is complete, and no header, query or body of a request decides what a browser is told.

use std::collections::BTreeSet;

use app::{
    routes::routes,
    server_functions::{Encoding, Function, StepUp},
    words::errors as words,
};
use axum::{
    body::Body,
    extract::Request,
    http::{Method, StatusCode, header},
    response::Response,
};
use domain::purpose::Purpose;
use leptos::server_fn::{ServerFnTraitObj, inventory};
use server::ceremonies;

use crate::{
    every_path::body,
    support::{Answer, Browser, NOBODY, Portal},
};

/// Every server function: path, how it is called, the purposes of its openings, what it has to do with step-up.
const LIST: &[(&str, Encoding, &[Purpose], StepUp)] = &[
    ("/actions/add-passkey", Encoding::Form, &[], StepUp::Spends),
    ("/actions/challenge", Encoding::Json, &[], StepUp::None),
    ("/actions/close-check-as-alive", Encoding::Form, &[Purpose::VerifyIdentity], StepUp::None),
    ("/actions/close-check-as-seen", Encoding::Form, &[Purpose::Care], StepUp::None),
    ("/actions/confirm", Encoding::Form, &[Purpose::IssueSlip], StepUp::Confirms),
    ("/actions/confirm-details", Encoding::Form, &[Purpose::Maintain], StepUp::None),
    ("/actions/end-session", Encoding::Form, &[], StepUp::None),
    ("/actions/enrol", Encoding::Form, &[], StepUp::None),
    ("/actions/keep-detail", Encoding::Form, &[Purpose::Maintain], StepUp::None),
    ("/actions/mark-notices-read", Encoding::Form, &[Purpose::Maintain], StepUp::None),
    ("/actions/propose-adding-passkey", Encoding::Form, &[], StepUp::Proposes),
    ("/actions/propose-capacity", Encoding::Form, &[], StepUp::Proposes),
    ("/actions/propose-download", Encoding::Form, &[], StepUp::Proposes),
    ("/actions/propose-identity-change", Encoding::Form, &[], StepUp::Proposes),
    ("/actions/propose-removing-passkey", Encoding::Form, &[], StepUp::Proposes),
    ("/actions/propose-slip", Encoding::Form, &[], StepUp::Proposes),
    ("/actions/sign-in", Encoding::Form, &[], StepUp::None),
    ("/actions/sign-out", Encoding::Form, &[], StepUp::None),
    ("/actions/stop-mail", Encoding::Form, &[Purpose::Maintain], StepUp::None),
    ("/actions/take-on-correction", Encoding::Form, &[Purpose::Correct], StepUp::None),
];

/// What the features declare.
pub fn declared() -> Vec<Function> {
    [routes().functions, ceremonies::FUNCTIONS.to_vec()].concat()
}

/// What the library would run, as it registered it: a path that two functions have stands here twice.
fn registered() -> Vec<(&'static str, Method)> {
    let all = inventory::iter::<ServerFnTraitObj<Request<Body>, Response<Body>>>.into_iter();
    all.map(|function| (function.path(), function.method())).collect()
}

/// The paths that stand in a list more than once.
fn twice<'a>(paths: &[&'a str]) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    paths.iter().copied().filter(|path| !seen.insert(*path)).collect()
}

#[test]
fn the_checked_in_list_is_what_the_features_declare() {
    let declared: BTreeSet<String> = declared()
        .iter()
        .map(|function| {
            let purposes: Vec<Purpose> = function.accesses.iter().flat_map(|access| access.purposes).copied().collect();
            let purposes: BTreeSet<&str> = purposes.iter().map(|purpose| purpose.code()).collect();
            format!("{} {:?} {purposes:?} {:?}", function.path, function.encoding, function.step_up)
        })
        .collect();
    let listed: BTreeSet<String> = LIST
        .iter()
        .map(|(path, encoding, purposes, step_up)| {
            let purposes: BTreeSet<&str> = purposes.iter().map(|purpose| purpose.code()).collect();
            format!("{path} {encoding:?} {purposes:?} {step_up:?}")
        })
        .collect();
    assert_eq!(declared, listed);
}

#[test]
fn the_library_runs_the_listed_functions_and_no_other() {
    let registered: BTreeSet<(String, Method)> = registered().into_iter().map(|(path, m)| (path.to_owned(), m)).collect();
    let listed: BTreeSet<(String, Method)> = LIST.iter().map(|(path, ..)| ((*path).to_owned(), Method::POST)).collect();
    assert_eq!(registered.into_iter().collect::<Vec<_>>(), listed.into_iter().collect::<Vec<_>>());
}

#[test]
fn no_two_functions_have_one_path() {
    let paths: Vec<&str> = registered().into_iter().map(|(path, _)| path).collect();
    assert_eq!(twice(&paths), [""; 0]);
    assert_eq!(twice(&["/a", "/b", "/a"]), ["/a"], "the test can fail");
    assert!(
        paths
            .iter()
            .all(|path| path.starts_with("/actions/") && !path.contains('{') && !path.ends_with(|c: char| c.is_ascii_digit()))
    );
}

/// A request as our own page would send it, with these headers beside.
async fn sends(browser: &mut Browser, path: &str, kind: &str, body: impl Into<Body>, headers: &[(&str, &str)]) -> Answer {
    let request = browser.request(Method::POST, path).header("sec-fetch-site", "same-origin").header("content-type", kind);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    browser.send(request, body).await
}

/// Whether it leads to a page of ours, or is one.
fn is_ours(answer: &Answer) -> bool {
    let location = answer.location();
    let is_path = location.is_empty() || location.starts_with('/') && !location.starts_with("//");
    let has_library = ["__err", "__path", "evil", "MARKER"].iter().any(|mark| location.contains(mark) || answer.has(mark));
    is_path && !has_library && answer.header("serverfnerror").is_empty() && answer.status != StatusCode::FOUND
}

#[tokio::test]
async fn no_referer_leads_anywhere() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let person = mei.resident().to_string();
    for (path, ..) in LIST {
        for referer in
            ["https://evil.example/", "http://localhost:3000/MARKER?__err=MARKER", "not an address MARKER", "//evil.example"]
        {
            for accept in ["text/html,application/xhtml+xml", "text/html", "*/*", "application/json"] {
                let mut browser = portal.browser_of(&mei.on_another_device().await);
                let (kind, body) = body(path, &person);
                let headers = [("referer", referer), ("accept", accept)];
                let answer = sends(&mut browser, path, kind, body, &headers).await;
                assert!(is_ours(&answer), "{path} from {referer}: {answer:?}");
                // An error too: no argument at all.
                let answer = sends(&mut browser, path, kind, "", &headers).await;
                assert!(is_ours(&answer), "{path} from {referer}: {answer:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_body_that_no_form_sends_is_refused_without_a_word_of_it() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let nested = format!("session{}=MARKER", "[MARKER]".repeat(50));
    let bodies: [&[u8]; 9] = [
        b"",
        b"MARKER",
        b"%%%MARKER",
        b"session=MARKER&passkey=MARKER&person=MARKER&act=MARKER&check=MARKER",
        b"session[MARKER]=1&person[a][b]=MARKER&act[]=MARKER",
        b"\xff\xfe=MARKER&session=\xff",
        b"{\"ceremony\":\"MARKER\"}",
        b"{\"session\":\"MARKER\"",
        nested.as_bytes(),
    ];
    let without_arguments = ["/actions/propose-adding-passkey", "/actions/propose-capacity", "/actions/sign-out"];
    for (path, encoding, ..) in LIST {
        for sent in bodies {
            let mut browser = portal.browser_of(&mei.on_another_device().await);
            let (kind, _) = body(path, NOBODY);
            let answer = sends(&mut browser, path, kind, sent.to_vec(), &[("accept", "text/html")]).await;
            assert!(is_ours(&answer), "{path}: {answer:?}");
            match encoding {
                Encoding::Json => assert_eq!((answer.status, answer.body.as_str()), (StatusCode::FORBIDDEN, r#""not_our_form""#)),
                // The passkey's answer is text that only the passkey library reads.
                Encoding::Form if without_arguments.contains(path) => assert!(!answer.status.is_server_error(), "{answer:?}"),
                Encoding::Form => {
                    assert!(answer.is_page(StatusCode::FORBIDDEN, words::not_our_form_title()), "{path}: {answer:?}")
                }
            }
        }
    }
}

#[tokio::test]
async fn each_function_takes_its_own_content_type_alone() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let person = mei.resident().to_string();
    let before = portal.city.count("visit.acts").await;
    for (path, encoding, ..) in LIST {
        let (own, body) = body(path, &person);
        for kind in ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x", "text/plain"] {
            if kind != own {
                let answer = sends(&mut portal.browser_of(&mei), path, kind, body.clone(), &[]).await;
                assert!(answer.is_page(StatusCode::FORBIDDEN, words::not_our_form_title()), "{path} {kind}: {answer:?}");
            }
        }
        // Arguments in the address are none.
        if *encoding == Encoding::Form
            && !path.contains("propose-adding")
            && !path.contains("capacity")
            && !path.contains("sign-out")
        {
            let answer = sends(&mut portal.browser_of(&mei), &format!("{path}?{body}"), own, "", &[]).await;
            assert!(answer.is_page(StatusCode::FORBIDDEN, words::not_our_form_title()), "{path}: {answer:?}");
        }
        let upgrade = [
            ("connection", "upgrade"),
            ("upgrade", "websocket"),
            ("sec-websocket-version", "13"),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ];
        let request = portal.browser_of(&mei).request(Method::GET, path);
        let request = upgrade.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let answer = portal.browser_of(&mei).send(request, "").await;
        assert!(answer.is_page(StatusCode::NOT_FOUND, words::not_found_title()), "{path}: {answer:?}");
    }
    assert_eq!(portal.city.count("visit.acts").await, before);
    assert!(portal.city.session(&mei.token).await.is_some(), "she is still signed in");
}

#[tokio::test]
async fn an_error_in_the_address_changes_no_page() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let record = format!("/record/{}", mei.resident());
    let error = "__path=%2Factions%2Fend-session&__err=Im5vdF9mb3VuZCI%3D";
    for path in [format!("{record}/notices"), format!("{record}/measurements"), "/account".to_owned(), "/sign-in".to_owned()] {
        let mut browser = portal.browser_of(&mei);
        let (plain, with) = (browser.get(&path).await, browser.get(&format!("{path}?{error}")).await);
        assert_eq!(plain.status, with.status, "{path}");
        // The switches lead back to the page with its query.
        let escaped = error.replace('&', "&amp;");
        let with = with.body.replace(with.nonce(), "…").replace(&format!("?{escaped}"), "");
        assert_eq!(plain.body.replace(plain.nonce(), "…"), with, "{path}");
    }
}

#[tokio::test]
async fn an_error_of_ours_is_a_closed_code_and_its_page() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let mut browser = portal.browser_of(&mei);
    let gone = browser.post("/actions/end-session", &[("session", NOBODY)]).await;
    assert!(gone.is_page(StatusCode::NOT_FOUND, words::not_found_title()), "{gone:?}");
    assert!(gone.body.contains(r#"name="next" value="/""#), "the switches lead to a page: {gone:?}");
    let signed_out = portal.browser().post("/actions/end-session", &[("session", NOBODY)]).await;
    assert!(signed_out.is_page(StatusCode::UNAUTHORIZED, words::signed_out_title()), "{signed_out:?}");
    for (ceremony, code) in [
        (r#""add_passkey""#.to_owned(), "signed_out"),
        (format!(r#"{{"confirm":"{NOBODY}"}}"#), "signed_out"),
        (r#""enrol""#.to_owned(), "slip_gone"),
    ] {
        let mut stranger = portal.browser();
        let answer =
            sends(&mut stranger, "/actions/challenge", "application/json", format!(r#"{{"ceremony":{ceremony}}}"#), &[]).await;
        assert_eq!(answer.body, format!("\"{code}\""));
        assert!(
            answer.status.is_client_error() && answer.header(header::CONTENT_TYPE.as_str()) == "application/json",
            "{answer:?}"
        );
    }
}
