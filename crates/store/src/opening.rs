//! The only way to a record: open it, on the log, then read or write in a transaction that names the opening.
//!
//! [`open`] commits one log row and hands out an [`Opening`]; [`Opening::read`] and [`Opening::write`] begin the
//! transaction. Postgres decides and enforces (`migrations/code/12_opening.sql`); nothing here does.

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

/// A record that was opened on the log. Nothing of it is known yet: that needs a transaction that names it.
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
}

/// An opening as the transaction that names it knows it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The log row that is this opening.
    pub log: LogId,
    /// Whose record.
    pub resident: ResidentId,
    /// What for.
    pub purpose: Purpose,
    /// What the banner of the page says.
    pub subject: Subject,
    /// How many of their own notices a resident who opened it has not read, as far as a hundred; none for staff.
    pub unread: Option<u32>,
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

/// To what an opening is limited.
#[derive(Debug, Clone, Copy)]
pub enum Limit<'a> {
    /// These entries.
    Entries(&'a [EntryId]),
    /// The registered identity of the record's subject. The database names it by the record's own id.
    Identity,
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
    /// To what it is limited within the sections; `None`: to nothing in particular.
    pub limit: Option<Limit<'a>>,
    /// What the reader's device calls itself, for the log.
    pub client: &'a str,
    /// Of a deposit: of whom its file says that it is ("1990-01-15 2").
    pub claim: Option<&'a str>,
}

/// Opens a record, on the log. Commits: what is read afterwards is read in another transaction.
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

    /// Begins a reading transaction whose statements all see the record as it was at one moment: what is read is one whole.
    /// A basis that ends meanwhile ends it only with the opening, after at most a minute.
    pub async fn read_whole(self, db: &Database) -> Result<Reader, OpenError> {
        let (tx, told) = self.enter(db.web.begin_with("begin isolation level repeatable read read only").await?).await?;
        Ok(Reader { tx, opening: self.told(told?) })
    }

    /// Begins the writing transaction of this opening. Nothing is kept before [`Writer::commit`].
    pub async fn write(self, db: &Database) -> Result<Writer, OpenError> {
        let (tx, told) = self.enter(db.web.begin().await?).await?;
        let reader = Reader { tx, opening: self.told(told?) };
        Ok(Writer { reader, random: db.random.clone(), clock: db.clock })
    }

    /// Begins a transaction to deposit in. A depositor is told nothing about whose record it is.
    pub(crate) async fn deposit(self, db: &Database) -> Result<Transaction<'static, Postgres>, OpenError> {
        let (tx, _) = self.enter(db.web.begin().await?).await?;
        Ok(tx)
    }

    /// Names the opening in a transaction that begins. Without a subject the opening is no longer good, or is a depositor's.
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

    /// The secret itself, for tests that try to misuse it.
    #[cfg(feature = "testing")]
    pub fn secret(&self) -> &str {
        &self.secret
    }
}

/// A transaction in which an open record can be read.
#[derive(Debug)]
pub struct Reader {
    tx: Transaction<'static, Postgres>,
    /// The opening it names.
    pub opening: Opened,
}

impl Reader {
    /// Whether the opening is still good: what was read in it until now is whole.
    pub async fn is_still_open(&mut self) -> Result<bool, sqlx::Error> {
        let open = sqlx::query_scalar!(r#"select access.opened_resident('identity') is not null as "open!""#);
        open.fetch_one(self.connection()).await
    }

    /// The connection, for this crate's statements.
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.tx
    }
}

/// A transaction in which an open record can be written. What may be written can be read as well.
///
/// Pages write by [`submit`](Writer::submit), each form once.
#[derive(Debug)]
pub struct Writer {
    reader: Reader,
    random: Random,
    clock: Clock,
}

impl Writer {
    /// To read in it instead: nothing has been written.
    pub fn into_reader(self) -> Reader {
        self.reader
    }

    /// A new id, for a row to write.
    pub fn new_id<Id: From<Uuid>>(&self) -> Id {
        Id::from(self.random.uuid(self.clock.now()))
    }

    /// Keeps what was written.
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
