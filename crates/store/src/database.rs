//! The connection pools, one for each role, and the keys, clock and random source that go with them.

use std::time::Duration;

use sqlx::{
    Row,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
};

use crate::{
    numbers::Keys,
    secrets::{Secrets, SecretsError},
    source::{Clock, Random},
};

/// Everything that a request or a job needs for access to the data. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    /// `ehr_web`: serves pages. Reads no row of a record without an opening.
    pub web: PgPool,
    /// `ehr_sign_in`: accounts, passkeys, sessions.
    pub sign_in: PgPool,
    /// `ehr_jobs`: background work and operators' commands; reads no row of a record.
    pub jobs: PgPool,
    /// Keys that are stored outside the database.
    pub keys: Keys,
    /// The time of this process.
    pub clock: Clock,
    /// Randomness of this process.
    pub random: Random,
}

/// Why the connection to the database could not be made as required.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The secrets file is missing or damaged.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// Postgres did not answer, or gave an unexpected answer.
    #[error("the database could not be reached: {0}")]
    Database(#[from] sqlx::Error),
}

impl Database {
    /// Connects the three pools with the passwords of `secrets`.
    pub async fn connect(secrets: &Secrets, clock: Clock, random: Random) -> Result<Self, ConnectError> {
        let pool = |role, password: &str, size| pool(secrets.url(role, password), size);
        Ok(Self {
            web: pool("ehr_web", &secrets.passwords.ehr_web, 24).await?,
            sign_in: pool("ehr_sign_in", &secrets.passwords.ehr_sign_in, 4).await?,
            jobs: pool("ehr_jobs", &secrets.passwords.ehr_jobs, 2).await?,
            keys: Keys::from_secrets(secrets)?,
            clock,
            random,
        })
    }
}

/// Statements that clear a connection before it returns to the pool: transaction, settings, cursors, listeners, locks.
///
/// The result tells whether SQL prepared a statement. This program prepares its statements by the protocol. A statement that
/// was prepared in SQL could have the name of one of them, and would then receive the next visitor's token.
const CLEAN: &str = "begin; rollback; reset all; close all; unlisten *; select pg_catalog.pg_advisory_unlock_all();
    select exists (select from pg_catalog.pg_prepared_statements where from_sql)";

/// Settings of every connection, which no `alter role` can change: time limits for a lost connection, and log rows that are
/// durable when a commit returns.
const SETTINGS: [(&str, &str); 4] = [
    ("synchronous_commit", "on"),
    ("search_path", ""),
    ("statement_timeout", "30s"),
    ("idle_in_transaction_session_timeout", "30s"),
];

async fn pool(url: String, size: u32) -> Result<PgPool, sqlx::Error> {
    let options = url.parse::<PgConnectOptions>()?.options(SETTINGS);
    PgPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(5))
        // A cancelled `begin()` can leave a transaction open on a connection that returns to the pool (sqlx 0.8.4 to 0.9.0). No
        // other request may take over that opening, or the connection's settings. A `rollback` without `begin` would write a
        // warning into Postgres's log whenever no transaction is open, which is the usual case.
        .after_release(|connection, _| {
            Box::pin(async move {
                // The simple protocol: this statement has no name that a prepared statement could have.
                let poisoned: bool = sqlx::raw_sql(CLEAN).fetch_all(connection).await?.last().is_none_or(|row| row.get(0));
                Ok(!poisoned)
            })
        })
        .connect_with(options)
        .await
}
