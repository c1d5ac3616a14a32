//! Activation slips: the code identifies the slip, then the number must be that of its person.

use std::slice::from_ref;

use chrono::TimeDelta;
use domain::{document::DocumentNumber, ids::PasskeyId, slip_code::SlipCode};
use store::{
    ops::people,
    sign_in::{
        passkeys::{self, NewPasskey, PasskeyError},
        slips::{self, GoodSlip, SlipProblem},
    },
    testing::{City, Person},
};
use tokio::task::JoinSet;

use super::FIREFOX;

tests! {
    a_good_slip_activates_its_person_once,
    a_slip_replaces_the_passkeys_that_are_not_kept,
    a_wrong_code_finds_nothing,
    a_slip_expires_after_seven_days,
    a_newer_slip_voids_the_older,
    five_wrong_numbers_void_that_slip_alone,
    wrong_numbers_do_not_add_up_across_slips,
    wrong_codes_count_against_the_address_alone,
    many_wrong_codes_at_once_lock_nobody_out,
    a_slip_that_was_voided_meanwhile_enrols_nobody,
    two_enrolments_with_one_slip_have_one_winner,
    an_appointment_voids_the_slips_printed_before,
    a_code_is_kept_nowhere,
    a_slip_for_nobody_is_not_issued,
}

const HOME: &str = "192.0.2.1";

async fn slip_for(city: &City, person: &Person) -> SlipCode {
    people::issue_slip(&city.db, &person.number).await.expect("issued").expect("somebody has this number")
}

async fn check(city: &City, code: &SlipCode, number: &DocumentNumber) -> Result<GoodSlip, SlipProblem> {
    slips::check(&city.db, code, from_ref(number), HOME).await.expect("checked")
}

async fn enrol(city: &City, slip: GoodSlip) -> Result<String, PasskeyError> {
    enrol_keeping(city, slip, &[]).await
}

async fn enrol_keeping(city: &City, slip: GoodSlip, kept: &[PasskeyId]) -> Result<String, PasskeyError> {
    let credential_id = city.db.random.bytes::<16>();
    let passkey = NewPasskey { credential_id: &credential_id, credential: &serde_json::json!({}), label: "手机" };
    passkeys::enrol(&city.db, slip.id, passkey, FIREFOX, kept).await
}

fn some_code(n: u8) -> SlipCode {
    SlipCode::generate(&mut |bytes: &mut [u8]| bytes.fill(n))
}

async fn registered(city: &City) -> Person {
    city.registered("梅", "1990-01-15", &city.centre).await
}

pub async fn a_good_slip_activates_its_person_once(city: City) {
    let mei = registered(&city).await;
    let code = slip_for(&city, &mei).await;
    let slip = check(&city, &code, &mei.number).await.expect("good");
    assert!(check(&city, &code, &mei.number).await.is_ok(), "checking uses nothing up");
    let token = enrol(&city, slip.clone()).await.expect("enrolled");
    assert_eq!(city.session(&token).await.expect("signed in").resident, Some(mei.resident()));
    assert_eq!(check(&city, &code, &mei.number).await.expect_err("used"), SlipProblem::Used);
    assert!(matches!(enrol(&city, slip).await, Err(PasskeyError::SlipGone)));
}

pub async fn a_slip_replaces_the_passkeys_that_are_not_kept(city: City) {
    let (mei, neighbour) = (registered(&city).await, city.resident("邻").await);
    let good = async || check(&city, &slip_for(&city, &mei).await, &mei.number).await.expect("good");
    let slip = good().await;
    let account = slip.account;
    let ids = async || passkeys::of_account(&city.db, account).await.expect("read").iter().map(|p| p.id).collect::<Vec<_>>();
    let theirs = async || passkeys::of_account(&city.db, neighbour.account().await).await.expect("read").len();
    enrol(&city, slip).await.expect("enrolled");
    let first = ids().await;
    enrol_keeping(&city, good().await, &first).await.expect("enrolled");
    let both = ids().await;
    assert!(both.len() == 2 && both.contains(&first[0]), "the first device is kept");
    let second = both.into_iter().find(|id| *id != first[0]).expect("the second device");
    let of_others = [second, PasskeyId::from(uuid::Uuid::nil())];
    let token = enrol_keeping(&city, good().await, &of_others).await.expect("enrolled");
    let left = ids().await;
    assert!(left.len() == 2 && left.contains(&second) && !left.contains(&first[0]), "the lost device is not");
    assert!(city.session(&token).await.is_some());
    enrol(&city, good().await).await.expect("enrolled");
    assert_eq!((ids().await.len(), theirs().await), (1, 1), "none is kept unless it is named, and nobody else's is removed");
}

