//! Migrations: tables go forward only; functions, triggers, policies and grants become those of `migrations/code`.
//!
//! [`migrate`] first builds the release in the *build database*, an empty database beside the installation's ([`fresh`]).
//! It then runs the table migrations, compares the two catalogues ([`catalogue`]) and changes the objects that differ, in one
//! short transaction ([`change`]). [`stamp`] records the result for the server. docs/adr/0012 gives the reasons;
//! docs/RUNNING.md says what a migration must keep to so that the running release survives it.

mod catalogue;
mod change;
mod fresh;
mod release;
mod stamp;

use std::time::Duration;

use sqlx::{ConnectOptions, Connection, Executor, PgConnection, migrate::Migrator, postgres::PgConnectOptions};

pub use fresh::{BUILD_SUFFIX, MARK};
pub use release::Release;
pub use stamp::{CodeState, code_state};

use crate::source::Random;

/// Two migrates of one database take turns (an advisory lock).
const TURN: i64 = 7_306_403;

/// How often a step is tried when others use the tables that it needs. With the pauses this takes about a minute.
const ATTEMPTS: u32 = 40;

/// How long a table migration waits for a table. Less than Postgres's `deadlock_timeout` (1 s): in a deadlock the migration
/// gives up before Postgres ends a request.
const TABLE_WAIT: &str = "set lock_timeout = '500ms'";

/// Why a migration stopped.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A table migration failed, or a landed one was edited.
    #[error("migrating tables: {0}")]
    Tables(#[from] sqlx::migrate::MigrateError),
    /// A file of `migrations/code` failed in the build database. The installation's database is unchanged.
    #[error("migrations/code/{0}: {1}")]
    Code(String, sqlx::Error),
    /// A file of `migrations/code` makes a table, an index or a type.
    #[error("migrations/code makes {0}, which only a table migration may")]
    NotCode(String),
    /// `ehr db bootstrap` has not made the build database.
    #[error("the database {0} is missing, or is not one that `ehr db bootstrap` made to build in; run `ehr db bootstrap`")]
    NoBuildDatabase(String),
    /// A statement that changes an object failed; the transaction was rolled back.
    #[error("changing functions, policies and grants: {0}")]
    Change(sqlx::Error),
    /// Others use a table without a pause; nothing was changed.
    #[error("{0} is in use all the time; migrate again when there is less traffic")]
    Busy(String),
    /// The changed database still differed from the fresh build; the transaction was rolled back.
    #[error("after the changes these objects still differ from a fresh build: {}", .0.join("; "))]
    Differs(Vec<String>),
    /// Postgres could not be reached, or failed.
    #[error("the migrating connection: {0}")]
    Database(#[from] sqlx::Error),
}

/// Brings the database of `migrate_url` (role `ehr_migrate`) up to this program's release. Safe to repeat, and under traffic.
/// Returns how many functions, triggers, policies and grants were changed.
pub async fn migrate(migrate_url: &str, random: &Random) -> Result<usize, MigrateError> {
    migrate_to(&Release::current(), migrate_url, random).await
}

/// The same for any release.
pub async fn migrate_to(release: &Release, migrate_url: &str, random: &Random) -> Result<usize, MigrateError> {
    let options: PgConnectOptions = migrate_url.parse()?;
    let mut connection = connect(&options).await?;
    sqlx::query("select pg_catalog.pg_advisory_lock($1)").bind(TURN).execute(&mut connection).await?;
    let fresh = fresh::build(&options, release).await?;
    connection.execute(TABLE_WAIT).await?;
    migrate_tables(&mut connection, release, random).await?;
    let changed = change::apply(&mut connection, &fresh, &release.id(), random).await?;
    make_log_months(&mut connection, random).await?;
    connection.close().await?; // The advisory lock ends with it.
    Ok(changed)
}

/// A connection as the owner of the tables. `ehr_migrate` has no other privilege.
async fn connect(options: &PgConnectOptions) -> Result<PgConnection, sqlx::Error> {
    let mut connection = options.connect().await?;
    connection.execute("set role ehr_owner; set client_min_messages = warning").await?;
    Ok(connection)
}

async fn migrate_tables(connection: &mut PgConnection, release: &Release, random: &Random) -> Result<(), MigrateError> {
    for tried in 1.. {
        match run_tables(connection, release.tables()).await {
            Err(sqlx::migrate::MigrateError::Execute(e) | sqlx::migrate::MigrateError::ExecuteMigration(e, _))
                if tried < ATTEMPTS && is_busy(&e) =>
            {
                pause(tried, random).await;
            }
            done => return Ok(done?),
        }
    }
    Ok(())
}

/// Runs the table migrations that are missing, each in a transaction of its own.
async fn run_tables(connection: &mut PgConnection, tables: &Migrator) -> Result<(), sqlx::migrate::MigrateError> {
    connection.execute("create schema if not exists ehr_migrations; set search_path = ehr_migrations").await?;
    tables.run_direct(None, &mut *connection, false).await?;
    connection.execute("reset search_path").await?;
    Ok(())
}

/// Makes the partitions of the access log for the next months, where they are missing.
async fn make_log_months(connection: &mut PgConnection, random: &Random) -> Result<(), MigrateError> {
    for tried in 1.. {
        match connection.execute("select access.make_log_months()").await {
            Err(error) if tried < ATTEMPTS && is_busy(&error) => pause(tried, random).await,
            done => return done.map(|_| ()).map_err(MigrateError::Database),
        }
    }
    Ok(())
}

/// Whether a statement failed because others used what it needed: it is worth another attempt.
fn is_busy(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|e| {
        let lock_or_deadlock = matches!(e.code().as_deref(), Some("55P03" | "40P01"));
        // A GRANT takes no lock on its table. It fails with this text where others change the same row of the catalogue.
        lock_or_deadlock || e.message() == "tuple concurrently updated"
    })
}

/// Waits longer after each attempt, up to two seconds. The random part keeps the attempts out of step with a regular load.
async fn pause(tried: u32, random: &Random) {
    let [jitter] = random.bytes::<1>();
    tokio::time::sleep(Duration::from_millis(u64::from(tried.min(20)) * 80 + u64::from(jitter) * 2)).await;
}

/// Names what all migration files say together: two databases with the same id have the same schema.
#[cfg(feature = "testing")]
pub(crate) fn fingerprint() -> String {
    Release::current().id()
}
