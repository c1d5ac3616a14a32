//! One statement of one actor, in a transaction that is rolled back.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};

use super::cast::Presence;

/// The result of the statement.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The keys of the rows that were read.
    Rows(BTreeSet<String>),
    /// The number of rows that were changed.
    Touched(u64),
    /// The SQLSTATE of the refusal.
    Refused(String),
}

pub async fn select(connection: &mut PgConnection, presence: &Presence, sql: &str) -> Outcome {
    begin(connection, presence).await;
    let outcome = match connection.fetch_all(AssertSqlSafe(sql)).await {
        Ok(rows) => Outcome::Rows(rows.iter().map(|row| row.get(0)).collect()),
        Err(error) => Outcome::Refused(code(&error)),
    };
    rollback(connection).await;
    outcome
}

pub async fn change(connection: &mut PgConnection, presence: &Presence, sql: &str) -> Outcome {
    begin(connection, presence).await;
    let outcome = match connection.execute(AssertSqlSafe(sql)).await {
        Ok(done) => Outcome::Touched(done.rows_affected()),
        Err(error) => Outcome::Refused(code(&error)),
    };
    rollback(connection).await;
    outcome
}

async fn begin(connection: &mut PgConnection, presence: &Presence) {
    let named = match (&presence.opens_inside, presence.resident) {
        (Some(token), Some(resident)) => format!(
            "select set_config('access.opening', opening, true)
             from access.open_record('{token}', '{resident}', 'view', '{{identity,measurements,health,services,history}}')"
        ),
        _ if presence.secret.is_empty() => String::new(),
        _ => format!("select set_config('access.opening', '{}', true)", presence.secret),
    };
    connection.execute(AssertSqlSafe(format!("begin; {named}"))).await.expect("anything can be named");
}

async fn rollback(connection: &mut PgConnection) {
    connection.execute("rollback").await.expect("rolling back");
}

fn code(error: &sqlx::Error) -> String {
    error.as_database_error().and_then(|e| e.code()).unwrap_or_else(|| panic!("not the database's refusal: {error}")).into_owned()
}