pub async fn a_wrong_code_finds_nothing(city: City) {
    let (mei, code) = (registered(&city).await, some_code(7));
    slip_for(&city, &mei).await;
    assert_eq!(check(&city, &code, &mei.number).await.expect_err("wrong"), SlipProblem::WrongCode);
    let stranger = city.number("1977-07-07", 450);
    assert_eq!(check(&city, &code, &stranger).await.expect_err("wrong"), SlipProblem::WrongCode, "known or unknown: the same");
}

pub async fn a_slip_expires_after_seven_days(city: City) {
    let mei = registered(&city).await;
    let code = slip_for(&city, &mei).await;
    let slip = check(&city, &code, &mei.number).await.expect("good");
    city.later_by(TimeDelta::days(7) - TimeDelta::seconds(1)).await;
    assert!(check(&city, &code, &mei.number).await.is_ok());
    city.later_by(TimeDelta::seconds(1)).await;
    assert_eq!(check(&city, &code, &mei.number).await.expect_err("old"), SlipProblem::Expired);
    assert!(matches!(enrol(&city, slip).await, Err(PasskeyError::SlipGone)), "nor by whoever checked in time");
}

pub async fn a_newer_slip_voids_the_older(city: City) {
    let (mei, neighbour) = (registered(&city).await, registered(&city).await);
    let (older, theirs) = (slip_for(&city, &mei).await, slip_for(&city, &neighbour).await);
    let newer = slip_for(&city, &mei).await;
    assert_eq!(check(&city, &older, &mei.number).await.expect_err("void"), SlipProblem::Expired);
    assert!(check(&city, &newer, &mei.number).await.is_ok());
    assert!(check(&city, &theirs, &neighbour.number).await.is_ok(), "the neighbour's is another matter");
}

pub async fn five_wrong_numbers_void_that_slip_alone(city: City) {
    let (mei, neighbour) = (registered(&city).await, registered(&city).await);
    let (code, theirs) = (slip_for(&city, &mei).await, slip_for(&city, &neighbour).await);
    let slip = check(&city, &code, &mei.number).await.expect("good");
    for left in [4, 3, 2, 1] {
        assert_eq!(check(&city, &code, &neighbour.number).await.expect_err("wrong"), SlipProblem::WrongNumber(left));
    }
    assert!(check(&city, &code, &mei.number).await.is_ok(), "four are forgiven");
    assert_eq!(check(&city, &code, &neighbour.number).await.expect_err("wrong"), SlipProblem::Void);
    assert_eq!(check(&city, &code, &mei.number).await.expect_err("void, even with the right one"), SlipProblem::Void);
    assert!(matches!(enrol(&city, slip).await, Err(PasskeyError::SlipGone)));
    assert!(check(&city, &theirs, &neighbour.number).await.is_ok(), "the neighbour's number was tried, their slip is whole");
    let fresh = slip_for(&city, &mei).await;
    assert!(check(&city, &fresh, &mei.number).await.is_ok(), "a fresh slip works");
}

pub async fn wrong_numbers_do_not_add_up_across_slips(city: City) {
    let (mei, neighbour) = (registered(&city).await, registered(&city).await);
    for _ in 0..3 {
        let code = slip_for(&city, &mei).await;
        for left in [4, 3] {
            assert_eq!(check(&city, &code, &neighbour.number).await.expect_err("wrong"), SlipProblem::WrongNumber(left));
        }
    }
}

