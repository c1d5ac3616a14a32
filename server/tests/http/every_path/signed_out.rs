//! A visitor without a session is redirected to the sign-in page, and the response reveals nothing.

use app::words::errors as words;
use axum::http::{Method, StatusCode};
use frontend::Ceremony;
use store::testing::Person;

use super::{FOR_ANYONE, body, pages, path_of, posts, records};
use crate::support::{Answer, Browser, Portal};

/// Browsers without a session: without a cookie, with a cookie that is not a token, with an invented token, with the token of a
/// visit, and with the token of a session that has ended.
async fn strangers(portal: &Portal, mei: &Person) -> [Browser; 5] {
    let ended = mei.on_another_device().await;
    ended.signs_out().await;
    let [mut no_token, mut made_up, mut visit] = [portal.browser(), portal.browser(), portal.browser()];
    no_token.keep_token(&"a".repeat(64));
    made_up.keep_token(&"A".repeat(22));
    visit.asks(Ceremony::SignIn).await;
    [portal.browser(), no_token, made_up, visit, portal.browser_of(&ended)]
}

#[tokio::test]
async fn every_page_of_a_record_leads_to_the_door() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    for mut stranger in strangers(&portal, &mei).await {
        for path in records() {
            let answer = stranger.get(&path_of(path, &mei.resident().to_string())).await;
            assert!(answer.asks_to_sign_in(), "{path}: {answer:?}");
            assert!(!answer.has("梅若兰"), "{path}");
        }
    }
    let home = portal.browser_of(&mei).get(&format!("/record/{}", mei.resident())).await;
    assert!(home.is_page(StatusCode::OK, "梅若兰"), "the test can fail");
}

#[tokio::test]
async fn pages_are_open_to_all_or_lead_to_the_door() {
    let portal = Portal::open().await;
    let open = ["/", "/sign-in", "/activate", "/activate/passkey", "/help/passkeys"];
    for path in pages() {
        let answer = portal.browser().get(&path_of(path, "")).await;
        if open.contains(&path) {
            assert_eq!(answer.status, StatusCode::OK, "{path}");
        } else {
            assert!(answer.asks_to_sign_in(), "{path}: {answer:?}");
        }
    }
}

/// Sends what the handler of this path can read.
async fn sends(browser: &mut Browser, path: &str, person: &str) -> Answer {
    let (kind, body) = body(path, person);
    let request = browser.request(Method::POST, &path_of(path, person)).header("sec-fetch-site", "same-origin");
    browser.send(request.header("content-type", kind), body).await
}

#[tokio::test]
async fn every_form_of_a_person_says_sign_in_first() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let person = mei.resident().to_string();
    let strangers = strangers(&portal, &mei).await;
    let before = portal.city.count("access.log where event = 'wrote'").await;
    for mut stranger in strangers {
        for path in posts().into_iter().filter(|path| !FOR_ANYONE.contains(path)) {
            let answer = sends(&mut stranger, path, &person).await;
            assert!(answer.is_page(StatusCode::UNAUTHORIZED, words::signed_out_title()), "{path}: {answer:?}");
        }
    }
    assert_eq!(portal.city.count("access.log where event = 'wrote'").await, before);
}

#[tokio::test]
async fn public_forms_never_answer_with_a_failure() {
    let portal = Portal::open().await;
    for path in FOR_ANYONE {
        let answer = sends(&mut portal.browser(), path, "").await;
        assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        assert!(!answer.status.is_server_error(), "{path}: {answer:?}");
    }
}
