//! Notices that no step of anybody gives, only a date that has passed (`migrations/code/follow_ups.sql`, `corrections.sql`).

use crate::database::Database;

/// Tells those whose next follow-up is overdue, at most `most` people. Returns how many were told.
pub async fn tell_of_follow_ups(db: &Database, most: i32) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.tell_of_follow_ups($1) as "told!""#, most).fetch_one(&db.jobs).await
}

/// Tells those whose correction went to a district's department, at most `most` people. Returns how many were told.
pub async fn tell_of_escalated(db: &Database, most: i32) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.tell_of_escalated($1) as "told!""#, most).fetch_one(&db.jobs).await
}
