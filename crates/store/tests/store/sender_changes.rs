//! Changes by a sender: who had read an entry is told when its institution changes it or takes it back.

use chrono::TimeDelta;
use domain::{
    check::CheckKind,
    entry::{Content, EntryKind},
    measured_at::MeasuredAt,
    measurement::MeasurementKind,
    notice::NoticeKind,
    purpose::Purpose,
    qualification::Qualification,
    section::Section,
    sender_version::SenderVersion,
};
use sqlx::{AssertSqlSafe, Executor};
use store::{
    deposits::{Deposit, Deposited},
    notices::{self, Notice},
    testing::{City, MORNING, Person, System, blood_pressure, content},
    verification::About,
    work::{self, Check},
};
use uuid::Uuid;

use crate::code;

tests! {
    its_readers_are_told_what_changed,
    who_did_not_read_it_is_not_told,
    only_the_responsible_unit_gets_a_check,
    a_visit_that_goes_on_is_no_change,
    who_is_shut_out_of_an_entry_is_not_told,
    nobody_is_buried_in_changes,
    a_doctor_closes_the_check_in_an_opening_for_care,
}

/// A version of an entry that was last changed at this minute.
fn version(key: &str, what: Deposited, minute: i64) -> Deposit {
    let updated_at = Some(MORNING + TimeDelta::minutes(minute));
    Deposit {
        source_key: key.to_owned(),
        what,
        performer: None,
        version: SenderVersion { updated_at, ..SenderVersion::default() },
    }
}

fn entry(content: Content) -> Deposited {
    Deposited::Entry(Box::new(content))
}

fn pressure(systolic: i16, diastolic: i16) -> Deposited {
    let new = blood_pressure(MORNING, systolic, diastolic);
    Deposited::Measurement(new.value, new.at)
}

fn taken_back(kind: EntryKind) -> Deposited {
    Deposited::TakenBack { kind, label: "某".to_owned(), words: None }
}

async fn sends(city: &City, hospital: &System, whose: &Person, deposit: Deposit) {
    city.later_by(TimeDelta::seconds(1)).await;
    hospital.sends(whose, &[deposit]).await.expect("deposited");
    city.later_by(TimeDelta::seconds(1)).await;
}

/// The notices of changed entries, oldest first.
async fn told(person: &Person) -> Vec<Notice> {
    let mut notices = notices::newest(&mut person.opens(person).await.read().await).await.expect("read");
    notices.retain(|notice| matches!(notice.kind, NoticeKind::EntryChanged | NoticeKind::EntryTakenBack));
    notices.reverse();
    notices
}

async fn checks(doctor: &Person) -> Vec<Check> {
    work::checks(&doctor.city.db, &doctor.token, "Firefox").await.expect("opened")
}

pub async fn its_readers_are_told_what_changed(city: City) {
    let (mei, gp, hospital) = (city.resident("梅若兰").await, city.gp(&city.centre).await, city.system(&city.hospital));
    let allergy = content(EntryKind::Allergy, "青霉素");
    let medicine = content(EntryKind::Medicine, "甲氨蝶呤");
    let suspected = Content { qualification: Some(Qualification::Unconfirmed), ..allergy.clone() };
    let weekly = Content { details: vec![(domain::entry::Detail::Dosage, "每周一次".to_owned())], ..medicine.clone() };
    sends(&city, &hospital, &mei, version("allergy", entry(suspected), 1)).await;
    sends(&city, &hospital, &mei, version("medicine", entry(medicine), 1)).await;
    sends(&city, &hospital, &mei, version("pressure", pressure(140, 90), 1)).await;
    sends(&city, &hospital, &mei, version("result", entry(content(EntryKind::Result, "血钾")), 1)).await;
    assert!(told(&mei).await.is_empty() && checks(&gp).await.is_empty(), "a first version changes nothing");
    gp.opens_for_care(&mei).await;
    sends(&city, &hospital, &mei, version("allergy", entry(allergy), 2)).await;
    sends(&city, &hospital, &mei, version("medicine", entry(weekly), 2)).await;
    sends(&city, &hospital, &mei, version("pressure", pressure(140, 60), 2)).await;
    sends(&city, &hospital, &mei, version("result", taken_back(EntryKind::Result), 2)).await;
    let kinds: Vec<_> = told(&mei).await.iter().map(|notice| (notice.kind, notice.about)).collect();
    let changed = |about| (NoticeKind::EntryChanged, Some(about));
    assert_eq!(
        kinds,
        [
            changed(About::Entry(EntryKind::Allergy)),
            changed(About::Entry(EntryKind::Medicine)),
            changed(About::Measurement(MeasurementKind::BloodPressure)),
            (NoticeKind::EntryTakenBack, Some(About::Entry(EntryKind::Result))),
        ]
    );
    let current: Uuid = city.ask("select id from record.measurements where superseded_at is null").await;
    assert_eq!(told(&mei).await[2].leads_to, Some(current), "to what it says now");
    let mut open = checks(&gp).await;
    open.sort_by_key(|check| check.kind);
    let found: Vec<_> = open.iter().map(|check| (check.kind, check.masked_name.as_str(), check.entries.len())).collect();
    assert_eq!(found, [(CheckKind::EntryChanged, "梅**", 3), (CheckKind::EntryTakenBack, "梅**", 1)]);
    let line = "access.log where detail = 'work.checks insert' and basis = 'deposit'";
    assert_eq!(city.count(line).await, 2, "one line for each check");
}

