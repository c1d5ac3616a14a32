//! Passkeys: enrolled with a slip or added to an existing one, looked up by credential id, removed by their owner.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, PasskeyId, SessionId, SlipId};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::sessions::{self, Client, NewSession};
use crate::database::Database;

/// A passkey that an authenticator has just created.
#[derive(Debug)]
pub struct NewPasskey<'a> {
    /// The credential's id.
    pub credential_id: &'a [u8],
    /// The credential in the format of the WebAuthn library.
    pub credential: &'a Value,
    /// The label in the person's list of passkeys.
    pub label: &'a str,
}

/// A stored passkey.
#[derive(Debug)]
pub struct Passkey {
    /// The id of its row.
    pub id: PasskeyId,
    /// The account that owns it.
    pub account: AccountId,
    /// The credential in the format of the WebAuthn library.
    pub credential: Value,
}

/// One line of a person's list of passkeys.
#[derive(Debug, Clone)]
pub struct PasskeyLine {
    /// Its id.
    pub id: PasskeyId,
    /// Its label.
    pub label: String,
    /// When it was enrolled.
    pub created_at: DateTime<Utc>,
    /// When it was last used to sign in.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// Why a passkey was not enrolled or removed.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// The slip was used, voided or expired in the meantime.
    #[error("the slip is no longer good")]
    SlipGone,
    /// The act was not confirmed, or was already executed.
    #[error("the act is not confirmed")]
    ActGone,
    /// The last passkey cannot be removed, because its owner could no longer sign in.
    #[error("the last passkey cannot be removed")]
    Last,
    /// The account has neither a record nor a post.
    #[error("the account has nothing to sign in to")]
    NoPlace,
    /// Postgres failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// Uses up a slip: stores the passkey, ends every older session, removes every older passkey except those in `kept`, begins a session
/// and returns its token. A slip replaces a lost device, which must not open the record any more.
pub async fn enrol(
    db: &Database,
    slip: SlipId,
    passkey: NewPasskey<'_>,
    client: Client<'_>,
    kept: &[PasskeyId],
) -> Result<String, PasskeyError> {
    let mut tx = db.sign_in.begin().await?;
    let account = sqlx::query_scalar!(
        "update auth.slips set used_at = clock.now()
         where id = $1 and used_at is null and voided_at is null and expires_at > clock.now() returning account_id",
        slip.uuid()
    )
    .fetch_optional(&mut *tx)
    .await?
    .map(AccountId::from)
    .ok_or(PasskeyError::SlipGone)?;
    sqlx::query!("update auth.sessions set ended_at = clock.now() where account_id = $1 and ended_at is null", account.uuid())
        .execute(&mut *tx)
        .await?;
    let kept: Vec<Uuid> = kept.iter().map(|id| id.uuid()).collect();
    sqlx::query!(
        "update auth.passkeys set removed_at = clock.now() where account_id = $1 and removed_at is null and id <> all ($2)",
        account.uuid(),
        &kept
    )
    .execute(&mut *tx)
    .await?;
    let id = keep(db, &mut tx, account, &passkey).await?;
    let token = sessions::begin(db, &mut tx, NewSession { account, passkey: id, client }).await?.ok_or(PasskeyError::NoPlace)?;
    tx.commit().await?;
    Ok(token)
}

/// Stores an additional passkey and executes the confirmed act that allows it.
pub async fn add(db: &Database, session: SessionId, account: AccountId, passkey: NewPasskey<'_>) -> Result<(), PasskeyError> {
    let mut tx = db.sign_in.begin().await?;
    let spent = sqlx::query!(
        "update visit.acts set executed_at = clock.now() where executed_at is null and id = (
           select id from visit.acts where session_id = $1 and kind = 'add_passkey' and executed_at is null
             and confirmed_at > clock.now() - interval '5 minutes' order by confirmed_at desc limit 1)",
        session.uuid()
    )
    .execute(&mut *tx)
    .await?;
    if spent.rows_affected() != 1 {
        return Err(PasskeyError::ActGone);
    }
    keep(db, &mut tx, account, &passkey).await?;
    tx.commit().await?;
    Ok(())
}

async fn keep(
    db: &Database,
    tx: &mut PgConnection,
    account: AccountId,
    passkey: &NewPasskey<'_>,
) -> Result<PasskeyId, sqlx::Error> {
    let id = db.random.uuid(db.clock.now());
    sqlx::query!(
        "insert into auth.passkeys (id, account_id, credential_id, credential, label) values ($1, $2, $3, $4, $5)",
        id,
        account.uuid(),
        passkey.credential_id,
        passkey.credential,
        passkey.label
    )
    .execute(tx)
    .await?;
    Ok(PasskeyId::from(id))
}

