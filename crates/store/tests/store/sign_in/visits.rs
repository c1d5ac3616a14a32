//! Visits: ids that the server generates for clients, before and after sign-in.

use chrono::TimeDelta;
use serde_json::json;
use sqlx::Executor;
use store::{
    sign_in::{
        ceremonies,
        passkeys::{self, Passkey},
        sessions::{self, Client},
        visits,
    },
    testing::{City, Person},
};

use crate::code;

tests! {
    a_visit_is_good_for_an_hour,
    a_visit_is_no_session,
    an_id_that_we_did_not_draw_is_good_for_nothing,
    the_id_of_a_session_is_good_while_the_session_lives,
    an_ended_visit_admits_to_nothing,
    ids_are_random_and_kept_as_hashes,
    signing_in_leaves_no_data_under_the_old_id,
    a_sign_in_that_is_pending_in_another_tab_survives_a_sign_in,
    a_step_up_that_is_pending_in_another_tab_survives_a_step_up,
    signing_in_over_a_session_ends_it,
    expired_visits_are_forgotten,
    only_the_role_that_signs_people_in_replaces_ids,
}

async fn is_good(city: &City, token: &str) -> bool {
    visits::good_until(&city.db, token).await.expect("asked").is_some()
}

async fn begins(city: &City) -> String {
    visits::begin(&city.db).await.expect("begun")
}

async fn passkey_of(person: &Person) -> Passkey {
    passkeys::credentials(&person.city.db, person.account().await).await.expect("read").remove(0)
}

async fn signs_in_over(city: &City, passkey: &Passkey, token: &str) -> String {
    let client = Client { token: Some(token), device: "Firefox" };
    passkeys::sign_in(&city.db, passkey, None, client).await.expect("signed in")
}

pub async fn a_visit_is_good_for_an_hour(city: City) {
    let visit = begins(&city).await;
    let until = visits::good_until(&city.db, &visit).await.expect("asked");
    assert_eq!(until, Some(city.now() + TimeDelta::hours(1)));
    city.later(59).await;
    assert!(is_good(&city, &visit).await);
    city.later(1).await;
    assert!(!is_good(&city, &visit).await);
}

pub async fn a_visit_is_no_session(city: City) {
    let mut mei = city.resident("梅").await;
    assert!(!mei.opens(&mei).await.is_refused(), "the test can fail");
    mei.token = begins(&city).await;
    assert!(city.session(&mei.token).await.is_none());
    assert!(mei.opens(&mei).await.is_refused());
}

pub async fn an_id_that_we_did_not_draw_is_good_for_nothing(city: City) {
    let visit = begins(&city).await;
    for made_up in ["", "AAAAAAAAAAAAAAAAAAAAAA", &city.db.random.token(), &visit[..21], &format!("{visit} ")] {
        assert!(!is_good(&city, made_up).await, "{made_up:?}");
    }
    assert!(is_good(&city, &visit).await, "the test can fail");
}

pub async fn the_id_of_a_session_is_good_while_the_session_lives(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let until = async |token: &str| visits::good_until(&city.db, token).await.expect("asked");
    assert_eq!(until(&mei.token).await, Some(city.now() + TimeDelta::minutes(30)));
    assert_eq!(until(&gp.token).await, Some(city.now() + TimeDelta::minutes(15)));
    for _ in 0..25 {
        city.later(29).await;
        city.session(&mei.token).await;
    }
    assert_eq!(until(&gp.token).await, None, "it rested too long");
    assert_eq!(until(&mei.token).await, None, "it is older than half a day");
}

pub async fn an_ended_visit_admits_to_nothing(city: City) {
    let (mei, visit, other) = (city.resident("梅").await, begins(&city).await, begins(&city).await);
    for token in [&mei.token, &visit] {
        ceremonies::begin(&city.db, token, "sign_in", &json!({})).await.expect("begun");
        visits::end(&city.db, token).await.expect("ended");
        assert!(!is_good(&city, token).await);
        assert!(ceremonies::take(&city.db, token, "sign_in").await.expect("asked").is_none(), "nor are its ceremonies");
    }
    assert!(city.session(&mei.token).await.is_none());
    assert!(is_good(&city, &other).await, "another visit goes on");
}

