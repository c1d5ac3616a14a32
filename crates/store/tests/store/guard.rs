//! The server does not start with more privileges than it needs, with a test clock, or in a database where conditions are
//! applied before policies.

use sqlx::{AssertSqlSafe, postgres::PgPool};
use store::{
    database::Database,
    ops::guard::{Unsafe, check},
    testing::TestDb,
};

/// A test database that passes the checks of production: only its clock has to be replaced.
async fn like_production() -> TestDb {
    let test = TestDb::fresh().await;
    test.as_owner(
        "create or replace function clock.now() returns timestamptz language sql stable parallel safe as 'select now()';
         create or replace function clock.wall() returns timestamptz language sql volatile parallel safe as 'select clock_timestamp()'",
    )
    .await;
    test
}

/// The same database, with another role for the pool of `ehr_web`.
async fn as_role(test: &TestDb, url: &str) -> Database {
    Database { web: PgPool::connect(url).await.expect("connected"), ..test.db.clone() }
}

#[tokio::test]
async fn production_is_let_through() {
    check(&like_production().await.db).await.expect("safe");
}

#[tokio::test]
async fn a_clock_that_can_be_set_is_refused() {
    let test = TestDb::fresh().await;
    assert!(matches!(check(&test.db).await, Err(Unsafe::Clock)));
    let test = like_production().await;
    test.as_owner(
        "create or replace function clock.wall() returns timestamptz language sql as 'select ''infinity''::timestamptz'",
    )
    .await;
    assert!(matches!(check(&test.db).await, Err(Unsafe::Clock)));
}

#[tokio::test]
async fn a_superuser_is_refused() {
    let test = like_production().await;
    let admin = std::env::var("EHR_TEST_ADMIN_URL").expect("set");
    let url = format!("{}/{}", admin.rsplit_once('/').expect("a URL").0, test.name);
    refused(check(&as_role(&test, &url).await).await, "is a superuser");
}

#[tokio::test]
async fn the_owner_is_refused() {
    let test = like_production().await;
    refused(check(&as_role(&test, &test.url("ehr_migrate")).await).await, "is a member of another role");
}

#[tokio::test]
async fn roles_with_more_than_they_need_are_refused() {
    let test = like_production().await;
    let suffix = test.name.rsplit('_').next().expect("a suffix").to_owned();
    for (attribute, what) in [
        ("bypassrls", "bypasses row-level security"),
        ("createrole", "may make roles or databases"),
        ("createdb", "may make roles or databases"),
        ("in role ehr_engine", "is a member of another role"),
        ("", "owns tables"),
    ] {
        // A role of this test only, because roles belong to the whole cluster.
        let role = format!("guard_{suffix}");
        test.as_owner(&format!(
            "create role {role} login password 'x' {attribute}; grant connect on database \"{}\" to {role}",
            test.name
        ))
        .await;
        if attribute.is_empty() {
            test.as_owner(&format!("create table public.loot (a int); alter table public.loot owner to {role}")).await;
        }
        test.as_owner(&format!(
            "grant usage on schema clock to {role}; grant execute on all functions in schema clock to {role}"
        ))
        .await;
        let url = test.url("ehr_web");
        let (_, host) = url.rsplit_once('@').expect("a URL");
        let db = as_role(&test, &format!("postgres://{role}:x@{host}")).await;
        let verdict = check(&db).await;
        db.web.close().await;
        test.as_owner(&format!("drop owned by {role}; drop role {role}")).await;
        refused(verdict, what);
    }
}

#[tokio::test]
async fn a_role_that_does_not_wait_for_its_log_is_refused() {
    let test = like_production().await;
    for (setting, refused) in [("off", true), ("local", true), ("on", false)] {
        // The setting applies to this database only.
        test.as_owner(&format!("alter role ehr_web in database \"{}\" set synchronous_commit = {setting}", test.name)).await;
        let db = as_role(&test, &test.url("ehr_web")).await;
        assert_eq!(matches!(check(&db).await, Err(Unsafe::NotDurable(_))), refused, "{setting}");
        db.web.close().await;
    }
}

#[tokio::test]
async fn operators_that_go_before_the_policies_are_refused() {
    let test = like_production().await;
    let function: String =
        sqlx::query_scalar(AssertSqlSafe("select oid::regprocedure::text from pg_proc where proname = 'texteq'"))
            .fetch_one(&mut test.owner().await)
            .await
            .expect("there");
    test.as_owner(&format!("alter function {function} leakproof")).await;
    assert!(matches!(check(&test.db).await, Err(Unsafe::Leaks)));
    test.as_owner(&format!("alter function {function} not leakproof")).await;
    check(&test.db).await.expect("safe again");
    // The same for statistics counters of tables, which reveal what happened in tables that the role may not read.
    let counter = "execute on function pg_catalog.pg_stat_get_tuples_inserted(oid)";
    test.as_owner(&format!("grant {counter} to public")).await;
    assert!(matches!(check(&test.db).await, Err(Unsafe::Leaks)));
    test.as_owner(&format!("revoke {counter} from public")).await;
    check(&test.db).await.expect("safe once more");
}

fn refused(verdict: Result<(), Unsafe>, why: &str) {
    match verdict {
        Err(Unsafe::OverPrivileged(_, what)) => assert_eq!(what, why),
        other => panic!("{why}: {other:?}"),
    }
}
