//! What the id in a client's cookie names: a visit, before its person signs in; a session, from then on.
//!
//! Here an id is drawn for a visit, looked up, and ended. Only [`super::passkeys`] begins a session, and only
//! [`super::sessions::raise`] continues one under a new id.

use chrono::{DateTime, Utc};

use super::hash;
use crate::database::Database;

/// Begins a visit; returns its id, for the cookie. It lasts for an hour.
pub async fn begin(db: &Database) -> Result<String, sqlx::Error> {
    let token = db.random.token();
    sqlx::query!("insert into visit.visits (holder, expires_at) values ($1, clock.now() + interval '1 hour')", hash(&token))
        .execute(&db.sign_in)
        .await?;
    Ok(token)
}

/// Until when this id is good, if it names a visit or a living session.
pub async fn good_until(db: &Database, token: &str) -> Result<Option<DateTime<Utc>>, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select expires_at as "until!" from visit.visits where holder = $1 and expires_at > clock.now()
           union all
           select least(s.expires_at, s.last_used_at + auth.may_rest(s.capacity)) from auth.sessions s
           where s.token_hash = $1 and auth.is_alive(s)"#,
        hash(token)
    )
    .fetch_optional(&db.sign_in)
    .await
}

/// Ends what this id names, with its ceremonies. An id that names nothing is no error.
pub async fn end(db: &Database, token: &str) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "with ended as (update auth.sessions set ended_at = clock.now() where token_hash = $1 and ended_at is null),
              forgotten as (delete from visit.ceremonies where holder = $1)
         delete from visit.visits where holder = $1",
        hash(token)
    )
    .execute(&db.sign_in)
    .await?;
    Ok(())
}
