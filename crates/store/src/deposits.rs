//! Deposits (article 9): an institution adds its services for a resident. A deposit is idempotent.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    basics::{Answer, Field},
    entry::Content,
    ids::{EntryId, ResidentId},
    institution::InstitutionCode,
    measured_at::MeasuredAt,
    measurement::MeasurementValue,
    purpose::Purpose,
    record_no::RecordNo,
    section::Section,
    sex::Sex,
};
use sqlx::PgConnection;

use crate::{
    counter,
    database::Database,
    numbers::NumberSystem,
    opening::{self, OpenError, Request},
    record::{
        details,
        entries::{self, NewEntry},
        measurements::{self, Author, NewMeasurement},
    },
    sign_in::{sessions, visits},
    work,
    write_error::WriteError,
};

/// One entry as its institution sends it.
#[derive(Debug, Clone)]
pub struct Deposit {
    /// The institution's own id of the entry.
    pub source_key: String,
    /// The content.
    pub what: Deposited,
    /// The person who performed the service, if the institution names one.
    pub performer: Option<String>,
}

/// What an institution sends.
#[derive(Debug, Clone)]
pub enum Deposited {
    /// A measurement of a kind that this service knows, and when it was taken.
    Measurement(MeasurementValue, MeasuredAt),
    /// Any other entry, in the institution's words.
    Entry(Box<Content>),
}

/// How many entries were added, unchanged or superseded.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// New entries.
    pub added: usize,
    /// Entries that are already stored with the same content.
    pub unchanged: usize,
    /// Entries that are already stored with different content: a newer version was added.
    pub superseded: usize,
}

/// Why a deposit was refused.
#[derive(Debug, thiserror::Error)]
pub enum DepositError {
    /// No record has this number.
    #[error("no record has this number")]
    NoSuchRecord,
    /// The institution is unknown.
    #[error("no institution has this code, or it may not deposit")]
    Refused,
    /// Birth date or sex in the file differ from those of the record: the file is about another person.
    #[error("the file's birth date or sex is not that of the record: nothing was taken")]
    WrongPerson,
    /// An entry could not be stored.
    #[error("an entry could not be kept: {0}")]
    Entry(#[from] WriteError),
    /// Postgres failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
}

impl From<OpenError> for DepositError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Refused(_) => Self::Refused,
            OpenError::Database(error) => Self::Database(error),
        }
    }
}

/// The record and the sending institution, with what the file says of the person.
#[derive(Debug, Clone, Copy)]
pub struct Address<'a> {
    /// The record's number.
    pub record_no: &'a RecordNo,
    /// The sending institution.
    pub institution: &'a InstitutionCode,
    /// Birth date in the file.
    pub birth_date: NaiveDate,
    /// Sex in the file.
    pub sex: Sex,
    /// Whether the file says that the person has died.
    pub deceased: bool,
    /// Details in the file that are also fields of the basics.
    pub details: &'a [(Field, Answer)],
}

/// A callback for progress: the number of entries written so far, and the number to be written.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Deposits all entries or none, in one transaction, in an opening with basis `deposit`.
pub async fn deposit(
    db: &Database,
    address: Address<'_>,
    entries: &[Deposit],
    progress: Progress<'_>,
) -> Result<Outcome, DepositError> {
    let token = sessions::begin_system(db, address.institution.as_str()).await?;
    let outcome = deposit_in(db, &token, address, entries, progress).await;
    visits::end(db, &token).await?;
    outcome
}

