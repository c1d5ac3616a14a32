//! Deposits (article 9): all or nothing, idempotent, and a depositor reads back only what it sent.

use domain::{
    document::DocumentNumber,
    entry::{Content, EntryKind, Value},
    sender_version::SenderVersion,
    sex::Sex,
};
use store::{
    deposits::{Deposit, DepositError, Deposited, Outcome},
    record::{
        entries,
        measurements::{self, Author},
    },
    testing::{City, MORNING, Person, Visit, blood_pressure, content},
};

tests! {
    a_deposit_shows_where_it_comes_from,
    the_same_again_changes_nothing,
    a_changed_entry_supersedes_and_others_stay,
    a_wrong_birth_date_or_sex_takes_nothing,
    an_unstated_sex_contradicts_nobody,
    one_bad_entry_takes_none,
    a_depositor_reads_back_only_its_own,
    a_depositor_learns_nothing_of_the_basics,
    a_depositor_asks_of_whom_its_file_is_once,
    an_unknown_record_or_institution_is_refused,
    a_lapsed_agreement_stops_reading_and_not_depositing,
    two_institutions_may_use_the_same_key,
    a_deposit_leaves_no_session_behind,
    two_deposits_at_once_do_not_double,
    what_its_sender_takes_back_is_no_longer_current_and_leaves_its_trace,
    the_first_file_sent_again_restores_nothing,
    the_order_in_which_files_arrive_does_not_matter,
    a_newer_version_replaces_an_older_one_and_never_the_other_way,
    only_a_newer_version_returns_after_it_was_taken_back,
    the_database_stores_no_older_version_over_a_newer_one,
    only_a_depositor_takes_back_or_sends_again,
    a_number_that_is_none_of_the_record_takes_nothing,
    another_name_needs_an_operator_who_is_on_the_log,
    a_name_is_compared_in_one_form,
}

const NOTHING: Outcome = Outcome { added: 0, unchanged: 0, superseded: 0, taken_back: 0, older: 0 };

pub async fn a_deposit_shows_where_it_comes_from(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let outcome = hospital.deposits(&mei, &[("a", 140, 90), ("b", 142, 91)]).await.expect("deposited");
    assert_eq!(outcome, Outcome { added: 2, ..NOTHING });
    let shown = mei.opens(&mei).await.blood_pressure().await;
    assert_eq!(shown.len(), 2);
    for entry in shown {
        assert!(matches!(entry.author, Author::Institution { performer: Some(ref name), .. } if name == "李护士"), "{entry:?}");
        assert_eq!(entry.verification.code(), "verified");
    }
    let wrote = format!(
        "access.log where event = 'wrote' and basis = 'deposit' and institution_code = '{}' and resident_id = '{}' and article = '9'
         and cardinality(entries) = 2",
        city.hospital,
        mei.resident()
    );
    assert_eq!(city.count(&wrote).await, 1, "one line for what came together");
}

pub async fn the_same_again_changes_nothing(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let entries = [("a", 140, 90), ("b", 142, 91)];
    hospital.deposits(&mei, &entries).await.expect("deposited");
    assert_eq!(hospital.deposits(&mei, &entries).await.expect("again"), Outcome { unchanged: 2, ..NOTHING });
    assert_eq!(city.count("record.measurements").await, 2);
}

pub async fn a_changed_entry_supersedes_and_others_stay(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    hospital.deposits(&mei, &[("a", 140, 90), ("b", 142, 91)]).await.expect("deposited");
    let outcome = hospital.deposits(&mei, &[("a", 141, 90), ("b", 142, 91), ("c", 150, 95)]).await.expect("again");
    assert_eq!(outcome, Outcome { added: 1, unchanged: 1, superseded: 1, ..NOTHING });
    assert_eq!(city.count("record.measurements").await, 4);
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 3);
    assert_eq!(city.count("record.measurements where source_key = 'a' and superseded_at is null and value = 141").await, 1);
}

