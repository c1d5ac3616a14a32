//! The id in a client's cookie: it identifies a visit before the person signs in, and a session afterwards.
//!
//! This module creates ids of visits, looks up ids and ends them. Only [`super::passkeys`] begins a session, and only
//! [`super::sessions::raise`] gives a session a new id.

use chrono::{DateTime, Utc};

use super::hash;
use crate::database::Database;

/// Begins a visit; returns its id for the cookie. A visit lasts one hour.
pub async fn begin(db: &Database) -> Result<String, sqlx::Error> {
    let token = db.random.token();
    sqlx::query!("insert into visit.visits (holder, expires_at) values ($1, clock.now() + interval '1 hour')", hash(&token))
        .execute(&db.sign_in)
        .await?;
    Ok(token)
}

/// The expiry time of this id, if it is that of a visit or of a current session.
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

/// Ends the visit or session with this id, and its ceremonies. An unknown id is not an error.
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
