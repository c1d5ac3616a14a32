//! Corrections of the registered identity: requested by the subject, answered by a clerk of the unit that maintains it.

use chrono::TimeDelta;
use domain::{
    capacity::Duty,
    correction::{CorrectionKind, CorrectionTarget, Status, StepKind},
    entry::EntryKind,
    ids::{CorrectionId, EntryId},
    purpose::Purpose,
    section::Section,
};
use sqlx::{AssertSqlSafe, Executor};
use store::{
    record::corrections::{self, Correction},
    testing::{City, Person, Visit},
    work,
    write_error::WriteError,
};
use uuid::Uuid;

use crate::{by_policy, code};

tests! {
    the_unit_that_keeps_who_somebody_is_answers,
    only_the_subject_requests_an_identity_correction,
    a_clerk_of_the_unit_answers_once_and_nobody_else,
    a_clerk_opens_who_it_is_and_nothing_beside_it,
    an_entry_correction_does_not_open_the_identity,
    a_clerks_opening_ends_after_the_answer,
    a_clerks_opening_ends_with_post_and_agreement,
    nobody_looks_into_who_they_are_themselves,
    it_shows_to_whoever_reads_who_somebody_is,
    each_duty_has_its_part_of_the_list,
    nobody_is_searched_for_to_correct_who_they_are,
    no_entry_stands_under_the_records_own_id,
}

const IDENTITY: &[Section] = &[Section::Identity];

/// Mei, who requested a correction of her registered identity; and a clerk of her centre.
async fn with_correction(city: &City) -> (Person, Person, CorrectionId) {
    let (mei, clerk) = (city.resident("梅若兰").await, city.clerk(&city.centre).await);
    let correction = mei
        .requests_correction_with(CorrectionTarget::Identity, CorrectionKind::Wrong, Some("%PDF-1.7 card"))
        .await
        .expect("requested");
    (mei, clerk, correction)
}

/// A visit at the centre of which Mei has also requested a correction.
async fn visit_with_correction(city: &City, mei: &Person) -> EntryId {
    city.system(&city.centre).deposits_entries(mei, &[EntryKind::Visit]).await;
    let id: Uuid = city.ask(&format!("select id from record.entries where resident_id = '{}'", mei.resident())).await;
    mei.requests_correction(EntryId::from(id), CorrectionKind::Wrong).await.expect("requested");
    EntryId::from(id)
}

async fn read(visit: &Visit, id: CorrectionId) -> Option<Correction> {
    corrections::one(&mut visit.read().await, id).await.expect("read")
}

/// Inserts a correction of `entry` of this kind.
async fn insert(opening: &Visit, whose: &Person, entry: EntryId, kind: &str) -> Result<(), sqlx::Error> {
    let mut tx = opening.transaction().await;
    tx.execute(AssertSqlSafe(format!(
        "insert into record.corrections (resident_id, id, entry, kind, statement)
         values ('{}', gen_random_uuid(), '{entry}', '{kind}', '不是这样')",
        whose.resident()
    )))
    .await?;
    tx.commit().await
}

pub async fn the_unit_that_keeps_who_somebody_is_answers(city: City) {
    let (mei, clerk, id) = with_correction(&city).await;
    let correction = read(&mei.opens(&mei).await, id).await.expect("hers");
    assert_eq!(
        (correction.target, correction.section, correction.status()),
        (CorrectionTarget::Identity, Section::Identity, Status::Requested)
    );
    let handler = async |id: CorrectionId| -> String {
        city.ask(&format!("select handler_institution from record.corrections where id = '{id}'")).await
    };
    assert_eq!(handler(id).await, city.centre.as_str(), "the responsible unit");
    // The person was registered elsewhere and has no responsible unit today.
    let resident = mei.resident();
    city.as_owner(&format!(
        "update record.residents set created_by_institution = '{}' where resident_id = '{resident}';
         update record.care_teams set until = clock.today() where resident_id = '{resident}'",
        city.other_centre
    ))
    .await;
    assert!(!clerk.opens_identity_correction(&mei).await.is_refused(), "what was asked for stays with who was asked");
    clerk.steps(&clerk.opens_identity_correction(&mei).await, id, StepKind::Refused).await.expect("answered");
    let again = mei.requests_correction(CorrectionTarget::Identity, CorrectionKind::Wrong).await.expect("requested again");
    assert_eq!(handler(again).await, city.other_centre.as_str(), "whoever made the record");
    city.as_owner(&format!(
        "insert into record.care_teams (resident_id, id, institution_code, chosen)
           values ('{resident}', gen_random_uuid(), '{}', 'chosen')",
        city.centre
    ))
    .await;
    let elsewhere = city.clerk(&city.other_centre).await;
    elsewhere.steps(&elsewhere.opens_identity_correction(&mei).await, again, StepKind::Refused).await.expect("answered");
    let third = mei.requests_correction(CorrectionTarget::Identity, CorrectionKind::Wrong).await.expect("requested once more");
    assert_eq!(handler(third).await, city.centre.as_str(), "the unit that is responsible now");
}

