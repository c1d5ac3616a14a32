//! The cookie of a visit or a session: which responses set it, and its exact bytes.

use axum::http::StatusCode;
use frontend::Ceremony;

use crate::{
    soft_phone::SoftPhone,
    support::{Answer, Browser, Portal, confirmation},
};

/// The id in the only cookie of the response. Its attributes must be those of a session cookie.
fn brought(answer: &Answer) -> String {
    let cookies = answer.cookies();
    let [cookie] = cookies[..] else { panic!("one cookie: {answer:?}") };
    let (first, attributes) = cookie.split_once("; ").expect("attributes");
    let mut attributes: Vec<&str> = attributes.split("; ").collect();
    attributes.sort_unstable();
    assert_eq!(attributes, ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"], "{cookie}");
    let id = first.strip_prefix("__Host-ehr=").expect("the session cookie").to_owned();
    assert_eq!(id.len(), 22, "128 bits in base64url");
    id
}

fn removes(answer: &Answer) -> bool {
    let cookies = answer.cookies();
    let [cookie] = cookies[..] else { return false };
    let attributes: Vec<&str> = cookie.split("; ").collect();
    let complete = ["__Host-ehr=", "HttpOnly", "Path=/", "SameSite=Lax", "Secure", "Max-Age=0"];
    complete.iter().all(|part| attributes.contains(part)) && !cookie.contains("Domain")
}

/// A browser whose cookie contains this id.
fn with_id(portal: &Portal, id: &str) -> Browser {
    let mut browser = portal.browser();
    browser.keep_token(id);
    browser
}

#[tokio::test]
async fn each_new_id_comes_in_a_complete_cookie() {
    let portal = Portal::open().await;
    let mei = portal.city.registered("梅若兰", "1990-01-15", &portal.city.centre).await;
    let (mut browser, mut phone) = (portal.browser(), SoftPhone::new(1));
    let slip = portal.slip_for(&mei).await;
    let activation = brought(&browser.types_slip(slip.expose(), mei.number.expose()).await);
    let enrolled = brought(&browser.makes_passkey(Ceremony::Enrol, &mut phone).await);
    browser.post("/actions/sign-out", &[]).await;
    let challenge = browser.asks(Ceremony::SignIn).await;
    let visit = brought(&challenge);
    let signed_in = brought(&browser.answers(Ceremony::SignIn, &phone.get(&challenge.options())).await);
    let at = browser.post("/actions/propose-adding-passkey", &[]).await.location().to_owned();
    let raised = brought(&browser.uses_passkey(confirmation(&at), &mut phone).await);
    let mut ids = vec![activation, enrolled, visit, signed_in, raised.clone()];
    for id in &ids[..4] {
        assert!(with_id(&portal, id).get("/account").await.asks_to_sign_in(), "an id of before opens nothing");
    }
    assert_eq!(with_id(&portal, &raised).get("/account").await.status, StatusCode::OK);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 5, "no id is used twice");
}

#[tokio::test]
async fn signing_out_removes_the_cookie_as_browsers_demand() {
    let portal = Portal::open().await;
    let mut browser = portal.browser_of(&portal.city.resident("梅若兰").await);
    let left = browser.post("/actions/sign-out", &[]).await;
    assert!(removes(&left), "{left:?}");
    assert_eq!(browser.token(), None);
    assert_eq!(browser.post("/actions/sign-out", &[]).await.cookies(), [""; 0], "there is none to remove");
}

#[tokio::test]
async fn a_request_that_changes_no_id_sets_no_cookie_and_writes_nothing() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let mut ended = portal.browser_of(&mei.on_another_device().await);
    ended.post("/actions/sign-out", &[]).await;
    let sessions =
        async || -> Vec<String> { portal.city.ask("select array_agg(s::text order by id) from auth.sessions s").await };
    let before = sessions().await;
    let browsers = [portal.browser(), with_id(&portal, "AAAAAAAAAAAAAAAAAAAAAA"), portal.browser_of(&mei), ended];
    for mut browser in browsers {
        for path in ["/", "/sign-in", "/activate", "/help/passkeys", "/account", "/nowhere"] {
            assert_eq!(browser.get(path).await.cookies(), [""; 0], "{path}");
        }
        assert_eq!(browser.answers(Ceremony::SignIn, "{}").await.cookies(), [""; 0]);
    }
    assert_eq!(sessions().await, before);
    assert_eq!(portal.city.count("visit.visits").await, 0);
    let mut visitor = portal.browser();
    brought(&visitor.asks(Ceremony::SignIn).await);
    assert_eq!(visitor.asks(Ceremony::SignIn).await.cookies(), [""; 0], "a visit keeps its id");
    assert_eq!(portal.city.count("visit.visits").await, 1, "the test can fail");
}

