//! Sessions: begun with a passkey, in one capacity, raised by a step-up, ended by inactivity, age or sign-out.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    capacity::{Capacity, Duty},
    ids::{AccountId, PasskeyId, PostId, ResidentId, SessionId},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::hash;
use crate::database::Database;

/// A session that has not ended.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The account that it belongs to.
    pub account: AccountId,
    /// The account's own record, if it has one.
    pub resident: Option<ResidentId>,
    /// The capacity in which the person acts.
    pub capacity: Capacity,
    /// The post, in staff capacity.
    pub post: Option<Post>,
    /// When the person last used a passkey in this session.
    pub verified_at: Option<DateTime<Utc>>,
}

/// A duty at an institution.
#[derive(Debug, Clone)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// The code of the institution.
    pub institution: String,
    /// The duty.
    pub duty: Duty,
    /// The holder's name, as the log and residents see it.
    pub name: String,
}

/// One line of a person's list of sessions.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// Its id.
    pub id: SessionId,
    /// The name of the device, as the browser sent it.
    pub device: String,
    /// Its capacity.
    pub capacity: Capacity,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub last_used_at: DateTime<Utc>,
}

/// The maximum age of a session, even if it is in use: 12 hours for residents, 8 hours for staff, 30 minutes for systems.
fn longest(capacity: Capacity) -> TimeDelta {
    match capacity {
        Capacity::Resident => TimeDelta::hours(12),
        Capacity::Staff => TimeDelta::hours(8),
        Capacity::System => TimeDelta::minutes(30),
    }
}

/// The session with this token, if it has not ended; records its use.
pub async fn load(db: &Database, token: &str) -> Result<Option<Session>, sqlx::Error> {
    let Some(row) = sqlx::query!(
        r#"select s.id as "id!", s.account_id as "account!", s.capacity as "capacity!", s.verified_at, a.resident_id as "resident?",
                  p.id as "post?", p.institution_code as "institution?", p.duty as "duty?", p.name as "post_name?",
                  auth.touch(s.id) as "touched?: ()"
           from auth.live_session($1) s join auth.accounts a on a.id = s.account_id left join auth.posts p on p.id = s.post_id"#,
        token
    )
    .fetch_optional(&db.sign_in)
    .await?
    else {
        return Ok(None);
    };
    let post = match (row.post, row.institution, row.duty.as_deref().and_then(Duty::from_code), row.post_name) {
        (Some(id), Some(institution), Some(duty), Some(name)) => Some(Post { id: PostId::from(id), institution, duty, name }),
        _ => None,
    };
    Ok(Capacity::from_code(&row.capacity).map(|capacity| Session {
        id: SessionId::from(row.id),
        account: AccountId::from(row.account),
        resident: row.resident.map(ResidentId::from),
        capacity,
        post,
        verified_at: row.verified_at,
    }))
}

/// The client that signs in.
#[derive(Clone, Copy)]
pub struct Client<'a> {
    /// The id in the client's cookie: the visit or session with this id ends when the new session begins.
    pub token: Option<&'a str>,
    /// The name of the device, as the browser sends it.
    pub device: &'a str,
}

/// The data of a new session.
pub(super) struct NewSession<'a> {
    /// The account.
    pub account: AccountId,
    /// The passkey that was used.
    pub passkey: PasskeyId,
    /// The client.
    pub client: Client<'a>,
}

/// Begins a session: as a resident if the person has a record, otherwise at the person's first current post. Returns its token
/// for the cookie, which replaces the client's old token; `None` if the person has neither record nor post.
pub(super) async fn begin(db: &Database, tx: &mut PgConnection, new: NewSession<'_>) -> Result<Option<String>, sqlx::Error> {
    let place = sqlx::query!(
        r#"select a.resident_id,
                  (select p.id from auth.posts p where p.account_id = a.id and (p.until is null or p.until >= clock.today())
                   order by p.since, p.id limit 1) as post
           from auth.accounts a where a.id = $1"#,
        new.account.uuid()
    )
    .fetch_one(&mut *tx)
    .await?;
    let (capacity, post) = match (place.resident_id, place.post) {
        (Some(_), _) => (Capacity::Resident, None),
        (None, Some(post)) => (Capacity::Staff, Some(post)),
        (None, None) => return Ok(None),
    };
    let (session, token) = (db.random.uuid(db.clock.now()), db.random.token());
    sqlx::query!(
        "insert into auth.sessions (id, account_id, token_hash, capacity, post_id, passkey_id, device, verified_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, clock.now(), clock.now() + make_interval(secs => $8))",
        session,
        new.account.uuid(),
        hash(&token),
        capacity.code(),
        post,
        new.passkey.uuid(),
        new.client.device,
        seconds(longest(capacity)),
    )
    .execute(&mut *tx)
    .await?;
    if let Some(old) = new.client.token
        && !rotate(tx, old, &token, session).await?
    {
        return Err(sqlx::Error::RowNotFound);
    }
    Ok(Some(token))
}

