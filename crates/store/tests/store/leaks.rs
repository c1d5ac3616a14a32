//! The contents of unreadable rows cannot be guessed: policies are applied before any condition of a query (docs/adr/0006).

use sqlx::{AssertSqlSafe, Executor, Row};
use store::{
    database::Database,
    ops::guard::{self, Unsafe},
    testing::City,
};

tests! {
    a_condition_tells_nothing_of_rows_that_are_hidden,
    nothing_of_a_record_is_told_before_its_opening_is_committed,
    a_search_tells_nobody_before_it_is_committed,
}

/// The plan of a query without an opening, as Postgres executed it: steps and numbers of rows, no times.
async fn plan(db: &Database, condition: &str) -> String {
    let explain = format!(
        "explain (analyze, costs off, timing off, summary off)
         select 1 from record.residents where name {condition} and birth_date > '1900-01-01'"
    );
    let mut tx = db.web.begin().await.expect("begun");
    // Without an index the policy is a filter like the condition. The test is about the order of the two.
    for way in ["enable_indexscan", "enable_bitmapscan", "enable_indexonlyscan"] {
        sqlx::query(AssertSqlSafe(format!("set local {way} = off"))).execute(&mut *tx).await.expect("set");
    }
    let rows = sqlx::query(AssertSqlSafe(explain)).fetch_all(&mut *tx).await.expect("explained");
    let text: Vec<String> = rows.iter().map(|row| row.get::<String, _>(0)).filter(|line| !line.contains("name")).collect();
    text.join("\n")
}

pub async fn a_condition_tells_nothing_of_rows_that_are_hidden(city: City) {
    let mei = city.resident("梅").await;
    let name: String = city.ask(&format!("select name from record.residents where resident_id = '{}'", mei.resident())).await;
    let (hit, miss) = (format!(">= '{name}'"), ">= '龥龥龥'".to_owned());
    assert_eq!(plan(&city.db, &hit).await, plan(&city.db, &miss).await);

    // The test can fail: with Postgres's default leakproof attributes, the policy is evaluated only for rows whose name meets
    // the condition.
    city.as_owner("alter function pg_catalog.text_ge(text, text) leakproof").await;
    assert_ne!(plan(&city.db, &hit).await, plan(&city.db, &miss).await);
}

pub async fn nothing_of_a_record_is_told_before_its_opening_is_committed(city: City) {
    let mei = city.resident("梅").await;
    let mut tx = city.db.web.begin().await.expect("begun");
    let opened = sqlx::query("select opening from access.open_record($1, $2, 'view', '{identity}')")
        .bind(&mei.token)
        .bind(mei.resident().uuid())
        .fetch_one(&mut *tx)
        .await
        .expect("opened");
    let secret: String = opened.get("opening");
    let entered = sqlx::query("select subject_name from access.enter($1)").bind(&secret);
    let row = entered.fetch_one(&mut *tx).await.expect("asked");
    assert_eq!(row.get::<Option<String>, _>(0), None);
    tx.commit().await.expect("committed");

    let entered = sqlx::query("select subject_name from access.enter($1)").bind(&secret);
    let row = entered.fetch_one(&city.db.web).await.expect("asked");
    assert!(row.get::<Option<String>, _>(0).is_some());
}