pub async fn only_the_subject_requests_an_identity_correction(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let (gp, clerk) = (city.gp(&city.centre).await, city.clerk(&city.centre).await);
    let elsewhere = visit_with_correction(&city, &mei).await;
    for (who, opening) in [
        ("viewing", mei.opens(&mei).await),
        ("maintaining her health", mei.opens_with(&mei, Purpose::Maintain, &[Section::Health]).await),
        ("maintaining another entry", mei.opens_entries(&mei, Purpose::Maintain, IDENTITY, Some(&[elsewhere])).await),
        ("her doctor", gp.opens_for_care(&mei).await),
        ("a clerk, verifying", clerk.opens_to_verify(&mei).await),
        ("a system", city.system(&city.centre).opens_to_deposit(&mei).await),
        ("a neighbour", neighbour.opens(&mei).await),
        ("a neighbour at home", neighbour.maintains(&neighbour).await),
    ] {
        assert_eq!(code(insert(&opening, &mei, mei.identity(), "wrong").await), "42501", "{who}");
    }
    let opening = mei.opens_with(&mei, Purpose::Maintain, IDENTITY).await;
    assert_eq!(code(insert(&opening, &mei, neighbour.identity(), "wrong").await), "42501", "who somebody else is");
    assert_eq!(code(insert(&opening, &mei, mei.identity(), "never_happened").await), "23514", "what she is did not happen");
    insert(&opening, &mei, mei.identity(), "wrong").await.expect("hers");
    assert!(
        matches!(mei.requests_correction(CorrectionTarget::Identity, CorrectionKind::Wrong).await, Err(WriteError::AlreadyOpen)),
        "once"
    );
}

pub async fn a_clerk_of_the_unit_answers_once_and_nobody_else(city: City) {
    let (mei, clerk) = (city.resident("梅若兰").await, city.clerk(&city.centre).await);
    assert!(clerk.opens_identity_correction(&mei).await.is_refused(), "no correction yet");
    let id = mei.requests_correction(CorrectionTarget::Identity, CorrectionKind::Wrong).await.expect("requested");
    for (who, person) in [
        ("a clerk of another centre", city.clerk(&city.other_centre).await),
        ("a hospital's clerk", city.clerk(&city.hospital).await),
        ("her doctor", city.gp(&city.centre).await),
        ("a record manager of her centre", city.staff("管", &city.centre, Duty::RecordManager).await),
        ("a neighbour", city.resident("邻").await),
        ("herself, so", mei.clone()),
    ] {
        assert!(person.opens_identity_correction(&mei).await.is_refused(), "{who}");
        // Opening the identity like an entry of the person's own institution is refused as well.
        let as_an_entry = person.opens_entries(&mei, Purpose::Correct, &[Section::Services], Some(&[mei.identity()])).await;
        assert!(as_an_entry.is_refused(), "{who}");
    }
    let gp = city.gp(&city.centre).await;
    for kind in [StepKind::TakenOn, StepKind::Refused] {
        for (who, opening) in
            [(&gp, gp.opens_for_care(&mei).await), (&clerk, clerk.opens_to_verify(&mei).await), (&mei, mei.maintains(&mei).await)]
        {
            assert!(by_policy(who.steps(&opening, id, kind).await), "{} {kind:?}", who.name);
        }
    }
    let opening = clerk.opens_identity_correction(&mei).await;
    clerk.steps(&opening, id, StepKind::TakenOn).await.expect("taken on");
    assert_eq!(read(&mei.opens(&mei).await, id).await.expect("hers").status(), Status::TakenOn);
    clerk.steps(&opening, id, StepKind::Refused).await.expect("answered");
    assert!(matches!(clerk.steps(&opening, id, StepKind::Corrected).await, Err(WriteError::NotDue)), "once");
    mei.steps(&mei.opens_with(&mei, Purpose::Maintain, IDENTITY).await, id, StepKind::Disagrees).await.expect("her say");
    assert_eq!(read(&mei.opens(&mei).await, id).await.expect("hers").status(), Status::Disagreed);
    let line = "access.log where event = 'wrote' and detail = 'record.correction_steps insert' and basis = 'disputed_identity'
                  and article = '12' and purpose = 'correct' and sections = '{identity}'";
    assert_eq!(city.count(&format!("{line} and resident_id = '{}'", mei.resident())).await, 2);
}

