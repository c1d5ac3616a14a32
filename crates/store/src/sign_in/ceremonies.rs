//! The state of a passkey ceremony: stored on the server, bound to the visitor's cookie and to a purpose, valid for five
//! minutes and one use. A purpose that includes the challenge lets one visitor have several pending ceremonies.

use serde_json::Value;

use super::hash;
use crate::database::Database;

/// Stores `state` for the visitor with this cookie; deletes an earlier ceremony for the same purpose.
pub async fn begin(db: &Database, cookie: &str, purpose: &str, state: &Value) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into visit.ceremonies (holder, purpose, state, expires_at) values ($1, $2, $3, clock.now() + interval '5 minutes')
         on conflict (holder, purpose) do update set state = excluded.state, expires_at = excluded.expires_at",
        hash(cookie),
        purpose,
        state
    )
    .execute(&db.sign_in)
    .await?;
    Ok(())
}

/// Returns and deletes the state.
pub async fn take(db: &Database, cookie: &str, purpose: &str) -> Result<Option<Value>, sqlx::Error> {
    let row = sqlx::query!(
        r#"delete from visit.ceremonies where holder = $1 and purpose = $2
           returning state, expires_at > clock.now() as "fresh!""#,
        hash(cookie),
        purpose
    )
    .fetch_optional(&db.sign_in)
    .await?;
    Ok(row.filter(|r| r.fresh).map(|r| r.state))
}

/// Returns the state and keeps it, for a step that may be repeated within the five minutes.
pub async fn peek(db: &Database, cookie: &str, purpose: &str) -> Result<Option<Value>, sqlx::Error> {
    sqlx::query_scalar!(
        "select state from visit.ceremonies where holder = $1 and purpose = $2 and expires_at > clock.now()",
        hash(cookie),
        purpose
    )
    .fetch_optional(&db.sign_in)
    .await
}

/// Deletes expired visits and ceremonies, and acts and counts of tries that are older than a day. Called by a background job.
pub async fn tidy(db: &Database) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from visit.visits where expires_at < clock.now()").execute(&db.sign_in).await?;
    sqlx::query!("delete from visit.ceremonies where expires_at < clock.now()").execute(&db.sign_in).await?;
    sqlx::query!("delete from visit.acts where created_at < clock.now() - interval '1 day'").execute(&db.sign_in).await?;
    sqlx::query!("delete from visit.address_limits where window_start < clock.now() - interval '1 day'")
        .execute(&db.sign_in)
        .await?;
    Ok(())
}