pub async fn a_wrong_birth_date_or_sex_takes_nothing(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    city.registered("邻", "1990-01-16", &city.centre).await;
    let born = "1990-01-15".parse().expect("a date");
    let other_day = "1990-01-16".parse().expect("a date");
    for (birth_date, sex) in [(other_day, Sex::Female), (born, Sex::Male), (other_day, Sex::Male)] {
        let outcome = hospital.deposits_about(&mei, birth_date, sex, &[("a", 140, 90), ("b", 142, 91)]).await;
        assert!(matches!(outcome, Err(DepositError::WrongPerson)), "{birth_date} {sex:?}: {outcome:?}");
        assert_eq!(city.count("record.measurements").await, 0);
    }
    hospital.deposits_about(&mei, born, Sex::Female, &[("a", 140, 90)]).await.expect("hers");
}

pub async fn an_unstated_sex_contradicts_nobody(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let born = "1990-01-15".parse().expect("a date");
    for sex in [Sex::Unknown, Sex::NotStated] {
        hospital.deposits_about(&mei, born, sex, &[("a", 140, 90)]).await.expect("nothing disagrees");
    }
}

pub async fn one_bad_entry_takes_none(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    city.as_owner("alter table record.measurements add constraint broken check (value < 145)").await;
    let outcome = hospital.deposits(&mei, &[("a", 140, 90), ("b", 142, 91), ("c", 150, 95)]).await;
    assert!(matches!(outcome, Err(DepositError::Entry(_))), "{outcome:?}");
    assert_eq!(city.count("record.measurements").await, 0, "nothing is half written");
    assert_eq!(city.count("access.log where event = 'wrote' and resident_id is not null and basis = 'deposit'").await, 0);
    assert_eq!(city.count("access.log where event = 'opened' and basis = 'deposit'").await, 1, "that it was tried is kept");
    hospital.deposits(&mei, &[("a", 140, 90), ("b", 142, 91)]).await.expect("the good ones alone");
}

pub async fn a_depositor_reads_back_only_its_own(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let (hospital, clinic) = (city.system(&city.hospital), city.system(&city.other_centre));
    mei.logs_blood_pressure(128, 82).await;
    hospital.deposits(&mei, &[("a", 140, 90), ("b", 142, 91)]).await.expect("deposited");
    hospital.deposits(&neighbour, &[("a", 120, 80)]).await.expect("deposited");
    clinic.deposits(&mei, &[("a", 150, 95)]).await.expect("deposited");
    let visit = hospital.opens_to_deposit(&mei).await;
    assert_eq!(visit.rows_of("record.measurements").await, 2);
    assert_eq!(visit.rows_of(&format!("record.measurements where source_institution <> '{}'", city.hospital)).await, 0);
    assert_eq!(clinic.opens_to_deposit(&mei).await.rows_of("record.measurements").await, 1);
    assert_eq!(mei.opens(&mei).await.rows_of("record.measurements").await, 4, "Mei reads them all");
}

pub async fn a_depositor_learns_nothing_of_the_basics(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let visit = hospital.opens_to_deposit(&mei).await;
    for table in ["record.residents", "record.identifiers", "record.care_teams", "access.log"] {
        assert_eq!(visit.rows_of(table).await, 0, "{table}");
    }
    let subject: Option<String> = sqlx::query_scalar("select subject_name from access.enter($1)")
        .bind(visit.secret())
        .fetch_one(&city.db.web)
        .await
        .expect("asked");
    assert_eq!(subject, None, "not even for a banner");
    assert!(visit.opening().read(&city.db).await.is_err(), "an opening to deposit is none to read");
    let is_about = "select access.deposit_is_about('1990-01-15', '2')";
    let asked = |secret: String| {
        let web = city.db.web.clone();
        async move {
            let mut tx = web.begin().await.expect("begun");
            sqlx::query("select set_config('access.opening', $1, true)").bind(secret).execute(&mut *tx).await.expect("set");
            sqlx::query_scalar::<_, Option<bool>>(is_about).fetch_one(&mut *tx).await.expect("asked")
        }
    };
    assert_eq!(asked(visit.secret()).await, Some(true));
    assert_ne!(asked(mei.opens(&mei).await.secret()).await, Some(true), "only a depositor may ask");
    assert_ne!(asked(String::new()).await, Some(true), "and only in an opening");
}

/// Otherwise a depositor could find out birth date and sex by trying values in one opening.
pub async fn a_depositor_asks_of_whom_its_file_is_once(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let right = "access.deposit_is_about('1990-01-15', '2')";
    let ask = async |visit: &Visit| -> bool {
        let sql = format!("select coalesce({right}, false)");
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *visit.transaction().await).await.expect("asked")
    };
    assert!(ask(&hospital.opens_to_deposit(&mei).await).await);
    for claim in ["1990-01-16 2", "1990-01-15 1", ""] {
        assert!(!ask(&hospital.opens_to_deposit_for(&mei, claim).await).await, "{claim}");
    }
}

