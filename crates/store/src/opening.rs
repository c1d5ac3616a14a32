//! The only way to a record: open it with a committed log row, then read or write in a transaction that names the opening.
//!
//! [`open`] commits one log row and returns an [`Opening`]; [`Opening::read`] and [`Opening::write`] begin the transaction.
//! Postgres decides and enforces (`migrations/code/12_opening.sql`); this module does neither.

use std::ops::{Deref, DerefMut};

use chrono::NaiveDate;
use domain::{
    capacity::Capacity,
    ids::{EntryId, LogId, ResidentId},
    purpose::Purpose,
    section::Section,
    sex::Sex,
};
use sqlx::{PgConnection, Postgres, Transaction};
use uuid::Uuid;

use crate::{
    database::Database,
    source::{Clock, Random},
};

/// An opened record, recorded in the log. It contains no data of the record: reading needs a transaction that names it.
#[derive(Debug, Clone)]
pub struct Opening {
    secret: String,
    /// The log row of this opening.
    pub log: LogId,
    /// The opened record.
    pub resident: ResidentId,
    /// The purpose.
    pub purpose: Purpose,
    /// The capacity in which the reader acts.
    pub capacity: Capacity,
}

/// An opening, as seen by the transaction that names it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The log row of this opening.
    pub log: LogId,
    /// The opened record.
    pub resident: ResidentId,
    /// The purpose.
    pub purpose: Purpose,
    /// The subject, for the banner of the page.
    pub subject: Subject,
    /// The number of unread notices of a resident who opened the record, at most one hundred; `None` for staff.
    pub unread: Option<u32>,
}

/// The subject of the open record, shown at the top of each of its pages.
#[derive(Debug, Clone)]
pub struct Subject {
    /// 姓名.
    pub name: String,
    /// 出生日期.
    pub birth_date: NaiveDate,
    /// 性别, GB/T 2261.1.
    pub sex: Sex,
}

/// Why a record was not opened. docs/ERRORS.md says which of these reasons is shown to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The session has ended or does not exist.
    SignedOut,
    /// The purpose requires the passkey within the last five minutes.
    StepUp,
    /// No basis applies, or there is no such record: the two cannot be told apart.
    NoBasis,
    /// The connection does not wait until its log row is durable (`synchronous_commit`).
    NotDurable,
}

/// An error while opening a record.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Postgres refused the opening and logged the refusal.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Postgres failed.
    #[error("the database failed while opening")]
    Database(#[from] sqlx::Error),
}

/// A limit of an opening within its sections.
#[derive(Debug, Clone, Copy)]
pub enum Limit<'a> {
    /// Only these entries.
    Entries(&'a [EntryId]),
    /// Only the registered identity of the subject. The database identifies it by the record's own id.
    Identity,
}

/// A request to open a record.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The session's token, from the cookie.
    pub token: &'a str,
    /// The record to open.
    pub resident: ResidentId,
    /// The purpose.
    pub purpose: Purpose,
    /// The sections.
    pub sections: &'a [Section],
    /// The limit within the sections; `None`: no limit.
    pub limit: Option<Limit<'a>>,
    /// The name of the reader's device, for the log.
    pub client: &'a str,
    /// For a deposit: birth date and sex of the person in the file ("1990-01-15 2").
    pub claim: Option<&'a str>,
}

/// Opens a record and commits the log row. Reading takes place in another transaction.
pub async fn open(db: &Database, request: Request<'_>) -> Result<Opening, OpenError> {
    let sections: Vec<String> = request.sections.iter().map(|s| s.code().to_owned()).collect();
    let entries: Option<Vec<Uuid>> = request.limit.map(|limit| match limit {
        Limit::Entries(entries) => entries.iter().map(|entry| entry.uuid()).collect(),
        Limit::Identity => vec![request.resident.uuid()],
    });
    let row = sqlx::query!(
        r#"select opening, refusal, log_id, capacity from access.open_record($1, $2, $3, $4, $5, $6, $7)"#,
        request.token,
        request.resident.uuid(),
        request.purpose.code(),
        &sections,
        entries.as_deref(),
        request.client,
        request.claim,
    )
    .fetch_one(&db.web)
    .await?;

    let capacity = row.capacity.as_deref().and_then(Capacity::from_code);
    let (Some(secret), Some(log), Some(capacity)) = (row.opening, row.log_id, capacity) else {
        return Err(OpenError::Refused(Refusal::from_code(row.refusal.as_deref())));
    };
    Ok(Opening { secret, log: LogId::from(log), resident: request.resident, purpose: request.purpose, capacity })
}

