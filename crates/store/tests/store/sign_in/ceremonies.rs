//! The state of a passkey ceremony: bound to one visitor and one purpose, valid for five minutes and one use.

use chrono::TimeDelta;
use serde_json::json;
use store::{
    sign_in::{
        ceremonies::{begin, peek, take, tidy},
        limits::{Bucket, allows, count},
    },
    testing::City,
};

tests! {
    a_ceremony_is_used_once,
    a_ceremony_lasts_five_minutes,
    a_ceremony_is_its_visitors_alone,
    a_ceremony_is_for_one_end,
    a_newer_ceremony_replaces_the_older,
    two_uses_at_once_have_one_winner,
    expired_ceremonies_are_deleted,
    addresses_are_counted_apart_and_by_the_hour,
}

const SIGN_IN: &str = "sign_in";

async fn takes(city: &City, cookie: &str, purpose: &str) -> Option<serde_json::Value> {
    take(&city.db, cookie, purpose).await.expect("asked")
}

async fn begins(city: &City, cookie: &str, purpose: &str, n: i32) {
    begin(&city.db, cookie, purpose, &json!({ "n": n })).await.expect("begun");
}

pub async fn a_ceremony_is_used_once(city: City) {
    begins(&city, "mei", SIGN_IN, 1).await;
    assert_eq!(peek(&city.db, "mei", SIGN_IN).await.expect("asked"), Some(json!({ "n": 1 })), "looking uses nothing up");
    assert_eq!(takes(&city, "mei", SIGN_IN).await, Some(json!({ "n": 1 })));
    assert_eq!(takes(&city, "mei", SIGN_IN).await, None);
    assert_eq!(peek(&city.db, "mei", SIGN_IN).await.expect("asked"), None);
}

pub async fn a_ceremony_lasts_five_minutes(city: City) {
    begins(&city, "mei", SIGN_IN, 1).await;
    begins(&city, "lin", SIGN_IN, 1).await;
    city.later_by(TimeDelta::seconds(299)).await;
    assert!(takes(&city, "mei", SIGN_IN).await.is_some());
    city.later_by(TimeDelta::seconds(1)).await;
    assert_eq!(peek(&city.db, "lin", SIGN_IN).await.expect("asked"), None);
    assert!(takes(&city, "lin", SIGN_IN).await.is_none());
}

pub async fn a_ceremony_is_its_visitors_alone(city: City) {
    begins(&city, "mei", SIGN_IN, 1).await;
    assert!(takes(&city, "lin", SIGN_IN).await.is_none());
    assert!(takes(&city, "", SIGN_IN).await.is_none());
    assert!(takes(&city, "mei", SIGN_IN).await.is_some(), "and the attempt used nothing up");
    assert_eq!(city.count("visit.ceremonies c where c::text like '%mei%'").await, 0, "the cookie is kept as a hash");
}

pub async fn a_ceremony_is_for_one_end(city: City) {
    begins(&city, "mei", SIGN_IN, 1).await;
    begins(&city, "mei", "step_up", 2).await;
    assert!(takes(&city, "mei", "enrol").await.is_none());
    assert_eq!(takes(&city, "mei", "step_up").await, Some(json!({ "n": 2 })));
    assert_eq!(takes(&city, "mei", SIGN_IN).await, Some(json!({ "n": 1 })));
}

pub async fn a_newer_ceremony_replaces_the_older(city: City) {
    begins(&city, "mei", SIGN_IN, 1).await;
    begins(&city, "mei", SIGN_IN, 2).await;
    assert_eq!(takes(&city, "mei", SIGN_IN).await, Some(json!({ "n": 2 })));
    assert!(takes(&city, "mei", SIGN_IN).await.is_none());
}

pub async fn two_uses_at_once_have_one_winner(city: City) {
    begins(&city, "mei", SIGN_IN, 1).await;
    let (one, two) = tokio::join!(takes(&city, "mei", SIGN_IN), takes(&city, "mei", SIGN_IN));
    assert_ne!(one.is_some(), two.is_some());
}

pub async fn expired_ceremonies_are_deleted(city: City) {
    begins(&city, "mei", SIGN_IN, 1).await;
    count(&city.db, Bucket::Challenge, "192.0.2.7").await.expect("counted");
    city.later(6).await;
    begins(&city, "lin", SIGN_IN, 1).await;
    tidy(&city.db).await.expect("tidied");
    assert_eq!((city.count("visit.ceremonies").await, city.count("visit.address_limits").await), (1, 1));
    city.later(24 * 60 + 1).await;
    tidy(&city.db).await.expect("tidied");
    assert_eq!((city.count("visit.ceremonies").await, city.count("visit.address_limits").await), (0, 0));
}

pub async fn addresses_are_counted_apart_and_by_the_hour(city: City) {
    for _ in 0..20 {
        assert!(count(&city.db, Bucket::WrongCode, "192.0.2.7").await.expect("counted"));
    }
    let may = async |address: &str| allows(&city.db, Bucket::WrongCode, address).await.expect("asked");
    assert!(!may("192.0.2.7").await);
    assert!(!count(&city.db, Bucket::WrongCode, "192.0.2.7").await.expect("counted"), "the twenty-first");
    assert!(may("192.0.2.8").await);
    assert!(count(&city.db, Bucket::Challenge, "192.0.2.7").await.expect("counted"), "another bucket");
    city.later(60).await;
    assert!(may("192.0.2.7").await, "an hour later");
    assert!(count(&city.db, Bucket::WrongCode, "192.0.2.7").await.expect("counted"));
}
