//! Verification of residents' entries: the list of the responsible unit, and the steps for an entry.

use chrono::TimeDelta;
use domain::{
    basics::Field,
    ids::{EntryId, SubmissionId},
    measurement::MeasurementKind,
    purpose::Purpose,
    section::Section,
    verification::{Remark, StandsIn, Step, Verification},
};
use sqlx::{AssertSqlSafe, Executor};
use store::{
    record::{basics, measurements},
    submissions::Submission,
    testing::{City, Person, Visit},
    verification::{self, About, NewStep},
    write_error::WriteError,
};

use crate::code;

tests! {
    unverified_entries_are_on_the_list_of_the_responsible_unit,
    values_that_may_need_action_come_first_until_a_doctor_has_acted,
    each_list_is_opened_for_itself,
    a_step_marks_the_entry_and_tells_its_subject,
    staff_verify_and_the_subject_answers,
    only_an_opening_to_verify_or_maintain_takes_a_step,
    only_the_entry_that_was_opened_is_answered,
    a_clerk_verifies_what_identifies_and_no_more,
    only_what_the_resident_entered_waits,
    nothing_is_decided_twice,
    nothing_is_decided_after_it_was_changed,
    of_two_at_once_the_later_finds_it_decided,
    entries_closed_to_the_unit_are_neither_listed_nor_verified,
    nobody_verifies_what_they_entered_themselves,
    a_form_sent_twice_takes_one_step,
    a_step_is_of_the_opening_that_took_it,
}

const VERIFIED: &[Section] = &[Section::Identity, Section::Measurements, Section::Health];

async fn to_verify(who: &Person, whose: &Person) -> Visit {
    who.opens_with(whose, Purpose::Verify, VERIFIED).await
}

/// Takes a step of the verification of a measurement.
async fn takes(visit: &Visit, city: &City, entry: EntryId, step: Step) -> Result<(), WriteError> {
    takes_in(visit, city, StandsIn::Measurements, entry, step).await
}

async fn takes_in(visit: &Visit, city: &City, stands_in: StandsIn, entry: EntryId, step: Step) -> Result<(), WriteError> {
    city.later_by(TimeDelta::seconds(1)).await;
    let words = step.has_words().then(|| Remark::parse("请说明").expect("a remark"));
    let new = NewStep { stands_in, entry, step, words };
    visit.submits(async |writer| verification::take(writer, &new).await).await
}

fn waits_no_more(outcome: Result<(), WriteError>) {
    assert!(matches!(outcome, Err(WriteError::NotDue)), "{outcome:?}");
}

async fn lines(who: &Person) -> Vec<(String, About, i64, bool)> {
    let list = verification::list(&who.city.db, &who.token, "Firefox").await.expect("opened");
    assert_eq!(usize::try_from(list.of).expect("few"), list.lines.len());
    list.lines.into_iter().map(|line| (line.masked_name, line.about, line.entries, line.asked)).collect()
}

async fn state_of(city: &City, entry: EntryId) -> String {
    city.ask(&format!("select verification from record.measurements where id = '{entry}'")).await
}