pub async fn an_unknown_record_or_institution_is_refused(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let nowhere = domain::institution::InstitutionCode::parse("999999999").expect("a code");
    let outcome = city.system(&nowhere).deposits(&mei, &[("a", 140, 90)]).await;
    assert!(matches!(outcome, Err(DepositError::Refused)), "{outcome:?}");
    city.as_owner("delete from record.identifiers where system = 'record'").await;
    let outcome = hospital.deposits(&mei, &[("a", 140, 90)]).await;
    assert!(matches!(outcome, Err(DepositError::NoSuchRecord)), "{outcome:?}");
    assert_eq!(city.count("record.measurements").await, 0);
    let other = city.resident("邻").await;
    hospital.deposits(&other, &[("a", 140, 90)]).await.expect("known");
}

pub async fn a_lapsed_agreement_stops_reading_and_not_depositing(city: City) {
    let (clinic, gp) = (city.system(&city.lapsed_clinic), city.gp(&city.lapsed_clinic).await);
    let theirs = city.resident_of("诊", "1990-01-15", &city.lapsed_clinic).await;
    assert!(gp.opens_for_care(&theirs).await.is_refused());
    clinic.deposits(&theirs, &[("a", 140, 90)]).await.expect("deposited");
}

pub async fn two_institutions_may_use_the_same_key(city: City) {
    let mei = city.resident("梅").await;
    for place in [&city.hospital, &city.other_centre] {
        let outcome = city.system(place).deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
        assert_eq!(outcome, Outcome { added: 1, ..NOTHING });
    }
}

pub async fn a_deposit_leaves_no_session_behind(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    hospital.deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
    let other_day = "1990-01-16".parse().expect("a date");
    hospital.deposits_about(&mei, other_day, Sex::Female, &[]).await.expect_err("refused");
    assert_eq!(city.count("auth.sessions where capacity = 'system' and ended_at is null").await, 0);
}

/// Two processes of one hospital deposit the same file.
pub async fn two_deposits_at_once_do_not_double(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let entries = [("a", 140, 90), ("b", 142, 91)];
    let (one, two) = tokio::join!(hospital.deposits(&mei, &entries), hospital.deposits(&mei, &entries));
    assert!(one.is_ok() || two.is_ok(), "{one:?} {two:?}");
    assert_eq!(city.count("record.measurements where superseded_at is null").await, 2);
    hospital.deposits(&mei, &entries).await.expect("again");
    assert_eq!(city.count("record.measurements where superseded_at is null").await, 2);
}

// --- Taken back, and files in any order ------------------------------------------------------------

/// A result under this key, in a version that its sender states.
fn result(key: &str, number: f64, version: &SenderVersion) -> Deposit {
    let value = Value::Quantity { comparator: None, number, decimals: 0, unit: "mmol/L".to_owned(), low: None, high: None };
    let what = Deposited::Entry(Box::new(Content { value: Some(value), ..content(EntryKind::Result, "血钾") }));
    Deposit { source_key: key.to_owned(), what, performer: None, version: version.clone() }
}

fn pressure(key: &str, systolic: i16, version: &SenderVersion) -> Deposit {
    let new = blood_pressure(MORNING, systolic, 80);
    let what = Deposited::Measurement(new.value, new.at);
    Deposit { source_key: key.to_owned(), what, performer: None, version: version.clone() }
}

fn taken_back(key: &str, version: &SenderVersion) -> Deposit {
    let words = Some("标本溶血".to_owned());
    let what = Deposited::TakenBack { kind: EntryKind::Result, label: "血钾".to_owned(), words };
    Deposit { source_key: key.to_owned(), what, performer: None, version: version.clone() }
}

fn unstated() -> SenderVersion {
    SenderVersion::default()
}

fn corrected() -> SenderVersion {
    SenderVersion { corrected: true, ..unstated() }
}

fn of_minute(minute: u32) -> SenderVersion {
    let at = MORNING + chrono::TimeDelta::minutes(minute.into());
    SenderVersion { updated_at: Some(at), ..unstated() }
}

