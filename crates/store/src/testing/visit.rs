//! An attempt to open a record, and the contents of the open record.

use chrono::{DateTime, Utc};
use domain::measurement::MeasurementKind;
use sqlx::{AssertSqlSafe, Executor, Postgres, Row, Transaction};

use super::city::City;
use crate::{
    opening::{OpenError, Opening, Reader, Refusal, Writer},
    record::measurements::{self, Measurement},
    submissions::Submission,
    write_error::WriteError,
};

/// An attempt to open a record, with the opening or the refusal.
#[derive(Debug)]
pub struct Visit {
    city: City,
    outcome: Result<Opening, Refusal>,
}

impl Visit {
    pub(super) fn new(city: &City, outcome: Result<Opening, OpenError>) -> Self {
        let outcome = outcome.map_err(|error| match error {
            OpenError::Refused(why) => why,
            OpenError::Database(error) => panic!("the database failed while opening: {error}"),
        });
        Self { city: city.clone(), outcome }
    }

    /// Whether the opening was refused.
    pub fn is_refused(&self) -> bool {
        self.outcome.is_err()
    }

    /// The reason of the refusal, if it was refused.
    pub fn refusal(&self) -> Option<Refusal> {
        self.outcome.as_ref().err().copied()
    }

    /// The opening; the test fails if there is none.
    pub fn opening(&self) -> Opening {
        self.outcome.clone().expect("the record was opened")
    }

    /// The opening's secret; empty if the opening was refused.
    pub fn secret(&self) -> String {
        self.outcome.as_ref().map(|opening| opening.secret().to_owned()).unwrap_or_default()
    }

    /// A reading transaction.
    pub async fn read(&self) -> Reader {
        self.opening().read(&self.city.db).await.expect("reading begins")
    }

    /// A writing transaction.
    pub async fn write(&self) -> Writer {
        self.opening().write(&self.city.db).await.expect("writing begins")
    }

    /// Writes in this opening, with a new submission.
    pub async fn submits<T>(&self, write: impl AsyncFnOnce(&mut Writer) -> Result<T, WriteError>) -> Result<T, WriteError> {
        let (writer, mut written) = (self.write().await, None);
        let submission = Submission::new(writer.new_id(), &"a form")?;
        let write = async |writer: &mut Writer| {
            written = Some(write(writer).await?);
            Ok(())
        };
        writer.submit(submission, "/".to_owned(), write).await?;
        Ok(written.expect("a new submission id"))
    }

    /// Current blood pressures, newest first, read with the production function.
    pub async fn blood_pressure(&self) -> Vec<Measurement> {
        let mut reader = self.read().await;
        let before = DateTime::<Utc>::MAX_UTC;
        measurements::by_kind(&mut reader, MeasurementKind::BloodPressure, before, 1000).await.expect("read")
    }

    /// A transaction of `ehr_web` that names this opening, for a test's own statements.
    pub async fn transaction(&self) -> Transaction<'static, Postgres> {
        named(&self.city, &self.secret()).await
    }

    /// How many rows of a table can be read in this opening.
    pub async fn rows_of(&self, table: &str) -> i64 {
        let mut tx = self.transaction().await;
        let sql = format!("select count(*) from {table}");
        tx.fetch_one(AssertSqlSafe(sql)).await.unwrap_or_else(|error| panic!("{table}: {error}")).get(0)
    }
}

impl City {
    /// How many rows of a table `ehr_web` can read in a transaction that names this secret.
    pub async fn rows_with_secret(&self, secret: &str, table: &str) -> Result<i64, sqlx::Error> {
        let mut tx = named(self, secret).await;
        Ok(tx.fetch_one(AssertSqlSafe(format!("select count(*) from {table}"))).await?.get(0))
    }
}

async fn named(city: &City, secret: &str) -> Transaction<'static, Postgres> {
    let mut tx = city.db.web.begin().await.expect("a transaction begins");
    sqlx::query("select set_config('access.opening', $1, true)")
        .bind(secret)
        .execute(&mut *tx)
        .await
        .expect("anything can be set");
    tx
}