pub async fn unverified_entries_are_on_the_list_of_the_responsible_unit(city: City) {
    let (mei, gp, clerk) = (city.resident("梅若兰").await, city.gp(&city.centre).await, city.clerk(&city.centre).await);
    let elsewhere = city.gp(&city.other_centre).await;
    assert!(lines(&gp).await.is_empty());
    let entry = mei.logs_blood_pressure(128, 82).await;
    mei.logs_blood_pressure(131, 85).await;
    mei.answers(Field::Residency, &["1"]).await.expect("answered");
    mei.answers(Field::BloodAbo, &["1"]).await.expect("answered");
    let pressure = About::Measurement(MeasurementKind::BloodPressure);
    let of = |about, entries| ("梅**".to_owned(), about, entries, false);
    let mut all = lines(&gp).await;
    all.sort_by_key(|line| line.1);
    assert_eq!(all, [of(About::Basics(Field::Residency), 1), of(About::Basics(Field::BloodAbo), 1), of(pressure, 2)]);
    assert_eq!(lines(&clerk).await, [of(About::Basics(Field::Residency), 1)], "what identifies, and no more");
    assert!(lines(&elsewhere).await.is_empty());
    city.system(&city.hospital).deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
    takes(&to_verify(&gp, &mei).await, &city, entry, Step::Asked).await.expect("asked");
    assert!(lines(&gp).await.contains(&of(pressure, 2)), "one of them is not asked about");
    // The person moves: the entries are on the list of the new unit.
    city.as_owner(&format!(
        "update record.care_teams set until = clock.today() where resident_id = '{0}';
         insert into record.care_teams (resident_id, id, institution_code, chosen) values ('{0}', gen_random_uuid(), '{1}', 'chosen')",
        mei.resident(),
        city.other_centre
    ))
    .await;
    assert!(lines(&gp).await.is_empty());
    assert_eq!(lines(&elsewhere).await.len(), 3);
}

pub async fn values_that_may_need_action_come_first_until_a_doctor_has_acted(city: City) {
    let (mei, neighbour, gp) = (city.resident("梅").await, city.resident("邻").await, city.gp(&city.centre).await);
    neighbour.logs_blood_pressure(128, 82).await;
    city.later(1).await;
    mei.logs_blood_pressure(139, 82).await;
    let first = async || {
        let list = verification::list(&city.db, &gp.token, "Firefox").await.expect("opened");
        let line = list.lines.first().expect("a line").clone();
        (line.masked_name, line.needs_action)
    };
    assert_eq!(first().await, ("邻*".to_owned(), false), "the oldest");
    let high = mei.logs_blood_pressure(182, 112).await;
    assert_eq!(first().await, ("梅*".to_owned(), true));
    let mut reader = to_verify(&gp, &mei).await.read().await;
    let waiting = measurements::waiting(&mut reader, 1).await.expect("read");
    assert_eq!(waiting[0].id, high, "before the older one");
    drop(reader);
    takes(&to_verify(&gp, &mei).await, &city, high, Step::Asked).await.expect("asked");
    assert_eq!(first().await, ("梅*".to_owned(), true), "until the value itself is settled");
    takes(&to_verify(&gp, &mei).await, &city, high, Step::Verified).await.expect("verified");
    assert_eq!(first().await, ("邻*".to_owned(), false));
    let mistyped = mei.logs_blood_pressure(200, 130).await;
    mei.corrects(mistyped, 120, 80).await.expect("corrected");
    assert_eq!(first().await, ("邻*".to_owned(), false), "the version that counts is harmless");
}

pub async fn each_list_is_opened_for_itself(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    mei.logs_blood_pressure(128, 82).await;
    let rows = |secret: String| {
        let city = city.clone();
        async move { city.rows_with_secret(&secret, "access.verification_list(9)").await.expect("asked") }
    };
    assert_eq!(rows(gp.opens_list("verification").await.expect("opened")).await, 1);
    assert_eq!(rows(gp.opens_list("checks").await.expect("opened")).await, 0);
    assert_eq!(rows(to_verify(&gp, &mei).await.secret()).await, 0, "a record is no list");
    assert_eq!(mei.opens_list("verification").await, Err("no_basis".to_owned()));
    assert_eq!(city.count("access.log where event = 'listed' and purpose = 'verify' and detail = 'verification'").await, 1);
}