/// Begins a session of an institution's system, for deposits from the command line.
pub async fn begin_system(db: &Database, institution: &str) -> Result<String, sqlx::Error> {
    let token = db.random.token();
    sqlx::query!(
        "insert into auth.sessions (id, token_hash, capacity, institution_code, device, expires_at)
         values ($1, $2, 'system', $3, 'ehr import', clock.now() + make_interval(secs => $4))",
        db.random.uuid(db.clock.now()),
        hash(&token),
        institution,
        seconds(longest(Capacity::System)),
    )
    .execute(&db.sign_in)
    .await?;
    Ok(token)
}

/// Records a step-up and gives the session a new token in place of `old`, so that a copy of the old token is useless. `None` if
/// the session has ended, or no longer has the old token.
pub async fn raise(db: &Database, session: SessionId, old: &str) -> Result<Option<String>, sqlx::Error> {
    let token = db.random.token();
    let mut connection = db.sign_in.acquire().await?;
    let raised = rotate(&mut connection, old, &token, session.uuid()).await?;
    Ok(raised.then_some(token))
}

/// Replaces the old token. Returns whether the session has the new one.
async fn rotate(connection: &mut PgConnection, old: &str, new: &str, session: Uuid) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select auth.rotate($1, $2, $3) as "rotated!""#, hash(old), hash(new), session)
        .fetch_one(connection)
        .await
}

/// Ends a session of the account. False if the account has no such current session.
pub async fn end_own(db: &Database, account: AccountId, session: SessionId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update auth.sessions set ended_at = clock.now() where id = $1 and account_id = $2 and ended_at is null",
        session.uuid(),
        account.uuid()
    )
    .execute(&db.sign_in)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The account's current sessions, the most recently used first.
pub async fn of_account(db: &Database, account: AccountId) -> Result<Vec<SessionLine>, sqlx::Error> {
    let rows = sqlx::query!(
        "select s.id, s.device, s.capacity, s.started_at, s.last_used_at from auth.sessions s
         where s.account_id = $1 and auth.is_alive(s) order by s.last_used_at desc",
        account.uuid()
    )
    .fetch_all(&db.sign_in)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|r| {
            Some(SessionLine {
                id: SessionId::from(r.id),
                device: r.device,
                capacity: Capacity::from_code(&r.capacity)?,
                started_at: r.started_at,
                last_used_at: r.last_used_at,
            })
        })
        .collect())
}

/// The account's current posts.
pub async fn posts(db: &Database, account: AccountId) -> Result<Vec<Post>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, institution_code, duty, name from auth.posts
         where account_id = $1 and (until is null or until >= clock.today()) order by since, id",
        account.uuid()
    )
    .fetch_all(&db.sign_in)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|r| {
            Some(Post { id: PostId::from(r.id), institution: r.institution_code, duty: Duty::from_code(&r.duty)?, name: r.name })
        })
        .collect())
}

/// Changes the session's capacity to a post of its person, or (`None`) to resident. False if the person has no such post or no
/// record.
pub async fn switch(db: &Database, session: &Session, post: Option<PostId>) -> Result<bool, sqlx::Error> {
    let capacity = if post.is_some() { Capacity::Staff } else { Capacity::Resident };
    let done = sqlx::query!(
        "update auth.sessions s set capacity = $2, post_id = $3, expires_at = least(s.started_at + make_interval(secs => $4), s.expires_at)
         from auth.accounts a
         where s.id = $1 and s.ended_at is null and a.id = s.account_id
           and case when $3::uuid is null then a.resident_id is not null
               else exists (select from auth.posts p where p.id = $3 and p.account_id = a.id
                            and (p.until is null or p.until >= clock.today())) end",
        session.id.uuid(),
        capacity.code(),
        post.map(PostId::uuid),
        seconds(longest(capacity)),
    )
    .execute(&db.sign_in)
    .await?;
    Ok(done.rows_affected() == 1)
}

fn seconds(delta: TimeDelta) -> f64 {
    delta.as_seconds_f64()
}
