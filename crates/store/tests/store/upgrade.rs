//! A database is upgraded while clients use it, and none of their requests fails.
//!
//! `previous_release/` holds the SQL of the previous release and the statements of its clients (`make snapshot` renews it).

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use sqlx::{AssertSqlSafe, Connection, Executor, PgPool, Row};
use store::{
    database::Database,
    ops::{
        bootstrap::{BootstrapError, bootstrap},
        migrate::{CodeState, MigrateError, Release, code_state, migrate},
    },
    source::Random,
    testing::TestDb,
};
use tokio::{task::JoinHandle, time::sleep};

use crate::migrate::schema;

const CODE: &str = include_str!("previous_release/code.sql");
const LAST_MIGRATION: &str = include_str!("previous_release/last_migration");
const PEOPLE: &str = include_str!("previous_release/people.sql");
const OPEN: &str = include_str!("previous_release/open.sql");
const READ: &str = include_str!("previous_release/read.sql");
const WRITE: &str = include_str!("previous_release/write.sql");
const SIGN_IN: &str = include_str!("previous_release/sign_in.sql");

/// Objects of the previous release that the next release does not have.
const ONLY_PREVIOUS: &str = "
    create function access.only_previous() returns trigger language plpgsql set search_path = '' as 'begin return null; end';
    create trigger only_previous after insert on record.measurements for each row execute function access.only_previous();
    create policy \"Only previous\" on record.withdrawals for update to ehr_engine using (true);
    grant update (reason) on record.withdrawals to ehr_engine;
    alter table access.rules no force row level security;
    insert into access.rules values ('self', 'resident', null, 'only_previous', '{identity}', false, 1, '18.1');
    alter table access.rules force row level security;";

/// The next release's table migrations. Each changes one table that is in use; functions hold rows of the last table in
/// variables.
const NEXT_TABLES: [&str; 3] = [
    "alter table record.measurements add column note text;",
    "create table record.notes (
       resident_id uuid not null references record.residents, id uuid not null, primary key (resident_id, id));
     alter table record.notes enable row level security;
     alter table record.notes force row level security;",
    "alter table auth.sessions add column note text;",
];

/// Changes the policies of four tables that every request uses, a function that every policy calls, a rule and a trigger.
const NEXT_CODE: &str = "
    create policy \"Notes are readable in an opening of this record\" on record.notes for select to ehr_web
      using (resident_id = (select access.opened_resident('measurements')));
    grant select on record.notes to ehr_web;
    grant insert (note) on record.measurements to ehr_web;
    do $$ declare p record; begin
      for p in select policyname, schemaname, tablename, qual from pg_policies
        where cmd = 'SELECT' and schemaname || '.' || tablename in ('record.measurements', 'record.residents', 'auth.sessions', 'access.log')
      loop
        execute format('alter policy %I on %I.%I using ((%s) and 1 = 1)', p.policyname, p.schemaname, p.tablename, p.qual);
      end loop;
    end $$;
    create function access.next() returns trigger language plpgsql set search_path = '' as 'begin return new; end';
    create trigger next before insert on record.measurements for each row execute function access.next();
    set local role ehr_engine;
    create or replace function auth.may_rest(capacity text) returns interval language sql immutable
      as $$ select interval '31 minutes' $$;
    set local role ehr_owner;
    alter table access.rules no force row level security;
    insert into access.rules values ('self', 'resident', null, 'next', '{identity}', false, 1, '18.1');
    alter table access.rules force row level security;";

fn previous() -> Release {
    Release::earlier(LAST_MIGRATION.trim().parse().expect("a number"), &format!("{CODE}\n{ONLY_PREVIOUS}"))
}

fn next() -> Release {
    let [measurements, notes, sessions] = NEXT_TABLES;
    let release = Release::current().and_tables(9001, measurements).and_tables(9002, notes).and_tables(9003, sessions);
    release.and_code(NEXT_CODE)
}

/// Counts of the requests of clients.
#[derive(Debug, Default)]
struct Tally {
    requests: AtomicUsize,
    stopped: AtomicBool,
    failures: Mutex<Vec<String>>,
}

impl Tally {
    fn note(&self, what: &str, outcome: Result<(), sqlx::Error>) {
        self.requests.fetch_add(1, Ordering::Relaxed);
        if let Err(error) = outcome {
            self.failures.lock().expect("nobody panicked").push(format!("{what}: {error}"));
        }
    }
}

/// Clients that open, read and write continuously, and clients that sign in and read the log.
struct Clients {
    tally: Arc<Tally>,
    tasks: Vec<JoinHandle<()>>,
}