pub async fn a_step_marks_the_entry_and_tells_its_subject(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let (right, wrong) = (mei.logs_blood_pressure(128, 82).await, mei.logs_blood_pressure(131, 85).await);
    takes(&to_verify(&gp, &mei).await, &city, right, Step::Verified).await.expect("verified");
    takes(&to_verify(&gp, &mei).await, &city, wrong, Step::Returned).await.expect("returned");
    assert_eq!((state_of(&city, right).await, state_of(&city, wrong).await), ("verified".to_owned(), "returned".to_owned()));
    assert!(lines(&gp).await.is_empty());
    let mut reader = mei.opens(&mei).await.read().await;
    let steps = verification::steps_of(&mut reader, &[right, wrong]).await.expect("read");
    let said: Vec<_> = steps.iter().map(|taken| (taken.entry, taken.step, taken.words.as_deref())).collect();
    assert_eq!(said, [(right, Step::Verified, None), (wrong, Step::Returned, Some("请说明"))]);
    assert_eq!(steps[0].staff.as_ref().map(|staff| staff.0.as_str()), Some(gp.name.as_str()));
    let open = verification::open_to_subject(&mut reader, 3).await.expect("read");
    assert_eq!(open.iter().map(|one| (one.entry, one.step)).collect::<Vec<_>>(), [(wrong, Step::Returned)]);
    drop(reader);
    let line = format!(
        "access.log l where detail = 'record.verifications insert' and resident_id = '{}' and purpose = 'verify' and article = '13.3'
           and exists (select from record.verifications v where v.author_account = l.actor_account and v.id = any (l.entries))",
        mei.resident()
    );
    assert_eq!(city.count(&line).await, 2);
    // A returned entry is corrected by a newer version, which then waits for verification.
    mei.corrects(wrong, 130, 84).await.expect("corrected");
    let mut reader = mei.opens(&mei).await.read().await;
    assert!(verification::open_to_subject(&mut reader, 3).await.expect("read").is_empty());
    assert_eq!(lines(&gp).await.len(), 1);
}

pub async fn staff_verify_and_the_subject_answers(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let entry = mei.logs_blood_pressure(128, 82).await;
    for step in [Step::Verified, Step::Returned, Step::Asked, Step::Answered] {
        waits_no_more(takes(&mei.maintains(&mei).await, &city, entry, step).await);
    }
    waits_no_more(takes(&to_verify(&gp, &mei).await, &city, entry, Step::Answered).await);
    takes(&to_verify(&gp, &mei).await, &city, entry, Step::Asked).await.expect("asked");
    assert!(lines(&gp).await[0].3, "the list says so");
    waits_no_more(takes(&to_verify(&gp, &mei).await, &city, entry, Step::Answered).await);
    takes(&mei.maintains(&mei).await, &city, entry, Step::Answered).await.expect("answered");
    waits_no_more(takes(&mei.maintains(&mei).await, &city, entry, Step::Answered).await);
    assert_eq!(state_of(&city, entry).await, "pending");
    takes(&to_verify(&gp, &mei).await, &city, entry, Step::Verified).await.expect("verified");
}

pub async fn only_an_opening_to_verify_or_maintain_takes_a_step(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let (gp, clerk) = (city.gp(&city.centre).await, city.clerk(&city.centre).await);
    let entry = mei.logs_blood_pressure(128, 82).await;
    let sql = format!(
        "insert into record.verifications (resident_id, id, stands_in, entry, step) values ('{}', gen_random_uuid(), 'measurements', '{entry}', 'verified')",
        mei.resident()
    );
    let visits = [
        mei.opens(&mei).await,
        gp.opens_for_care(&mei).await,
        clerk.opens_to_verify(&mei).await,
        city.system(&city.hospital).opens_to_deposit(&mei).await,
        to_verify(&gp, &neighbour).await,
    ];
    for visit in visits {
        let mut tx = visit.transaction().await;
        assert_eq!(code(tx.execute(AssertSqlSafe(sql.clone())).await), "42501");
    }
    let mut tx = to_verify(&gp, &mei).await.transaction().await;
    tx.execute(AssertSqlSafe(sql)).await.expect("to verify");
}

