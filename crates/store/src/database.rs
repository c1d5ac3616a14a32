//! The pools, one a role, and what travels with them.

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

/// Everything that a request or a job needs to reach the data. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    /// `ehr_web`: serves pages. Sees no row of a record without an opening.
    pub web: PgPool,
    /// `ehr_sign_in`: accounts, passkeys, sessions.
    pub sign_in: PgPool,
    /// `ehr_jobs`: background work and operators' commands; sees no row of a record.
    pub jobs: PgPool,
    /// Keys that live outside the database.
    pub keys: Keys,
    /// The time of this process.
    pub clock: Clock,
    /// Randomness of this process.
    pub random: Random,
}

/// Why the database could not be reached as we must reach it.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The secrets file is missing or damaged.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// Postgres did not answer, or not as expected.
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

/// What a connection leaves behind when it goes back to the pool: nothing.
///
/// The answer tells whether SQL prepared a statement. We prepare ours by the protocol; one that was prepared in SQL could
/// stand under the name of one of ours, and would be handed the next visitor's token.
const CLEAN: &str = "begin; rollback; reset all; close all; unlisten *; select pg_catalog.pg_advisory_unlock_all();
    select exists (select from pg_catalog.pg_prepared_statements where from_sql)";

/// Settings that travel with every connection, where no `alter role` can reach them: bounds for a lost one, and log rows
/// that are safe when a commit returns.
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
        // A cancelled `begin()` can leave a transaction open on a connection that goes back to the pool
        // (sqlx 0.8.4 to 0.9.0): nobody may inherit an opening that way, nor settings. A `rollback` alone would write a warning
        // into Postgres's log each time that there is nothing to roll back, that is, nearly always.
        .after_release(|connection, _| {
            Box::pin(async move {
                // In the simple protocol: this statement has no name under which another could stand.
                let poisoned: bool = sqlx::raw_sql(CLEAN).fetch_all(connection).await?.last().is_none_or(|row| row.get(0));
                Ok(!poisoned)
            })
        })
        .connect_with(options)
        .await
}