/// The numbers of the current results, and the systolic pressures that count.
async fn current(city: &City) -> (Vec<f64>, Vec<i32>) {
    let results = "select coalesce(array_agg(value order by value), '{}') from record.entries where superseded_at is null";
    let pressures =
        "select coalesce(array_agg(value::int4 order by value), '{}') from record.measurements where superseded_at is null";
    (city.ask(results).await, city.ask(pressures).await)
}

pub async fn what_its_sender_takes_back_is_no_longer_current_and_leaves_its_trace(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let (old, new) = (unstated(), unstated());
    hospital
        .sends(&mei, &[result("k", 7.9, &old), pressure("w", 154, &old), result("na", 138.0, &old)])
        .await
        .expect("deposited");
    let mut reader = mei.opens(&mei).await.read().await;
    let before = entries::all(&mut reader)
        .await
        .expect("read")
        .into_iter()
        .find(|entry| entry.content.value.as_ref().is_some_and(is_potassium));
    let before = before.expect("there").id;
    let outcome = hospital.sends(&mei, &[taken_back("k", &new), taken_back("w", &new)]).await.expect("taken back");
    assert_eq!(outcome, Outcome { taken_back: 2, ..NOTHING });
    assert_eq!(current(&city).await, (vec![138.0], vec![]));
    let mut reader = mei.opens(&mei).await.read().await;
    let trace = entries::one(&mut reader, before).await.expect("read").expect("still there");
    assert!(trace.taken_back && trace.superseded_at.is_some());
    assert_eq!(city.count("record.entries where taken_back and details::text like '%标本溶血%'").await, 1, "with the reason");
    let measurement: uuid::Uuid = city.ask("select id from record.measurements where not taken_back").await;
    assert!(measurements::taken_back(&mut reader, measurement.into()).await.expect("read"));
    let other = entries::all(&mut reader).await.expect("read").remove(0);
    assert!(!other.taken_back, "the other one stays");
    assert_eq!(hospital.sends(&mei, &[taken_back("k", &new)]).await.expect("again"), Outcome { unchanged: 1, ..NOTHING });
}

fn is_potassium(value: &Value) -> bool {
    matches!(value, Value::Quantity { number, .. } if *number < 10.0)
}

pub async fn the_first_file_sent_again_restores_nothing(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let first = [result("k", 7.9, &unstated()), pressure("w", 154, &unstated()), result("na", 118.0, &unstated())];
    let second = [taken_back("k", &unstated()), taken_back("w", &unstated()), result("na", 138.0, &corrected())];
    hospital.sends(&mei, &first).await.expect("deposited");
    hospital.sends(&mei, &second).await.expect("deposited");
    assert_eq!(hospital.sends(&mei, &first).await.expect("again"), Outcome { older: 3, ..NOTHING });
    assert_eq!(current(&city).await, (vec![138.0], vec![]));
}

pub async fn the_order_in_which_files_arrive_does_not_matter(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let first = [result("k", 7.9, &unstated()), pressure("w", 154, &unstated()), result("na", 118.0, &unstated())];
    let second = [taken_back("k", &unstated()), taken_back("w", &unstated()), result("na", 138.0, &corrected())];
    hospital.sends(&mei, &second).await.expect("the second one first");
    assert_eq!(hospital.sends(&mei, &first).await.expect("then the first"), Outcome { older: 3, ..NOTHING });
    assert_eq!(current(&city).await, (vec![138.0], vec![]));
}

pub async fn a_newer_version_replaces_an_older_one_and_never_the_other_way(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    hospital.sends(&mei, &[result("k", 2.0, &of_minute(2)), pressure("w", 120, &of_minute(2))]).await.expect("deposited");
    let older = hospital.sends(&mei, &[result("k", 1.0, &of_minute(1)), pressure("w", 110, &of_minute(1))]).await;
    assert_eq!(older.expect("left out"), Outcome { older: 2, ..NOTHING });
    assert_eq!(current(&city).await, (vec![2.0], vec![120]));
    // The same content, later: nothing is written, and what lies between comes too late.
    let again = hospital.sends(&mei, &[result("k", 2.0, &of_minute(4)), pressure("w", 120, &of_minute(4))]).await;
    assert_eq!(again.expect("known"), Outcome { unchanged: 2, ..NOTHING });
    let between = hospital.sends(&mei, &[result("k", 3.0, &of_minute(3)), pressure("w", 130, &of_minute(3))]).await;
    assert_eq!(between.expect("left out"), Outcome { older: 2, ..NOTHING });
    let newer = hospital.sends(&mei, &[result("k", 5.0, &of_minute(5)), pressure("w", 150, &of_minute(5))]).await;
    assert_eq!(newer.expect("taken"), Outcome { superseded: 2, ..NOTHING });
    assert_eq!(current(&city).await, (vec![5.0], vec![150]));
}