pub async fn only_the_entry_that_was_opened_is_answered(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let (one, other) = (mei.logs_blood_pressure(128, 82).await, mei.logs_blood_pressure(131, 85).await);
    for entry in [one, other] {
        takes(&to_verify(&gp, &mei).await, &city, entry, Step::Asked).await.expect("asked");
    }
    let limited = mei.opens_entries(&mei, Purpose::Maintain, VERIFIED, Some(&[one])).await;
    waits_no_more(takes(&limited, &city, other, Step::Answered).await);
    takes(&limited, &city, one, Step::Answered).await.expect("answered");
}

pub async fn a_clerk_verifies_what_identifies_and_no_more(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    mei.answers(Field::Residency, &["1"]).await.expect("answered");
    mei.answers(Field::BloodAbo, &["1"]).await.expect("answered");
    assert!(to_verify(&clerk, &mei).await.is_refused());
    let mut reader = mei.opens(&mei).await.read().await;
    let answers = basics::current(&mut reader, &[Field::Residency, Field::BloodAbo]).await.expect("read");
    drop(reader);
    for basic in answers {
        let visit = clerk.opens_with(&mei, Purpose::Verify, &[Section::Identity]).await;
        let taken = takes_in(&visit, &city, StandsIn::Basics, basic.id, Step::Verified).await;
        match basic.field {
            Field::Residency => assert!(taken.is_ok(), "{taken:?}"),
            _ => waits_no_more(taken),
        }
    }
    let mut reader = mei.opens(&mei).await.read().await;
    let answers = basics::current(&mut reader, &[Field::Residency, Field::BloodAbo]).await.expect("read");
    let verified = answers.iter().filter(|basic| basic.verification == Verification::Verified).map(|basic| basic.field);
    assert_eq!(verified.collect::<Vec<_>>(), [Field::Residency]);
}

pub async fn only_what_the_resident_entered_waits(city: City) {
    let (mei, gp, hospital) = (city.resident("梅").await, city.gp(&city.centre).await, city.system(&city.hospital));
    hospital.deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
    assert!(lines(&gp).await.is_empty());
    city.as_owner("update record.measurements set verification = 'pending'").await;
    let entry: uuid::Uuid = city.ask("select id from record.measurements").await;
    waits_no_more(takes(&to_verify(&gp, &mei).await, &city, entry.into(), Step::Verified).await);
    waits_no_more(takes(&to_verify(&gp, &mei).await, &city, uuid::Uuid::from_u128(7).into(), Step::Verified).await);
    let own = mei.logs_blood_pressure(128, 82).await;
    takes(&to_verify(&gp, &mei).await, &city, own, Step::Verified).await.expect("what she entered");
}

pub async fn nothing_is_decided_twice(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    for first in [Step::Verified, Step::Returned] {
        let entry = mei.logs_blood_pressure(128, 82).await;
        takes(&to_verify(&gp, &mei).await, &city, entry, first).await.expect("decided");
        for second in [Step::Verified, Step::Returned, Step::Asked] {
            waits_no_more(takes(&to_verify(&gp, &mei).await, &city, entry, second).await);
        }
    }
}

pub async fn nothing_is_decided_after_it_was_changed(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let old = mei.logs_blood_pressure(128, 82).await;
    let visit = to_verify(&gp, &mei).await;
    let new = mei.corrects(old, 129, 83).await.expect("corrected");
    waits_no_more(takes(&visit, &city, old, Step::Verified).await);
    takes(&visit, &city, new, Step::Verified).await.expect("the newer version");
}

pub async fn of_two_at_once_the_later_finds_it_decided(city: City) {
    let (mei, gp, other) = (city.resident("梅").await, city.gp(&city.centre).await, city.gp(&city.centre).await);
    let entry = mei.logs_blood_pressure(128, 82).await;
    let sql = |step: &str, words: &str| {
        format!(
            "insert into record.verifications (resident_id, id, stands_in, entry, step, words)
             values ('{}', gen_random_uuid(), 'measurements', '{entry}', '{step}', {words})",
            mei.resident()
        )
    };
    let (mut one, mut two) = (to_verify(&gp, &mei).await.transaction().await, to_verify(&other, &mei).await.transaction().await);
    one.execute(AssertSqlSafe(sql("verified", "null"))).await.expect("first");
    let returned = sql("returned", "'x'");
    let later = tokio::spawn(async move { two.execute(AssertSqlSafe(returned)).await.map(|_| ()) });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert!(!later.is_finished(), "it waits for the first");
    one.commit().await.expect("committed");
    assert_eq!(code(later.await.expect("it ended")), "EH014");
    assert_eq!(state_of(&city, entry).await, "verified");
}