pub async fn a_search_tells_nobody_before_it_is_committed(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let search = gp.searches(&mei, domain::purpose::Purpose::Care).await.expect("searched");
    let found = store::counter::found(&city.db, &gp.token, search).await.expect("asked");
    assert_eq!(found.map(|f| f.resident), Some(mei.resident()));
    assert!(store::counter::found(&city.db, &mei.token, search).await.expect("asked").is_none(), "another session");

    let mut tx = city.db.web.begin().await.expect("begun");
    let lookup: Vec<u8> =
        city.ask(&format!("select lookup from record.identifiers where resident_id = '{}' limit 1", mei.resident())).await;
    let system: String =
        city.ask(&format!("select system from record.identifiers where resident_id = '{}' limit 1", mei.resident())).await;
    let row = sqlx::query("select search from access.find_person($1, $2, $3, 'care')")
        .bind(&gp.token)
        .bind(&system)
        .bind(&lookup)
        .fetch_one(&mut *tx)
        .await
        .expect("searched");
    let search = row.get::<uuid::Uuid, _>("search");
    sqlx::query("select access.look_up($1, $2, $3, $4)")
        .bind(&gp.token)
        .bind(search)
        .bind(&system)
        .bind(&lookup)
        .execute(&mut *tx)
        .await
        .expect("looked up");
    let row = sqlx::query("select resident from access.found_person($1, $2)")
        .bind(&gp.token)
        .bind(search)
        .fetch_one(&mut *tx)
        .await
        .expect("asked");
    assert_eq!(row.get::<Option<uuid::Uuid>, _>(0), None);
}

#[tokio::test]
async fn the_server_refuses_a_database_whose_policies_do_not_go_first() {
    let city = City::fresh().await;
    // Without this change, the guard would first refuse the settable clock.
    city.as_owner(
        "create or replace function clock.now() returns timestamptz language sql stable parallel safe as 'select now()';
         create or replace function clock.wall() returns timestamptz language sql volatile parallel safe as 'select clock_timestamp()';",
    )
    .await;
    guard::check(&city.db).await.expect("nothing is wrong yet");
    city.as_owner("alter function pg_catalog.texteq(text, text) leakproof").await;
    assert!(matches!(guard::check(&city.db).await, Err(Unsafe::Leaks)));
}

/// A statement that was prepared in SQL with the name of one of the program's statements would receive the next visitor's
/// token.
#[tokio::test]
async fn a_statement_that_sql_prepared_does_not_stay_in_the_pool() {
    let city = City::fresh().await;
    let process = "select pg_catalog.pg_backend_pid()";
    let mut clean = city.db.web.acquire().await.expect("connected");
    let kept: i32 = sqlx::query_scalar(process).fetch_one(&mut *clean).await.expect("asked");
    clean.close().await.expect("closed");

    let mut connection = city.db.web.acquire().await.expect("connected");
    let poisoned: i32 = sqlx::query_scalar(process).fetch_one(&mut *connection).await.expect("asked");
    assert_ne!(poisoned, kept);
    connection.execute("prepare sqlx_s_9 as select 1").await.expect("an injection could");
    drop(connection);
    for _ in 0..50 {
        if city.count(&format!("pg_stat_activity where pid = {poisoned}")).await == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(city.count(&format!("pg_stat_activity where pid = {poisoned}")).await, 0, "the connection is closed");

    // A connection without such a statement returns to the pool and is used again, with its own prepared statements.
    let mut connection = city.db.web.acquire().await.expect("connected");
    let first: i32 = sqlx::query_scalar(process).fetch_one(&mut *connection).await.expect("asked");
    drop(connection);
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(city.count(&format!("pg_stat_activity where pid = {first}")).await, 1);
}

#[tokio::test]
async fn nobody_who_serves_keeps_large_objects_or_ends_connections() {
    let city = City::fresh().await;
    for pool in [&city.db.web, &city.db.sign_in, &city.db.jobs] {
        for sql in ["select lo_from_bytea(0, 'x')", "select lo_create(0)", "select pg_terminate_backend(0)", "select lo_get(1)"] {
            assert_eq!(crate::code(sqlx::raw_sql(sql).execute(pool).await), "42501", "{sql}");
        }
    }
}

/// The settings belong to the connection, so a setting that an injection writes for the role does not affect later connections.
#[tokio::test]
async fn a_setting_of_the_role_does_not_reach_our_connections() {
    let city = City::fresh().await;
    city.as_owner(&format!("alter role ehr_web in database \"{}\" set synchronous_commit = off", city.name)).await;
    let fresh = Database::connect(&city.secrets(), city.db.clock, city.db.random.clone()).await.expect("connected");
    let durable: String = sqlx::query_scalar("show synchronous_commit").fetch_one(&fresh.web).await.expect("asked");
    assert_eq!(durable, "on");
}
