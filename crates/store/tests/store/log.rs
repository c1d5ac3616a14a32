//! The log: one row for each opening, search and write, in the same transaction; no row is ever changed.

use chrono::TimeDelta;
use domain::purpose::Purpose;
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use store::{
    history::{self, Event, Which},
    testing::{City, Person},
};

use crate::code;

tests! {
    each_opening_leaves_one_row_allowed_or_refused,
    the_row_says_who_what_for_and_on_what_basis,
    an_ended_session_is_logged_and_a_token_that_never_was_is_not,
    writing_is_logged_in_its_own_transaction,
    a_change_of_an_account_a_post_a_slip_a_passkey_or_a_session_is_logged,
    actions_of_an_operator_are_logged,
    without_the_log_nothing_is_opened_and_nothing_kept,
    the_log_only_ever_grows,
    nobody_who_logs_in_touches_a_row,
    mei_reads_who_opened_her_record,
    rows_lie_in_the_partition_of_their_month,
    a_month_whose_rows_came_before_its_partition_stops_nobody,
}

/// A statement that inserts a pulse of this person.
fn pulse(of: &Person) -> String {
    format!(
        "insert into record.measurements (resident_id, id, kind, value, measured_at, precision)
         values ('{}', gen_random_uuid(), 'pulse', 70, clock.now(), 'minute')",
        of.resident()
    )
}

async fn rows(city: &City) -> i64 {
    city.count("access.log").await
}

pub async fn each_opening_leaves_one_row_allowed_or_refused(city: City) {
    let (mei, neighbour, gp) = (city.resident("梅").await, city.resident("邻").await, city.gp(&city.centre).await);
    for (who, opened) in [(&mei, true), (&neighbour, false)] {
        let before = rows(&city).await;
        assert_eq!(who.opens(&mei).await.is_refused(), !opened);
        assert_eq!(rows(&city).await, before + 1, "{}", who.name);
    }
    let before = rows(&city).await;
    gp.opens_for_care(&mei).await;
    gp.opens_to_issue(&mei).await;
    assert_eq!(rows(&city).await, before + 2);
    assert_eq!(city.count("access.log where event = 'opened'").await, 2);
    assert_eq!(city.count("access.log where event = 'refused' and detail = 'no_basis'").await, 2);
    assert_eq!(city.count("access.log where event <> 'opened' and (secret_hash is not null or basis is not null)").await, 0);
}

pub async fn the_row_says_who_what_for_and_on_what_basis(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let visit = gp.opens_for_care(&mei).await;
    let session = gp.session().await;
    let row: serde_json::Value = city
        .ask(&format!("select to_jsonb(l) - 'secret_hash' - 'xid' - 'at' from access.log l where id = '{}'", visit.opening().log))
        .await;
    let due = serde_json::json!({
        "id": visit.opening().log.to_string(), "event": "opened", "actor_account": session.account.to_string(), "actor_name": "陈医生",
        "session_id": session.id.to_string(), "capacity": "staff", "institution_code": city.centre.as_str(),
        "resident_id": mei.resident().to_string(), "purpose": "care", "basis": "responsible_unit", "article": "18.2",
        "sections": ["identity", "measurements", "health", "services"], "entries": null, "reader_bit": 16, "detail": null, "client": "Firefox"
    });
    assert_eq!(row, due);
}

pub async fn an_ended_session_is_logged_and_a_token_that_never_was_is_not(city: City) {
    let mei = city.resident("梅").await;
    let mut stranger = mei.clone();
    stranger.token = "no token of ours".to_owned();
    let before = rows(&city).await;
    // Otherwise anybody could hide a real opening among many refused ones, at no cost.
    assert!(stranger.opens(&mei).await.is_refused());
    assert_eq!(stranger.searches(&mei, Purpose::VerifyIdentity).await, None);
    assert_eq!(rows(&city).await, before);
    mei.signs_out().await;
    assert!(mei.opens(&mei).await.is_refused());
    let hers = format!("access.log where event = 'refused' and detail = 'signed_out' and resident_id = '{}'", mei.resident());
    assert_eq!(city.count(&hers).await, 1);
}

pub async fn writing_is_logged_in_its_own_transaction(city: City) {
    let mei = city.resident("梅").await;
    let wrote = format!("access.log where event = 'wrote' and resident_id = '{}' and session_id is not null", mei.resident());
    let mut writing = mei.maintains(&mei).await.transaction().await;
    writing.execute(AssertSqlSafe(pulse(&mei))).await.expect("inserted");
    writing.rollback().await.expect("rolled back");
    assert_eq!(city.count("record.measurements").await, 0);
    assert_eq!(city.count(&wrote).await, 0, "rolled back together");

    let id = mei.logs_blood_pressure(128, 82).await;
    assert_eq!(city.count(&wrote).await, 1);
    let xids = format!(
        "{wrote} and entries = array['{id}'::uuid] and actor_account = '{}' and purpose = 'maintain' and detail = 'record.measurements insert'
           and xid::text = (select xmin::text from record.measurements)",
        mei.account().await
    );
    assert_eq!(city.count(&xids).await, 1, "one transaction");
    city.as_owner("delete from record.measurements; update record.care_teams set gp_name = '李'; delete from record.identifiers")
        .await;
    for what in ["record.measurements delete", "record.care_teams update", "record.identifiers delete"] {
        assert_eq!(city.count(&format!("access.log where event = 'wrote' and detail = '{what}'")).await, 1, "{what}");
    }
}

