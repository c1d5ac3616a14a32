//! Adding a second passkey, and removing a passkey.

use axum::http::StatusCode;
use frontend::Ceremony;

use crate::{
    soft_phone::SoftPhone,
    support::{Answer, Holder, Portal},
};

const NEW: &str = "/account/passkeys/new";
const REMOVE: &str = "/actions/propose-removing-passkey";

/// Adds a second phone, after a step-up with the first one.
async fn adds(mei: &mut Holder, phone: &mut SoftPhone) -> Answer {
    assert_eq!(mei.does("/actions/propose-adding-passkey", &[]).await.location(), NEW);
    assert_eq!(mei.browser.get(NEW).await.status, StatusCode::OK);
    mei.browser.makes_passkey(Ceremony::AddPasskey, phone).await
}

async fn signs_in(portal: &Portal, phone: &mut SoftPhone) -> crate::support::Browser {
    let mut browser = portal.browser();
    browser.uses_passkey(Ceremony::SignIn, phone).await;
    browser
}

/// The id of the passkey which this phone holds.
async fn passkey_of(portal: &Portal, phone: &SoftPhone) -> String {
    let credential = hex::encode(&phone.credential_id);
    let id: String =
        portal.city.ask(&format!("select id::text from auth.passkeys where credential_id = '\\x{credential}'")).await;
    id
}

#[tokio::test]
async fn a_second_phone_signs_in_too() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let mut second = SoftPhone::new(2);
    assert_eq!(adds(&mut mei, &mut second).await.location(), "/account?done=passkey-added");
    let page = mei.browser.get("/account?done=passkey-added").await;
    assert!(page.has(app::words::account::passkey_added()), "{page:?}");
    assert!(!page.has("梅若兰") || page.body.matches("····").count() >= 2, "labels carry the last four digits, no name");
    let home = format!("/record/{}", mei.person.resident());
    assert_eq!(signs_in(&portal, &mut second).await.get(&home).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_passkey_is_added_once_for_one_confirmation() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    adds(&mut mei, &mut SoftPhone::new(2)).await;
    let third = mei.browser.makes_passkey(Ceremony::AddPasskey, &mut SoftPhone::new(3)).await;
    assert!(third.is_page(StatusCode::FORBIDDEN, app::words::errors::not_confirmed_title()), "{third:?}");
    assert_eq!(portal.city.count("auth.passkeys").await, 2);
}

#[tokio::test]
async fn a_phone_that_has_one_is_asked_for_no_other() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    mei.does("/actions/propose-adding-passkey", &[]).await;
    let options = mei.browser.asks(Ceremony::AddPasskey).await.options();
    assert_eq!(options["publicKey"]["excludeCredentials"].as_array().map(Vec::len), Some(1));
    let again = mei.browser.answers(Ceremony::AddPasskey, &mei.phone.create(&options)).await;
    assert_eq!(again.location(), "/account/passkeys/new?problem=enrol-failed");
}

#[tokio::test]
async fn a_removed_passkey_signs_nobody_in_and_ends_its_sessions() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let mut second = SoftPhone::new(2);
    adds(&mut mei, &mut second).await;
    let mut tablet = signs_in(&portal, &mut second).await;
    assert_eq!(tablet.get("/account").await.status, StatusCode::OK);
    let passkey = passkey_of(&portal, &second).await;
    assert_eq!(mei.does(REMOVE, &[("passkey", &passkey)]).await.location(), "/account?done=passkey-removed");
    assert!(tablet.get("/account").await.asks_to_sign_in(), "at the very next request");
    assert!(signs_in(&portal, &mut second).await.get("/account").await.asks_to_sign_in());
    assert_eq!(mei.browser.get("/account").await.status, StatusCode::OK, "her own session goes on");
    assert_eq!(mei.signs_in().await.location(), "/");
}

#[tokio::test]
async fn the_last_passkey_and_a_neighbours_stay() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let mut li = portal.resident_with_phone("李邻居", 2).await;
    let (meis, lis) = (passkey_of(&portal, &mei.phone).await, passkey_of(&portal, &li.phone).await);
    assert_eq!(mei.does(REMOVE, &[("passkey", &meis)]).await.status, StatusCode::NOT_FOUND);
    adds(&mut li, &mut SoftPhone::new(3)).await;
    assert_eq!(li.does(REMOVE, &[("passkey", &meis)]).await.status, StatusCode::NOT_FOUND);
    li.signs_in().await;
    assert_eq!(portal.city.count("auth.passkeys where removed_at is null").await, 3);
    assert_eq!(li.does(REMOVE, &[("passkey", &lis)]).await.location(), "/account?done=passkey-removed", "the test can fail");
}

#[tokio::test]
async fn a_person_refused_after_confirming_is_still_signed_in() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let passkey = passkey_of(&portal, &mei.phone).await;
    assert_eq!(mei.does(REMOVE, &[("passkey", &passkey)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(mei.browser.get("/account").await.status, StatusCode::OK, "the new token came with the page of the refusal");
}