pub async fn entries_closed_to_the_unit_are_neither_listed_nor_verified(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let entry = mei.logs_blood_pressure(128, 82).await;
    mei.answers(Field::BloodAbo, &["1"]).await.expect("answered");
    city.as_owner("update record.measurements set security_label = 16; update record.basics set security_label = 16").await;
    assert!(lines(&gp).await.is_empty());
    waits_no_more(takes(&to_verify(&gp, &mei).await, &city, entry, Step::Verified).await);
    city.as_owner("update record.measurements set security_label = 8; update record.basics set security_label = 8").await;
    assert_eq!(lines(&gp).await.len(), 2);
    takes(&to_verify(&gp, &mei).await, &city, entry, Step::Asked).await.expect("asked");
    let closed: i16 = city.ask("select security_label from record.verifications").await;
    assert_eq!(closed, 8, "the step is closed to whom the entry is closed");
}

pub async fn nobody_verifies_what_they_entered_themselves(city: City) {
    let (doctor, mei) = (city.resident("医").await, city.resident("梅").await);
    doctor.logs_blood_pressure(128, 82).await;
    mei.logs_blood_pressure(128, 82).await;
    doctor.is_appointed(&city.centre, domain::capacity::Duty::Gp).await;
    doctor.acts_as_staff(true).await;
    assert_eq!(lines(&doctor).await.iter().map(|line| line.0.as_str()).collect::<Vec<_>>(), ["梅*"]);
    assert!(to_verify(&doctor, &doctor).await.is_refused());
    assert!(!to_verify(&doctor, &mei).await.is_refused());
}

pub async fn a_form_sent_twice_takes_one_step(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let entry = mei.logs_blood_pressure(128, 82).await;
    let id = SubmissionId::from(city.db.random.uuid(city.now()));
    let sends = |body: &'static str| {
        let (gp, mei) = (gp.clone(), mei.clone());
        async move {
            let new = NewStep { stands_in: StandsIn::Measurements, entry, step: Step::Verified, words: None };
            let writer = to_verify(&gp, &mei).await.write().await;
            let submission = Submission::new(id, &body).expect("a form");
            writer.submit(submission, "/here".to_owned(), async |writer| verification::take(writer, &new).await).await
        }
    };
    assert_eq!(sends("a form").await.expect("taken"), "/here");
    assert_eq!(sends("a form").await.expect("the same"), "/here");
    assert!(matches!(sends("another").await, Err(WriteError::AlreadySent)));
    assert_eq!(city.count("record.verifications").await, 1);
}

pub async fn a_step_is_of_the_opening_that_took_it(city: City) {
    let (mei, gp, other) = (city.resident("梅").await, city.gp(&city.centre).await, city.gp(&city.centre).await);
    let entry = mei.logs_blood_pressure(128, 82).await;
    let (mine, theirs) = (to_verify(&gp, &mei).await, to_verify(&other, &mei).await.secret());
    // The caller controls the setting that names the opening. The statement changes it while the row is inserted, so that the
    // log would name another reader.
    let sql = format!(
        "with made as (insert into record.verifications (resident_id, id, stands_in, entry, step)
           values ('{}', gen_random_uuid(), 'measurements', '{entry}', 'verified') returning id)
         select set_config('access.opening', '{theirs}', true) from made",
        mei.resident()
    );
    let mut tx = mine.transaction().await;
    assert_eq!(code(tx.execute(AssertSqlSafe(sql)).await), "EH011");
}
