//! Corrections: requested by the subject, answered by the institution that wrote the entry, visible with the entry.

use chrono::{NaiveDate, TimeDelta};
use domain::{
    capacity::Duty,
    correction::{CorrectionKind, Status, StepKind},
    entry::EntryKind,
    evidence::MediaType,
    ids::{CorrectionId, EntryId},
    purpose::Purpose,
    section::Section,
};
use sqlx::{AssertSqlSafe, Executor};
use store::{
    record::corrections::{self, Correction},
    testing::{City, Person, Visit, content},
    work,
    write_error::WriteError,
};
use uuid::Uuid;

use crate::{by_policy, code};

tests! {
    a_correction_has_its_handler_its_deadline_and_its_asker,
    working_days_are_those_of_the_calendar,
    only_the_subject_requests_corrections_and_only_of_what_an_institution_wrote,
    no_correction_is_requested_of_what_cannot_be_read,
    no_correction_is_requested_of_what_no_longer_counts,
    a_correction_of_one_kind_is_open_once,
    the_institution_that_wrote_it_answers_once_and_nobody_else,
    a_handler_opens_the_entry_of_the_correction_and_nothing_beside_it,
    a_correction_of_another_record_opens_nothing,
    nothing_is_looked_up_of_another_record,
    a_step_is_of_the_entry_that_is_open,
    a_handlers_opening_ends_after_the_answer,
    a_handlers_opening_ends_with_post_and_agreement,
    nobody_looks_into_their_own_record,
    a_clerk_looks_into_no_entry,
    a_refusal_is_disagreed_with_once_by_its_subject,
    a_correction_stays_with_newer_versions_of_its_entry,
    a_correction_is_closed_together_with_its_entry,
    each_institution_has_its_list,
    every_step_is_logged_as_whose_it_was,
    nobody_is_searched_for_to_correct,
    evidence_is_for_its_subject_and_for_whoever_answers,
    evidence_comes_with_the_correction_and_is_what_its_bytes_say,
}

const SECTIONS: &[Section] = &[Section::Measurements, Section::Health, Section::Services];

/// The current version of the entry of this kind that an institution sent into a person's record.
async fn sent(city: &City, whose: &Person, kind: EntryKind) -> EntryId {
    let of_kind = format!("resident_id = '{}' and kind = '{}' and superseded_at is null", whose.resident(), kind.code());
    let id: Uuid = city.ask(&format!("select id from record.entries where {of_kind}")).await;
    EntryId::from(id)
}

/// Mei, the record manager of the hospital, and a visit there. Mei has requested a correction of this visit.
async fn with_correction(city: &City) -> (Person, Person, EntryId, CorrectionId) {
    let (mei, manager) = (city.resident("梅若兰").await, city.staff("管", &city.hospital, Duty::RecordManager).await);
    city.system(&city.hospital).deposits_entries(&mei, EntryKind::ALL).await;
    let visit = sent(city, &mei, EntryKind::Visit).await;
    let correction = mei.requests_correction(visit, CorrectionKind::NeverHappened).await.expect("requested");
    (mei, manager, visit, correction)
}

async fn read(visit: &Visit, id: CorrectionId) -> Option<Correction> {
    corrections::one(&mut visit.read().await, id).await.expect("read")
}

/// An insert of `ehr_web` in this opening.
async fn insert(visit: &Visit, sql: String) -> Result<(), sqlx::Error> {
    let mut tx = visit.transaction().await;
    tx.execute(AssertSqlSafe(sql)).await?;
    tx.commit().await
}

fn correction_of(resident: Uuid, entry: Uuid, more: &str, values: &str) -> String {
    format!(
        "insert into record.corrections (resident_id, id, entry, kind, statement{more})
         values ('{resident}', gen_random_uuid(), '{entry}', 'wrong', '不是这样'{values})"
    )
}