/// The passkey with this credential id, unless it was removed.
pub async fn find(db: &Database, credential_id: &[u8]) -> Result<Option<Passkey>, sqlx::Error> {
    let row = sqlx::query!(
        "select id, account_id, credential from auth.passkeys where credential_id = $1 and removed_at is null",
        credential_id
    )
    .fetch_optional(&db.sign_in)
    .await?;
    Ok(row.map(|r| Passkey { id: PasskeyId::from(r.id), account: AccountId::from(r.account_id), credential: r.credential }))
}

/// The account's passkeys, for the WebAuthn library.
pub async fn credentials(db: &Database, account: AccountId) -> Result<Vec<Passkey>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, account_id, credential from auth.passkeys where account_id = $1 and removed_at is null",
        account.uuid()
    )
    .fetch_all(&db.sign_in)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| Passkey { id: PasskeyId::from(r.id), account: AccountId::from(r.account_id), credential: r.credential })
        .collect())
}

/// The credential ids of the account, so that a device with one of these passkeys does not create another.
pub async fn credential_ids(db: &Database, account: AccountId) -> Result<Vec<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar!("select credential_id from auth.passkeys where account_id = $1 and removed_at is null", account.uuid())
        .fetch_all(&db.sign_in)
        .await
}

/// The account's passkeys, for the list that their owner sees.
pub async fn of_account(db: &Database, account: AccountId) -> Result<Vec<PasskeyLine>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, label, created_at, last_used_at from auth.passkeys where account_id = $1 and removed_at is null order by created_at, id",
        account.uuid()
    )
    .fetch_all(&db.sign_in)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| PasskeyLine {
            id: PasskeyId::from(r.id),
            label: r.label,
            created_at: r.created_at,
            last_used_at: r.last_used_at,
        })
        .collect())
}

/// Records the use of a passkey, stores its counter, begins a session and returns its token.
pub async fn sign_in(
    db: &Database,
    passkey: &Passkey,
    updated: Option<&Value>,
    client: Client<'_>,
) -> Result<String, PasskeyError> {
    let mut tx = db.sign_in.begin().await?;
    note_use(&mut tx, passkey.id, updated).await?;
    let new = NewSession { account: passkey.account, passkey: passkey.id, client };
    let token = sessions::begin(db, &mut tx, new).await?.ok_or(PasskeyError::NoPlace)?;
    tx.commit().await?;
    Ok(token)
}

/// Records the use of a passkey for a step-up, and stores its counter.
pub async fn used(db: &Database, passkey: PasskeyId, updated: Option<&Value>) -> Result<(), sqlx::Error> {
    let mut connection = db.sign_in.acquire().await?;
    note_use(&mut connection, passkey, updated).await
}

async fn note_use(connection: &mut PgConnection, passkey: PasskeyId, updated: Option<&Value>) -> Result<(), sqlx::Error> {
    let done = sqlx::query!(
        // If two answers have the same counter, the second one fails: the passkey was copied, or the answer was replayed.
        "update auth.passkeys set last_used_at = clock.now(), credential = coalesce($2, credential)
         where id = $1 and removed_at is null
           and ($2::jsonb is null or ($2 #>> '{cred,counter}')::int8 > (credential #>> '{cred,counter}')::int8)",
        passkey.uuid(),
        updated
    )
    .execute(connection)
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(sqlx::Error::RowNotFound) }
}

/// Removes a passkey of the account and ends the sessions that were begun with it, except `keep_session`.
pub async fn remove(db: &Database, account: AccountId, passkey: PasskeyId, keep_session: SessionId) -> Result<(), PasskeyError> {
    let mut tx = db.sign_in.begin().await?;
    let left = sqlx::query_scalar!(
        "select id from auth.passkeys where account_id = $1 and removed_at is null for update",
        account.uuid()
    )
    .fetch_all(&mut *tx)
    .await?;
    if left.len() < 2 {
        return Err(PasskeyError::Last);
    }
    let done = sqlx::query!(
        "update auth.passkeys set removed_at = clock.now() where id = $1 and account_id = $2 and removed_at is null",
        passkey.uuid(),
        account.uuid()
    )
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() != 1 {
        return Err(PasskeyError::Database(sqlx::Error::RowNotFound));
    }
    sqlx::query!(
        "update auth.sessions set ended_at = clock.now() where passkey_id = $1 and id <> $2 and ended_at is null",
        passkey.uuid(),
        keep_session.uuid()
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}
