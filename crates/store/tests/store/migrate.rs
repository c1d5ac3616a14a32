//! Migrations: safe to repeat, forward only, and FORCE ROW LEVEL SECURITY is set again at their end.

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row};
use store::testing::{City, TestDb};

use crate::permissions::{hold_catalogue, read_matrix};

/// Everything that migrations create, as text: columns, policies, grants, triggers, functions, rules.
pub async fn schema(test: &TestDb) -> Vec<String> {
    let sql = "
        select concat_ws(' ', table_schema, table_name, column_name, data_type, column_default, is_nullable) from information_schema.columns
          where table_schema in ('clock', 'reference', 'record', 'own', 'work', 'auth', 'visit', 'access')
        union all select p::text from pg_policies p
        union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all select pg_get_functiondef(p.oid) || (select string_agg(a::text, ',' order by a::text) from unnest(p.proacl) a) from pg_proc p
          where pronamespace::regnamespace::text in ('clock', 'auth', 'access')
        union all select concat_ws(' ', oid::regclass, (select string_agg(a::text, ',' order by a::text) from unnest(coalesce(relacl, acldefault('r', relowner))) a), relrowsecurity, relforcerowsecurity, relowner::regrole) from pg_class
          where relnamespace::regnamespace::text in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access')
        union all select r::text from access.rules r
        union all select pg_get_constraintdef(oid) from pg_constraint where connamespace::regnamespace::text <> 'pg_catalog'
        order by 1";
    let rows = sqlx::raw_sql(sql).fetch_all(&mut test.owner().await).await.expect("read");
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn migrating_twice_changes_nothing() {
    let test = TestDb::fresh().await;
    let before = schema(&test).await;
    for _ in 0..2 {
        test.migrate().await.expect("migrates");
        let after = schema(&test).await;
        let changed: Vec<_> = after.iter().filter(|line| !before.contains(line)).collect();
        assert!(changed.is_empty() && after.len() == before.len(), "{changed:#?}");
    }
    assert!(before.len() > 300, "{}", before.len());
}

#[tokio::test]
async fn migrating_keeps_what_people_wrote() {
    let city = City::fresh().await;
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    let log = city.count("access.log").await;
    city.migrate().await.expect("migrates");
    assert_eq!(city.count("access.log").await, log);
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 1);
}

#[tokio::test]
async fn migrating_takes_away_what_no_file_says() {
    let test = TestDb::fresh().await;
    test.as_owner(
        "create policy \"A window\" on record.residents for select to ehr_web using (true);
         grant select, update on record.residents to ehr_web, public;
         grant select (lookup) on record.identifiers to ehr_web;
         create trigger noise before insert on record.residents for each row execute function access.stamp_entry();
         grant execute on function access.opening() to ehr_web, public;
         alter policy \"Residents are readable in an opening of this record\" on record.residents using (true);
         insert into access.rules values ('self', 'resident', null, 'peek', '{identity}', false, 1, '0')",
    )
    .await;
    test.migrate().await.expect("migrates");
    let found = hold_catalogue(&mut test.owner().await, &read_matrix()).await;
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(test.count("access.rules where purpose = 'peek'").await, 0);
    assert_eq!(test.count("pg_policies where tablename = 'residents' and qual = 'true' and roles = '{ehr_web}'").await, 0);
}

/// As in `11_bases.sql`: FORCE hides the rows from the owner until a migration lifts FORCE, in one transaction.
#[tokio::test]
async fn a_migration_that_touches_rows_lifts_force_and_puts_it_back() {
    let city = City::fresh().await;
    city.resident("梅").await;
    let mut migrating = PgConnection::connect(&city.url("ehr_migrate")).await.expect("connected");
    migrating.execute("set role ehr_owner").await.expect("the owner");
    let change = "update record.residents set name = name || '(迁)'";
    assert_eq!(migrating.execute(change).await.expect("allowed").rows_affected(), 0, "bound: it finds nothing");
    let mut tx = migrating.begin().await.expect("begun");
    tx.execute("alter table record.residents no force row level security").await.expect("the owner's");
    assert_eq!(tx.execute(AssertSqlSafe(change.to_owned())).await.expect("allowed").rows_affected(), 1);
    tx.execute("alter table record.residents force row level security").await.expect("the owner's");
    tx.commit().await.expect("committed");
    assert_eq!(city.count("record.residents where name like '%(迁)'").await, 1);
    let found = hold_catalogue(&mut city.owner().await, &read_matrix()).await;
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(migrating.execute(change).await.expect("allowed").rows_affected(), 0, "bound again");
    // The existing migration of this kind has set FORCE again as well; otherwise the comparison with the catalogue would have
    // failed.
    assert_eq!(city.count("pg_class where relname = 'rules' and relforcerowsecurity").await, 1);
}

#[tokio::test]
async fn a_migration_that_fails_leaves_the_old_code_whole() {
    let test = TestDb::fresh().await;
    let before = schema(&test).await;
    // Statements that change this table fail.
    test.as_owner("alter table access.seals rename to seal_rows").await;
    test.migrate().await.expect_err("a table is missing");
    test.as_owner("alter table access.seal_rows rename to seals").await;
    assert_eq!(schema(&test).await, before);
}
