//! Withdrawals: by the author of a measurement, once, while the measurement counts. The measurement stays, and its readers can
//! see the withdrawal.

use domain::{ids::EntryId, purpose::Purpose, section::Section};
use sqlx::{AssertSqlSafe, Executor};
use store::{
    record::measurements::{self, Withdrawal},
    testing::{City, Person, Visit},
    write_error::WriteError,
};
use uuid::Uuid;

use crate::code;

tests! {
    mei_withdraws_what_she_wrote_and_it_stays_readable,
    nobody_withdraws_what_somebody_else_wrote,
    only_an_opening_to_maintain_withdraws,
    replaced_measurements_are_neither_corrected_nor_withdrawn,
    of_a_correction_and_a_withdrawal_at_once_one_wins,
    provenance_comes_from_the_opening,
    the_person_who_withdrew_is_the_logged_person,
    a_withdrawal_is_open_to_whom_its_measurement_is,
    a_withdrawal_is_final,
    versions_are_found_from_each_of_them,
    kinds_are_remembered_by_how_often_their_author_adds_them,
}

/// An insert of `ehr_web` in this opening, with columns and values in addition to the usual ones.
async fn insert(visit: &Visit, resident: Uuid, entry: Uuid, more: &[(&str, &str)]) -> Result<(), sqlx::Error> {
    let (columns, values): (Vec<_>, Vec<_>) = more.iter().copied().unzip();
    let list = |items: Vec<&str>| items.iter().map(|item| format!(", {item}")).collect::<String>();
    let sql = format!(
        "insert into record.withdrawals (resident_id, id{}) values ('{resident}', '{entry}'{})",
        list(columns),
        list(values)
    );
    let mut tx = visit.transaction().await;
    tx.execute(AssertSqlSafe(sql)).await?;
    tx.commit().await
}

async fn withdrawal(visit: &Visit, entry: EntryId) -> Option<Withdrawal> {
    measurements::withdrawal(&mut visit.read().await, entry).await.expect("read")
}

pub async fn mei_withdraws_what_she_wrote_and_it_stays_readable(city: City) {
    let mei = city.resident("梅").await;
    let (kept, wrong) = (mei.logs_blood_pressure(128, 82).await, mei.logs_blood_pressure(182, 28).await);
    assert_eq!(withdrawal(&mei.opens(&mei).await, wrong).await, None);
    city.later(1).await;
    mei.withdraws(wrong, "填错了").await.expect("hers");

    let shown: Vec<EntryId> = mei.opens(&mei).await.blood_pressure().await.iter().map(|m| m.id).collect();
    assert_eq!(shown, [kept], "it is no longer among those that count");
    let mut reader = mei.opens(&mei).await.read().await;
    assert_eq!(measurements::all(&mut reader).await.expect("read").len(), 1);
    let older = measurements::one(&mut reader, wrong).await.expect("read").expect("still there");
    assert_eq!((older.value.shown().as_str(), older.superseded_at), ("182/28", Some(city.now())));
    drop(reader);
    let said = Withdrawal { at: city.now(), reason: Some("填错了".to_owned()) };
    assert_eq!(withdrawal(&mei.opens(&mei).await, wrong).await, Some(said));
    let logged = format!(
        "access.log where event = 'wrote' and detail = 'record.withdrawals insert' and entries = array['{wrong}'::uuid]
           and resident_id = '{}' and actor_account = '{}' and purpose = 'maintain'",
        mei.resident(),
        mei.account().await
    );
    assert_eq!(city.count(&logged).await, 1);
}

pub async fn nobody_withdraws_what_somebody_else_wrote(city: City) {
    let (mei, neighbour, hospital) = (city.resident("梅").await, city.resident("邻").await, city.system(&city.hospital));
    hospital.deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
    let sent: Uuid = city.ask("select id from record.measurements").await;
    let theirs = neighbour.logs_blood_pressure(150, 95).await;
    for (whose, entry) in [
        ("the hospital's", EntryId::from(sent)),
        ("another resident's", theirs),
        ("nobody's", EntryId::from(Uuid::from_u128(rand::random()))),
    ] {
        assert!(matches!(mei.withdraws(entry, "").await, Err(WriteError::NotTheAuthor)), "{whose}");
    }
    let visit = mei.maintains(&mei).await;
    assert_eq!(code(insert(&visit, neighbour.resident().uuid(), theirs.uuid(), &[]).await), "42501", "in their record");
    assert_eq!(city.count("record.measurements where superseded_at is not null").await, 0);
    neighbour.withdraws(theirs, "").await.expect("their own");
}