pub async fn who_did_not_read_it_is_not_told(city: City) {
    let (mei, gp, hospital) = (city.resident("梅").await, city.gp(&city.centre).await, city.system(&city.hospital));
    // Everybody opens the record before the entry is there, and other sections or another entry after it is.
    mei.opens(&mei).await;
    gp.opens_for_care(&mei).await;
    let result = |label: &str, minute| version("result", entry(content(EntryKind::Result, label)), minute);
    sends(&city, &hospital, &mei, result("血钾", 1)).await;
    let other: Uuid = city.ask("select gen_random_uuid()").await;
    mei.opens_with(&mei, Purpose::View, &[Section::Identity, Section::Health]).await;
    mei.opens_entries(&mei, Purpose::View, &[Section::Services], Some(&[other.into()])).await;
    gp.opens_with(&mei, Purpose::Care, &[Section::Identity, Section::Health]).await;
    city.later(6).await;
    let refused = mei.opens_with(&mei, Purpose::Download, &[Section::Services]).await;
    assert!(refused.is_refused(), "a download needs a step-up");
    sends(&city, &hospital, &mei, result("血钠", 2)).await;
    assert_eq!(city.count("own.notices where kind = 'entry_changed'").await, 0);
    assert_eq!(city.count("work.checks").await, 0);
    mei.opens_with(&mei, Purpose::View, &[Section::Services]).await;
    gp.opens_with(&mei, Purpose::Care, &[Section::Services]).await;
    sends(&city, &hospital, &mei, result("血氯", 3)).await;
    assert_eq!(city.count("own.notices where kind = 'entry_changed'").await, 1, "the test can fail");
    assert_eq!(city.count("work.checks").await, 1);
}

pub async fn only_the_responsible_unit_gets_a_check(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let (gp, clerk, moved) = (city.gp(&city.centre).await, city.clerk(&city.centre).await, city.gp(&city.other_centre).await);
    sends(&city, &hospital, &mei, version("pressure", pressure(140, 90), 1)).await;
    gp.opens_for_care(&mei).await;
    sends(&city, &hospital, &mei, version("pressure", pressure(150, 90), 2)).await;
    assert_eq!(checks(&gp).await.len(), 1);
    assert!(checks(&clerk).await.is_empty(), "a clerk has no part in care");
    assert!(checks(&moved).await.is_empty());
    assert_eq!(gp.opens_for_care(&mei).await.rows_of("work.checks").await, 1);
    assert_eq!(clerk.opens_to_verify(&mei).await.rows_of("work.checks").await, 0);
    // She moves: the new centre has not read the entry.
    city.as_owner(&format!(
        "update work.checks set closed_at = clock.now(), closed_by = '王', outcome = 'seen';
         update record.care_teams set until = clock.today() where resident_id = '{0}';
         insert into record.care_teams (resident_id, id, institution_code, chosen) values ('{0}', gen_random_uuid(), '{1}', 'chosen')",
        mei.resident(),
        city.other_centre
    ))
    .await;
    sends(&city, &hospital, &mei, version("pressure", pressure(160, 90), 3)).await;
    assert_eq!(city.count("work.checks where closed_at is null").await, 0);
    moved.opens_for_care(&mei).await;
    sends(&city, &hospital, &mei, version("pressure", pressure(170, 90), 4)).await;
    assert_eq!((checks(&moved).await.len(), checks(&gp).await.len()), (1, 0));
}

