//! Step-up: the passkey is used again to confirm one act, which is then executed once.

use app::words::errors as words;
use axum::http::StatusCode;
use frontend::Ceremony;

use crate::support::{Answer, Holder, Portal, confirmation};

fn is_not_confirmed(answer: &Answer) -> bool {
    answer.is_page(StatusCode::FORBIDDEN, words::not_confirmed_title())
}

/// Proposes to add a passkey. Returns the path of the page on which the act is confirmed.
async fn proposes(holder: &mut Holder) -> String {
    holder.browser.post("/actions/propose-adding-passkey", &[]).await.location().to_owned()
}

#[tokio::test]
async fn the_token_changes_and_the_old_one_is_dead() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let mut old = mei.browser.clone();
    let at = proposes(&mut mei).await;
    assert_eq!(mei.confirms(&at).await.location(), "/account/passkeys/new");
    assert_ne!(old.token(), mei.browser.token());
    assert!(old.get("/account").await.asks_to_sign_in());
    assert_eq!(mei.browser.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_act_is_confirmed_once() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let at = proposes(&mut mei).await;
    mei.confirms(&at).await;
    assert!(is_not_confirmed(&mei.confirms(&at).await));
}

#[tokio::test]
async fn an_answer_for_one_act_confirms_no_other() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let (one, other) = (proposes(&mut mei).await, proposes(&mut mei).await);
    let options = mei.browser.asks(confirmation(&one)).await.options();
    let answer = mei.phone.get(&options);
    let refused = mei.browser.answers(confirmation(&other), &answer).await;
    assert_eq!(refused.location(), format!("{other}?problem=failed"));
    mei.browser.asks(confirmation(&other)).await;
    let refused = mei.browser.answers(confirmation(&other), &answer).await;
    assert_eq!(refused.location(), format!("{other}?problem=failed"), "nor with a challenge of its own open");
    assert!(mei.browser.get(refused.location()).await.has(app::words::account::confirm_failed()));
    assert_eq!(mei.browser.answers(confirmation(&one), &answer).await.location(), "/account/passkeys/new");
}

#[tokio::test]
async fn a_confirmed_act_of_one_kind_does_no_other() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    // An act without effect, because she already acts in this capacity; she confirms it.
    assert_eq!(mei.does("/actions/propose-capacity", &[]).await.location(), "/");
    let mut second = crate::soft_phone::SoftPhone::new(2);
    let refused = mei.browser.makes_passkey(Ceremony::AddPasskey, &mut second).await;
    assert!(is_not_confirmed(&refused), "{refused:?}");
    assert_eq!(portal.city.count("auth.passkeys").await, 1);
}

#[tokio::test]
async fn an_act_belongs_to_the_session_that_proposed_it() {
    let portal = Portal::open().await;
    let (mut mei, mut li) = (portal.resident_with_phone("梅若兰", 1).await, portal.resident_with_phone("李邻居", 2).await);
    let at = proposes(&mut mei).await;
    assert!(is_not_confirmed(&li.browser.get(&at).await));
    let refused = li.browser.asks(confirmation(&at)).await;
    assert_eq!((refused.status, refused.body.as_str()), (StatusCode::FORBIDDEN, r#""not_confirmed""#));
    assert!(is_not_confirmed(&li.browser.answers(confirmation(&at), "{}").await));
    let mut tablet = portal.browser();
    let options = tablet.asks(Ceremony::SignIn).await.options();
    tablet.answers(Ceremony::SignIn, &mei.phone.get(&options)).await;
    assert!(is_not_confirmed(&tablet.get(&at).await), "nor to her own other session");
    // Her phone answers the challenge of the neighbour's act.
    let lis = proposes(&mut li).await;
    let options = li.browser.asks(confirmation(&lis)).await.options();
    let refused = li.browser.answers(confirmation(&lis), &mei.phone.get(&options)).await;
    assert_eq!(refused.location(), format!("{lis}?problem=failed"));
}

#[tokio::test]
async fn a_confirmation_is_good_for_five_minutes() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let at = proposes(&mut mei).await;
    mei.confirms(&at).await;
    portal.city.later(6).await;
    let mut second = crate::soft_phone::SoftPhone::new(2);
    let late = mei.browser.makes_passkey(Ceremony::AddPasskey, &mut second).await;
    assert!(is_not_confirmed(&late), "{late:?}");
}

#[tokio::test]
async fn an_act_is_forgotten_within_the_hour() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let at = proposes(&mut mei).await;
    for _ in 0..3 {
        portal.city.later(25).await;
        mei.browser.get("/account").await;
    }
    assert!(is_not_confirmed(&mei.browser.get(&at).await));
}

#[tokio::test]
async fn an_act_that_cannot_be_is_not_restated() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    assert!(is_not_confirmed(&mei.browser.get(&format!("/confirm/{}", crate::support::NOBODY)).await));
}

#[tokio::test]
async fn of_two_confirmations_at_once_one_is_done() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let at = proposes(&mut mei).await;
    let options = mei.browser.asks(confirmation(&at)).await.options();
    let answer = mei.phone.get(&options);
    let (mut one, mut other) = (mei.browser.clone(), mei.browser.clone());
    let (a, b) = tokio::join!(one.answers(confirmation(&at), &answer), other.answers(confirmation(&at), &answer));
    let done = [&a, &b].iter().filter(|answer| answer.location() == "/account/passkeys/new").count();
    assert_eq!(done, 1, "{a:?} {b:?}");
}