pub async fn only_an_opening_to_maintain_withdraws(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let (resident, entry) = (mei.resident().uuid(), mei.logs_blood_pressure(128, 82).await.uuid());
    for (what, visit) in [
        ("viewing", mei.opens(&mei).await),
        ("care", gp.opens_for_care(&mei).await),
        ("maintaining identity alone", mei.opens_with(&mei, Purpose::Maintain, &[Section::Identity]).await),
        ("depositing", city.system(&city.hospital).opens_to_deposit(&mei).await),
        ("nothing", mei.opens_for_care(&mei).await),
    ] {
        assert_eq!(code(insert(&visit, resident, entry, &[]).await), "42501", "{what}");
    }
    assert_eq!(city.count("record.measurements where superseded_at is not null").await, 0);
    insert(&mei.maintains(&mei).await, resident, entry, &[]).await.expect("maintaining");
}

pub async fn replaced_measurements_are_neither_corrected_nor_withdrawn(city: City) {
    let mei = city.resident("梅").await;
    let wrong = mei.logs_blood_pressure(182, 82).await;
    mei.withdraws(wrong, "").await.expect("withdrawn");
    assert!(matches!(mei.withdraws(wrong, "").await, Err(WriteError::ChangedMeanwhile)), "withdrawn again");
    assert!(matches!(mei.corrects(wrong, 128, 82).await, Err(WriteError::ChangedMeanwhile)), "corrected afterwards");

    let first = mei.logs_blood_pressure(182, 82).await;
    let second = mei.corrects(first, 128, 82).await.expect("corrected");
    assert!(matches!(mei.withdraws(first, "").await, Err(WriteError::ChangedMeanwhile)), "an older version");
    mei.withdraws(second, "").await.expect("the newest");
    assert_eq!(city.count("record.measurements where superseded_at is null").await, 0);
}

pub async fn of_a_correction_and_a_withdrawal_at_once_one_wins(city: City) {
    let mei = city.resident("梅").await;
    let (resident, entry) = (mei.resident().uuid(), mei.logs_blood_pressure(182, 82).await);
    let mut correction = mei.maintains(&mei).await.transaction().await;
    let sql = format!(
        "insert into record.measurements (resident_id, id, kind, value, diastolic, measured_at, precision, supersedes)
         values ('{resident}', gen_random_uuid(), 'blood_pressure', 128, 82, clock.now(), 'minute', '{entry}')"
    );
    correction.execute(AssertSqlSafe(sql)).await.expect("the first waits for nobody");
    let visit = mei.maintains(&mei).await;
    let withdrawing =
        tokio::spawn(async move { visit.submits(async |writer| measurements::withdraw(writer, entry, None).await).await });
    // The second transaction waits until the first one commits or rolls back.
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert!(!withdrawing.is_finished());
    correction.commit().await.expect("kept");
    assert!(matches!(withdrawing.await.expect("ran"), Err(WriteError::ChangedMeanwhile)));
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 1, "the correction counts");
}

pub async fn provenance_comes_from_the_opening(city: City) {
    let mei = city.resident("梅").await;
    let resident = mei.resident().uuid();
    let forged = [("author_account", "gen_random_uuid()"), ("recorded_at", "'1999-01-01'")];
    let entry = mei.logs_blood_pressure(128, 82).await.uuid();
    for column in forged {
        assert_eq!(code(insert(&mei.maintains(&mei).await, resident, entry, &[column]).await), "42501", "{column:?}");
    }
    // Even if the columns were granted, the trigger would overwrite the values.
    city.as_owner("grant insert on record.withdrawals to ehr_web").await;
    insert(&mei.maintains(&mei).await, resident, entry, &forged).await.expect("withdrawn");
    let told = format!("record.withdrawals where author_account = '{}' and recorded_at = clock.now()", mei.account().await);
    assert_eq!(city.count(&told).await, 1);
}

/// One statement that names another opening for each of these rows. Rows with the number 0 are not inserted.
fn stamped(mei: &Person, rows: &[String]) -> String {
    format!(
        "insert into record.withdrawals (resident_id, id)
         select '{}', v.id::uuid from (values {}) v (n, id, opening),
           lateral (select set_config('access.opening', v.opening, true) where v.n >= 0) named
         where v.n > 0 or named.set_config = 'never'",
        mei.resident(),
        rows.join(", ")
    )
}