pub async fn a_change_of_an_account_a_post_a_slip_a_passkey_or_a_session_is_logged(city: City) {
    let mut clerk = city.clerk(&city.centre).await;
    clerk.proves_themselves().await;
    clerk.signs_out().await;
    for what in ["accounts insert", "posts insert", "slips insert", "slips update", "passkeys insert", "sessions insert"] {
        assert_eq!(city.count(&format!("access.log where event = 'wrote' and detail = 'auth.{what}'")).await, 1, "{what}");
    }
    // One update for the step-up, one for the sign-out.
    assert_eq!(city.count("access.log where detail = 'auth.sessions update'").await, 2);
    let account: String = city.ask("select id::text from auth.accounts").await;
    assert_eq!(
        city.count(&format!("access.log where detail ~ '^auth' and actor_account <> '{account}'")).await,
        0,
        "whose it is"
    );
    city.as_owner("update auth.sessions set expires_at = expires_at - interval '1 minute'").await;
    assert_eq!(city.count("access.log where detail = 'auth.sessions update'").await, 3, "a life of another length");
    city.as_owner("delete from auth.sessions; delete from auth.passkeys").await;
    assert_eq!(city.count("access.log where detail in ('auth.sessions delete', 'auth.passkeys delete')").await, 2);
}

pub async fn actions_of_an_operator_are_logged(city: City) {
    let mei = city.resident("梅").await;
    mei.is_appointed(&city.centre, domain::capacity::Duty::Clerk).await;
    let of = async |what: &str| {
        city.count(&format!("access.log where event = 'system' and capacity = 'system' and detail = '{what}'")).await
    };
    assert_eq!(of("keep_institution").await, 4);
    assert_eq!((of("register_person").await, of("appoint").await, of("issue_slip").await), (1, 1, 1));
    assert_eq!(
        city.count(&format!("access.log where detail = 'register_person' and resident_id = '{}'", mei.resident())).await,
        1
    );
}

/// The same rule as in Boulder: if the insert into the log fails, the operation fails.
pub async fn without_the_log_nothing_is_opened_and_nothing_kept(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    mei.logs_blood_pressure(128, 82).await;
    let mut writing = mei.maintains(&mei).await.transaction().await;
    city.as_owner(
        "create function public.full() returns trigger language plpgsql as 'begin raise ''the disk is full''; end';
         grant execute on function public.full() to public; grant usage on schema public to public;
         create trigger full_disk before insert on access.log for each row execute function public.full()",
    )
    .await;
    let opened = sqlx::query("select opening from access.open_record($1, $2, 'view', '{identity}')")
        .bind(&mei.token)
        .bind(mei.resident().uuid())
        .fetch_one(&city.db.web)
        .await;
    assert_eq!(code(opened), "P0001");
    let found = sqlx::query("select * from access.find_person($1, 'citizen', $2, 'care')")
        .bind(&gp.token)
        .bind(city.db.keys.document(&mei.number))
        .fetch_one(&city.db.web)
        .await;
    assert_eq!(code(found), "P0001");
    assert_eq!(code(writing.execute(AssertSqlSafe(pulse(&mei))).await), "P0001");
    drop(writing);
    assert_eq!(city.count("record.measurements").await, 1);
    city.as_owner("drop trigger full_disk on access.log").await;
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 1, "with the log all goes on");
}

pub async fn the_log_only_ever_grows(city: City) {
    let mei = city.resident("梅").await;
    mei.opens(&mei).await;
    city.as_owner(
        "insert into access.seals (seq, last_xid, leaves, root, previous, key_id, signature)
           values (1, '3', decode(repeat('00', 48), 'hex'), sha256('r'), sha256('p'), 'k', decode(repeat('00', 64), 'hex'))",
    )
    .await;
    // The triggers raise an error even for the engine with every grant, and even for the superuser.
    city.as_owner("grant all on all tables in schema access to ehr_engine; create policy p on access.log to ehr_engine using (true); create policy p on access.seals to ehr_engine using (true)").await;
    let parts: Vec<String> =
        city.ask("select array_agg(inhrelid::regclass::text) from pg_inherits where inhparent = 'access.log'::regclass").await;
    assert!(parts.len() > 4, "{parts:?}");
    let filled: String = city.ask("select tableoid::regclass::text from access.log limit 1").await;
    let mut owner = city.owner().await;
    for role in ["ehr_engine", "postgres"] {
        owner.execute(AssertSqlSafe(format!("set role {role}"))).await.expect("a superuser becomes anybody");
        for table in ["access.log", &filled] {
            for change in [format!("update {table} set detail = 'x'"), format!("delete from {table}")] {
                if role == "ehr_engine" && table != "access.log" {
                    continue; // The policies are those of the parent table.
                }
                assert_eq!(refusal(&mut owner, &change).await, "EH030", "{role}: {change}");
            }
        }
        for change in
            ["update access.seals set key_id = 'x'", "delete from access.seals", "truncate access.seals", "truncate access.log"]
        {
            assert_eq!(refusal(&mut owner, change).await, "EH030", "{role}: {change}");
        }
        for part in &parts {
            assert_eq!(refusal(&mut owner, &format!("truncate {part}")).await, "EH030", "{role}: {part}");
        }
    }
    let before = rows(&city).await;
    mei.opens(&mei).await;
    assert_eq!(rows(&city).await, before + 1, "and it still grows");
}