pub async fn a_correction_has_its_handler_its_deadline_and_its_asker(city: City) {
    let (mei, _, visit, id) = with_correction(&city).await;
    let correction = read(&mei.opens(&mei).await, id).await.expect("hers");
    assert_eq!(
        (correction.target, correction.section, correction.kind),
        (visit.into(), Section::Services, CorrectionKind::NeverHappened)
    );
    assert_eq!((correction.statement.as_str(), correction.status()), ("不是这样", Status::Requested));
    assert_eq!((correction.asked_at, correction.due_on), (city.now(), day("2026-03-16")), "two weeks without holidays");
    let (zh, handler): (String, String) = (
        correction.institution.0,
        city.ask(&format!("select handler_institution from record.corrections where id = '{id}'")).await,
    );
    assert_eq!((zh.as_str(), handler.as_str()), ("鹏城社康", city.hospital.as_str()));
    // Even if the columns were granted, the trigger would overwrite the values.
    city.as_owner("grant insert on record.corrections to ehr_web").await;
    let (report, resident) = (sent(&city, &mei, EntryKind::Report).await.uuid(), mei.resident().uuid());
    let forged = (
        ", section, handler_institution, source_key, author_account, asked_at, due_on, answered_at",
        ", 'health', '440304006', 'k', gen_random_uuid(), '1999-01-01', '2099-01-01', clock.now()",
    );
    insert(&mei.maintains(&mei).await, correction_of(resident, report, forged.0, forged.1)).await.expect("asked");
    let row: serde_json::Value =
        city.ask(&format!("select to_jsonb(c) from record.corrections c where entry = '{report}'")).await;
    for (column, kept) in [
        ("section", "services"),
        ("handler_institution", city.hospital.as_str()),
        ("source_key", "report"),
        ("author_account", &mei.account().await.to_string()),
        ("due_on", "2026-03-16"),
    ] {
        assert_eq!(row[column], kept, "{column}");
    }
    assert!(row["answered_at"].is_null(), "{row}");
    assert_eq!(city.count("record.corrections where asked_at <> clock.now()").await, 0);
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub async fn working_days_are_those_of_the_calendar(city: City) {
    for (since, days, due) in [
        ("2026-03-02", 10, "2026-03-16"),
        ("2026-09-24", 1, "2026-09-28"), // Mid-Autumn, and the Sunday after it
        ("2026-09-18", 1, "2026-09-20"), // a Sunday that is worked
        ("2026-02-13", 1, "2026-02-14"), // a Saturday that is worked
        ("2026-02-14", 1, "2026-02-24"), // the Spring Festival
        ("2026-09-30", 2, "2026-10-09"), // National Day
        ("2026-12-31", 1, "2027-01-01"), // a year whose calendar is not known yet: Monday to Friday
    ] {
        let found: NaiveDate = city.ask(&format!("select access.after_working_days('{since}', {days})")).await;
        assert_eq!(found, day(due), "{days} after {since}");
    }
    let (open, rest): (i64, i64) =
        (city.count("reference.working_days where working").await, city.count("reference.working_days where not working").await);
    assert_eq!((open, rest), (6, 33), "as the notice for 2026 says");
}

pub async fn only_the_subject_requests_corrections_and_only_of_what_an_institution_wrote(city: City) {
    let (mei, manager, visit, _) = with_correction(&city).await;
    let (gp, neighbour) = (city.gp(&city.centre).await, city.resident("邻").await);
    let (resident, report) = (mei.resident().uuid(), sent(&city, &mei, EntryKind::Report).await.uuid());
    for (who, opening) in [
        ("viewing", mei.opens(&mei).await),
        ("maintaining who she is", mei.opens_with(&mei, Purpose::Maintain, &[Section::Identity]).await),
        ("her doctor", gp.opens_for_care(&mei).await),
        ("the hospital", manager.opens_correction(&mei, visit).await),
        ("its system", city.system(&city.hospital).opens_to_deposit(&mei).await),
        ("a neighbour", neighbour.opens(&mei).await),
        ("a neighbour at home", neighbour.maintains(&neighbour).await),
    ] {
        assert_eq!(code(insert(&opening, correction_of(resident, report, "", "")).await), "42501", "{who}");
    }
    let own = mei.logs_blood_pressure(128, 82).await;
    let opening = mei.maintains(&mei).await;
    assert_eq!(code(insert(&opening, correction_of(resident, own.uuid(), "", "")).await), "42501", "what she wrote herself");
    assert_eq!(code(insert(&opening, correction_of(resident, Uuid::nil(), "", "")).await), "42501", "what is not there");
    insert(&opening, correction_of(resident, report, "", "")).await.expect("what the hospital wrote");
}

pub async fn no_correction_is_requested_of_what_cannot_be_read(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    for person in [&mei, &neighbour] {
        city.system(&city.hospital).deposits_entries(person, &[EntryKind::Visit, EntryKind::Report]).await;
    }
    let [visit, report] = [sent(&city, &mei, EntryKind::Visit).await, sent(&city, &mei, EntryKind::Report).await];
    let theirs = sent(&city, &neighbour, EntryKind::Visit).await;
    city.as_owner(&format!("update record.entries set security_label = 1 where id = '{visit}'")).await;
    let (resident, opening) = (mei.resident().uuid(), mei.maintains(&mei).await);
    assert_eq!(code(insert(&opening, correction_of(resident, visit.uuid(), "", "")).await), "42501", "closed to her");
    assert_eq!(code(insert(&opening, correction_of(resident, theirs.uuid(), "", "")).await), "42501", "another's");
    let limited = mei.opens_entries(&mei, Purpose::Maintain, SECTIONS, Some(&[visit])).await;
    assert_eq!(code(insert(&limited, correction_of(resident, report.uuid(), "", "")).await), "42501", "not the one that is open");
    insert(&opening, correction_of(resident, report.uuid(), "", "")).await.expect("what is open to her");
}

pub async fn no_correction_is_requested_of_what_no_longer_counts(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    hospital.deposits_contents(&mei, &[("v", content(EntryKind::Visit, "门诊"))]).await.expect("deposited");
    let first = sent(&city, &mei, EntryKind::Visit).await;
    hospital.deposits_contents(&mei, &[("v", content(EntryKind::Visit, "急诊"))]).await.expect("deposited anew");
    let (resident, opening) = (mei.resident().uuid(), mei.maintains(&mei).await);
    assert_eq!(code(insert(&opening, correction_of(resident, first.uuid(), "", "")).await), "EH013");
    let refused = mei.requests_correction(first, CorrectionKind::Wrong).await;
    assert!(matches!(refused, Err(WriteError::ChangedMeanwhile)), "the page says that the entry changed");
    let second = sent(&city, &mei, EntryKind::Visit).await;
    insert(&opening, correction_of(resident, second.uuid(), "", "")).await.expect("the one that counts");
}

pub async fn a_correction_of_one_kind_is_open_once(city: City) {
    let (mei, manager, visit, id) = with_correction(&city).await;
    assert!(matches!(mei.requests_correction(visit, CorrectionKind::NeverHappened).await, Err(WriteError::AlreadyOpen)));
    mei.requests_correction(visit, CorrectionKind::Wrong).await.expect("another kind");
    manager.steps(&manager.opens_correction(&mei, visit).await, id, StepKind::Refused).await.expect("answered");
    mei.requests_correction(visit, CorrectionKind::NeverHappened).await.expect("answered, and requested again");
    assert!(
        matches!(mei.requests_correction(visit, CorrectionKind::Wrong).await, Err(WriteError::AlreadyOpen)),
        "the other is not answered"
    );
}

pub async fn the_institution_that_wrote_it_answers_once_and_nobody_else(city: City) {
    let (mei, manager, visit, id) = with_correction(&city).await;
    let (gp, other) = (city.gp(&city.centre).await, city.staff("管", &city.other_centre, Duty::RecordManager).await);
    assert!(other.opens_correction(&mei, visit).await.is_refused(), "another institution");
    assert!(gp.opens_correction(&mei, visit).await.is_refused(), "the responsible unit did not write it");
    for kind in [StepKind::TakenOn, StepKind::Corrected, StepKind::Refused] {
        for (who, opening) in [
            (&gp, gp.opens_entries(&mei, Purpose::Care, SECTIONS, Some(&[visit])).await),
            (&mei, mei.opens_entries(&mei, Purpose::Maintain, SECTIONS, Some(&[visit])).await),
        ] {
            assert!(by_policy(who.steps(&opening, id, kind).await), "{} {kind:?}", who.name);
        }
    }
    mei.requests_correction(visit, CorrectionKind::Wrong).await.expect("of another kind, which stays open");
    let opening = manager.opens_correction(&mei, visit).await;
    manager.steps(&opening, id, StepKind::TakenOn).await.expect("taken on");
    let taken = read(&mei.opens(&mei).await, id).await.expect("hers");
    assert_eq!((taken.status(), taken.step(StepKind::TakenOn).and_then(|s| s.by.as_deref())), (Status::TakenOn, Some("管")));
    manager.steps(&opening, id, StepKind::Corrected).await.expect("answered");
    for kind in [StepKind::TakenOn, StepKind::Corrected, StepKind::Refused] {
        assert!(matches!(manager.steps(&opening, id, kind).await, Err(WriteError::NotDue)), "{kind:?} after the answer");
        let opening = mei.opens_entries(&mei, Purpose::Maintain, SECTIONS, Some(&[visit])).await;
        assert!(by_policy(mei.steps(&opening, id, kind).await), "{kind:?} is not hers: she is not told whether it is due");
    }
    let answered = read(&mei.opens(&mei).await, id).await.expect("hers");
    assert_eq!((answered.status(), answered.answer().map(|s| s.at)), (Status::Corrected, Some(city.now())));
    // Of two concurrent steps only one is stored, whatever each transaction has read.
    let resident = mei.resident();
    let second = format!(
        "insert into record.correction_steps (resident_id, id, correction, kind, words, author_account, institution_code, recorded_at)
         values ('{resident}', gen_random_uuid(), '{id}', 'refused', '不', gen_random_uuid(), 'x', clock.now())"
    );
    city.as_owner("alter table record.correction_steps disable trigger user").await;
    let refused = city.owner().await.execute(AssertSqlSafe(second)).await.map(|_| ());
    assert_eq!(code(refused), "23505");
}

pub async fn a_handler_opens_the_entry_of_the_correction_and_nothing_beside_it(city: City) {
    let (mei, manager, visit, _) = with_correction(&city).await;
    let report = sent(&city, &mei, EntryKind::Report).await;
    mei.logs_blood_pressure(128, 82).await;
    let opens = async |entries: Option<&[EntryId]>| manager.opens_entries(&mei, Purpose::Correct, SECTIONS, entries).await;
    assert!(opens(None).await.is_refused(), "no entry in particular");
    assert!(opens(Some(&[])).await.is_refused(), "none at all");
    assert!(opens(Some(&[report])).await.is_refused(), "another entry of the hospital's");
    assert!(opens(Some(&[visit, report])).await.is_refused(), "another beside it");
    for section in [Section::Identity, Section::History] {
        let asked = manager.opens_entries(&mei, Purpose::Correct, &[section], Some(&[visit])).await;
        assert!(asked.is_refused(), "{section:?}");
    }
    let opening = opens(Some(&[visit])).await;
    for (table, rows) in [
        ("record.entries", 1),
        ("record.corrections", 1),
        ("record.measurements", 0),
        ("record.basics", 0),
        ("record.residents", 0),
        ("record.identifiers", 0),
        ("access.log", 0),
    ] {
        assert_eq!(opening.rows_of(table).await, rows, "{table}");
    }
    // An entry that is closed to all others is readable by the handler of its correction, because its subject requested the
    // correction.
    city.as_owner(&format!("update record.entries set security_label = 124 where id = '{visit}'")).await;
    assert_eq!(opens(Some(&[visit])).await.rows_of("record.entries").await, 1);
}

/// Gives an entry of each of the two records the same id. Only a depositor that chooses its ids could do this.
async fn shared_id(city: &City, mei: &Person, neighbour: &Person, visit: EntryId) {
    city.system(&city.hospital).deposits_entries(neighbour, &[EntryKind::Visit]).await;
    let theirs = format!("resident_id = '{}'", neighbour.resident());
    city.as_owner(&format!("update record.entries set id = '{visit}' where {theirs}")).await;
    assert_ne!(mei.resident(), neighbour.resident());
}

pub async fn a_correction_of_another_record_opens_nothing(city: City) {
    let (mei, manager, visit, _) = with_correction(&city).await;
    let neighbour = city.resident("邻").await;
    shared_id(&city, &mei, &neighbour, visit).await;
    assert!(manager.opens_correction(&neighbour, visit).await.is_refused());
    assert!(!manager.opens_correction(&mei, visit).await.is_refused());
}

pub async fn nothing_is_looked_up_of_another_record(city: City) {
    let (mei, manager, visit, id) = with_correction(&city).await;
    let neighbour = city.resident("邻").await;
    city.system(&city.other_centre).deposits_entries(&neighbour, &[EntryKind::Report]).await;
    let theirs = format!("resident_id = '{}'", neighbour.resident());
    let report: Uuid = city.ask(&format!("select id from record.entries where {theirs}")).await;
    let opening = mei.maintains(&mei).await;
    let refused = insert(&opening, correction_of(mei.resident().uuid(), report, "", "")).await;
    assert_eq!(code(refused), "42501", "as for an entry that does not exist");
    // Her own report gets the id of a neighbour's report: the handler is the institution that sent her report.
    city.as_owner(&format!(
        "update record.entries set id = '{report}' where resident_id = '{}' and kind = 'report'",
        mei.resident()
    ))
    .await;
    mei.requests_correction(EntryId::from(report), CorrectionKind::Wrong).await.expect("requested");
    let handler: String = city.ask(&format!("select handler_institution from record.corrections where entry = '{report}'")).await;
    assert_eq!(handler, city.hospital.as_str());
    // A correction in one record does not make a step due in another record.
    let opening = neighbour.maintains(&neighbour).await;
    manager.steps(&manager.opens_correction(&mei, visit).await, id, StepKind::Refused).await.expect("answered");
    let due = format!("select access.may_take_step('{id}', 'disagrees')");
    let asked = async |visit: &Visit| -> bool {
        let mut tx = visit.transaction().await;
        sqlx::query_scalar(AssertSqlSafe(due.clone())).fetch_one(&mut *tx).await.expect("asked")
    };
    assert!(!asked(&opening).await);
    assert!(asked(&mei.maintains(&mei).await).await);
}

pub async fn a_step_is_of_the_entry_that_is_open(city: City) {
    let (mei, manager, visit, id) = with_correction(&city).await;
    let report = sent(&city, &mei, EntryKind::Report).await;
    let other = mei.requests_correction(report, CorrectionKind::Wrong).await.expect("requested");
    let opening = manager.opens_correction(&mei, visit).await;
    assert!(by_policy(manager.steps(&opening, other, StepKind::TakenOn).await));
    let due = format!("select access.may_take_step('{other}', 'taken_on') or not access.may_take_step('{id}', 'taken_on')");
    let mut tx = opening.transaction().await;
    let beside: bool = sqlx::query_scalar(AssertSqlSafe(due)).fetch_one(&mut *tx).await.expect("asked");
    assert!(!beside);
    drop(tx);
    let neighbour = city.resident("邻").await;
    let elsewhere = format!(
        "insert into record.correction_steps (resident_id, id, correction, kind)
         values ('{}', gen_random_uuid(), '{id}', 'taken_on')",
        neighbour.resident()
    );
    assert_eq!(code(insert(&opening, elsewhere).await), "42501", "into another record");
    manager.steps(&opening, id, StepKind::TakenOn).await.expect("its own");
}

pub async fn a_handlers_opening_ends_after_the_answer(city: City) {
    let (mei, manager, visit, id) = with_correction(&city).await;
    manager.steps(&manager.opens_correction(&mei, visit).await, id, StepKind::Refused).await.expect("answered");
    city.later_by(TimeDelta::minutes(10) - TimeDelta::seconds(1)).await;
    let last = manager.opens_correction(&mei, visit).await;
    assert_eq!(last.rows_of("record.entries").await, 1, "they see what they answered");
    city.later_by(TimeDelta::seconds(1)).await;
    assert_eq!(last.rows_of("record.entries").await, 0);
    assert!(manager.opens_correction(&mei, visit).await.is_refused());
}

pub async fn a_handlers_opening_ends_with_post_and_agreement(city: City) {
    let (mei, manager, visit, _) = with_correction(&city).await;
    let colleague = city.staff("同", &city.hospital, Duty::Gp).await;
    let (leaving, staying) = (manager.opens_correction(&mei, visit).await, colleague.opens_correction(&mei, visit).await);
    let post = manager.session().await.post.expect("a post").id;
    city.as_owner(&format!("update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{post}'")).await;
    assert_eq!((leaving.rows_of("record.entries").await, staying.rows_of("record.entries").await), (0, 1));
    assert!(manager.opens_correction(&mei, visit).await.is_refused());
    city.institution(&city.hospital, "hospital", Some(city.today() - TimeDelta::days(1))).await;
    assert_eq!(staying.rows_of("record.entries").await, 0);
    assert!(colleague.opens_correction(&mei, visit).await.is_refused());
    assert_eq!(colleague.opens_list("corrections").await, Err("no_basis".to_owned()));
}

pub async fn nobody_looks_into_their_own_record(city: City) {
    let (mei, colleague, visit, _) = with_correction(&city).await;
    mei.is_appointed(&city.hospital, Duty::RecordManager).await;
    mei.acts_as_staff(true).await;
    assert!(mei.opens_correction(&mei, visit).await.is_refused());
    assert!(!colleague.opens_correction(&mei, visit).await.is_refused());
}

pub async fn a_clerk_looks_into_no_entry(city: City) {
    let (mei, manager, visit, _) = with_correction(&city).await;
    let clerk = city.clerk(&city.hospital).await;
    assert!(clerk.opens_correction(&mei, visit).await.is_refused());
    assert!(!manager.opens_correction(&mei, visit).await.is_refused(), "a record manager does");
    let listed = async |who: &Person| work::corrections(&city.db, &who.token, "Firefox").await.expect("opened").len();
    assert_eq!((listed(&clerk).await, listed(&manager).await), (0, 1));
}

pub async fn a_refusal_is_disagreed_with_once_by_its_subject(city: City) {
    let (mei, manager, visit, id) = with_correction(&city).await;
    let disagrees = async |who: &Person, opening: Visit| who.steps(&opening, id, StepKind::Disagrees).await;
    assert!(matches!(disagrees(&mei, mei.maintains(&mei).await).await, Err(WriteError::NotDue)), "not answered yet");
    let opening = manager.opens_correction(&mei, visit).await;
    manager.steps(&opening, id, StepKind::Refused).await.expect("answered");
    assert!(by_policy(disagrees(&manager, opening).await), "not the hospital's to disagree");
    assert!(by_policy(disagrees(&mei, mei.opens(&mei).await).await), "only viewing");
    disagrees(&mei, mei.maintains(&mei).await).await.expect("her say");
    assert!(matches!(disagrees(&mei, mei.maintains(&mei).await).await, Err(WriteError::NotDue)), "once");
    let said = read(&mei.opens(&mei).await, id).await.expect("hers");
    assert_eq!(said.status(), Status::Disagreed);
    assert_eq!(said.step(StepKind::Disagrees).map(|s| (s.words.as_deref(), s.by.clone())), Some((Some("核对过了"), None)));
    // After the answer "corrected" the subject cannot disagree.
    let made = mei.requests_correction(visit, CorrectionKind::Wrong).await.expect("requested");
    manager.steps(&manager.opens_correction(&mei, visit).await, made, StepKind::Corrected).await.expect("answered");
    assert!(matches!(mei.steps(&mei.maintains(&mei).await, made, StepKind::Disagrees).await, Err(WriteError::NotDue)));
}

pub async fn a_correction_stays_with_newer_versions_of_its_entry(city: City) {
    let (mei, _, visit, id) = with_correction(&city).await;
    let gp = city.gp(&city.centre).await;
    let changed = [("visit", content(EntryKind::Visit, "门诊复诊"))];
    city.system(&city.hospital).deposits_contents(&mei, &changed).await.expect("deposited");
    city.system(&city.other_centre).deposits_contents(&mei, &changed).await.expect("another sender, the same key");
    let newer: Vec<Uuid> = city
        .ask(
            "select array_agg(id order by source_institution) from record.entries where kind = 'visit' and superseded_at is null",
        )
        .await;
    let [others, newer] = [EntryId::from(newer[0]), EntryId::from(newer[1])];
    assert_ne!(newer, visit);
    for (entry, rows) in [(newer, 1), (visit, 1), (others, 0), (sent(&city, &mei, EntryKind::Report).await, 0)] {
        for (who, opening) in [
            (&mei, mei.opens_entries(&mei, Purpose::View, &[Section::Services], Some(&[entry])).await),
            (&gp, gp.opens_entries(&mei, Purpose::Care, &[Section::Services], Some(&[entry])).await),
            (&mei, mei.opens(&mei).await),
        ] {
            let shown = corrections::about(&mut opening.read().await, entry.into()).await.expect("read");
            assert_eq!(shown.iter().filter(|correction| correction.id == id).count(), rows, "{} {entry}", who.name);
        }
        assert_eq!(
            gp.opens_entries(&mei, Purpose::Care, SECTIONS, Some(&[entry])).await.rows_of("record.corrections").await,
            rows as i64
        );
    }
}

pub async fn a_correction_is_closed_together_with_its_entry(city: City) {
    let (mei, manager, visit, id) = with_correction(&city).await;
    let gp = city.gp(&city.centre).await;
    manager.steps(&manager.opens_correction(&mei, visit).await, id, StepKind::TakenOn).await.expect("taken on");
    let rows =
        async |opening: Visit| (opening.rows_of("record.corrections").await, opening.rows_of("record.correction_steps").await);
    assert_eq!(rows(gp.opens_for_care(&mei).await).await, (1, 1));
    assert_eq!(rows(gp.opens_with(&mei, Purpose::Care, &[Section::Health]).await).await, (0, 0), "another section");
    assert_eq!(rows(city.system(&city.hospital).opens_to_deposit(&mei).await).await, (0, 0), "a system is not told");
    city.as_owner(&format!("update record.entries set security_label = 16 where id = '{visit}'")).await;
    assert_eq!(rows(gp.opens_for_care(&mei).await).await, (0, 0));
    assert_eq!(rows(mei.opens(&mei).await).await, (1, 1), "hers");
}

pub async fn each_institution_has_its_list(city: City) {
    let (mei, manager, visit, id) = with_correction(&city).await;
    let other = city.staff("管", &city.other_centre, Duty::RecordManager).await;
    city.system(&city.hospital).deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
    let measurement: Uuid = city.ask("select id from record.measurements").await;
    mei.requests_correction(EntryId::from(measurement), CorrectionKind::Wrong).await.expect("requested");
    let list = async |who: &Person| work::corrections(&city.db, &who.token, "Firefox").await.expect("opened");
    manager.steps(&manager.opens_correction(&mei, visit).await, id, StepKind::TakenOn).await.expect("taken on");
    let listed = list(&manager).await;
    assert_eq!(listed.len(), 2);
    let first = listed.iter().find(|line| line.target == visit.into()).expect("listed");
    assert_eq!((first.masked_name.as_str(), first.resident, first.kind), ("梅**", mei.resident(), CorrectionKind::NeverHappened));
    assert_eq!((first.due_on, first.handler.as_deref()), (day("2026-03-16"), Some("管")));
    assert!(list(&other).await.is_empty());
    assert_eq!(city.count("access.log where event = 'listed' and detail = 'corrections' and purpose = 'correct'").await, 2);
    manager.steps(&manager.opens_correction(&mei, visit).await, id, StepKind::Corrected).await.expect("answered");
    assert_eq!(list(&manager).await.len(), 1, "what is answered is listed no more");
    // An opening of another list of the same institution does not open this list.
    let secret = manager.opens_list("checks").await.expect("opened");
    assert_eq!(city.rows_with_secret(&secret, "access.listed_corrections()").await.expect("asked"), 0);
    assert_eq!(manager.opens_correction(&mei, EntryId::from(measurement)).await.rows_of("access.listed_corrections()").await, 0);
    let secret = manager.opens_list("corrections").await.expect("opened");
    assert_eq!(city.rows_with_secret(&secret, "access.listed_corrections()").await.expect("asked"), 1);
    assert_eq!(city.rows_with_secret(&secret, "record.corrections").await.expect("asked"), 0, "a list opens no record");
}

pub async fn every_step_is_logged_as_whose_it_was(city: City) {
    let (mei, manager, visit, id) = with_correction(&city).await;
    let opening = manager.opens_correction(&mei, visit).await;
    manager.steps(&opening, id, StepKind::TakenOn).await.expect("taken on");
    let resident = mei.resident();
    for (detail, who) in [
        ("record.corrections insert", "capacity = 'resident' and basis = 'self' and purpose = 'maintain'"),
        (
            "record.correction_steps insert",
            "actor_name = '管' and basis = 'disputed_source' and article = '7.2' and purpose = 'correct'",
        ),
    ] {
        let line = format!("access.log where resident_id = '{resident}' and event = 'wrote' and detail = '{detail}' and {who}");
        assert_eq!(city.count(&line).await, 1, "{detail}");
    }
    // The author of a step is the person who opened, whatever the insert says. The log row belongs to the same opening.
    city.as_owner("grant insert on record.correction_steps to ehr_web").await;
    let forged = format!(
        "insert into record.correction_steps
           (resident_id, id, correction, kind, author_account, author_name, institution_code, recorded_at)
         values ('{resident}', gen_random_uuid(), '{id}', 'taken_on', gen_random_uuid(), '院长', '440304006', '1999-01-01')"
    );
    insert(&opening, forged).await.expect("taken");
    let by_manager = format!(
        "record.correction_steps where author_name = '管' and institution_code = '{}' and author_account = '{}' and recorded_at = clock.now()",
        city.hospital,
        manager.account().await
    );
    assert_eq!(city.count(&by_manager).await, 2);
    assert_eq!(city.count("record.correction_steps").await, 2);
    let report = sent(&city, &mei, EntryKind::Report).await;
    let viewing = manager.on_another_device().await;
    let switched = format!(
        "with asked as (insert into record.corrections (resident_id, id, entry, kind, statement)
           values ('{resident}', gen_random_uuid(), '{report}', 'wrong', '不是这样') returning id)
         select set_config('access.opening', '{}', true) from asked",
        viewing.opens_correction(&mei, visit).await.secret()
    );
    assert_eq!(code(insert(&mei.maintains(&mei).await, switched).await), "EH011");
}

