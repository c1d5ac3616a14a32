//! A database for one test: copied from a template in some tens of milliseconds, dropped at the end.
//!
//! The first test process builds the template, one for each state of the migration files; other processes wait (an advisory
//! lock in the administrator's database). The clock of the copy can be set ([`TestDb::set_clock`]).

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, Decode, Executor, PgConnection, Postgres, Row, Type, postgres::PgConnectOptions,
};
use tokio::sync::{Mutex, OnceCell};

use crate::{
    database::Database,
    ops::{
        bootstrap::{make_build_database, make_database, make_roles, open_to_our_roles, put_policies_first, quoted},
        migrate::{self, BUILD_SUFFIX, MigrateError, Release},
    },
    secrets::Secrets,
    source::{Clock, Random},
};

/// The initial time of a city: 2 March 2026, 10:00 in Shenzhen.
pub const MORNING: DateTime<Utc> = DateTime::from_timestamp(1_772_416_800, 0).expect("a date of the calendar");

/// The seed of passwords and keys: parallel test processes share the cluster's roles, so they need the same passwords.
const SEED: u64 = 20_251_123;

/// The advisory lock for building the template.
const TEMPLATE_LOCK: i64 = 7_306_402;

/// Databases of killed tests are dropped after this time.
const STALE: TimeDelta = TimeDelta::hours(1);

/// Replaces the production clock with one that can be set; until it is set, it shows the production time.
const SETTABLE_CLOCK: &str = "
    create table clock.test_time (at timestamptz not null);
    create unique index one_test_time on clock.test_time ((true));
    alter table clock.test_time owner to ehr_owner;
    grant select on clock.test_time to public;
    create or replace function clock.now() returns timestamptz language sql stable parallel safe
      as 'select coalesce((select h.at from clock.test_time h), now())';
    create or replace function clock.wall() returns timestamptz language sql volatile parallel safe
      as 'select coalesce((select h.at from clock.test_time h), clock_timestamp())';";

/// A database of one test, with the three pools of production.
#[derive(Debug)]
pub struct TestDb {
    /// The pools, connected as in production.
    pub db: Database,
    /// Its name in the cluster.
    pub name: String,
    test_time: &'static AtomicI64,
    owner: Mutex<Option<PgConnection>>,
    gone: AtomicBool,
}

impl TestDb {
    /// An empty, migrated database.
    pub async fn fresh() -> Self {
        let template = TEMPLATE.get_or_init(template).await;
        Self::copy_of(template).await
    }

    /// A database at some release, with the production clock.
    pub async fn at_release(release: &Release) -> Self {
        TEMPLATE.get_or_init(template).await; // Also creates the roles.
        let name = new_name();
        let mut admin = admin("postgres").await;
        make_database(&mut admin, &name).await.expect("the administrator makes a database");
        admin.close().await.expect("closing");
        let test = Self::connect(name).await;
        test.migrate_to(release).await.expect("the release is built");
        test
    }

    /// A copy of a database that has no connections (see [`TestDb::close`]).
    pub async fn copy_of(name: &str) -> Self {
        let copy = new_name();
        let mut admin = admin("postgres").await;
        admin
            .execute(AssertSqlSafe(format!("create database {} template {} owner ehr_owner", quoted(&copy), quoted(name))))
            .await
            .expect("the administrator copies databases");
        open_to_our_roles(&mut admin, &copy).await.expect("the administrator grants");
        admin.close().await.expect("closing");
        Self::connect(copy).await
    }

    async fn connect(name: String) -> Self {
        #[expect(clippy::disallowed_methods, reason = "until a test sets its clock, it is the machine's")]
        let test_time: &'static AtomicI64 = Box::leak(Box::new(AtomicI64::new(Utc::now().timestamp_micros())));
        let db = Database::connect(&secrets(&name), Clock::from_micros(test_time), Random::from_os())
            .await
            .expect("the product connects to its test database");
        Self { db, name, test_time, owner: Mutex::new(None), gone: AtomicBool::new(false) }
    }

    /// Sets the clock of this database and of this [`Database`].
    pub async fn set_clock(&self, at: DateTime<Utc>) {
        self.test_time.store(at.timestamp_micros(), Ordering::Relaxed);
        let test_time = format!(
            "insert into clock.test_time values ('{}') on conflict ((true)) do update set at = excluded.at",
            at.to_rfc3339_opts(SecondsFormat::Micros, true)
        );
        self.as_owner(&test_time).await;
    }

