//! Staff lists: opened with a log row. A reported death opens a check on the list, which the responsible unit closes.

use chrono::TimeDelta;
use domain::purpose::Purpose;
use sqlx::{AssertSqlSafe, Executor};
use store::{
    testing::{City, Person, Visit},
    work,
};
use uuid::Uuid;

use crate::code;

tests! {
    a_reported_death_opens_one_check_at_the_responsible_unit,
    only_a_depositor_reports_a_death,
    only_staff_at_a_current_post_open_a_list,
    a_list_is_opened_on_the_log_or_not_at_all,
    an_opening_of_a_record_opens_no_list,
    a_list_closes_with_its_session_its_post_and_its_minute,
    the_responsible_unit_closes_it_and_nobody_else,
}

async fn listed(person: &Person) -> Vec<String> {
    let checks = work::checks(&person.city.db, &person.token, "Firefox").await.expect("opened");
    checks.into_iter().map(|check| check.masked_name).collect()
}

async fn asks(visit: &Visit, sql: String) -> Result<bool, sqlx::Error> {
    use sqlx::Row;
    let mut tx = visit.transaction().await;
    let answer = tx.fetch_one(AssertSqlSafe(sql)).await?.get(0);
    tx.commit().await?;
    Ok(answer)
}

pub async fn a_reported_death_opens_one_check_at_the_responsible_unit(city: City) {
    let (mei, hospital) = (city.resident("梅若兰").await, city.system(&city.hospital));
    let (clerk, elsewhere) = (city.clerk(&city.centre).await, city.gp(&city.other_centre).await);
    assert!(listed(&clerk).await.is_empty());
    hospital.reports_death(&mei).await.expect("told");
    hospital.reports_death(&mei).await.expect("told the same again");
    assert_eq!(listed(&clerk).await, ["梅**"]);
    assert!(listed(&elsewhere).await.is_empty());
    let line =
        format!("access.log where detail = 'work.checks insert' and resident_id = '{}' and basis = 'deposit'", mei.resident());
    assert_eq!(city.count(&line).await, 1);
    // Nothing else has changed, and the subject can still read the record.
    let mut reader = mei.opens(&mei).await.read().await;
    assert_eq!(work::checks_of(&mut reader).await.expect("read").len(), 1, "she is told");
}

pub async fn only_a_depositor_reports_a_death(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let report = || "select access.report_death() is null".to_owned();
    for visit in [mei.opens(&mei).await, mei.maintains(&mei).await, gp.opens_for_care(&mei).await] {
        assert_eq!(code(asks(&visit, report()).await), "EH012");
    }
    let deposit = city.system(&city.hospital).opens_to_deposit(&mei).await;
    assert_eq!(deposit.rows_of("work.checks").await, 0);
    asks(&deposit, report()).await.expect("a depositor may");
    assert_eq!(city.system(&city.hospital).opens_to_deposit(&mei).await.rows_of("work.checks").await, 0, "and learns no more");
}

pub async fn only_staff_at_a_current_post_open_a_list(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    assert_eq!(mei.opens_list("checks").await, Err("no_basis".to_owned()));
    assert_eq!(gp.opens_list("horoscopes").await, Err("no_basis".to_owned()));
    assert_eq!(city.count("access.log where event = 'refused' and purpose = 'verify_identity'").await, 2);
    gp.opens_list("checks").await.expect("at her post");
    assert_eq!(city.count("access.log where event = 'listed' and detail = 'checks' and actor_name is not null").await, 1);
    city.as_owner("update auth.posts set since = since - 9, until = clock.today() - 1").await;
    assert_eq!(gp.opens_list("checks").await, Err("no_basis".to_owned()));
    gp.signs_out().await;
    assert_eq!(gp.opens_list("checks").await, Err("signed_out".to_owned()));
}

pub async fn a_list_is_opened_on_the_log_or_not_at_all(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    city.system(&city.hospital).reports_death(&mei).await.expect("told");
    let mut tx = city.db.web.begin().await.expect("a transaction");
    tx.execute("set local synchronous_commit = off").await.expect("set");
    let sql = "select refusal from access.open_list($1, 'checks')";
    let refusal: Option<String> = sqlx::query_scalar(sql).bind(&clerk.token).fetch_one(&mut *tx).await.expect("answered");
    assert_eq!(refusal.as_deref(), Some("not_durable"));
    drop(tx);
    // In the transaction that opened the list, and after that transaction was rolled back, the list shows nothing.
    let mut tx = city.db.web.begin().await.expect("a transaction");
    let sql = "select opening from access.open_list($1, 'checks')";
    let secret: String = sqlx::query_scalar(sql).bind(&clerk.token).fetch_one(&mut *tx).await.expect("opened, for now");
    sqlx::query("select set_config('access.opening', $1, true)").bind(&secret).execute(&mut *tx).await.expect("set");
    let shown: i64 = sqlx::query_scalar("select count(*) from work.checks").fetch_one(&mut *tx).await.expect("asked");
    tx.rollback().await.expect("rolled back");
    assert_eq!((shown, city.rows_with_secret(&secret, "work.checks").await.expect("asked")), (0, 0));
    let secret = clerk.opens_list("checks").await.expect("opened");
    assert_eq!(city.rows_with_secret(&secret, "work.checks").await.expect("asked"), 1);
}