pub async fn evidence_is_for_its_subject_and_for_whoever_answers(city: City) {
    let (mei, manager, visit, _) = with_correction(&city).await;
    let (gp, hospital) = (city.gp(&city.centre).await, city.system(&city.hospital));
    let id = mei.requests_correction_with(visit, CorrectionKind::Wrong, Some("%PDF-1.7 ticket")).await.expect("requested");
    for (who, opening, files) in [
        ("Mei", mei.opens(&mei).await, 1),
        ("Mei, in another section", mei.opens_with(&mei, Purpose::View, &[Section::Health]).await, 0),
        ("the hospital", manager.opens_correction(&mei, visit).await, 1),
        ("her doctor", gp.opens_for_care(&mei).await, 0),
        ("a system", hospital.opens_to_deposit(&mei).await, 0),
    ] {
        assert_eq!(opening.rows_of("record.evidence").await, files, "{who}");
    }
    let mut reader = manager.opens_correction(&mei, visit).await.read().await;
    let file = corrections::evidence(&mut reader, id).await.expect("read").expect("a file");
    assert_eq!((file.media(), file.content()), (MediaType::Pdf, &b"%PDF-1.7 ticket"[..]));
    drop(reader);
    assert!(read(&manager.opens_correction(&mei, visit).await, id).await.expect("hers").has_evidence);
    assert!(!read(&gp.opens_for_care(&mei).await, id).await.expect("hers").has_evidence);
    // If an entry is closed to her, its corrections and their evidence are closed to her as well.
    city.as_owner(&format!("update record.entries set security_label = 1 where id = '{visit}'")).await;
    assert_eq!(mei.opens(&mei).await.rows_of("record.evidence").await, 0);
}