pub async fn only_a_newer_version_returns_after_it_was_taken_back(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    hospital.sends(&mei, &[result("k", 1.0, &of_minute(1)), pressure("w", 110, &of_minute(1))]).await.expect("deposited");
    let back = [taken_back("k", &of_minute(3)), taken_back("w", &of_minute(3))];
    assert_eq!(hospital.sends(&mei, &back).await.expect("taken back"), Outcome { taken_back: 2, ..NOTHING });
    let older = hospital.sends(&mei, &[result("k", 2.0, &of_minute(2)), pressure("w", 120, &of_minute(2))]).await;
    assert_eq!(older.expect("left out"), Outcome { older: 2, ..NOTHING });
    let newer = hospital.sends(&mei, &[result("k", 4.0, &of_minute(4)), pressure("w", 140, &of_minute(4))]).await;
    assert_eq!(newer.expect("taken"), Outcome { superseded: 2, ..NOTHING });
    assert_eq!(current(&city).await, (vec![4.0], vec![140]));
    assert_eq!(city.count("record.entries where taken_back_at is not null").await, 0, "it is there again");
    assert_eq!(city.count("record.measurements where taken_back_at is not null").await, 0);
    let late = hospital.sends(&mei, &[taken_back("k", &of_minute(3)), taken_back("w", &of_minute(3))]).await;
    assert_eq!(late.expect("left out"), Outcome { older: 2, ..NOTHING }, "an old file cannot take the newer version back");
}

/// The database refuses what the program never sends.
pub async fn the_database_stores_no_older_version_over_a_newer_one(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    hospital.sends(&mei, &[result("k", 2.0, &of_minute(2)), taken_back("gone", &unstated())]).await.expect("deposited");
    let id: uuid::Uuid = city.ask("select id from record.entries where superseded_at is null").await;
    let visit = hospital.opens_to_deposit(&mei).await;
    let insert = async |key: &str, supersedes: &str, updated: &str| {
        let sql = format!(
            "insert into record.entries (resident_id, id, kind, label, at, at_precision, source_key, supersedes, source_updated_at)
             values ('{}', gen_random_uuid(), 'result', '某', clock.now(), 'day', '{key}', {supersedes}, {updated})",
            mei.resident()
        );
        let mut tx = visit.transaction().await;
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut *tx).await
    };
    let (stored, minute) =
        (format!("'{id}'"), |n: u32| format!("timestamptz '{}'", (MORNING + chrono::TimeDelta::minutes(n.into())).to_rfc3339()));
    assert_eq!(crate::code(insert("k", &stored, &minute(1)).await), "EH013");
    insert("k", &stored, &minute(3)).await.expect("a newer one");
    insert("k", &stored, "null").await.expect("one that states nothing is decided by the program");
    assert_eq!(crate::code(insert("gone", "null", "null").await), "EH013", "it was taken back");
    insert("other", "null", "null").await.expect("a new one");
}