pub async fn the_person_who_withdrew_is_the_logged_person(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let (one, two) = (mei.logs_blood_pressure(128, 82).await, mei.logs_blood_pressure(129, 83).await);
    let (visit, row) = (mei.maintains(&mei).await, |n: u8, id: EntryId, opening: &str| format!("({n}, '{id}', '{opening}')"));
    let own = visit.secret();
    for other in [String::new(), neighbour.maintains(&neighbour).await.secret()] {
        // The row is written in her opening, and the statement ends in another.
        let rows = [row(1, one, &own), row(0, two, &other)];
        let done = visit.transaction().await.execute(AssertSqlSafe(stamped(&mei, &rows))).await;
        assert_eq!(code(done), "EH011", "{rows:?}");
        // One of the rows is written while another opening is named.
        let rows = [row(1, one, &own), row(1, two, &other), row(0, two, &own)];
        let done = visit.transaction().await.execute(AssertSqlSafe(stamped(&mei, &rows))).await;
        assert!(["EH011", "23502"].contains(&code(done).as_str()), "{rows:?}");
    }
    let rows = [row(1, one, &own), row(1, two, &own)];
    visit.transaction().await.execute(AssertSqlSafe(stamped(&mei, &rows))).await.expect("otherwise both are withdrawn");
}

pub async fn a_withdrawal_is_open_to_whom_its_measurement_is(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let (open, closed) = (mei.logs_blood_pressure(128, 82).await, mei.logs_blood_pressure(129, 83).await);
    for entry in [open, closed] {
        mei.withdraws(entry, "填错了").await.expect("hers");
    }
    city.as_owner(&format!("update record.measurements set security_label = 16 where id = '{closed}'")).await;
    let care = gp.opens_for_care(&mei).await;
    assert!(withdrawal(&care, open).await.is_some());
    assert_eq!(withdrawal(&care, closed).await, None);
    assert!(withdrawal(&mei.opens(&mei).await, closed).await.is_some());
    let one = mei.opens_entries(&mei, Purpose::View, &[Section::Measurements], Some(&[open])).await;
    assert!(withdrawal(&one, open).await.is_some() && withdrawal(&one, closed).await.is_none(), "one entry was opened");
}

pub async fn a_withdrawal_is_final(city: City) {
    let mei = city.resident("梅").await;
    let entry = mei.logs_blood_pressure(128, 82).await;
    mei.withdraws(entry, "填错了").await.expect("hers");
    let visit = mei.maintains(&mei).await;
    for sql in [
        "update record.withdrawals set reason = null",
        "delete from record.withdrawals",
        "truncate record.withdrawals",
        "update record.measurements set superseded_at = null",
    ] {
        assert_eq!(code(visit.transaction().await.execute(AssertSqlSafe(sql)).await), "42501", "{sql}");
    }
    assert!(withdrawal(&mei.opens(&mei).await, entry).await.is_some());
}

pub async fn versions_are_found_from_each_of_them(city: City) {
    let mei = city.resident("梅").await;
    let first = mei.logs_blood_pressure(128, 82).await;
    mei.logs_blood_pressure(140, 90).await;
    let mut all = vec![first];
    for systolic in [127, 126] {
        city.later(1).await;
        all.insert(0, mei.corrects(all[0], systolic, 82).await.expect("hers"));
    }
    for from in &all {
        let mut reader = mei.opens(&mei).await.read().await;
        let found = measurements::versions(&mut reader, *from).await.expect("read");
        assert_eq!(found.iter().map(|version| version.id).collect::<Vec<_>>(), all, "from {from}");
        assert_eq!(found[0].supersedes, Some(all[1]));
    }
}

pub async fn kinds_are_remembered_by_how_often_their_author_adds_them(city: City) {
    let mei = city.resident("梅").await;
    let resident = mei.resident().uuid();
    let add = |kind: &str, days: u8| {
        format!(
            "insert into record.measurements (resident_id, id, kind, value, measured_at, precision)
             values ('{resident}', gen_random_uuid(), '{kind}', 7, clock.now() - interval '{days} days', 'minute')"
        )
    };
    for (kind, days) in [("pulse", 1), ("sleep", 1), ("sleep", 2), ("weight", 100), ("weight", 101), ("weight", 102)] {
        let mut tx = mei.maintains(&mei).await.transaction().await;
        tx.execute(AssertSqlSafe(add(kind, days))).await.expect("added");
        tx.commit().await.expect("kept");
    }
    city.system(&city.hospital).deposits(&mei, &[("a", 140, 90), ("b", 141, 90), ("c", 142, 90)]).await.expect("deposited");
    let mut reader = mei.opens(&mei).await.read().await;
    let kinds = measurements::logged_kinds(&mut reader, city.now()).await.expect("read");
    assert_eq!(kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>(), ["sleep", "pulse"]);
}
