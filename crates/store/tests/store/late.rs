//! Notices that follow from the date: an overdue follow-up, an escalated correction.

use chrono::{DateTime, NaiveDate, TimeDelta};
use domain::{
    capacity::Duty,
    correction::{CorrectionKind, StepKind},
    entry::{Coding, Content, EntryKind, EntryStatus},
    ids::EntryId,
    measured_at::{MeasuredAt, Precision},
    notice::NoticeKind,
    time::start_of_day,
};
use store::{
    notices::{self, Notice, late},
    record::sources::{self, FollowUp},
    testing::{City, Person, Place, content},
};
use uuid::Uuid;

tests! {
    a_follow_up_is_overdue_the_day_after_three_months,
    an_overdue_follow_up_is_told_once,
    a_later_visit_prevents_the_notice,
    only_follow_ups_of_the_programme_count,
    nobody_whose_death_is_looked_into_is_told_of_a_follow_up,
    the_follow_up_of_another_record_is_not_read,
    an_escalation_is_notified_once,
    answered_or_not_escalated_corrections_cause_no_notice,
}

const HYPERTENSION: &str = "HSDB04.01";
const DIABETES: &str = "HSDB04.02";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A visit of this kind (WS/T 483) on this day.
fn visit(code: &str, on: &str) -> Content {
    let coding = Some(Coding { system: "urn:oid:2.16.156.10011.2.4".to_owned(), code: code.to_owned() });
    Content { coding, at: MeasuredAt::new(start_of_day(day(on)), Precision::Day), ..content(EntryKind::Visit, "随访") }
}

async fn sends(city: &City, whose: &Person, contents: &[(&str, Content)]) {
    city.system(&city.hospital).deposits_contents(whose, contents).await.expect("deposited");
}

/// Sets the day; the person signs in again.
async fn it_is(on: &str, person: &mut Person) {
    person.city.set_clock(start_of_day(day(on)) + TimeDelta::hours(9)).await;
    person.enrols().await;
}

async fn follow_up(person: &Person) -> FollowUp {
    sources::follow_up(&mut person.opens(person).await.read().await).await.expect("read")
}

/// Runs the job for follow-ups. Returns the number of notified people.
async fn tells(city: &City) -> i32 {
    late::tell_of_follow_ups(&city.db, 100).await.expect("told")
}

async fn told(person: &Person) -> Vec<Notice> {
    notices::newest(&mut person.opens(person).await.read().await).await.expect("read")
}

pub async fn a_follow_up_is_overdue_the_day_after_three_months(city: City) {
    let mut mei = city.resident("梅").await;
    assert_eq!(follow_up(&mei).await, FollowUp { last: None, overdue: false });
    sends(&city, &mei, &[("a", visit(HYPERTENSION, "2026-01-31")), ("b", visit(DIABETES, "2025-10-01"))]).await;
    let last = Some(day("2026-01-31"));
    it_is("2026-04-30", &mut mei).await;
    assert_eq!(follow_up(&mei).await, FollowUp { last, overdue: false }, "April has thirty days");
    it_is("2026-05-01", &mut mei).await;
    assert_eq!(follow_up(&mei).await, FollowUp { last, overdue: true });
}

pub async fn an_overdue_follow_up_is_told_once(city: City) {
    let (mut mei, mut neighbour) = (city.resident("梅").await, city.resident("邻").await);
    sends(&city, &mei, &[("a", visit(DIABETES, "2026-03-01"))]).await;
    it_is("2026-06-01", &mut mei).await;
    assert_eq!(tells(&city).await, 0, "the last day on which it is in time");
    it_is("2026-06-02", &mut mei).await;
    assert_eq!((tells(&city).await, tells(&city).await), (1, 0));
    neighbour.enrols().await;
    let (notices, hers) = (told(&mei).await, told(&neighbour).await);
    let [notice] = &notices[..] else { panic!("one notice: {notices:?}") };
    assert_eq!((notice.kind, notice.institution.as_ref(), hers.len()), (NoticeKind::FollowUpOverdue, None, 0));
    assert_eq!(city.count("access.log where event = 'system' and detail = 'tell_of_follow_ups'").await, 1);
    // Whether the notice was read or not, no further notice follows on the next days or weeks. The page of sources continues to
    // show the overdue follow-up.
    notices::read_between(mei.maintains(&mei).await.write().await, DateTime::UNIX_EPOCH, city.now()).await.expect("read");
    it_is("2026-06-04", &mut mei).await;
    assert_eq!(tells(&city).await, 0);
    it_is("2026-08-01", &mut mei).await;
    assert_eq!((tells(&city).await, told(&mei).await.len()), (0, 1));
}

pub async fn a_later_visit_prevents_the_notice(city: City) {
    let mut mei = city.resident("梅").await;
    sends(&city, &mei, &[("a", visit(HYPERTENSION, "2026-03-01")), ("b", visit(HYPERTENSION, "2026-04-01"))]).await;
    it_is("2026-06-02", &mut mei).await;
    assert_eq!(tells(&city).await, 0);
    // A newer version of the later visit gives it an earlier date.
    sends(&city, &mei, &[("b", visit(HYPERTENSION, "2026-02-01"))]).await;
    assert_eq!(tells(&city).await, 1);
}

