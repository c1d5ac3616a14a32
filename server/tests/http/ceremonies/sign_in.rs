//! Sign-in.

use app::words::sign_in as words;
use axum::http::StatusCode;
use frontend::Ceremony;

use crate::{
    soft_phone::SoftPhone,
    support::{Portal, confirmation},
};

const FAILED: &str = "/sign-in?problem=failed";

#[tokio::test]
async fn mei_signs_in_with_a_new_token_each_time() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let home = format!("/record/{}", mei.person.resident());
    let first = mei.browser.token().expect("signed in").to_owned();
    mei.browser.post("/actions/sign-out", &[]).await;
    mei.browser.asks(Ceremony::SignIn).await;
    let visit = mei.browser.token().expect("a visit").to_owned();
    assert_eq!(mei.signs_in().await.location(), "/");
    let second = mei.browser.token().expect("signed in").to_owned();
    assert!(first != second && visit != second, "no token of before becomes a session");
    assert_eq!(mei.browser.get("/").await.location(), home);
    assert!(mei.browser.get(&home).await.is_page(StatusCode::OK, "梅若兰"));
    let mut old = portal.browser();
    old.keep_token(&visit);
    assert!(old.get(&home).await.asks_to_sign_in());
}

#[tokio::test]
async fn staff_arrive_at_the_desk() {
    let portal = Portal::open().await;
    let mut wang = portal.staff_with_phone("王前台", &portal.city.centre, domain::capacity::Duty::Clerk, 1).await;
    wang.browser.post("/actions/sign-out", &[]).await;
    wang.signs_in().await;
    assert_eq!(wang.browser.get("/").await.location(), "/desk");
    assert!(wang.browser.get("/desk").await.is_page(StatusCode::OK, "王前台"));
}

#[tokio::test]
async fn signing_in_over_a_session_ends_that_session() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let home = format!("/record/{}", mei.person.resident());
    let mut before = mei.browser.clone();
    assert!(before.get(&home).await.is_page(StatusCode::OK, "梅若兰"));
    assert_eq!(mei.signs_in().await.location(), "/");
    assert!(mei.browser.get(&home).await.is_page(StatusCode::OK, "梅若兰"));
    assert!(before.get(&home).await.asks_to_sign_in(), "the token of before");
}

#[tokio::test]
async fn an_answer_counts_once() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let mut browser = portal.browser();
    let options = browser.asks(Ceremony::SignIn).await.options();
    let visit = browser.clone();
    let answer = mei.phone.get(&options);
    assert_eq!(browser.answers(Ceremony::SignIn, &answer).await.location(), "/");
    let again = visit.clone().answers(Ceremony::SignIn, &answer).await;
    assert_eq!((again.location(), again.cookies()), (FAILED, vec![]), "the state was deleted when it was read");
}

#[tokio::test]
async fn two_tabs_each_complete_the_challenge_they_were_given() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let home = format!("/record/{}", mei.person.resident());
    let mut browser = portal.browser();
    let (one, other) = (browser.asks(Ceremony::SignIn).await.options(), browser.asks(Ceremony::SignIn).await.options());
    for options in [one, other] {
        let answer = mei.phone.get(&options);
        assert_eq!(browser.answers(Ceremony::SignIn, &answer).await.location(), "/");
        assert_eq!(browser.get(&home).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_tab_whose_challenge_was_lost_signs_in_at_the_next_press() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    // Two tabs without a cookie ask at the same time. The browser keeps the cookie of the later answer.
    let (mut lost, mut browser) = (portal.browser(), portal.browser());
    let options = lost.asks(Ceremony::SignIn).await.options();
    browser.asks(Ceremony::SignIn).await;
    assert_eq!(browser.answers(Ceremony::SignIn, &mei.phone.get(&options)).await.location(), FAILED);
    assert_eq!(browser.get(FAILED).await.status, StatusCode::OK);
    assert_eq!(browser.uses_passkey(Ceremony::SignIn, &mut mei.phone).await.location(), "/");
}

#[tokio::test]
async fn an_answer_is_bound_to_the_visitor_who_asked() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let (mut asker, mut other) = (portal.browser(), portal.browser());
    let options = asker.asks(Ceremony::SignIn).await.options();
    other.asks(Ceremony::SignIn).await;
    let answer = mei.phone.get(&options);
    assert_eq!(other.answers(Ceremony::SignIn, &answer).await.location(), FAILED, "another's challenge");
    assert_eq!(portal.browser().answers(Ceremony::SignIn, &answer).await.location(), FAILED, "no challenge");
    assert_eq!(asker.answers(Ceremony::SignIn, &answer).await.location(), "/", "the test can fail");
}

#[tokio::test]
async fn a_challenge_lives_for_five_minutes() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let mut browser = portal.browser();
    let options = browser.asks(Ceremony::SignIn).await.options();
    let answer = mei.phone.get(&options);
    portal.city.later(5).await;
    let late = browser.answers(Ceremony::SignIn, &answer).await;
    assert_eq!(late.location(), FAILED);
    assert!(browser.get(late.location()).await.has(words::problem_failed()));
}

#[tokio::test]
async fn a_challenge_for_one_end_serves_no_other() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let proposed = mei.browser.post("/actions/propose-adding-passkey", &[]).await;
    let at = proposed.location().to_owned();
    let options = mei.browser.asks(confirmation(&at)).await.options();
    let answer = mei.phone.get(&options);
    assert_eq!(mei.browser.answers(Ceremony::SignIn, &answer).await.location(), FAILED);
}

#[tokio::test]
async fn a_strange_phone_and_rubbish_are_led_back() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let mut strange = SoftPhone::new(9);
    for _ in 0..2 {
        let mut browser = portal.browser();
        let options = browser.asks(Ceremony::SignIn).await.options();
        assert_eq!(browser.answers(Ceremony::SignIn, &strange.get(&options)).await.location(), FAILED);
        // In the next round the phone claims her credential id.
        strange.credential_id.clone_from(&mei.phone.credential_id);
    }
    for rubbish in ["", "{}", "null", "<script>", &"[".repeat(10_000)] {
        let mut browser = portal.browser();
        browser.asks(Ceremony::SignIn).await;
        assert_eq!(browser.answers(Ceremony::SignIn, rubbish).await.location(), FAILED);
    }
    mei.phone.verifies = false;
    assert_eq!(mei.signs_in().await.location(), FAILED);
    mei.phone.verifies = true;
    mei.phone.counter = 1;
    assert_eq!(mei.signs_in().await.location(), FAILED, "a copy of the passkey");
    mei.phone.counter = 50;
    assert_eq!(mei.signs_in().await.location(), "/", "the test can fail");
}
