//! Migrations: table migrations go forward only; functions, triggers, policies and grants are made equal to those of
//! `migrations/code`.
//!
//! [`migrate`] first builds the release in the *build database*, an empty database beside the installation's ([`fresh`]). It
//! then runs the table migrations, compares the two catalogues ([`catalogue`]) and changes the objects that differ, in one
//! short transaction ([`change`]). [`stamp`] records the result for the server. docs/adr/0012 gives the reasons;
//! docs/RUNNING.md gives the rules for migrations that keep the running release working.

mod attempts;
mod catalogue;
mod change;
mod error;
mod fresh;
mod release;
mod stamp;
mod tables;

use sqlx::{Connection, Executor, PgConnection, postgres::PgConnectOptions};

pub use error::MigrateError;
pub use fresh::{BUILD_SUFFIX, MARK};
pub use release::Release;
pub use stamp::{CodeState, code_state};

use attempts::{ATTEMPTS, is_busy, pause};
use tables::{connect, run_tables};

use crate::source::Random;

/// The key of the advisory lock that makes two migrates of one database take turns.
const TURN: i64 = 7_306_403;

/// How long a table migration waits for a table. The time is shorter than Postgres's `deadlock_timeout` (1 s), so in a deadlock
/// the migration gives up before Postgres cancels a request.
const TABLE_WAIT: &str = "set lock_timeout = '500ms'";

/// Migrates the database of `migrate_url` (role `ehr_migrate`) to this program's release. Safe to repeat, and while clients use
/// the database. Returns how many functions, triggers, policies and grants were changed.
pub async fn migrate(migrate_url: &str, random: &Random) -> Result<usize, MigrateError> {
    migrate_to(&Release::current(), migrate_url, random).await
}

/// Migrates the database to any release.
pub async fn migrate_to(release: &Release, migrate_url: &str, random: &Random) -> Result<usize, MigrateError> {
    let options: PgConnectOptions = migrate_url.parse()?;
    let mut connection = connect(&options).await?;
    sqlx::query("select pg_catalog.pg_advisory_lock($1)").bind(TURN).execute(&mut connection).await?;
    let fresh = fresh::build(&options, release).await?;
    connection.execute(TABLE_WAIT).await?;
    migrate_tables(&mut connection, release, random).await?;
    let changed = change::apply(&mut connection, &fresh, &release.id(), random).await?;
    make_log_months(&mut connection, random).await?;
    connection.close().await?; // Releases the advisory lock.
    Ok(changed)
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

/// Creates the missing partitions of the access log for the next months.
async fn make_log_months(connection: &mut PgConnection, random: &Random) -> Result<(), MigrateError> {
    for tried in 1.. {
        match connection.execute("select access.make_log_months()").await {
            Err(error) if tried < ATTEMPTS && is_busy(&error) => pause(tried, random).await,
            done => return done.map(|_| ()).map_err(MigrateError::Database),
        }
    }
    Ok(())
}

/// A hash of all migration files: two databases with the same id have the same schema.
#[cfg(feature = "testing")]
pub(crate) fn fingerprint() -> String {
    Release::current().id()
}