pub async fn evidence_comes_with_the_correction_and_is_what_its_bytes_say(city: City) {
    let (mei, manager, visit, id) = with_correction(&city).await;
    let add = |content: &str| {
        format!(
            "insert into record.evidence (resident_id, id, correction, content) values ('{}', gen_random_uuid(), '{id}', {content})",
            mei.resident()
        )
    };
    let pdf = || add("'%PDF-1.7'");
    for (who, opening) in [("viewing", mei.opens(&mei).await), ("the hospital", manager.opens_correction(&mei, visit).await)] {
        assert_eq!(code(insert(&opening, pdf()).await), "42501", "{who}");
    }
    let opening = mei.maintains(&mei).await;
    assert_eq!(code(insert(&opening, add("'GIF89a'")).await), "23502", "no type of ours");
    assert_eq!(code(insert(&opening, add("('%PDF-' || repeat(' ', 5 * 1024 * 1024))::bytea")).await), "23514", "too large");
    city.as_owner("grant insert on record.evidence to ehr_web").await;
    let forged = pdf().replace("content)", "content, author_account)").replace("1.7')", "1.7', gen_random_uuid())");
    insert(&opening, forged).await.expect("added");
    let kept = format!("record.evidence where media_type = 'application/pdf' and author_account = '{}'", mei.account().await);
    assert_eq!(city.count(&kept).await, 1);
    assert_eq!(code(insert(&opening, pdf()).await), "23505", "one");
    assert_eq!(
        city.count("access.log where event = 'wrote' and detail = 'record.evidence insert' and capacity = 'resident'").await,
        1
    );
    let other = mei.requests_correction(visit, CorrectionKind::Wrong).await.expect("requested");
    manager.steps(&manager.opens_correction(&mei, visit).await, other, StepKind::Corrected).await.expect("answered");
    assert_eq!(code(insert(&opening, pdf().replace(&id.to_string(), &other.to_string())).await), "42501", "after the answer");
}

pub async fn nobody_is_searched_for_to_correct(city: City) {
    let (mei, manager, ..) = with_correction(&city).await;
    assert!(manager.searches(&mei, Purpose::Correct).await.is_none());
    assert!(city.gp(&city.centre).await.searches(&mei, Purpose::Care).await.is_some());
}