pub async fn ids_are_random_and_kept_as_hashes(city: City) {
    let (one, other) = (begins(&city).await, begins(&city).await);
    assert_ne!(one, other);
    // 22 characters of base64url are 128 bits.
    assert!(one.len() == 22 && one.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{one}");
    assert_eq!(city.count(&format!("visit.visits v where v::text like '%{one}%'")).await, 0);
    assert_eq!(city.count(&format!("visit.visits where holder = sha256('{one}'::bytea)")).await, 1);
}

pub async fn signing_in_leaves_no_data_under_the_old_id(city: City) {
    let mei = city.resident("梅").await;
    let (passkey, visit) = (passkey_of(&mei).await, begins(&city).await);
    ceremonies::begin(&city.db, &visit, "slip", &json!({})).await.expect("begun");
    let token = signs_in_over(&city, &passkey, &visit).await;
    assert!(token != visit && city.session(&token).await.is_some());
    assert!(city.session(&visit).await.is_none() && !is_good(&city, &visit).await);
    assert_eq!((city.count("visit.visits").await, city.count("visit.ceremonies").await), (0, 0));
}

pub async fn a_sign_in_that_is_pending_in_another_tab_survives_a_sign_in(city: City) {
    let mei = city.resident("梅").await;
    let (passkey, visit) = (passkey_of(&mei).await, begins(&city).await);
    let (pending, enrolment) = ("sign-in abc", "enrol abc");
    for purpose in [pending, enrolment] {
        ceremonies::begin(&city.db, &visit, purpose, &json!({})).await.expect("begun");
    }
    let token = signs_in_over(&city, &passkey, &visit).await;
    let take = async |cookie: &str, purpose: &str| ceremonies::take(&city.db, cookie, purpose).await.expect("asked");
    assert!(take(&visit, pending).await.is_none(), "the old id names nothing");
    assert!(take(&token, enrolment).await.is_none(), "an enrolment was begun for the holder of a slip");
    assert!(take(&token, pending).await.is_some());
}

pub async fn a_step_up_that_is_pending_in_another_tab_survives_a_step_up(city: City) {
    let mei = city.resident("梅").await;
    ceremonies::begin(&city.db, &mei.token, "act 1 abc", &json!({})).await.expect("begun");
    let token = sessions::raise(&city.db, mei.session_id().await, &mei.token).await.expect("asked").expect("raised");
    assert!(ceremonies::take(&city.db, &mei.token, "act 1 abc").await.expect("asked").is_none(), "the old id names nothing");
    assert!(ceremonies::take(&city.db, &token, "act 1 abc").await.expect("asked").is_some());
}

pub async fn signing_in_over_a_session_ends_it(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let tablet = mei.on_another_device().await;
    let token = signs_in_over(&city, &passkey_of(&mei).await, &neighbour.token).await;
    assert_eq!(city.session(&token).await.expect("signed in").account, mei.account().await);
    assert!(city.session(&neighbour.token).await.is_none());
    assert!(city.session(&tablet.token).await.is_some(), "sessions of other clients go on");
}

pub async fn expired_visits_are_forgotten(city: City) {
    begins(&city).await;
    city.later(30).await;
    begins(&city).await;
    city.later(31).await;
    ceremonies::tidy(&city.db).await.expect("tidied");
    assert_eq!(city.count("visit.visits").await, 1);
}

pub async fn only_the_role_that_signs_people_in_replaces_ids(city: City) {
    let mei = city.resident("梅").await;
    let rotate = format!("select auth.rotate(sha256('{}'::bytea), sha256('x'), '{}')", mei.token, mei.session_id().await);
    let begin = "insert into visit.visits (holder, expires_at) values (sha256('x'), clock.now() + interval '1 hour')";
    let begin_session = "insert into auth.sessions (id, token_hash, capacity, expires_at)
        values (gen_random_uuid(), sha256('x'), 'resident', clock.now())";
    for statement in [rotate.as_str(), begin, begin_session] {
        for pool in [&city.db.web, &city.db.jobs] {
            assert_eq!(code(pool.execute(sqlx::AssertSqlSafe(statement)).await), "42501", "{statement}");
        }
    }
    assert!(city.session(&mei.token).await.is_some());
    for statement in [rotate.as_str(), begin] {
        city.db.sign_in.execute(sqlx::AssertSqlSafe(statement)).await.expect("the test can fail");
    }
    assert!(city.session(&mei.token).await.is_none(), "her session has another id");
    // Even the role `ehr_sign_in` cannot extend a visit.
    let extend = city.db.sign_in.execute("update visit.visits set expires_at = clock.now() + interval '1 day'").await;
    assert_eq!(code(extend), "42501");
}