#[tokio::test]
async fn an_id_that_is_not_good_is_never_used() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let ended = mei.person.on_another_device().await;
    ended.signs_out().await;
    let mut old = portal.browser();
    old.asks(Ceremony::SignIn).await;
    portal.city.later(61).await;
    let expired = old.token().expect("a visit").to_owned();
    for planted in ["AAAAAAAAAAAAAAAAAAAAAA", &expired, &ended.token] {
        // An attacker knows this id and plants it in her browser before she signs in.
        let (mut hers, mut attackers) = (with_id(&portal, planted), with_id(&portal, planted));
        let challenge = hers.asks(Ceremony::SignIn).await;
        assert_ne!(brought(&challenge), planted);
        let answer = mei.phone.get(&challenge.options());
        let stolen = attackers.answers(Ceremony::SignIn, &answer).await;
        assert_eq!(stolen.location(), "/sign-in?problem=failed", "her challenge is not under that id");
        assert_eq!(hers.answers(Ceremony::SignIn, &answer).await.location(), "/");
        assert!(attackers.get("/account").await.asks_to_sign_in());
        assert_eq!(hers.get("/account").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_visit_that_somebody_planted_becomes_no_session() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let mut attackers = portal.browser();
    attackers.asks(Ceremony::SignIn).await;
    let mut hers = with_id(&portal, attackers.token().expect("a visit"));
    let challenge = hers.asks(Ceremony::SignIn).await;
    let signed_in = hers.answers(Ceremony::SignIn, &mei.phone.get(&challenge.options())).await;
    assert_ne!(brought(&signed_in), attackers.token().expect("a visit"));
    assert!(attackers.get("/account").await.asks_to_sign_in());
    assert_eq!(hers.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_cookie_that_is_no_id_is_removed_and_hinders_nobody() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    for rubbish in ["", "x", &"a".repeat(64), "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAAAA==", "%41", "\"quoted\""] {
        let mut browser = with_id(&portal, rubbish);
        let answer = browser.get("/sign-in").await;
        assert!(answer.status == StatusCode::OK && removes(&answer), "{rubbish:?}: {answer:?}");
        assert_eq!(browser.get("/sign-in").await.cookies(), [""; 0], "{rubbish:?}");
        let mut browser = with_id(&portal, rubbish);
        assert_eq!(browser.uses_passkey(Ceremony::SignIn, &mut mei.phone).await.location(), "/");
        assert_eq!(browser.get("/account").await.status, StatusCode::OK, "{rubbish:?}");
        let mut browser = with_id(&portal, rubbish);
        assert!(removes(&browser.post("/actions/sign-out", &[]).await), "{rubbish:?}");
    }
}

#[tokio::test]
async fn a_failure_after_the_proof_still_brings_the_new_id() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let before = mei.browser.token().expect("signed in").to_owned();
    let capacity = "alter table auth.sessions add constraint broken check (capacity = 'staff') not valid";
    let at = mei.browser.post("/actions/propose-capacity", &[]).await.location().to_owned();
    let options = mei.browser.asks(confirmation(&at)).await.options();
    let answer = mei.phone.get(&options);
    // The session is raised, and a later statement fails.
    portal.city.as_owner("alter table visit.acts add constraint broken check (executed_at is null) not valid").await;
    let failed = mei.browser.answers(confirmation(&at), &answer).await;
    assert_eq!(failed.status, StatusCode::INTERNAL_SERVER_ERROR, "{failed:?}");
    assert_ne!(brought(&failed), before);
    assert_eq!(mei.browser.get("/account").await.status, StatusCode::OK);
    assert!(with_id(&portal, &before).get("/account").await.asks_to_sign_in());
    // If the step-up itself cannot be recorded, the old id stays valid.
    portal.city.as_owner("alter table visit.acts drop constraint broken").await;
    portal.city.as_owner(capacity).await;
    let old = mei.browser.token().expect("signed in").to_owned();
    let at = mei.browser.post("/actions/propose-adding-passkey", &[]).await.location().to_owned();
    let failed = mei.browser.uses_passkey(confirmation(&at), &mut mei.phone).await;
    assert_eq!((failed.status, failed.cookies()), (StatusCode::INTERNAL_SERVER_ERROR, vec![]));
    portal.city.as_owner("alter table auth.sessions drop constraint broken").await;
    assert_eq!(with_id(&portal, &old).get("/account").await.status, StatusCode::OK);
}