pub async fn wrong_codes_count_against_the_address_alone(city: City) {
    let mei = registered(&city).await;
    let code = slip_for(&city, &mei).await;
    let at = async |address: &str, code: &SlipCode| {
        slips::check(&city.db, code, from_ref(&mei.number), address).await.expect("checked")
    };
    for n in 0..20 {
        assert_eq!(at("198.51.100.9", &some_code(n)).await.expect_err("wrong"), SlipProblem::WrongCode);
    }
    assert_eq!(at("198.51.100.9", &some_code(21)).await.expect_err("enough"), SlipProblem::TooMany);
    assert_eq!(at("198.51.100.9", &code).await.expect_err("enough"), SlipProblem::TooMany, "even with a right one");
    assert!(at(HOME, &code).await.is_ok(), "Mei's slip is whole, from her own address");
    city.later(61).await;
    assert!(at("198.51.100.9", &code).await.is_ok(), "an hour later");
    assert_eq!(city.count("visit.address_limits where address::text like '%198.51%'").await, 0, "addresses are kept as hashes");
}

/// More concurrent requests than the small pool of `ehr_sign_in` has connections.
pub async fn many_wrong_codes_at_once_lock_nobody_out(city: City) {
    let mei = registered(&city).await;
    let mut tasks = JoinSet::new();
    for n in 0..12 {
        let (city, number) = (city.clone(), mei.number.clone());
        tasks.spawn(async move { slips::check(&city.db, &some_code(n), from_ref(&number), HOME).await });
    }
    for outcome in tasks.join_all().await {
        assert_eq!(outcome.expect("nobody waits for a connection in vain").expect_err("wrong"), SlipProblem::WrongCode);
    }
    assert_eq!(city.count("visit.address_limits where hits = 12").await, 1);
}

pub async fn a_slip_that_was_voided_meanwhile_enrols_nobody(city: City) {
    let mei = registered(&city).await;
    let code = slip_for(&city, &mei).await;
    let slip = check(&city, &code, &mei.number).await.expect("good");
    let newer = slip_for(&city, &mei).await;
    assert!(matches!(enrol(&city, slip).await, Err(PasskeyError::SlipGone)));
    assert_eq!(city.count("auth.passkeys").await + city.count("auth.sessions").await, 0, "nothing half done");
    let slip = check(&city, &newer, &mei.number).await.expect("good");
    enrol(&city, slip).await.expect("the newer one");
}

pub async fn two_enrolments_with_one_slip_have_one_winner(city: City) {
    let mei = registered(&city).await;
    let slip = check(&city, &slip_for(&city, &mei).await, &mei.number).await.expect("good");
    let (one, two) = tokio::join!(enrol(&city, slip.clone()), enrol(&city, slip));
    assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
    assert_eq!(city.count("auth.passkeys").await, 1);
}

pub async fn an_appointment_voids_the_slips_printed_before(city: City) {
    let mei = registered(&city).await;
    let before = slip_for(&city, &mei).await;
    mei.is_appointed(&city.centre, domain::capacity::Duty::Gp).await;
    assert_eq!(
        check(&city, &before, &mei.number).await.expect_err("void"),
        SlipProblem::Expired,
        "it would open the post as well"
    );
    let after = slip_for(&city, &mei).await;
    assert!(check(&city, &after, &mei.number).await.is_ok());
}

pub async fn a_code_is_kept_nowhere(city: City) {
    let mei = registered(&city).await;
    let code = slip_for(&city, &mei).await;
    for table in ["auth.slips", "access.log"] {
        assert_eq!(city.count(&format!("{table} t where t::text ilike '%{}%'", code.expose())).await, 0, "{table}");
        let number = format!("{table} t where t::text like '%{}%'", mei.number.expose());
        assert_eq!(city.count(&number).await, 0, "{table}: nor the number");
    }
}

pub async fn a_slip_for_nobody_is_not_issued(city: City) {
    city.registered("梅", "1990-01-15", &city.centre).await;
    let nobody = city.number("1977-07-07", 450);
    assert!(people::issue_slip(&city.db, &nobody).await.expect("asked").is_none());
    assert_eq!(city.count("auth.slips").await, 0);
}
