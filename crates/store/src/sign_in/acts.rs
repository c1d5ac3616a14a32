//! Acts that need a step-up: proposed by a form, shown again at `/confirm`, confirmed by an assertion for this act, executed
//! once within five minutes.

use domain::ids::{ActId, SessionId};
use uuid::Uuid;

use crate::database::Database;

/// A kind of act. The subject is the person or thing that the act concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActKind {
    /// One more passkey.
    AddPasskey,
    /// Remove a passkey.
    RemovePasskey,
    /// Act at a post (subject: the post), or as a resident again (no subject).
    SwitchCapacity,
    /// Print an activation slip for a resident (subject).
    IssueSlip,
    /// Download a copy of the own record (subject); the detail says which parts.
    Download,
    /// Change the registered identity of a resident (subject).
    ChangeIdentity,
}

impl ActKind {
    fn code(self) -> &'static str {
        match self {
            Self::AddPasskey => "add_passkey",
            Self::RemovePasskey => "remove_passkey",
            Self::SwitchCapacity => "switch_capacity",
            Self::IssueSlip => "issue_slip",
            Self::Download => "download",
            Self::ChangeIdentity => "change_identity",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::AddPasskey, Self::RemovePasskey, Self::SwitchCapacity, Self::IssueSlip, Self::Download, Self::ChangeIdentity]
            .into_iter()
            .find(|k| k.code() == code)
    }
}

/// An act that this session proposed and that was neither executed nor deleted.
#[derive(Debug, Clone)]
pub struct Act {
    /// Its id.
    pub id: ActId,
    /// Its kind.
    pub kind: ActKind,
    /// The person or thing that the act concerns.
    pub subject: Option<Uuid>,
    /// The chosen options, as codes.
    pub detail: Option<String>,
    /// Whether the person confirmed the act with a passkey within the last five minutes.
    pub confirmed: bool,
}

/// Proposes an act; returns its id, for `/confirm/{id}`.
pub async fn propose(db: &Database, session: SessionId, kind: ActKind, subject: Option<Uuid>) -> Result<ActId, sqlx::Error> {
    propose_of(db, session, kind, subject, None).await
}

/// Proposes an act with chosen options.
pub async fn propose_of(
    db: &Database,
    session: SessionId,
    kind: ActKind,
    subject: Option<Uuid>,
    detail: Option<&str>,
) -> Result<ActId, sqlx::Error> {
    let id = db.random.uuid(db.clock.now());
    sqlx::query!(
        "insert into visit.acts (id, session_id, kind, subject, detail) values ($1, $2, $3, $4, $5)",
        id,
        session.uuid(),
        kind.code(),
        subject,
        detail
    )
    .execute(&db.sign_in)
    .await?;
    Ok(ActId::from(id))
}

/// The act, if this session proposed it within the last hour and it was not executed.
pub async fn load(db: &Database, session: SessionId, act: ActId) -> Result<Option<Act>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select kind, subject, detail, coalesce(confirmed_at > clock.now() - interval '5 minutes', false) as "confirmed!" from visit.acts
         where id = $1 and session_id = $2 and executed_at is null and created_at > clock.now() - interval '1 hour'"#,
        act.uuid(),
        session.uuid()
    )
    .fetch_optional(&db.sign_in)
    .await?;
    let act = |kind, subject, detail, confirmed| Act { id: act, kind, subject, detail, confirmed };
    Ok(row.and_then(|r| Some(act(ActKind::from_code(&r.kind)?, r.subject, r.detail, r.confirmed))))
}

/// Records that the person confirmed this act with a passkey.
pub async fn confirm(db: &Database, session: SessionId, act: ActId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update visit.acts set confirmed_at = clock.now()
         where id = $1 and session_id = $2 and confirmed_at is null and executed_at is null
           and created_at > clock.now() - interval '1 hour'",
        act.uuid(),
        session.uuid()
    )
    .execute(&db.sign_in)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Marks a confirmed act as executed; false if it is not confirmed, too old, or already executed.
pub async fn spend(db: &Database, session: SessionId, act: ActId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update visit.acts set executed_at = clock.now()
         where id = $1 and session_id = $2 and executed_at is null and confirmed_at > clock.now() - interval '5 minutes'",
        act.uuid(),
        session.uuid()
    )
    .execute(&db.sign_in)
    .await?;
    Ok(done.rows_affected() == 1)
}
