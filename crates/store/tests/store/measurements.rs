//! Measurements: added by their subject, corrected by their author, with provenance from the opening.

use domain::{ids::EntryId, purpose::Purpose, section::Section};
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use store::{
    record::measurements::{self, Author},
    testing::{City, Visit},
    write_error::WriteError,
};
use uuid::Uuid;

use crate::code;

tests! {
    mei_adds_to_her_record_and_to_no_other,
    only_an_opening_to_maintain_adds,
    provenance_comes_from_the_opening,
    a_correction_supersedes_and_the_older_version_stays,
    of_two_edits_at_once_one_wins,
    nobody_corrects_what_somebody_else_wrote,
    a_correction_keeps_the_kind_and_whom_it_is_closed_to,
    existing_rows_never_change,
}

fn entry() -> EntryId {
    EntryId::from(Uuid::from_u128(rand::random()))
}

/// An insert of `ehr_web` in this opening, with columns and values in addition to the usual ones.
async fn insert(visit: &Visit, resident: Uuid, more: &[(&str, &str)]) -> Result<Uuid, sqlx::Error> {
    let id = entry().uuid();
    let (columns, values): (Vec<_>, Vec<_>) = more.iter().copied().unzip();
    let list = |items: Vec<&str>| items.iter().map(|item| format!(", {item}")).collect::<String>();
    let sql = format!(
        "insert into record.measurements (resident_id, id, kind, value, measured_at, precision{})
         values ('{resident}', '{id}', 'pulse', 70, clock.now(), 'minute'{})",
        list(columns),
        list(values)
    );
    let mut tx = visit.transaction().await;
    tx.execute(AssertSqlSafe(sql)).await?;
    tx.commit().await?;
    Ok(id)
}

pub async fn mei_adds_to_her_record_and_to_no_other(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let visit = mei.maintains(&mei).await;
    assert_eq!(code(insert(&visit, neighbour.resident().uuid(), &[]).await), "42501");
    assert_eq!(code(insert(&visit, Uuid::nil(), &[]).await), "42501");
    insert(&visit, mei.resident().uuid(), &[]).await.expect("her own");
    assert!(neighbour.maintains(&mei).await.is_refused());
}

pub async fn only_an_opening_to_maintain_adds(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let resident = mei.resident().uuid();
    for (what, visit) in [
        ("viewing", mei.opens(&mei).await),
        ("care", gp.opens_for_care(&mei).await),
        ("follow-up", gp.opens_with(&mei, Purpose::FollowUp, &[Section::Measurements]).await),
        ("maintaining identity alone", mei.opens_with(&mei, Purpose::Maintain, &[Section::Identity]).await),
        ("nothing", mei.opens_for_care(&mei).await),
    ] {
        assert_eq!(code(insert(&visit, resident, &[]).await), "42501", "{what}");
    }
    insert(&mei.maintains(&mei).await, resident, &[]).await.expect("maintaining");
}

pub async fn provenance_comes_from_the_opening(city: City) {
    let mei = city.resident("梅").await;
    let resident = mei.resident().uuid();
    let forged = [
        ("author_kind", "'institution'"),
        ("author_account", "gen_random_uuid()"),
        ("source_institution", "'455755447'"),
        ("recorded_at", "'1999-01-01'"),
        ("superseded_at", "clock.now()"),
        ("verification", "'verified'"),
        ("security_label", "127"),
    ];
    for (column, value) in forged {
        assert_eq!(code(insert(&mei.maintains(&mei).await, resident, &[(column, value)]).await), "42501", "{column}");
    }
    // Even if the columns were granted, the trigger would overwrite the values.
    city.as_owner("grant insert on record.measurements to ehr_web").await;
    let all: Vec<_> = forged.into_iter().chain([("author_name", "'院长'"), ("source_key", "'k'")]).collect();
    let id = insert(&mei.maintains(&mei).await, resident, &all).await.expect("added");
    let row: serde_json::Value = city.ask(&format!("select to_jsonb(m) from record.measurements m where id = '{id}'")).await;
    let kept = |column: &str| row[column].clone();
    assert_eq!(kept("author_kind"), "resident");
    assert_eq!(kept("author_account"), mei.account().await.to_string());
    assert_eq!(kept("verification"), "pending");
    assert_eq!(kept("security_label"), 0);
    for column in ["source_institution", "source_key", "author_name", "superseded_at"] {
        assert!(kept(column).is_null(), "{column}: {}", kept(column));
    }
    assert_eq!(city.count("record.measurements where recorded_at <> clock.now()").await, 0);
}

pub async fn a_correction_supersedes_and_the_older_version_stays(city: City) {
    let mei = city.resident("梅").await;
    let first = mei.logs_blood_pressure(128, 82).await;
    let second = mei.corrects(first, 118, 82).await.expect("hers");
    let shown = mei.opens(&mei).await.blood_pressure().await;
    assert_eq!(shown.iter().map(|m| m.id).collect::<Vec<_>>(), [second]);
    let mut reader = mei.opens(&mei).await.read().await;
    let older = measurements::one(&mut reader, first).await.expect("read").expect("still there");
    assert_eq!(older.superseded_at, Some(city.now()));
    assert_eq!(older.author, Author::Resident);
    drop(reader);
    assert!(matches!(mei.corrects(first, 120, 80).await, Err(WriteError::ChangedMeanwhile)), "the older version is closed");
    mei.corrects(second, 120, 80).await.expect("the newest is not");
}

