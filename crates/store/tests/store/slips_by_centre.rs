//! The list of a department: how many slips the counters of its district issued.

use chrono::TimeDelta;
use domain::{capacity::Duty, purpose::Purpose};
use store::{
    counter,
    opening::{OpenError, Refusal},
    sign_in::acts::ActKind,
    testing::{City, Person, Place},
    work::{self, SlipsOfCentre},
};

tests! {
    slips_are_counted_by_centre,
    slips_count_for_thirty_days,
    each_department_sees_its_own_district,
    only_officers_see_the_numbers,
}

fn bureau() -> Place {
    Place::parse("440304900").expect("a code")
}

/// The officer of the district of both health centres.
async fn officer(city: &City) -> Person {
    let agreement = Some(city.today() + TimeDelta::days(365));
    for centre in [&city.centre, &city.other_centre] {
        city.institution_in(Some("FT"), centre, "health_centre", agreement).await;
    }
    city.institution_in(Some("FT"), &city.hospital, "hospital", agreement).await;
    city.institution_in(Some("FT"), &bureau(), "department", agreement).await;
    city.staff("严", &bureau(), Duty::Officer).await
}

async fn issues(clerk: &Person, whose: &Person) {
    clerk.searches(whose, Purpose::VerifyIdentity).await.expect("searched");
    let act = clerk.confirms(ActKind::IssueSlip, Some(whose.resident().uuid())).await;
    counter::issue_slip(&clerk.city.db, clerk.opens_to_issue(whose).await.write().await, act).await.expect("issued");
}

async fn listed(officer: &Person) -> Vec<(String, u32, u32)> {
    let listed = work::slips_of_centres(&officer.city.db, &officer.token, "Firefox").await.expect("opened");
    listed.into_iter().map(|SlipsOfCentre { code, slips, elsewhere, .. }| (code, slips, elsewhere)).collect()
}

pub async fn slips_are_counted_by_centre(city: City) {
    let (officer, clerk, other) = (officer(&city).await, city.clerk(&city.centre).await, city.clerk(&city.other_centre).await);
    let (mei, lan) =
        (city.registered("梅", "1990-01-15", &city.centre).await, city.registered("兰", "1990-01-16", &city.centre).await);
    for whose in [&mei, &lan] {
        issues(&clerk, whose).await;
    }
    issues(&other, &mei).await;
    let expected = [(city.centre.to_string(), 2, 0), (city.other_centre.to_string(), 1, 1)];
    assert_eq!(listed(&officer).await, expected, "slips of the command line, and hospitals, are not on the list");
    assert_eq!(
        city.count("access.log where event = 'listed' and purpose = 'supervise' and article = '27' and detail = 'slips'").await,
        1
    );
}

pub async fn slips_count_for_thirty_days(city: City) {
    let (mut officer, clerk) = (officer(&city).await, city.clerk(&city.centre).await);
    issues(&clerk, &city.registered("梅", "1990-01-15", &city.centre).await).await;
    city.later_by(TimeDelta::days(30) - TimeDelta::minutes(1)).await;
    officer.enrols().await;
    assert_eq!(listed(&officer).await[0].1, 1);
    city.later(1).await;
    assert_eq!(listed(&officer).await[0].1, 0);
}

pub async fn each_department_sees_its_own_district(city: City) {
    let (officer, clerk) = (officer(&city).await, city.clerk(&city.other_centre).await);
    issues(&clerk, &city.registered("梅", "1990-01-15", &city.other_centre).await).await;
    city.institution_in(Some("NS"), &city.other_centre, "health_centre", Some(city.today() + TimeDelta::days(365))).await;
    assert_eq!(listed(&officer).await, [(city.centre.to_string(), 0, 0)]);
}

pub async fn only_officers_see_the_numbers(city: City) {
    let (officer, clerk) = (officer(&city).await, city.clerk(&city.centre).await);
    let manager = city.staff("管", &city.centre, Duty::RecordManager).await;
    for other in [&clerk, &manager] {
        let outcome = work::slips_of_centres(&city.db, &other.token, "Firefox").await;
        assert!(matches!(outcome, Err(OpenError::Refused(Refusal::NoBasis))), "{outcome:?}");
    }
    // Another list of the officer, and a list of a clerk, show no numbers either.
    for (who, list) in [(&officer, "escalated"), (&clerk, "checks")] {
        let secret = who.opens_list(list).await.expect("opened");
        assert_eq!(city.rows_with_secret(&secret, "access.listed_slips()").await.expect("asked"), 0, "{list}");
    }
    let secret = officer.opens_list("slips").await.expect("opened");
    assert_eq!(city.rows_with_secret(&secret, "access.listed_slips()").await.expect("asked"), 2);
}
