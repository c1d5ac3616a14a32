//! Deposits (article 9): an institution adds what it did for a resident, twice without doubling.

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
    /// The institution's own id for it.
    pub source_key: String,
    /// What it says.
    pub what: Deposited,
    /// Who did, if it says.
    pub performer: Option<String>,
}

/// What an institution sends.
#[derive(Debug, Clone)]
pub enum Deposited {
    /// A measurement of ours, and when it was taken.
    Measurement(MeasurementValue, MeasuredAt),
    /// Anything else, in its words.
    Entry(Box<Content>),
}

/// What became of the entries.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Added.
    pub added: usize,
    /// Known already, and the same.
    pub unchanged: usize,
    /// Known already, and different: a newer version.
    pub superseded: usize,
}

/// Why nothing was deposited.
#[derive(Debug, thiserror::Error)]
pub enum DepositError {
    /// No record has this number.
    #[error("no record has this number")]
    NoSuchRecord,
    /// The institution is not known.
    #[error("no institution has this code, or it may not deposit")]
    Refused,
    /// The file's birth date or sex is not that of the record: it is about somebody else.
    #[error("the file's birth date or sex is not that of the record: nothing was taken")]
    WrongPerson,
    /// An entry could not be kept.
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

/// Whose record, and who sends.
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
    /// What the file says of details that stand in the basics.
    pub details: &'a [(Field, Answer)],
}

/// Is told how many entries are written so far, of those that have to be.
pub type Tell<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Deposits all entries in one transaction, through an opening with basis `deposit`: all or none.
pub async fn deposit(db: &Database, address: Address<'_>, entries: &[Deposit], tell: Tell<'_>) -> Result<Outcome, DepositError> {
    let token = sessions::begin_system(db, address.institution.as_str()).await?;
    let outcome = deposit_in(db, &token, address, entries, tell).await;
    visits::end(db, &token).await?;
    outcome
}

async fn deposit_in(
    db: &Database,
    token: &str,
    address: Address<'_>,
    entries: &[Deposit],
    tell: Tell<'_>,
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
    let outcome = keep(db, &mut tx, resident, entries, tell).await?;
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

/// This many rows go into the record with one statement, and one line of the log.
const AT_ONCE: usize = 1000;

/// What is kept of a measurement, to tell whether it was sent anew.
type Measured = (MeasurementValue, MeasuredAt, Option<String>);
/// What is kept of another entry.
type Said = (Content, Option<String>);

/// What this institution sent before: the current version's id and content, by its own key.
struct DepositedBefore {
    measurements: HashMap<String, (EntryId, Measured)>,
    entries: HashMap<String, (EntryId, Said)>,
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

/// Sorts what came into what is new, what replaces a version, and what is known; and keeps it.
async fn keep(
    db: &Database,
    connection: &mut PgConnection,
    resident: ResidentId,
    deposits: &[Deposit],
    tell: Tell<'_>,
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
        tell(written, all);
    }
    for some in new_entries.chunks(AT_ONCE) {
        entries::insert(connection, resident, some).await?;
        written += some.len();
        tell(written, all);
    }
    Ok(outcome)
}

impl Outcome {
    /// Counts an entry, of which the known version, if any, says the same or not. What it supersedes, if it is to be kept.
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
