//! Partitions of the log, a month each, made ahead.

use crate::database::Database;

/// Makes this month's and the next three, where they are missing. Returns how many were made.
pub async fn make(db: &Database) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.make_log_months() as "made!""#).fetch_one(&db.jobs).await
}
