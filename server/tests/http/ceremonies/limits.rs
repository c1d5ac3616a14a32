//! Limits of tries for each client address.

use app::words::sign_in as words;
use axum::http::StatusCode;
use frontend::Ceremony;
use tokio::task::JoinSet;

use crate::support::{Portal, encoded};

const WRONG: &str = "0000000000000";

#[tokio::test]
async fn after_twenty_wrong_codes_an_address_waits_an_hour() {
    let portal = Portal::open().await;
    let mei = portal.city.registered("梅若兰", "1990-01-15", &portal.city.centre).await;
    let code = portal.slip_for(&mei).await;
    let number = mei.number.expose();
    let (mut browser, mut elsewhere) = (portal.browser(), portal.browser());
    elsewhere.address = ([192, 0, 2, 2], 40_000).into();
    for _ in 0..20 {
        assert!(browser.types_slip(WRONG, number).await.complains_at("code", words::code_wrong()));
    }
    let refused = browser.types_slip(WRONG, number).await;
    assert!(refused.has(words::problem_too_many()) && !refused.has(words::code_wrong()), "{refused:?}");
    assert!(browser.types_slip(code.expose(), number).await.has(words::problem_too_many()), "not even the right one is heard");
    let answer = elsewhere.types_slip(code.expose(), number).await;
    assert_eq!(answer.location(), "/activate/passkey", "another address is not affected");
    portal.city.later(61).await;
    assert_eq!(browser.types_slip(code.expose(), number).await.location(), "/activate/passkey");
}

#[tokio::test]
async fn behind_a_proxy_each_visitor_has_their_own_tries() {
    let portal = Portal::behind(Some([192, 0, 2, 9].into())).await;
    let number = portal.city.number("1980-06-01", 77);
    let types = async |peer: u8, hops: &str| {
        let mut browser = portal.browser();
        browser.address = ([192, 0, 2, peer], 40_000).into();
        let request = browser.form_request("/activate").header("x-forwarded-for", hops);
        browser.send(request, encoded(&[("code", WRONG), ("number", number.expose())])).await
    };
    for _ in 0..20 {
        assert!(!types(9, "198.51.100.7, 203.0.113.5").await.has(words::problem_too_many()));
    }
    assert!(
        types(9, "203.0.113.5").await.has(words::problem_too_many()),
        "the last hop counts, whatever a visitor says before it"
    );
    assert!(!types(9, "203.0.113.6").await.has(words::problem_too_many()), "another visitor is not affected");
    for n in 0..21 {
        let answer = types(8, &format!("203.0.113.{}", 100 + n)).await;
        assert_eq!(answer.has(words::problem_too_many()), n == 20, "who is not the proxy is not believed: {n}");
    }
}

#[tokio::test]
async fn wrong_numbers_do_not_count_against_the_address() {
    let portal = Portal::open().await;
    let mei = portal.city.registered("梅若兰", "1990-01-15", &portal.city.centre).await;
    let stranger = portal.city.number("1980-06-01", 77);
    let mut browser = portal.browser();
    for _ in 0..5 {
        let code = portal.slip_for(&mei).await;
        for _ in 0..5 {
            browser.types_slip(code.expose(), stranger.expose()).await;
        }
    }
    let code = portal.slip_for(&mei).await;
    assert_eq!(browser.types_slip(code.expose(), mei.number.expose()).await.location(), "/activate/passkey");
}

#[tokio::test]
async fn many_wrong_codes_at_once_wait_for_each_other_and_do_not_fail() {
    let portal = Portal::open().await;
    let mut typing = JoinSet::new();
    for last in 0..32 {
        let (mut browser, number) = (portal.browser(), portal.city.number("1980-06-01", 77));
        browser.address = ([192, 0, 2, last], 40_000).into();
        typing.spawn(async move { browser.types_slip(WRONG, number.expose()).await });
    }
    for answer in typing.join_all().await {
        assert!(answer.complains_at("code", words::code_wrong()), "{answer:?}");
    }
}

#[tokio::test]
async fn challenges_are_limited_too() {
    let portal = Portal::open().await;
    let (mut browser, mut elsewhere) = (portal.browser(), portal.browser());
    elsewhere.address = ([192, 0, 2, 2], 40_000).into();
    for _ in 0..120 {
        assert_eq!(browser.asks(Ceremony::SignIn).await.status, StatusCode::OK);
    }
    assert_eq!(browser.asks(Ceremony::SignIn).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(elsewhere.asks(Ceremony::SignIn).await.status, StatusCode::OK);
}