pub async fn a_clerk_opens_who_it_is_and_nothing_beside_it(city: City) {
    let (mei, clerk, _) = with_correction(&city).await;
    let visit = visit_with_correction(&city, &mei).await;
    mei.logs_blood_pressure(128, 82).await;
    let opens = async |sections: &[Section], entries: Option<&[EntryId]>| {
        clerk.opens_entries(&mei, Purpose::Correct, sections, entries).await
    };
    let identity = mei.identity();
    assert!(opens(IDENTITY, None).await.is_refused(), "no entry in particular");
    assert!(opens(IDENTITY, Some(&[])).await.is_refused(), "none at all");
    assert!(opens(IDENTITY, Some(&[visit])).await.is_refused(), "another entry");
    assert!(opens(IDENTITY, Some(&[identity, visit])).await.is_refused(), "another beside it");
    for section in [Section::Measurements, Section::Health, Section::Services, Section::History] {
        assert!(opens(&[Section::Identity, section], Some(&[identity])).await.is_refused(), "{section:?}");
    }
    let opening = opens(IDENTITY, Some(&[identity])).await;
    for (table, rows) in [
        ("record.residents", 1),
        ("record.corrections", 1),
        ("record.evidence", 1),
        ("record.basics", 0),
        ("record.verifications", 0),
        ("record.entries", 0),
        ("record.measurements", 0),
        ("access.log", 0),
    ] {
        assert_eq!(opening.rows_of(table).await, rows, "{table}");
    }
}

pub async fn an_entry_correction_does_not_open_the_identity(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    visit_with_correction(&city, &mei).await;
    assert!(clerk.opens_identity_correction(&mei).await.is_refused());
    let (neighbour, _, _) = with_correction(&city).await;
    assert!(clerk.opens_identity_correction(&mei).await.is_refused(), "nor does who somebody else is");
    assert!(!clerk.opens_identity_correction(&neighbour).await.is_refused());
}

pub async fn a_clerks_opening_ends_after_the_answer(city: City) {
    let (mei, clerk, id) = with_correction(&city).await;
    clerk.steps(&clerk.opens_identity_correction(&mei).await, id, StepKind::Refused).await.expect("answered");
    city.later_by(TimeDelta::minutes(10) - TimeDelta::seconds(1)).await;
    let last = clerk.opens_identity_correction(&mei).await;
    assert_eq!(last.rows_of("record.residents").await, 1, "they see what they answered");
    city.later_by(TimeDelta::seconds(1)).await;
    assert_eq!(last.rows_of("record.residents").await, 0);
    assert!(clerk.opens_identity_correction(&mei).await.is_refused());
}

pub async fn a_clerks_opening_ends_with_post_and_agreement(city: City) {
    let (mei, clerk, _) = with_correction(&city).await;
    let colleague = city.clerk(&city.centre).await;
    let (leaving, staying) = (clerk.opens_identity_correction(&mei).await, colleague.opens_identity_correction(&mei).await);
    let post = clerk.session().await.post.expect("a post").id;
    city.as_owner(&format!("update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{post}'")).await;
    assert_eq!((leaving.rows_of("record.residents").await, staying.rows_of("record.residents").await), (0, 1));
    assert!(clerk.opens_identity_correction(&mei).await.is_refused());
    city.institution(&city.centre, "health_centre", Some(city.today() - TimeDelta::days(1))).await;
    assert_eq!(staying.rows_of("record.residents").await, 0);
    assert!(colleague.opens_identity_correction(&mei).await.is_refused());
}