pub async fn nobody_who_logs_in_touches_a_row(city: City) {
    let mei = city.resident("梅").await;
    mei.opens(&mei).await;
    for pool in [&city.db.web, &city.db.sign_in, &city.db.jobs] {
        let mut connection = pool.acquire().await.expect("connected");
        for table in ["access.log", "access.log_rest", "access.seals", "access.rules"] {
            let insert = format!("insert into {table} default values");
            for change in [format!("delete from {table}"), format!("truncate {table}"), insert] {
                // The sealer may insert seals; this statement is not a valid seal.
                let code = refusal(&mut connection, &change).await;
                assert!(code == "42501" || change.contains("into access.seals") && code == "23502", "{change}: {code}");
            }
        }
        assert_eq!(refusal(&mut connection, "update access.log set detail = 'x'").await, "42501");
    }
}

async fn refusal(connection: &mut PgConnection, sql: &str) -> String {
    code(connection.execute(AssertSqlSafe(sql)).await)
}

pub async fn mei_reads_who_opened_her_record(city: City) {
    let (mei, neighbour, gp) = (city.resident("梅").await, city.resident("邻").await, city.gp(&city.centre).await);
    gp.searches(&mei, Purpose::Care).await;
    gp.opens_for_care(&mei).await;
    neighbour.opens(&mei).await;
    neighbour.opens(&neighbour).await;
    city.later_by(TimeDelta::seconds(1)).await;
    let mut reader = mei.opens(&mei).await.read().await;
    let others = history::visits(&mut reader, Which::Others, city.now() + TimeDelta::days(1), history::PAGE).await.expect("read");
    let seen: Vec<_> =
        others.iter().map(|v| v.event).filter(|e| matches!(e, Event::Refused | Event::Opened | Event::Found)).collect();
    assert_eq!(seen.len(), 3, "{others:?}");
    for event in [Event::Refused, Event::Opened, Event::Found] {
        assert!(seen.contains(&event), "{event:?}");
    }
    let care = others.iter().find(|v| v.event == Event::Opened).expect("there");
    assert_eq!((care.staff_name.as_deref(), care.purpose, care.by_self), (Some("陈医生"), Some(Purpose::Care), false));
    assert!(others.iter().all(|v| v.staff_name.as_deref() != Some("邻")), "a neighbour who tried is not named");
    let this = history::visits(&mut reader, Which::This, city.now() + TimeDelta::days(1), history::PAGE).await.expect("read");
    assert_eq!(
        this.iter().map(|visit| visit.id).collect::<Vec<_>>(),
        [reader.opening.log],
        "this very visit, whatever came after"
    );
    let all = history::visits(&mut reader, Which::All, city.now() + TimeDelta::days(1), history::PAGE).await.expect("read");
    assert_eq!(all.iter().filter(|v| v.event == Event::Opened).count(), 2, "with her own visit");
    drop(reader);
    let mut tx = mei.opens(&mei).await.transaction().await;
    for column in ["session_id", "actor_account", "secret_hash", "xid", "client"] {
        let mut savepoint = sqlx::Connection::begin(&mut *tx).await.expect("a savepoint");
        assert_eq!(refusal(&mut savepoint, &format!("select {column} from access.log")).await, "42501", "{column}");
    }
}

pub async fn rows_lie_in_the_partition_of_their_month(city: City) {
    let mei = city.resident("梅").await;
    mei.opens(&mei).await;
    assert_eq!(city.count("access.log_rest").await, 0);
    assert_eq!(city.count("access.log_2026_03").await, rows(&city).await);
}

pub async fn a_month_whose_rows_came_before_its_partition_stops_nobody(city: City) {
    city.set_clock("2031-05-15T04:00:00Z".parse().expect("an instant")).await;
    let mei = city.resident("梅").await;
    mei.opens(&mei).await;
    assert!(city.count("access.log_rest").await > 0, "no partition was made for that month");
    let before = rows(&city).await;
    assert_eq!(store::ops::log_months::make(&city.db).await.expect("it goes on"), 3, "the three months after it");
    assert_eq!(rows(&city).await, before);
    assert!(!mei.opens(&mei).await.is_refused());
    city.set_clock("2031-06-01T04:00:00Z".parse().expect("an instant")).await;
    let grace = city.resident("雅").await;
    grace.opens(&grace).await;
    assert!(city.count("access.log_2031_06").await > 0);
}