impl Clients {
    fn start(db: &Database) -> Self {
        let tally = Arc::new(Tally::default());
        let visitors = (0..6).map(|_| tokio::spawn(visit_forever(db.web.clone(), db.random.clone(), tally.clone())));
        let others = [
            tokio::spawn(repeat(db.sign_in.clone(), "signing in", SIGN_IN, tally.clone())),
            tokio::spawn(repeat(db.jobs.clone(), "the sealer", "select count(*) from access.log", tally.clone())),
        ];
        let tasks = visitors.chain(others).collect();
        Self { tally, tasks }
    }

    /// Waits until this number of further requests was answered.
    async fn go_on(&self, requests: usize) {
        let due = self.tally.requests.load(Ordering::Relaxed) + requests;
        while self.tally.requests.load(Ordering::Relaxed) < due {
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Stops the clients and returns the number of requests; no request failed.
    async fn stop(self) -> usize {
        self.tally.stopped.store(true, Ordering::Relaxed);
        for task in self.tasks {
            task.await.expect("a client does not panic");
        }
        let failures = self.tally.failures.lock().expect("nobody panicked");
        let requests = self.tally.requests.load(Ordering::Relaxed);
        assert!(failures.is_empty(), "{} of {requests} requests failed: {:#?}", failures.len(), *failures);
        requests
    }
}

async fn visit_forever(web: PgPool, random: Random, tally: Arc<Tally>) {
    while !tally.stopped.load(Ordering::Relaxed) {
        tally.note("reading", read(&web).await);
        tally.note("writing", write(&web, &random).await);
    }
}

async fn repeat(pool: PgPool, what: &str, statement: &'static str, tally: Arc<Tally>) {
    while !tally.stopped.load(Ordering::Relaxed) {
        tally.note(what, pool.execute(statement).await.map(|_| ()));
        sleep(Duration::from_millis(5)).await;
    }
}

async fn open(web: &PgPool, purpose: &str) -> Result<String, sqlx::Error> {
    let opening: Option<String> = sqlx::query_scalar(OPEN).bind(purpose).fetch_one(web).await?;
    opening.ok_or(sqlx::Error::RowNotFound)
}

/// Reads in an opening. The record contains data, so an empty result is a failure too.
async fn read(web: &PgPool) -> Result<(), sqlx::Error> {
    let opening = open(web, "view").await?;
    let mut tx = web.begin().await?;
    sqlx::query("select subject_name from access.enter($1)").bind(opening).execute(&mut *tx).await?;
    let found: i64 = sqlx::query_scalar(READ).fetch_one(&mut *tx).await?;
    tx.commit().await?;
    if found > 0 { Ok(()) } else { Err(sqlx::Error::RowNotFound) }
}

async fn write(web: &PgPool, random: &Random) -> Result<(), sqlx::Error> {
    let opening = open(web, "maintain").await?;
    let mut tx = web.begin().await?;
    sqlx::query("select subject_name from access.enter($1)").bind(opening).execute(&mut *tx).await?;
    sqlx::query(WRITE).bind(uuid::Uuid::from_bytes(random.bytes())).execute(&mut *tx).await?;
    tx.commit().await
}

#[tokio::test]
async fn no_request_fails_while_a_database_of_the_previous_release_is_upgraded() {
    let test = TestDb::at_release(&previous()).await;
    test.as_owner(PEOPLE).await;
    assert_eq!(test.count("pg_trigger where tgname = 'only_previous'").await, 1);

    let clients = Clients::start(&test.db);
    clients.go_on(200).await;
    test.migrate().await.expect("to this release");
    clients.go_on(200).await;
    let changed = test.migrate_to(&next()).await.expect("to the next release");
    clients.go_on(200).await;
    let requests = clients.stop().await;
    assert!(requests > 600 && changed > 8, "{requests} requests, {changed} changes");

    let fresh = TestDb::at_release(&next()).await;
    let (upgraded, built) = (schema(&test).await, schema(&fresh).await);
    let differ: Vec<_> =
        upgraded.iter().filter(|l| !built.contains(l)).chain(built.iter().filter(|l| !upgraded.contains(l))).collect();
    assert!(differ.is_empty(), "{differ:#?}");
    assert_eq!(test.count("pg_trigger where tgname in ('only_previous', 'next')").await, 1);
    assert_eq!(test.ask::<String>("select auth.may_rest('resident')::text").await, "00:31:00");
    assert_eq!(
        test.count("record.measurements").await,
        test.count("access.log where detail = 'record.measurements insert'").await + 1
    );
    fresh.drop_now().await;
    test.drop_now().await;
}

#[tokio::test]
async fn a_migrate_that_changes_nothing_locks_no_table() {
    let test = TestDb::fresh().await;
    let mut reading = test.owner().await;
    let mut tx = reading.begin().await.expect("begun");
    let tables = tx.fetch_all(
        "select c.oid::regclass::text from pg_class c where relkind in ('r', 'p')
           and relnamespace::regnamespace::text in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access', 'clock')",
    );
    let tables: Vec<String> = tables.await.expect("read").iter().map(|row| row.get(0)).collect();
    assert!(tables.len() > 30, "{tables:?}");
    tx.execute(AssertSqlSafe(format!("lock table {} in access share mode", tables.join(", ")))).await.expect("locked");
    let migrated = tokio::time::timeout(Duration::from_secs(20), test.migrate()).await.expect("it waits for nobody");
    assert_eq!(migrated.expect("migrates"), 0);
    // These locks would have blocked a migrate that changes something.
    tx.execute("set local lock_timeout = '100ms'").await.expect("set");
    let mut other = test.owner().await;
    other.execute("set lock_timeout = '100ms'").await.expect("set");
    other.execute("lock table record.measurements in access exclusive mode").await.expect_err("it is in use");
}

#[tokio::test]
async fn a_table_in_use_is_waited_for() {
    let test = TestDb::fresh().await;
    let mut reading = test.owner().await;
    let holder = tokio::spawn(async move {
        reading
            .execute("begin; lock table record.measurements, access.log in access share mode; select pg_sleep(4); commit")
            .await
    });
    sleep(Duration::from_millis(300)).await;
    assert!(test.migrate_to(&next()).await.expect("migrates") > 0);
    holder.await.expect("joined").expect("whoever used the table was not disturbed");
    assert_eq!(test.ask::<String>("select auth.may_rest('resident')::text").await, "00:31:00");
}

#[tokio::test]
async fn two_migrates_take_turns() {
    let test = TestDb::fresh().await;
    test.migrate().await.expect("the build database is made");
    let release = next();
    let (one, other) = tokio::join!(test.migrate_to(&release), test.migrate_to(&release));
    let mut changed = [one.expect("migrates"), other.expect("migrates")];
    changed.sort_unstable();
    assert!(changed[0] == 0 && changed[1] > 0, "{changed:?}");
}

#[tokio::test]
async fn a_function_with_another_result_is_made_anew_with_its_grants() {
    let test = TestDb::fresh().await;
    let with = |result: &str| {
        Release::current().and_code(&format!(
            "create function access.told() returns {result} language sql stable as 'select 1::{result}';
             grant execute on function access.told() to ehr_web;"
        ))
    };
    test.migrate_to(&with("int")).await.expect("migrates");
    test.migrate_to(&with("bigint")).await.expect("migrates");
    assert_eq!(sqlx::query_scalar::<_, i64>("select access.told()").fetch_one(&test.db.web).await.expect("callable"), 1);
    test.migrate().await.expect("migrates");
    assert_eq!(test.count("pg_proc where proname = 'told'").await, 0);
}

#[tokio::test]
async fn code_makes_no_tables() {
    let test = TestDb::fresh().await;
    let release = Release::current().and_code("create table record.from_code (); create view record.seen as select 1 as one;");
    let refused = test.migrate_to(&release).await;
    assert!(matches!(&refused, Err(MigrateError::NotCode(name)) if name.starts_with("record.")), "{refused:?}");
    assert_eq!(test.count("pg_class where relname = 'from_code'").await, 0);
}

#[tokio::test]
async fn a_migrate_needs_the_build_database_that_bootstrap_makes() {
    let test = TestDb::fresh().await;
    let refused = migrate(&test.url("ehr_migrate"), &test.db.random).await;
    assert!(matches!(refused, Err(MigrateError::NoBuildDatabase(_))), "{refused:?}");
    test.migrate().await.expect("bootstrap has made it");
    let mut admin = test.owner().await;
    admin
        .execute(AssertSqlSafe(format!("comment on database \"{}_build\" is 'my notes'", test.name)))
        .await
        .expect("an operator may");
    let refused = migrate(&test.url("ehr_migrate"), &test.db.random).await;
    assert!(matches!(refused, Err(MigrateError::NoBuildDatabase(_))), "{refused:?}");
}

#[tokio::test]
async fn an_installation_cannot_have_the_name_of_a_build_database() {
    let secrets = std::env::temp_dir().join("no-secrets.json");
    let refused = bootstrap("postgres://nobody@127.0.0.1:1/ehr_build", "ehr_build", &secrets, &Random::from_os()).await;
    assert!(matches!(refused, Err(BootstrapError::Name(_))), "it is refused before anything is written or asked");
    assert!(!secrets.exists());
}

#[tokio::test]
async fn a_server_sees_whether_the_database_has_its_code() {
    let test = TestDb::fresh().await;
    assert_eq!(code_state(&test.db).await.expect("read"), CodeState::Matches);
    test.as_owner("grant select on record.residents to ehr_jobs").await;
    assert_eq!(code_state(&test.db).await.expect("read"), CodeState::ChangedSince);
    assert_eq!(test.migrate().await.expect("migrates"), 1);
    assert_eq!(code_state(&test.db).await.expect("read"), CodeState::Matches);
    test.migrate_to(&next()).await.expect("migrates");
    assert_eq!(code_state(&test.db).await.expect("read"), CodeState::OtherRelease);
}
