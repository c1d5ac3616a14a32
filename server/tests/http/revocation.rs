//! Revoked access: the revocation takes effect at the very next request (bar 6).

use axum::http::StatusCode;
use chrono::TimeDelta;

use crate::support::{Browser, Portal};

async fn is_open(browser: &mut Browser, path: &str) -> bool {
    let answer = browser.get(path).await;
    assert!(!answer.status.is_server_error(), "{answer:?}");
    answer.status == StatusCode::OK
}

#[tokio::test]
async fn signing_out_ends_the_session_not_only_the_cookie() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let home = format!("/record/{}", mei.resident());
    let (mut browser, mut copy) = (portal.browser_of(&mei), portal.browser_of(&mei));
    assert!(is_open(&mut copy, &home).await);
    assert_eq!(browser.post("/actions/sign-out", &[]).await.location(), "/sign-in?problem=left");
    assert!(browser.get(&home).await.asks_to_sign_in());
    assert!(copy.get(&home).await.asks_to_sign_in(), "whoever kept a copy of the cookie is out");
    assert!(copy.get("/account").await.asks_to_sign_in());
}

#[tokio::test]
async fn a_session_ended_on_another_device_is_over() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let tablet = mei.on_another_device().await;
    let home = format!("/record/{}", mei.resident());
    let (mut browser, mut tablets) = (portal.browser_of(&mei), portal.browser_of(&tablet));
    assert!(is_open(&mut tablets, &home).await);
    let session = tablet.session_id().await.to_string();
    assert_eq!(browser.post("/actions/end-session", &[("session", &session)]).await.location(), "/account?done=ended");
    assert!(tablets.get(&home).await.asks_to_sign_in());
    assert!(is_open(&mut browser, &home).await, "her own session goes on");
}

#[tokio::test]
async fn nobody_ends_a_neighbours_session() {
    let portal = Portal::open().await;
    let (mei, li) = (portal.city.resident("梅若兰").await, portal.city.resident("李邻居").await);
    let session = mei.session_id().await.to_string();
    assert_eq!(portal.browser_of(&li).post("/actions/end-session", &[("session", &session)]).await.status, StatusCode::NOT_FOUND);
    assert!(is_open(&mut portal.browser_of(&mei), &format!("/record/{}", mei.resident())).await);
}

#[tokio::test]
async fn an_idle_session_is_over() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let home = format!("/record/{}", mei.resident());
    let mut browser = portal.browser_of(&mei);
    portal.city.later(29).await;
    assert!(is_open(&mut browser, "/account").await);
    portal.city.later(29).await;
    assert!(is_open(&mut browser, &home).await, "use keeps it alive");
    portal.city.later(31).await;
    assert!(browser.get(&home).await.asks_to_sign_in());
}

#[tokio::test]
async fn a_post_that_ended_opens_nothing() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let at = format!("/desk/care/{}", mei.resident());
    let mut browser = portal.browser_of(&gp);
    assert!(is_open(&mut browser, &at).await);
    portal.city.as_owner("update auth.posts set since = clock.today() - 9, until = clock.today() - 1").await;
    assert!(!is_open(&mut browser, &at).await);
    let found = browser.post("/desk/find", &[("number", mei.number.expose()), ("purpose", "care")]).await;
    assert!(!found.has("/desk/care/") && found.location().is_empty(), "and finds nobody: {found:?}");
}

#[tokio::test]
async fn a_centre_that_is_no_longer_responsible_opens_nothing() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let (here, there) = (portal.city.gp(&portal.city.centre).await, portal.city.gp(&portal.city.other_centre).await);
    let at = format!("/desk/care/{}", mei.resident());
    let (mut heres, mut theres) = (portal.browser_of(&here), portal.browser_of(&there));
    assert!(is_open(&mut heres, &at).await && !is_open(&mut theres, &at).await);
    let moved = format!("update record.care_teams set institution_code = '{}'", portal.city.other_centre.as_str());
    portal.city.as_owner(&moved).await;
    assert!(!is_open(&mut heres, &at).await && is_open(&mut theres, &at).await);
}

#[tokio::test]
async fn a_centre_whose_agreement_lapsed_opens_nothing() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let at = format!("/desk/care/{}", mei.resident());
    let mut browser = portal.browser_of(&gp);
    assert!(is_open(&mut browser, &at).await);
    let yesterday = portal.city.today() - TimeDelta::days(1);
    portal.city.institution(&portal.city.centre, "health_centre", Some(yesterday)).await;
    assert!(!is_open(&mut browser, &at).await);
}