impl Refusal {
    pub(crate) fn from_code(code: Option<&str>) -> Self {
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
    pub async fn read(self, db: &Database) -> Result<Reader, OpenError> {
        let (tx, told) = self.enter(db.web.begin().await?).await?;
        Ok(Reader { tx, opening: self.told(told?) })
    }

    /// Begins a reading transaction with one snapshot: all statements see the record as of the same moment. If the basis ends
    /// during the transaction, the data stay readable until the opening ends, at most a minute later.
    pub async fn read_whole(self, db: &Database) -> Result<Reader, OpenError> {
        let (tx, told) = self.enter(db.web.begin_with("begin isolation level repeatable read read only").await?).await?;
        Ok(Reader { tx, opening: self.told(told?) })
    }

    /// Begins the writing transaction of this opening. Nothing is stored before [`Writer::commit`].
    pub async fn write(self, db: &Database) -> Result<Writer, OpenError> {
        let (tx, told) = self.enter(db.web.begin().await?).await?;
        let reader = Reader { tx, opening: self.told(told?) };
        Ok(Writer { reader, random: db.random.clone(), clock: db.clock })
    }

    /// Begins a writing transaction that is told no subject: a depositor is told none, and a registration has none yet.
    pub(crate) async fn of_no_subject(self, db: &Database) -> Result<Transaction<'static, Postgres>, OpenError> {
        let (tx, _) = self.enter(db.web.begin().await?).await?;
        Ok(tx)
    }

    /// Names the opening in a new transaction. If no subject is returned, the opening is no longer valid, or belongs to a
    /// depositor.
    async fn enter(
        &self,
        mut tx: Transaction<'static, Postgres>,
    ) -> Result<(Transaction<'static, Postgres>, Result<(Subject, Option<u32>), OpenError>), OpenError> {
        let row = sqlx::query!("select subject_name, subject_birth_date, subject_sex, unread from access.enter($1)", self.secret)
            .fetch_one(&mut *tx)
            .await?;
        let sex = row.subject_sex.as_deref().and_then(Sex::from_code);
        let unread = row.unread.and_then(|count| u32::try_from(count).ok());
        let told = match (row.subject_name, row.subject_birth_date, sex) {
            (Some(name), Some(birth_date), Some(sex)) => Ok((Subject { name, birth_date, sex }, unread)),
            _ => Err(OpenError::Refused(Refusal::SignedOut)),
        };
        Ok((tx, told))
    }

    fn told(self, (subject, unread): (Subject, Option<u32>)) -> Opened {
        Opened { log: self.log, resident: self.resident, purpose: self.purpose, subject, unread }
    }

    /// The secret, for tests that try to misuse it.
    #[cfg(feature = "testing")]
    pub fn secret(&self) -> &str {
        &self.secret
    }
}

/// A transaction in which an open record can be read.
#[derive(Debug)]
pub struct Reader {
    tx: Transaction<'static, Postgres>,
    /// The opening that the transaction names.
    pub opening: Opened,
}

impl Reader {
    /// Whether the opening is still valid. If so, nothing that was read in it is missing.
    pub async fn is_still_open(&mut self) -> Result<bool, sqlx::Error> {
        let open = sqlx::query_scalar!(r#"select access.opened_resident('identity') is not null as "open!""#);
        open.fetch_one(self.connection()).await
    }

    /// The connection, for this crate's statements.
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.tx
    }
}

/// A transaction in which an open record can be written. Everything that may be written can also be read.
///
/// Pages write with [`submit`](Writer::submit), once for each form.
#[derive(Debug)]
pub struct Writer {
    reader: Reader,
    random: Random,
    clock: Clock,
}

impl Writer {
    /// Turns an unused writing transaction into a reading one.
    pub fn into_reader(self) -> Reader {
        self.reader
    }

    /// A new id for a row.
    pub fn new_id<Id: From<Uuid>>(&self) -> Id {
        Id::from(self.random.uuid(self.clock.now()))
    }

    /// Commits the rows that were written.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        self.reader.tx.commit().await
    }
}

impl Deref for Writer {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut Reader {
        &mut self.reader
    }
}