pub async fn nobody_looks_into_who_they_are_themselves(city: City) {
    let (mei, colleague, _) = with_correction(&city).await;
    mei.is_appointed(&city.centre, Duty::Clerk).await;
    mei.acts_as_staff(true).await;
    assert!(mei.opens_identity_correction(&mei).await.is_refused());
    assert!(!colleague.opens_identity_correction(&mei).await.is_refused());
}

pub async fn it_shows_to_whoever_reads_who_somebody_is(city: City) {
    let (mei, clerk, _) = with_correction(&city).await;
    let gp = city.gp(&city.centre).await;
    let visit = visit_with_correction(&city, &mei).await;
    for (who, opening, corrections, files) in [
        ("Mei", mei.opens_with(&mei, Purpose::View, IDENTITY).await, 1, 1),
        ("Mei, in another section", mei.opens_with(&mei, Purpose::View, &[Section::Health]).await, 0, 0),
        ("Mei, at another entry", mei.opens_entries(&mei, Purpose::View, IDENTITY, Some(&[visit])).await, 0, 0),
        ("who looks into it", clerk.opens_identity_correction(&mei).await, 1, 1),
        ("her doctor", gp.opens_with(&mei, Purpose::Care, IDENTITY).await, 1, 0),
        ("a clerk, verifying", clerk.opens_to_verify(&mei).await, 1, 0),
        ("a system", city.system(&city.centre).opens_to_deposit(&mei).await, 0, 0),
    ] {
        let found = (opening.rows_of("record.corrections").await, opening.rows_of("record.evidence").await);
        assert_eq!(found, (corrections, files), "{who}");
    }
}

pub async fn each_duty_has_its_part_of_the_list(city: City) {
    let (mei, clerk, _) = with_correction(&city).await;
    let visit = visit_with_correction(&city, &mei).await;
    let (gp, elsewhere) = (city.gp(&city.centre).await, city.clerk(&city.other_centre).await);
    for (who, person, entries) in [
        ("the clerk", &clerk, vec![CorrectionTarget::Identity]),
        ("the doctor", &gp, vec![visit.into()]),
        ("a clerk of another centre", &elsewhere, vec![]),
    ] {
        let listed = work::corrections(&city.db, &person.token, "Firefox").await.expect("opened");
        assert_eq!(listed.iter().map(|line| line.target).collect::<Vec<_>>(), entries, "{who}");
    }
}

pub async fn nobody_is_searched_for_to_correct_who_they_are(city: City) {
    let (mei, clerk, _) = with_correction(&city).await;
    assert!(clerk.searches(&mei, Purpose::Correct).await.is_none());
    assert!(clerk.searches(&mei, Purpose::VerifyIdentity).await.is_some());
}

/// Otherwise a depositor could direct identity corrections to its own institution.
pub async fn no_entry_stands_under_the_records_own_id(city: City) {
    let (mei, hospital) = (city.resident("梅若兰").await, city.system(&city.hospital));
    let (resident, other) = (mei.resident().to_string(), Uuid::nil().to_string());
    for (id, expected) in [(&resident, "23514"), (&other, "")] {
        for (table, columns, values) in [
            ("entries", "kind, label, at, at_precision, source_key", "'visit', '门诊', clock.now(), 'day', 'k'"),
            ("measurements", "kind, value, measured_at, precision, source_key", "'weight', 60, clock.now(), 'day', 'k'"),
        ] {
            let mut tx = hospital.opens_to_deposit(&mei).await.transaction().await;
            let sql = format!("insert into record.{table} (resident_id, id, {columns}) values ('{resident}', '{id}', {values})");
            let code = tx.execute(AssertSqlSafe(sql)).await.err().map(|error| code(Err::<(), _>(error))).unwrap_or_default();
            assert_eq!(code, expected, "{table}");
        }
    }
}
