//! Notices that follow from a date that has passed, not from an act (`migrations/code/follow_ups.sql`, `corrections.sql`).

use crate::database::Database;

/// Notifies residents whose next follow-up is overdue, at most `most`. Returns how many were notified.
pub async fn tell_of_follow_ups(db: &Database, most: i32) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.tell_of_follow_ups($1) as "told!""#, most).fetch_one(&db.jobs).await
}

/// Notifies residents whose correction was escalated to a district's department, at most `most`. Returns how many were
/// notified.
pub async fn tell_of_escalated(db: &Database, most: i32) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.tell_of_escalated($1) as "told!""#, most).fetch_one(&db.jobs).await
}
