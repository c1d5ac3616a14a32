//! The bases on which a record may be opened. When a basis ends, the next statement of an open transaction reads nothing.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{basics::Field, capacity::Duty, purpose::Purpose, section::Section};
use store::{
    opening::Refusal,
    testing::{City, Person, Visit},
};

tests! {
    an_adult_opens_their_record_and_a_girl_of_17_does_not,
    the_eighteenth_birthday_begins_at_midnight_in_shenzhen,
    the_responsible_unit_cares_and_no_other_does,
    a_clerk_sees_who_somebody_is_and_no_more,
    each_capacity_has_its_purposes,
    access_ends_when_the_post_ends,
    access_ends_when_the_care_team_changes,
    access_ends_when_the_agreement_lapses,
    staff_never_open_their_own_record,
    a_post_is_used_by_its_holder_alone,
    a_record_manager_opens_nothing_yet,
}

const CARE: &[Section] = &[Section::Identity, Section::Measurements];

fn refused(visit: &Visit) -> bool {
    visit.refusal() == Some(Refusal::NoBasis)
}

pub async fn an_adult_opens_their_record_and_a_girl_of_17_does_not(city: City) {
    let girl = city.resident_of("小雨", "2009-01-15", &city.centre).await;
    let woman = city.resident_of("大雨", "2008-03-02", &city.centre).await;
    assert!(refused(&girl.opens(&girl).await));
    assert!(refused(&girl.maintains(&girl).await));
    assert!(refused(&girl.opens_with(&girl, Purpose::Download, CARE).await));
    assert!(!woman.opens(&woman).await.is_refused(), "18 today");
    let gp = city.gp(&city.centre).await;
    assert!(!gp.opens_for_care(&girl).await.is_refused(), "her doctor cares for her");
}

pub async fn the_eighteenth_birthday_begins_at_midnight_in_shenzhen(city: City) {
    let midnight: DateTime<Utc> = "2026-03-09T16:00:00Z".parse().expect("an instant");
    let mut girl = city.resident_of("小雨", "2008-03-10", &city.centre).await;
    city.set_clock(midnight - TimeDelta::seconds(1)).await;
    girl.enrols().await;
    assert!(refused(&girl.opens(&girl).await), "23:59:59 the day before");
    city.set_clock(midnight).await;
    assert!(!girl.opens(&girl).await.is_refused(), "0:00:00");
}

pub async fn the_responsible_unit_cares_and_no_other_does(city: City) {
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    let (gp, other, hospital) = (city.gp(&city.centre).await, city.gp(&city.other_centre).await, city.gp(&city.hospital).await);
    for purpose in [Purpose::Care, Purpose::FollowUp] {
        assert!(refused(&other.opens_with(&mei, purpose, CARE).await), "another centre: {purpose:?}");
        assert!(refused(&hospital.opens_with(&mei, purpose, CARE).await), "a hospital: {purpose:?}");
        assert_eq!(gp.opens_with(&mei, purpose, CARE).await.blood_pressure().await.len(), 1, "hers: {purpose:?}");
    }
    assert!(refused(&gp.opens_with(&mei, Purpose::Care, &[Section::History]).await), "who opened her record is hers to read");
    let theirs = city.resident_of("邻", "1990-01-15", &city.other_centre).await;
    assert!(!other.opens_for_care(&theirs).await.is_refused(), "the other centre has residents of its own");
    assert!(refused(&gp.opens_for_care(&theirs).await));
}

pub async fn a_clerk_sees_who_somebody_is_and_no_more(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    mei.logs_blood_pressure(128, 82).await;
    let visit = clerk.opens_to_verify(&mei).await;
    assert_eq!(visit.rows_of("record.residents").await, 1);
    assert_eq!(visit.rows_of("record.measurements").await, 0);
    assert_eq!(visit.rows_of("access.log").await, 0);
    assert!(refused(&clerk.opens_with(&mei, Purpose::VerifyIdentity, CARE).await), "measurements are not theirs to ask for");
    assert!(refused(&clerk.opens_with(&mei, Purpose::IssueSlip, CARE).await));
    assert!(refused(&clerk.opens_for_care(&mei).await));
}

pub async fn each_capacity_has_its_purposes(city: City) {
    let (mei, gp, clerk) = (city.resident("梅").await, city.gp(&city.centre).await, city.clerk(&city.centre).await);
    let identity: &[Section] = &[Section::Identity];
    use Purpose::{
        Care, ChangeIdentity, Correct, Deposit, Download, FollowUp, IssueSlip, Maintain, Register, Supervise, Verify,
        VerifyIdentity, View,
    };
    let may: [(&Person, &[Purpose]); 3] = [
        (&mei, &[View, Maintain, Download]),
        (&gp, &[Care, FollowUp, VerifyIdentity, Verify]),
        (&clerk, &[VerifyIdentity, Verify, IssueSlip, ChangeIdentity]),
    ];
    for (who, purposes) in may {
        for purpose in Purpose::ALL {
            let visit = who.opens_with(&mei, *purpose, identity).await;
            assert_eq!(visit.is_refused(), !purposes.contains(purpose), "{} for {purpose:?}", who.name);
        }
    }
    let all = [
        View,
        Maintain,
        Download,
        Care,
        FollowUp,
        VerifyIdentity,
        Verify,
        IssueSlip,
        Register,
        ChangeIdentity,
        Deposit,
        Correct,
        Supervise,
    ];
    assert_eq!(Purpose::ALL, all, "a new purpose wants its row above");
    assert!(refused(&mei.opens_with(&mei, Maintain, &[Section::History]).await), "the history is nobody's to maintain");
    assert!(refused(&mei.opens_with(&mei, Download, &[Section::History]).await), "nor to take away");
}