pub async fn only_a_depositor_takes_back_or_sends_again(city: City) {
    let (mei, hospital, clinic) = (city.resident("梅").await, city.system(&city.hospital), city.system(&city.other_centre));
    hospital.sends(&mei, &[result("k", 2.0, &of_minute(2)), pressure("w", 120, &of_minute(2))]).await.expect("deposited");
    clinic.sends(&mei, &[taken_back("k", &of_minute(9))]).await.expect("its own, of which nothing is stored");
    assert_eq!(current(&city).await, (vec![2.0], vec![120]), "nobody takes back what another sent");
    let own = "insert into record.measurements (resident_id, id, kind, value, measured_at, precision, taken_back)
               select access.maintained_record(), gen_random_uuid(), 'weight', 60, clock.now(), 'minute', ";
    let mut tx = mei.maintains(&mei).await.transaction().await;
    assert_eq!(crate::code(sqlx::query(sqlx::AssertSqlSafe(format!("{own} true"))).execute(&mut *tx).await), "23514");
    let mut tx = mei.maintains(&mei).await.transaction().await;
    sqlx::query(sqlx::AssertSqlSafe(format!("{own} false"))).execute(&mut *tx).await.expect("an entry of her own");
    let again = "select access.note_sent_again('{}', '{}', '{}')";
    let mut tx = mei.maintains(&mei).await.transaction().await;
    assert_eq!(crate::code(sqlx::query(again).execute(&mut *tx).await), "EH012");
    let visit = clinic.opens_to_deposit(&mei).await;
    let all = "select access.note_sent_again(array_agg(id), array_agg(clock.now() + interval '1 day'), array_agg('9'::text))
               from (select id from unnest($1::uuid[]) id) ids";
    let ids: Vec<uuid::Uuid> =
        city.ask("select array_agg(id) from (select id from record.entries union select id from record.measurements) e").await;
    let mut tx = visit.transaction().await;
    sqlx::query(all).bind(&ids).execute(&mut *tx).await.expect("called");
    tx.commit().await.expect("committed");
    for table in ["entries", "measurements"] {
        assert_eq!(
            city.count(&format!("record.{table} where source_version = '9' and source_institution = '{}'", city.hospital)).await,
            0
        );
    }
}

// --- Whose file it is --------------------------------------------------------------------------------

fn number(text: &str) -> DocumentNumber {
    DocumentNumber::parse(text, "2026-11-23".parse().expect("a date")).expect("a number")
}

/// A number that this resident has, and one of somebody else.
async fn numbers(city: &City, whose: &Person) -> (DocumentNumber, DocumentNumber) {
    let (own, other) = (number("440304199003070018"), number("440304199003070026"));
    let lookup = hex::encode(city.db.keys.document(&own));
    let add = format!(
        "insert into record.identifiers (resident_id, id, system, ciphertext, key_id, lookup)
         values ('{}', gen_random_uuid(), 'citizen', '\\x00', 'test', '\\x{lookup}')",
        whose.resident()
    );
    city.as_owner(&add).await;
    (own, other)
}

pub async fn a_number_that_is_none_of_the_record_takes_nothing(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let (own, other) = numbers(&city, &mei).await;
    for stated in [vec![other.clone()], vec![own.clone(), other]] {
        let outcome = hospital.deposits_of(&mei, &stated, &["梅"], true).await;
        assert!(matches!(outcome, Err(DepositError::WrongPerson)), "{outcome:?}");
        assert_eq!(city.count("record.measurements").await, 0);
    }
    hospital.deposits_of(&mei, &[own], &["梅"], false).await.expect("hers");
    hospital.deposits_of(&mei, &[], &[], false).await.expect("a file that states neither");
}

pub async fn another_name_needs_an_operator_who_is_on_the_log(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let outcome = hospital.deposits_of(&mei, &[], &["兰"], false).await;
    assert!(matches!(outcome, Err(DepositError::WrongPerson)), "{outcome:?}");
    assert_eq!(city.count("record.measurements").await, 0);
    let logged = "access.log where event = 'opened' and client = 'ehr import, another name accepted'";
    assert_eq!(city.count(logged).await, 0);
    hospital.deposits_of(&mei, &[], &["兰"], true).await.expect("an operator has checked it");
    assert_eq!(city.count(logged).await, 1);
    hospital.deposits_of(&mei, &[], &["兰", "梅"], false).await.expect("one of her names");
}

pub async fn a_name_is_compared_in_one_form(city: City) {
    let (mei, hospital) = (city.resident("古丽·Mu\u{308}ller").await, city.system(&city.hospital));
    for name in ["古丽 · MÜLLER", "古丽•Müller", " 古丽ｍüller"] {
        hospital.deposits_of(&mei, &[], &[name], false).await.unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let newborn = city.resident("梅之女").await;
    hospital.deposits_of(&newborn, &[], &["梅小兰"], false).await.expect("the record has a provisional name");
    let outcome = hospital.deposits_of(&mei, &[], &["古丽"], false).await;
    assert!(matches!(outcome, Err(DepositError::WrongPerson)), "a part of a name is another name: {outcome:?}");
}
