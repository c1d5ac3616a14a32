//! The pools, one a role, and what travels with them.

use std::time::Duration;

use sqlx::{
    Executor,
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
const CLEAN: &str = "begin; rollback; reset all; close all; unlisten *; select pg_catalog.pg_advisory_unlock_all()";

async fn pool(url: String, size: u32) -> Result<PgPool, sqlx::Error> {
    let options: PgConnectOptions = url.parse()?;
    PgPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(5))
        // A cancelled `begin()` can leave a transaction open on a connection that goes back to the pool
        // (sqlx 0.8.4 to 0.9.0): nobody may inherit an opening that way, nor settings. A `rollback` alone would write a warning
        // into Postgres's log each time that there is nothing to roll back, that is, nearly always.
        .after_release(|connection, _| {
            Box::pin(async move {
                connection.execute(CLEAN).await?;
                Ok(true)
            })
        })
        .connect_with(options)
        .await
}
