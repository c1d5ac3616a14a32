//! The only way to a record: open it, on the log, then read or write in a transaction that names the opening.
//!
//! [`open`] commits one log row and hands out an [`Opening`]; [`Opening::read`] and [`Opening::write`] begin the
//! transaction. Postgres decides and enforces (`migrations/code/22_access_opening.sql`); nothing here does.

use chrono::NaiveDate;
use domain::{
    capacity::Capacity,
    ids::{EntryId, LogId, ResidentId},
    purpose::Purpose,
    section::Section,
    sex::Sex,
};
use sqlx::{PgConnection, PgPool, Postgres, Transaction};

use crate::database::Database;

/// A record that was opened on the log.
#[derive(Debug, Clone)]
pub struct Opening {
    secret: String,
    /// The log row that is this opening.
    pub log: LogId,
    /// Whose record.
    pub resident: ResidentId,
    /// What for.
    pub purpose: Purpose,
    /// In which capacity the reader acts.
    pub capacity: Capacity,
    /// The reader's name, where they act as staff.
    pub staff_name: Option<String>,
    /// What the banner of the page says.
    pub subject: Subject,
}

/// Whose record is open: what every page of it shows at its top.
#[derive(Debug, Clone)]
pub struct Subject {
    /// 姓名.
    pub name: String,
    /// 出生日期.
    pub birth_date: NaiveDate,
    /// 性别, GB/T 2261.1.
    pub sex: Sex,
}

/// Why a record was not opened. Which of these a person is told stands in docs/ERRORS.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The session ended or never was.
    SignedOut,
    /// The purpose asks for a passkey within the last five minutes.
    StepUp,
    /// No basis holds, or there is no such record: the two look alike.
    NoBasis,
    /// The connection would not wait for its log row to be safe.
    NotDurable,
}

/// What may go wrong on the way to a record.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Postgres refused, and wrote so.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Postgres failed.
    #[error("the database failed while opening")]
    Database(#[from] sqlx::Error),
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The session's token, from the cookie.
    pub token: &'a str,
    /// Whose record.
    pub resident: ResidentId,
    /// What for.
    pub purpose: Purpose,
    /// Which sections.
    pub sections: &'a [Section],
    /// Limited to these entries; `None`: to none in particular.
    pub entries: Option<&'a [EntryId]>,
    /// What the reader's device calls itself, for the log.
    pub client: &'a str,
}

/// Opens a record, on the log. Commits: what is read afterwards is read in another transaction.
pub async fn open(db: &Database, request: Request<'_>) -> Result<Opening, OpenError> {
    let sections: Vec<String> = request.sections.iter().map(|s| s.code().to_owned()).collect();
    let entries: Option<Vec<uuid::Uuid>> = request.entries.map(|e| e.iter().map(|id| id.uuid()).collect());
    let row = sqlx::query!(
        r#"select opening, refusal, log_id as "log_id!", capacity, actor_name, subject_name, subject_birth_date, subject_sex
           from access.open_record($1, $2, $3, $4, $5, $6)"#,
        request.token,
        request.resident.uuid(),
        request.purpose.code(),
        &sections,
        entries.as_deref(),
        request.client,
    )
    .fetch_one(&db.web)
    .await?;

    let (Some(secret), Some(capacity), Some(name), Some(birth_date), Some(sex)) = (
        row.opening,
        row.capacity.as_deref().and_then(Capacity::from_code),
        row.subject_name,
        row.subject_birth_date,
        row.subject_sex.as_deref().and_then(Sex::from_code),
    ) else {
        return Err(OpenError::Refused(Refusal::from_code(row.refusal.as_deref())));
    };
    Ok(Opening {
        secret,
        log: LogId::from(row.log_id),
        resident: request.resident,
        purpose: request.purpose,
        capacity,
        staff_name: row.actor_name,
        subject: Subject { name, birth_date, sex },
    })
}

impl Refusal {
    fn from_code(code: Option<&str>) -> Self {
        match code {
            Some("signed_out") => Self::SignedOut,
            Some("step_up") => Self::StepUp,
            Some("not_durable") => Self::NotDurable,
            _ => Self::NoBasis,
        }
    }
}

impl Opening {
    /// Begins the reading transaction of this opening.
    pub async fn read(self, db: &Database) -> Result<Reader, sqlx::Error> {
        let tx = begin(&db.web, &self.secret).await?;
        Ok(Reader { tx, opening: self })
    }

    /// Begins the writing transaction of this opening. Nothing is kept before [`Writer::commit`].
    pub async fn write(self, db: &Database) -> Result<Writer, sqlx::Error> {
        let tx = begin(&db.web, &self.secret).await?;
        Ok(Writer { tx, opening: self })
    }

    /// The secret itself, for tests that try to misuse it.
    #[cfg(feature = "testing")]
    pub fn secret(&self) -> &str {
        &self.secret
    }
}

async fn begin(pool: &PgPool, secret: &str) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
    let mut tx = pool.begin().await?;
    sqlx::query!("select set_config('access.opening', $1, true)", secret).fetch_one(&mut *tx).await?;
    Ok(tx)
}

/// A transaction in which an open record can be read.
#[derive(Debug)]
pub struct Reader {
    tx: Transaction<'static, Postgres>,
    /// The opening it names.
    pub opening: Opening,
}

impl Reader {
    /// The connection, for this crate's statements.
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.tx
    }
}

/// A transaction in which entries can be added to an open record.
#[derive(Debug)]
pub struct Writer {
    tx: Transaction<'static, Postgres>,
    /// The opening it names.
    pub opening: Opening,
}

impl Writer {
    /// The connection, for this crate's statements.
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.tx
    }

    /// Keeps what was written.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        self.tx.commit().await
    }
}