async fn deposit_in(
    db: &Database,
    token: &str,
    address: Address<'_>,
    entries: &[Deposit],
    progress: Progress<'_>,
) -> Result<Outcome, DepositError> {
    let resident = find(db, token, address.record_no).await?;
    let claim = format!("{} {}", address.birth_date, address.sex.code());
    let request = Request {
        token,
        resident,
        purpose: Purpose::Deposit,
        sections: &[Section::Measurements, Section::Health, Section::Services],
        limit: None,
        client: "ehr import",
        claim: Some(&claim),
    };
    let mut tx = opening::open(db, request).await?.deposit(db).await?;
    let is_about =
        sqlx::query_scalar!(r#"select access.deposit_is_about($1, $2) as "is!""#, address.birth_date, address.sex.code())
            .fetch_one(&mut *tx)
            .await?;
    if !is_about {
        return Err(DepositError::WrongPerson);
    }
    let outcome = keep(db, &mut tx, resident, entries, progress).await?;
    for (field, answer) in address.details {
        details::report(&mut tx, *field, answer).await?;
    }
    if address.deceased {
        work::report_death(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(outcome)
}

async fn find(db: &Database, token: &str, record_no: &RecordNo) -> Result<ResidentId, DepositError> {
    let (system, number) = (NumberSystem::Record, record_no.as_str());
    let search = counter::find_person(db, token, system, number, Purpose::Deposit, "ehr import").await?;
    let search = search.ok_or(DepositError::Refused)?;
    Ok(counter::found(db, token, search).await?.ok_or(DepositError::NoSuchRecord)?.resident)
}

/// The number of rows that one statement writes, with one log row.
const AT_ONCE: usize = 1000;

/// The stored parts of a measurement that are compared with those of a new deposit.
type Measured = (MeasurementValue, MeasuredAt, Option<String>);
/// The same for another entry.
type ContentAndDate = (Content, Option<String>);

/// The current versions that this institution sent before: id and content, by the institution's own key.
struct DepositedBefore {
    measurements: HashMap<String, (EntryId, Measured)>,
    entries: HashMap<String, (EntryId, ContentAndDate)>,
}

impl DepositedBefore {
    async fn before(connection: &mut PgConnection, resident: ResidentId) -> Result<Self, sqlx::Error> {
        let performer = |author: Author| if let Author::Institution { performer, .. } = author { performer } else { None };
        let measurements = measurements::current_of_sender(connection, resident).await?.into_iter();
        let measurements = measurements.map(|(key, m)| (key, (m.id, (m.value, m.at, performer(m.author))))).collect();
        let entries = entries::current_of_sender(connection, resident).await?.into_iter();
        let entries = entries.filter_map(|e| Some((e.sender?.1, (e.id, (e.content, performer(e.author)))))).collect();
        Ok(Self { measurements, entries })
    }
}

/// Compares the deposit with the stored entries, counts new, changed and unchanged entries, and writes the new and changed
/// ones.
async fn keep(
    db: &Database,
    connection: &mut PgConnection,
    resident: ResidentId,
    deposits: &[Deposit],
    progress: Progress<'_>,
) -> Result<Outcome, DepositError> {
    let before = DepositedBefore::before(connection, resident).await?;
    let mut outcome = Outcome::default();
    let (mut new_measurements, mut new_entries) = (Vec::new(), Vec::new());
    for deposit in deposits {
        let (key, performer) = (deposit.source_key.as_str(), deposit.performer.as_deref());
        let id = || EntryId::from(db.random.uuid(db.clock.now()));
        match &deposit.what {
            Deposited::Measurement(value, at) => {
                let known = before.measurements.get(key);
                let said = (*value, *at, deposit.performer.clone());
                if let Some(supersedes) = outcome.count(known.map(|(id, sent)| (*id, *sent == said))) {
                    let new = NewMeasurement { value: *value, at: *at, supersedes, performer, source_key: Some(key) };
                    new_measurements.push((id(), new));
                }
            }
            Deposited::Entry(content) => {
                let known = before.entries.get(key);
                let same = known.map(|(id, sent)| (*id, sent.0 == **content && sent.1 == deposit.performer));
                if let Some(supersedes) = outcome.count(same) {
                    new_entries.push((id(), NewEntry { content, supersedes, performer, source_key: key }));
                }
            }
        }
    }
    let (all, mut written) = (new_measurements.len() + new_entries.len(), 0);
    for some in new_measurements.chunks(AT_ONCE) {
        measurements::insert(connection, resident, some).await?;
        written += some.len();
        progress(written, all);
    }
    for some in new_entries.chunks(AT_ONCE) {
        entries::insert(connection, resident, some).await?;
        written += some.len();
        progress(written, all);
    }
    Ok(outcome)
}

impl Outcome {
    /// Counts an entry. `known` is the stored version, and whether its content is the same. Returns `None` if nothing is to be
    /// written, otherwise the version that the new row supersedes, if any.
    #[expect(clippy::option_option, reason = "nothing to keep, or something that may supersede a version")]
    fn count(&mut self, known: Option<(EntryId, bool)>) -> Option<Option<EntryId>> {
        match known {
            Some((_, true)) => {
                self.unchanged += 1;
                None
            }
            Some((id, false)) => {
                self.superseded += 1;
                Some(Some(id))
            }
            None => {
                self.added += 1;
                Some(None)
            }
        }
    }
}