    /// Runs statements as the cluster's superuser, who bypasses every policy: for changes that only an operator could make.
    pub async fn as_owner(&self, sql: &str) {
        let mut kept = self.owner.lock().await;
        let mut owner = self.or_connect(&mut kept).await;
        let done = owner.execute(AssertSqlSafe(sql)).await;
        *kept = Some(owner);
        done.unwrap_or_else(|error| panic!("as owner: {sql}\n{error}"));
    }

    /// The number of rows that the superuser sees, who bypasses every policy: `count("access.log where event = 'refused'")`.
    pub async fn count(&self, from: &str) -> i64 {
        self.ask(&format!("select count(*) from {from}")).await
    }

    /// One value that the superuser reads, who bypasses every policy.
    pub async fn ask<T>(&self, sql: &str) -> T
    where
        T: for<'r> Decode<'r, Postgres> + Type<Postgres>,
    {
        let mut kept = self.owner.lock().await;
        let mut owner = self.or_connect(&mut kept).await;
        let row = owner.fetch_one(AssertSqlSafe(sql)).await;
        *kept = Some(owner);
        row.unwrap_or_else(|error| panic!("as owner: {sql}\n{error}")).get(0)
    }

    /// The superuser's connection, which is kept for further queries.
    async fn or_connect(&self, kept: &mut Option<PgConnection>) -> PgConnection {
        match kept.take() {
            Some(owner) => owner,
            None => self.owner().await,
        }
    }

    /// A connection as superuser.
    pub async fn owner(&self) -> PgConnection {
        admin(&self.name).await
    }

    /// The URL with which one of our login roles connects to this database: `ehr_web`, `ehr_migrate`, …
    pub fn url(&self, role: &str) -> String {
        let secrets = secrets(&self.name);
        let p = &secrets.passwords;
        let passwords = [
            ("ehr_web", &p.ehr_web),
            ("ehr_sign_in", &p.ehr_sign_in),
            ("ehr_jobs", &p.ehr_jobs),
            ("ehr_migrate", &p.ehr_migrate),
        ];
        let password = passwords.iter().find(|(name, _)| *name == role).expect("a role that logs in").1;
        secrets.url(role, password)
    }

    /// Migrates this database, as an operator does after `ehr db bootstrap`. Returns how many objects were changed.
    pub async fn migrate(&self) -> Result<usize, MigrateError> {
        self.migrate_to(&Release::current()).await
    }

    /// Migrates this database to some release.
    pub async fn migrate_to(&self, release: &Release) -> Result<usize, MigrateError> {
        let mut admin = admin("postgres").await;
        make_build_database(&mut admin, &self.name).await.expect("the administrator makes a build database");
        admin.close().await.expect("closing");
        migrate::migrate_to(release, &self.url("ehr_migrate"), &Random::from_os()).await
    }

    /// The secrets of this database, as `ehr db bootstrap` would write them.
    pub fn secrets(&self) -> Secrets {
        secrets(&self.name)
    }

    /// Closes the pools, so that the database can be copied.
    pub async fn close(&self) {
        for pool in [&self.db.web, &self.db.sign_in, &self.db.jobs] {
            pool.close().await;
        }
        if let Some(owner) = self.owner.lock().await.take() {
            owner.close().await.expect("closing");
        }
    }
}

impl TestDb {
    /// Drops the database now. A test with several databases must call this: dropping a database waits for every connection of
    /// the cluster, including connections that the test's own runtime is just opening, and so must not block that runtime.
    pub async fn drop_now(&self) {
        self.gone.store(true, Ordering::Relaxed);
        drop_database(&self.name).await;
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if *self.gone.get_mut() {
            return;
        }
        let name = std::mem::take(&mut self.name);
        // A thread with a separate runtime: this code may run inside the test's runtime, which cannot wait for itself.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime starts").block_on(drop_database(&name));
        });
        // A database that could not be dropped is swept later.
        drop(dropped.join());
    }
}