pub async fn only_follow_ups_of_the_programme_count(city: City) {
    let mut mei = city.resident("梅").await;
    let other_system = Content {
        coding: Some(Coding { system: "http://example.org".to_owned(), code: HYPERTENSION.to_owned() }),
        ..visit(HYPERTENSION, "2026-03-01")
    };
    let planned = Content { status: Some(EntryStatus::Planned), ..visit(HYPERTENSION, "2026-06-01") };
    let to_come = visit(HYPERTENSION, "2199-06-01");
    let procedure = Content { kind: EntryKind::Procedure, ..visit(HYPERTENSION, "2026-03-01") };
    let sent = [
        ("a", visit("HSDC00.01", "2026-03-01")),
        ("b", visit("HSDB04.04", "2026-03-01")),
        ("c", other_system),
        ("d", planned),
        ("e", procedure),
        ("g", to_come),
    ];
    sends(&city, &mei, &sent).await;
    it_is("2026-06-02", &mut mei).await;
    assert_eq!((tells(&city).await, follow_up(&mei).await), (0, FollowUp { last: None, overdue: false }));
    sends(&city, &mei, &[("f", visit(HYPERTENSION, "2026-03-01"))]).await;
    assert_eq!(tells(&city).await, 1, "what is planned, or to come, did not take place");
}

pub async fn nobody_whose_death_is_looked_into_is_told_of_a_follow_up(city: City) {
    let (mut mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    for person in [&mei, &neighbour] {
        sends(&city, person, &[("a", visit(HYPERTENSION, "2026-03-01"))]).await;
    }
    city.system(&city.hospital).reports_death(&neighbour).await.expect("told");
    it_is("2026-06-02", &mut mei).await;
    assert_eq!(tells(&city).await, 1);
    assert_eq!(told(&mei).await.len(), 1);
}

pub async fn the_follow_up_of_another_record_is_not_read(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    sends(&city, &mei, &[("a", visit(HYPERTENSION, "2026-02-01"))]).await;
    sends(&city, &neighbour, &[("a", visit(HYPERTENSION, "2026-03-01"))]).await;
    let asked = format!("select last_on from access.follow_up('{}')", neighbour.resident());
    let ask = async |person: &Person| -> Option<NaiveDate> {
        let mut tx = person.opens(person).await.transaction().await;
        sqlx::query_scalar(sqlx::AssertSqlSafe(asked.clone())).fetch_one(&mut *tx).await.expect("asked")
    };
    assert_eq!((ask(&mei).await, ask(&neighbour).await), (None, Some(day("2026-03-01"))));
}

fn bureau() -> Place {
    Place::parse("440304900").expect("a code")
}

/// Mei requests two corrections of one visit at a hospital in Futian: "never happened" and "wrong".
async fn with_correction(city: &City, mei: &Person) -> EntryId {
    let agreement = Some(city.today() + TimeDelta::days(365));
    city.institution_in(Some("FT"), &city.hospital, "hospital", agreement).await;
    city.institution_in(Some("FT"), &bureau(), "department", agreement).await;
    city.system(&city.hospital).deposits_entries(mei, EntryKind::ALL).await;
    let visit = EntryId::from(city.ask::<Uuid>("select id from record.entries where kind = 'visit'").await);
    mei.requests_correction(visit, CorrectionKind::Wrong).await.expect("requested");
    visit
}

async fn tells_of_corrections(city: &City) -> i32 {
    late::tell_of_escalated(&city.db, 100).await.expect("told")
}

pub async fn an_escalation_is_notified_once(city: City) {
    let mut mei = city.resident("梅").await;
    let visit = with_correction(&city, &mei).await;
    let correction = mei.requests_correction(visit, CorrectionKind::NeverHappened).await.expect("requested");
    it_is("2026-03-16", &mut mei).await;
    assert_eq!(tells_of_corrections(&city).await, 0, "the last day on which an answer is in time");
    it_is("2026-03-17", &mut mei).await;
    assert_eq!((tells_of_corrections(&city).await, tells_of_corrections(&city).await), (1, 0));
    let notices = told(&mei).await;
    let [notice] = &notices[..] else { panic!("one notice: {notices:?}") };
    assert_eq!((notice.kind, notice.leads_to), (NoticeKind::Escalated, Some(correction.uuid())));
    assert_eq!(notice.institution.as_ref().map(|(zh, _)| zh.as_str()), Some("鹏城社康"));
    assert_eq!(city.count(&format!("own.notices where institution_code = '{}'", bureau())).await, 1, "whose list it is on");
    assert_eq!(city.count("access.log where event = 'system' and detail = 'tell_of_escalated'").await, 1);
    notices::read_between(mei.maintains(&mei).await.write().await, DateTime::UNIX_EPOCH, city.now()).await.expect("read");
    it_is("2026-06-17", &mut mei).await;
    assert_eq!((tells_of_corrections(&city).await, told(&mei).await.len()), (0, 1));
}

pub async fn answered_or_not_escalated_corrections_cause_no_notice(city: City) {
    let (mut mei, mut manager) = (city.resident("梅").await, city.staff("管", &city.hospital, Duty::RecordManager).await);
    let visit = with_correction(&city, &mei).await;
    it_is("2026-03-17", &mut mei).await;
    assert_eq!(tells_of_corrections(&city).await, 0, "'wrong' stays with the institution");
    let correction = mei.requests_correction(visit, CorrectionKind::NeverHappened).await.expect("requested");
    manager.enrols().await;
    let opening = manager.opens_correction(&mei, visit).await;
    manager.steps(&opening, correction, StepKind::Refused).await.expect("answered");
    it_is("2026-06-17", &mut mei).await;
    assert_eq!(tells_of_corrections(&city).await, 0);
}