pub async fn access_ends_when_the_post_ends(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let post = gp.session().await.post.expect("a post").id;
    gp.is_appointed(&city.centre, Duty::Clerk).await; // A second post does not continue an opening of the first.
    bites_at_the_next_statement(&city, &mei, &gp, async |city| {
        city.as_owner(&format!("update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{post}'")).await;
    })
    .await;
    let colleague = city.gp(&city.centre).await;
    assert!(!colleague.opens_for_care(&mei).await.is_refused(), "a colleague goes on");
}

pub async fn access_ends_when_the_care_team_changes(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let (resident, other) = (mei.resident(), city.other_centre.clone());
    bites_at_the_next_statement(&city, &mei, &gp, async |city| {
        city.as_owner(&format!(
            "update record.care_teams set until = clock.today() where resident_id = '{resident}';
             insert into record.care_teams (resident_id, id, institution_code, chosen) values ('{resident}', gen_random_uuid(), '{other}', 'chosen')"
        ))
        .await;
    })
    .await;
    let new_gp = city.gp(&city.other_centre).await;
    assert!(!new_gp.opens_for_care(&mei).await.is_refused(), "the new unit takes over");
}

pub async fn access_ends_when_the_agreement_lapses(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let today = city.today();
    city.institution(&city.centre, "health_centre", Some(today)).await;
    assert!(!gp.opens_for_care(&mei).await.is_refused(), "on its last day it holds");
    bites_at_the_next_statement(&city, &mei, &gp, async |city| {
        city.institution(&city.centre, "health_centre", Some(today - TimeDelta::days(1))).await;
    })
    .await;
    city.institution(&city.centre, "health_centre", None).await;
    assert!(refused(&gp.opens_for_care(&mei).await), "nor without any");
    assert!(!mei.opens(&mei).await.is_refused(), "her own access needs none");
}

/// A doctor reads; the basis ends; the next statement of the same transaction reads nothing.
async fn bites_at_the_next_statement(city: &City, mei: &Person, gp: &Person, happens: impl AsyncFnOnce(&City)) {
    mei.logs_blood_pressure(128, 82).await;
    mei.answers(Field::BloodAbo, &["1"]).await.expect("answered");
    let visit = gp.opens_for_care(mei).await;
    let mut reading = visit.transaction().await;
    // One table with rows of one section, and one with rows of several.
    let mut rows = async || -> Vec<i64> {
        let mut counts = Vec::new();
        for count in ["select count(*) from record.measurements", "select count(*) from record.basics"] {
            counts.push(sqlx::query_scalar(count).fetch_one(&mut *reading).await.expect("counted"));
        }
        counts
    };
    assert_eq!(rows().await, [1, 1]);
    happens(city).await;
    assert_eq!(rows().await, [0, 0], "the very next statement");
    assert!(refused(&gp.opens_for_care(mei).await), "and no new opening");
}

pub async fn staff_never_open_their_own_record(city: City) {
    let nurse = city.resident("护").await;
    nurse.is_appointed(&city.centre, Duty::Gp).await;
    let colleague = city.gp(&city.centre).await;
    nurse.acts_as_staff(true).await;
    for purpose in [Purpose::Care, Purpose::FollowUp, Purpose::VerifyIdentity, Purpose::View, Purpose::Maintain] {
        assert!(refused(&nurse.opens_with(&nurse, purpose, &[Section::Identity]).await), "{purpose:?}");
    }
    assert!(!colleague.opens_for_care(&nurse).await.is_refused(), "a colleague may");
    let mei = city.resident("梅").await;
    assert!(!nurse.opens_for_care(&mei).await.is_refused(), "and she may open others'");
    nurse.acts_as_staff(false).await;
    assert!(!nurse.opens(&nurse).await.is_refused(), "as a resident it is hers");
}

pub async fn a_post_is_used_by_its_holder_alone(city: City) {
    let (mei, gp, clerk) = (city.resident("梅").await, city.gp(&city.centre).await, city.clerk(&city.centre).await);
    let post = gp.session().await.post.expect("a post").id;
    assert!(refused(&clerk.opens_for_care(&mei).await));
    // This holds even if the session is changed to another person's post.
    let session = clerk.session_id().await;
    city.as_owner(&format!("update auth.sessions set post_id = '{post}' where id = '{session}'")).await;
    assert!(refused(&clerk.opens_for_care(&mei).await));
    let colleague = city.gp(&city.centre).await;
    let before = colleague.opens_for_care(&mei).await;
    assert_eq!(before.rows_of("record.residents").await, 1);
    let session = colleague.session_id().await;
    city.as_owner(&format!("update auth.sessions set post_id = '{post}' where id = '{session}'")).await;
    assert_eq!(before.rows_of("record.residents").await, 0, "in an opening from before");
    assert!(!gp.opens_for_care(&mei).await.is_refused());
}

pub async fn a_record_manager_opens_nothing_yet(city: City) {
    let (mei, manager) = (city.resident("梅").await, city.staff("管", &city.centre, Duty::RecordManager).await);
    for purpose in Purpose::ALL {
        assert!(refused(&manager.opens_with(&mei, *purpose, &[Section::Identity]).await), "{purpose:?}");
    }
}