pub async fn an_opening_of_a_record_opens_no_list(city: City) {
    let (mei, neighbour, gp) = (city.resident("梅").await, city.resident("邻").await, city.gp(&city.centre).await);
    for person in [&mei, &neighbour] {
        city.system(&city.hospital).reports_death(person).await.expect("told");
    }
    assert_eq!(gp.opens_for_care(&mei).await.rows_of("work.checks").await, 1, "what concerns her");
    let secret = gp.opens_list("checks").await.expect("opened");
    assert_eq!(city.rows_with_secret(&secret, "work.checks").await.expect("asked"), 2);
    for table in ["record.residents", "record.measurements", "record.entries", "record.basics", "access.log"] {
        assert_eq!(city.rows_with_secret(&secret, table).await.expect("asked"), 0, "{table}: nor does a list open a record");
    }
}

pub async fn a_list_closes_with_its_session_its_post_and_its_minute(city: City) {
    let mei = city.resident("梅").await;
    city.system(&city.hospital).reports_death(&mei).await.expect("told");
    let (leaving, late, out, switching) =
        (city.gp(&city.centre).await, city.gp(&city.centre).await, city.gp(&city.centre).await, city.resident("医").await);
    switching.is_appointed(&city.centre, domain::capacity::Duty::Gp).await;
    switching.acts_as_staff(true).await;
    let shown = async |secret: &str| city.rows_with_secret(secret, "work.checks").await.expect("asked");
    let elsewhere = city.gp(&city.centre).await;
    let mut secrets = Vec::new();
    for person in [&leaving, &out, &switching, &elsewhere] {
        let secret = person.opens_list("checks").await.expect("opened");
        assert_eq!(shown(&secret).await, 1);
        secrets.push(secret);
    }
    let post = leaving.session().await.post.expect("a post").id;
    city.as_owner(&format!("update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{post}'")).await;
    out.signs_out().await;
    switching.acts_as_staff(false).await;
    elsewhere.is_appointed(&city.other_centre, domain::capacity::Duty::Gp).await;
    elsewhere.acts_at(&city.other_centre).await;
    city.as_owner(&format!(
        "insert into work.checks (institution_code, resident_id, masked_name, kind, raised_by)
           select '{}', gen_random_uuid(), masked_name, kind, raised_by from work.checks",
        city.other_centre
    ))
    .await;
    for secret in &secrets {
        assert_eq!(shown(secret).await, 0);
    }
    let secret = late.opens_list("checks").await.expect("opened");
    city.later_by(TimeDelta::seconds(61)).await;
    assert_eq!(shown(&secret).await, 0);
}

pub async fn the_responsible_unit_closes_it_and_nobody_else(city: City) {
    let (mei, neighbour, clerk) = (city.resident("梅").await, city.resident("邻").await, city.clerk(&city.centre).await);
    let (gp, hospital) = (city.gp(&city.centre).await, city.system(&city.hospital));
    hospital.reports_death(&mei).await.expect("told");
    let check: Uuid = city.ask("select id from work.checks").await;
    let close = || format!("select access.close_check('{check}')");
    for visit in [mei.opens(&mei).await, gp.opens_with(&mei, Purpose::Care, &[]).await] {
        if !visit.is_refused() {
            assert_eq!(code(asks(&visit, close()).await), "EH012");
        }
    }
    assert_eq!(code(asks(&gp.opens_for_care(&mei).await, close()).await), "EH012");
    assert_eq!(code(asks(&hospital.opens_to_deposit(&mei).await, close()).await), "EH012");
    assert!(!asks(&clerk.opens_to_verify(&neighbour).await, close()).await.expect("asked"), "not hers");
    assert!(asks(&clerk.opens_to_verify(&mei).await, close()).await.expect("asked"));
    assert!(!asks(&clerk.opens_to_verify(&mei).await, close()).await.expect("asked"), "once");
    assert!(listed(&clerk).await.is_empty());
    let line = format!("access.log where detail = 'work.checks update' and resident_id = '{}'", mei.resident());
    assert_eq!(city.count(&line).await, 1);
    hospital.reports_death(&mei).await.expect("told");
    assert_eq!(listed(&clerk).await.len(), 1, "a new report is looked into anew");
}
