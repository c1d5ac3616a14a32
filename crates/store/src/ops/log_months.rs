//! Partitions of the log, one for each month, created in advance.

use crate::database::Database;

/// Creates the missing partitions of this month and the next three. Returns how many were created.
pub async fn make(db: &Database) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.make_log_months() as "made!""#).fetch_one(&db.jobs).await
}