static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// The template's name; builds the template if this cluster has none for the current migrations.
async fn template() -> String {
    let name = format!("ehr_template_{}", migrate::fingerprint());
    let mut admin = admin("postgres").await;
    if !is_ready(&mut admin, &name).await {
        // The lock is released when the connection closes.
        sqlx::query("select pg_advisory_lock($1)").bind(TEMPLATE_LOCK).execute(&mut admin).await.expect("locking");
        if !is_ready(&mut admin, &name).await {
            build(&mut admin, &name).await;
        }
    }
    sweep(&mut admin).await;
    admin.close().await.expect("closing");
    name
}

async fn is_ready(admin: &mut PgConnection, name: &str) -> bool {
    sqlx::query_scalar("select exists (select from pg_database where datname = $1 and datistemplate)")
        .bind(name)
        .fetch_one(admin)
        .await
        .expect("databases are listed")
}

async fn build(admin: &mut PgConnection, name: &str) {
    drop_database(name).await; // Left incomplete by a killed process.
    let secrets = secrets(name);
    make_roles(admin, &secrets).await.expect("the administrator makes roles");
    make_database(admin, name).await.expect("the administrator makes a database");
    make_build_database(admin, name).await.expect("the administrator makes a build database");
    let url = secrets.url("ehr_migrate", &secrets.passwords.ehr_migrate);
    migrate::migrate(&url, &Random::from_os()).await.expect("migrations apply");
    let mut inside = self::admin(name).await;
    put_policies_first(&mut inside).await.expect("the administrator puts policies first");
    // Log partitions for the months of the tests' fixed clock, in addition to those of the current months.
    let months = format!(
        "{SETTABLE_CLOCK}
         insert into clock.test_time values ('{}'); select access.make_log_months(); delete from clock.test_time;",
        MORNING.to_rfc3339()
    );
    inside.execute(AssertSqlSafe(months)).await.expect("the clock is replaced");
    inside.close().await.expect("closing");
    let seal = format!("alter database {} with is_template true allow_connections false", quoted(name));
    admin.execute(AssertSqlSafe(seal)).await.expect("the template is marked");
}

/// Drops the databases of killed tests: their names contain the minute of their creation.
async fn sweep(admin: &mut PgConnection) {
    let names: Vec<String> = sqlx::query_scalar("select datname from pg_database where datname like 'ehr\\_test\\_%'")
        .fetch_all(admin)
        .await
        .expect("databases are listed");
    for name in names.iter().filter(|name| minute_of(name).is_none_or(|minute| minute < this_minute() - STALE.num_minutes())) {
        drop_database(name).await;
    }
}

fn new_name() -> String {
    format!("ehr_test_{}_{}", this_minute(), hex::encode(Random::from_os().bytes::<6>()))
}

fn minute_of(name: &str) -> Option<i64> {
    name.strip_prefix("ehr_test_")?.split('_').next()?.parse().ok()
}

#[expect(clippy::disallowed_methods, reason = "the age of a database is real time, whatever the test's clock says")]
fn this_minute() -> i64 {
    Utc::now().timestamp() / 60
}

async fn drop_database(name: &str) {
    let mut admin = admin("postgres").await;
    // Another process may have dropped the database already, or the server may be slow: the next sweep tries again.
    let _ = admin.execute("set statement_timeout = '5s'").await;
    for name in [&format!("{name}{BUILD_SUFFIX}"), name] {
        let _ = admin.execute(AssertSqlSafe(format!("drop database if exists {} with (force)", quoted(name)))).await;
    }
}

fn secrets(database: &str) -> Secrets {
    let admin = admin_options();
    Secrets::generate(&Random::seeded(SEED), format!("{}:{}/{database}", admin.get_host(), admin.get_port()))
}

fn admin_options() -> PgConnectOptions {
    let url = std::env::var("EHR_TEST_ADMIN_URL").expect(
        "EHR_TEST_ADMIN_URL is not set: these tests need the administrator's URL of a throw-away Postgres \
         (`make test` brings one; `deploy/postgres.sh start <dir> fast` prints one)",
    );
    url.parse().expect("EHR_TEST_ADMIN_URL is a postgres:// URL")
}

async fn admin(database: &str) -> PgConnection {
    admin_options().database(database).connect().await.expect("the administrator of EHR_TEST_ADMIN_URL connects")
}