pub async fn a_visit_that_goes_on_is_no_change(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let visit = |label: &str, minute, corrected| {
        let mut version = version("visit", entry(content(EntryKind::Visit, label)), minute);
        version.version.corrected = corrected;
        version
    };
    sends(&city, &hospital, &mei, visit("门诊", 1, false)).await;
    mei.opens(&mei).await;
    sends(&city, &hospital, &mei, visit("内科门诊", 2, false)).await;
    assert!(told(&mei).await.is_empty());
    sends(&city, &hospital, &mei, visit("骨科门诊", 3, true)).await;
    assert_eq!(told(&mei).await.len(), 1, "the sender calls it a correction");
    // A result that says the same again at another time is no change either.
    let result = |at: i64, minute| {
        let at = MeasuredAt::new(MORNING + TimeDelta::days(at), domain::measured_at::Precision::Day);
        version("result", entry(Content { at, ..content(EntryKind::Result, "血钾") }), minute)
    };
    sends(&city, &hospital, &mei, result(0, 1)).await;
    mei.opens(&mei).await;
    sends(&city, &hospital, &mei, result(-1, 2)).await;
    assert_eq!(told(&mei).await.len(), 1);
}

pub async fn who_is_shut_out_of_an_entry_is_not_told(city: City) {
    let (mei, gp, hospital) = (city.resident("梅").await, city.gp(&city.centre).await, city.system(&city.hospital));
    sends(&city, &hospital, &mei, version("pressure", pressure(140, 90), 1)).await;
    mei.opens(&mei).await;
    gp.opens_for_care(&mei).await;
    let label = async |bits: i16| city.as_owner(&format!("update record.measurements set security_label = {bits}")).await;
    label(17).await;
    sends(&city, &hospital, &mei, version("pressure", pressure(150, 90), 2)).await;
    assert!(told(&mei).await.is_empty() && checks(&gp).await.is_empty());
    label(0).await;
    sends(&city, &hospital, &mei, version("pressure", pressure(160, 90), 3)).await;
    assert_eq!((told(&mei).await.len(), checks(&gp).await.len()), (1, 1));
}

pub async fn nobody_is_buried_in_changes(city: City) {
    let (mei, gp, hospital) = (city.resident("梅").await, city.gp(&city.centre).await, city.system(&city.hospital));
    let versions = |systolic: i16, minute| -> Vec<Deposit> {
        (0..25).map(|n| version(&format!("p{n}"), pressure(systolic, 90), minute)).collect()
    };
    hospital.sends(&mei, &versions(140, 1)).await.expect("deposited");
    city.later_by(TimeDelta::seconds(1)).await;
    mei.opens(&mei).await;
    gp.opens_for_care(&mei).await;
    hospital.sends(&mei, &versions(150, 2)).await.expect("deposited");
    let notices = told(&mei).await;
    assert_eq!((notices.len(), notices.iter().filter(|notice| notice.leads_to.is_none()).count()), (21, 1));
    let open = checks(&gp).await;
    assert_eq!(open.iter().map(|check| check.entries.len()).collect::<Vec<_>>(), [20]);
    assert_eq!(city.count("access.log where detail = 'work.checks insert'").await, 1);
}

pub async fn a_doctor_closes_the_check_in_an_opening_for_care(city: City) {
    let (mei, gp, hospital) = (city.resident("梅").await, city.gp(&city.centre).await, city.system(&city.hospital));
    sends(&city, &hospital, &mei, version("pressure", pressure(140, 90), 1)).await;
    gp.opens_for_care(&mei).await;
    sends(&city, &hospital, &mei, version("pressure", pressure(150, 90), 2)).await;
    let check: Uuid = city.ask("select id from work.checks").await;
    let close = format!("select access.close_check('{check}')");
    for visit in [mei.opens(&mei).await, gp.opens_to_verify(&mei).await] {
        let mut tx = visit.transaction().await;
        assert_eq!(code(tx.execute(AssertSqlSafe(close.clone())).await), "EH012");
    }
    let writer = gp.opens_for_care(&mei).await.write().await;
    assert!(work::close_check(writer, check.into()).await.expect("closed"));
    assert!(checks(&gp).await.is_empty());
    assert_eq!(city.count(&format!("work.checks where outcome = 'seen' and closed_by = '{}'", gp.name)).await, 1);
    assert_eq!(city.count("own.notices where kind = 'found_alive'").await, 0);
    assert_eq!(city.count("access.log where detail = 'work.checks update' and purpose = 'care'").await, 1);
}