pub async fn of_two_edits_at_once_one_wins(city: City) {
    let mei = city.resident("梅").await;
    let first = mei.logs_blood_pressure(128, 82).await;
    let (mut one, two) = (mei.maintains(&mei).await.transaction().await, mei.clone());
    correct_in(&mut one, mei.resident().uuid(), &[("supersedes", &format!("'{first}'"))])
        .await
        .expect("the first waits for nobody");
    let second = tokio::spawn(async move { two.corrects(first, 118, 82).await });
    // The second transaction waits until the first one commits or rolls back.
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert!(!second.is_finished());
    one.commit().await.expect("kept");
    assert!(matches!(second.await.expect("ran"), Err(WriteError::ChangedMeanwhile)));
    assert_eq!(city.count("record.measurements where superseded_at is null").await, 1);

    // If the first transaction had rolled back, the second one would have succeeded.
    let current: Uuid = city.ask("select id from record.measurements where superseded_at is null").await;
    let (mut one, two) = (mei.maintains(&mei).await.transaction().await, mei.clone());
    correct_in(&mut one, mei.resident().uuid(), &[("supersedes", &format!("'{current}'"))]).await.expect("inserted");
    let second = tokio::spawn(async move { two.corrects(EntryId::from(current), 118, 82).await });
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    drop(one);
    second.await.expect("ran").expect("the second wins");
}

pub async fn nobody_corrects_what_somebody_else_wrote(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let (hospital, clinic) = (city.system(&city.hospital), city.system(&city.other_centre));
    hospital.deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
    let sent: Uuid = city.ask("select id from record.measurements").await;
    assert!(matches!(mei.corrects(EntryId::from(sent), 120, 80).await, Err(WriteError::NotTheAuthor)), "the hospital's");

    let theirs = neighbour.logs_blood_pressure(150, 95).await;
    assert!(
        matches!(mei.corrects(theirs, 120, 80).await, Err(WriteError::NotTheAuthor)),
        "another resident's: as if it were not there"
    );
    assert!(matches!(mei.corrects(entry(), 120, 80).await, Err(WriteError::NotTheAuthor)), "nobody's");

    let hers = mei.logs_blood_pressure(128, 82).await;
    let resident = mei.resident().uuid();
    for (what, visit, entry) in [
        ("the hospital corrects Mei", hospital.opens_to_deposit(&mei).await, hers.uuid()),
        ("the clinic corrects the hospital", clinic.opens_to_deposit(&mei).await, sent),
    ] {
        let more = [("supersedes", format!("'{entry}'")), ("source_key", "'z'".to_owned())];
        let more = more.each_ref().map(|(column, value)| (*column, value.as_str()));
        assert_eq!(code(correct_in(&mut *visit.transaction().await, resident, &more).await), "EH010", "{what}");
    }
    mei.corrects(hers, 118, 82).await.expect("her own");
    hospital.deposits(&mei, &[("a", 141, 90)]).await.expect("the hospital corrects its own by sending it again");
}

/// Inserts a blood pressure as `ehr_web` in this transaction.
async fn correct_in(connection: &mut PgConnection, resident: Uuid, more: &[(&str, &str)]) -> Result<(), sqlx::Error> {
    let (columns, values): (Vec<_>, Vec<_>) = more.iter().copied().unzip();
    let sql = format!(
        "insert into record.measurements (resident_id, id, kind, value, diastolic, measured_at, precision, {})
         values ('{resident}', gen_random_uuid(), 'blood_pressure', 120, 80, clock.now(), 'minute', {})",
        columns.join(", "),
        values.join(", ")
    );
    connection.execute(AssertSqlSafe(sql)).await.map(|_| ())
}

pub async fn a_correction_keeps_the_kind_and_whom_it_is_closed_to(city: City) {
    let mei = city.resident("梅").await;
    let first = mei.logs_blood_pressure(128, 82).await;
    city.as_owner("update record.measurements set security_label = 124").await;
    let supersedes = format!("'{first}'");
    let pulse = insert(&mei.maintains(&mei).await, mei.resident().uuid(), &[("supersedes", &supersedes)]).await;
    assert_eq!(code(pulse), "EH010", "a pulse is no correction of a blood pressure");
    let second = mei.corrects(first, 118, 82).await.expect("hers");
    assert_eq!(city.count(&format!("record.measurements where id = '{second}' and security_label = 124")).await, 1);
}

pub async fn existing_rows_never_change(city: City) {
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    let visit = mei.maintains(&mei).await;
    for sql in [
        "update record.measurements set value = 90",
        "update record.measurements set superseded_at = clock.now()",
        "update record.measurements set security_label = 0",
        "delete from record.measurements",
        "insert into record.measurements select * from record.measurements on conflict (resident_id, id) do update set value = 90",
        "truncate record.measurements cascade",
        "update record.residents set name = 'x'",
        "delete from record.care_teams",
    ] {
        assert_eq!(code(visit.transaction().await.execute(AssertSqlSafe(sql)).await), "42501", "{sql}");
    }
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 1);
}
