//! Deposits (article 9): an institution adds its services for a resident. A deposit is idempotent.

mod sent_before;

use std::borrow::Cow;

use chrono::NaiveDate;
use domain::{
    basics::{Answer, Field},
    document::DocumentNumber,
    entry::{Content, Detail, EntryKind},
    ids::{EntryId, ResidentId},
    institution::InstitutionCode,
    measured_at::MeasuredAt,
    measurement::MeasurementValue,
    purpose::Purpose,
    record_no::RecordNo,
    section::Section,
    sender_version::SenderVersion,
    sex::Sex,
};
use sent_before::{Fate, SentBefore, Stored};
use sqlx::PgConnection;

use crate::{
    counter,
    database::Database,
    numbers::NumberSystem,
    opening::{self, OpenError, Request},
    record::{
        details,
        entries::{self, NewEntry},
        measurements::{self, NewMeasurement, Sent},
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
    /// Which version of it this is, as the institution states it.
    pub version: SenderVersion,
}

/// What an institution sends.
#[derive(Debug, Clone)]
pub enum Deposited {
    /// A measurement of a kind that this service knows, and when it was taken.
    Measurement(MeasurementValue, MeasuredAt),
    /// Any other entry, in the institution's words.
    Entry(Box<Content>),
    /// The institution takes back what it sent under this key, whatever it was.
    TakenBack {
        /// The kind of the entry, if nothing is stored under the key yet.
        kind: EntryKind,
        /// The label, likewise.
        label: String,
        /// Why, in the institution's words.
        words: Option<String>,
    },
}

/// What became of the entries of a deposit.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// New entries.
    pub added: usize,
    /// Entries that are already stored with the same content.
    pub unchanged: usize,
    /// Entries that are already stored with different content: a newer version was added.
    pub superseded: usize,
    /// Entries that the institution took back: no version of them is current any more.
    pub taken_back: usize,
    /// Older versions of stored entries, or entries that the institution took back before. Nothing was written for them.
    pub older: usize,
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
    /// Birth date, sex, a number or the name in the file differ from those of the record: the file is about another person. The
    /// depositor does not learn which.
    #[error("the file's birth date, sex, number or name is not that of the record: nothing was taken")]
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
    /// Numbers of identity documents in the file. Each must be a number of the record.
    pub numbers: &'a [DocumentNumber],
    /// Names in the file. One must be the name of the record.
    pub names: &'a [String],
    /// Whether an operator has checked that the file is about this person, although its name is another. The log keeps this.
    pub accepts_other_name: bool,
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
    let numbers: Vec<Vec<u8>> = address.numbers.iter().map(|number| db.keys.document(number)).collect();
    let names = if address.accepts_other_name { &[] } else { address.names };
    let claim = claim(&address, &numbers, names);
    let request = Request {
        token,
        resident,
        purpose: Purpose::Deposit,
        sections: &[Section::Measurements, Section::Health, Section::Services],
        limit: None,
        client: if address.accepts_other_name { "ehr import, another name accepted" } else { "ehr import" },
        claim: Some(&claim),
    };
    let mut tx = opening::open(db, request).await?.of_no_subject(db).await?;
    let is_about = sqlx::query_scalar!(
        r#"select access.deposit_is_about($1, $2, $3, $4) as "is!""#,
        address.birth_date,
        address.sex.code(),
        &numbers,
        names
    )
    .fetch_one(&mut *tx)
    .await?;
    if !is_about {
        return Err(DepositError::WrongPerson);
    }
    let outcome = keep(db, &mut tx, Kept { resident, birth_date: address.birth_date }, entries, progress).await?;
    for (field, answer) in address.details {
        details::report(&mut tx, *field, answer).await?;
    }
    if address.deceased {
        work::report_death(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(outcome)
}

/// What the file says of its person, as `access.deposit_is_about` seals it.
fn claim(address: &Address<'_>, numbers: &[Vec<u8>], names: &[String]) -> String {
    let person = format!("{} {}", address.birth_date, address.sex.code());
    if numbers.is_empty() && names.is_empty() {
        return person;
    }
    let numbers: Vec<String> = numbers.iter().map(hex::encode).collect();
    format!("{person} {} {}", numbers.join(" "), names.join("\n"))
}

async fn find(db: &Database, token: &str, record_no: &RecordNo) -> Result<ResidentId, DepositError> {
    let (system, number) = (NumberSystem::Record, record_no.as_str());
    let search = counter::find_person(db, token, system, number, Purpose::Deposit, "ehr import").await?;
    let search = search.ok_or(DepositError::Refused)?;
    Ok(counter::found(db, token, search).await?.ok_or(DepositError::NoSuchRecord)?.resident)
}

/// The number of rows that one statement writes, with one log row.
const AT_ONCE: usize = 1000;

/// Whose record the entries are kept in.
#[derive(Clone, Copy)]
struct Kept {
    resident: ResidentId,
    birth_date: NaiveDate,
}

/// The rows that a deposit adds.
#[derive(Default)]
struct NewRows<'a> {
    measurements: Vec<(EntryId, NewMeasurement<'a>, Sent<'a>)>,
    entries: Vec<(EntryId, NewEntry<'a>)>,
    /// Current versions that were sent again with the same content, and are newer for their sender.
    sent_again: Vec<(EntryId, &'a SenderVersion)>,
}

/// Compares the deposit with what is stored, counts what becomes of each entry, and writes the new rows.
async fn keep(
    db: &Database,
    connection: &mut PgConnection,
    whose: Kept,
    deposits: &[Deposit],
    progress: Progress<'_>,
) -> Result<Outcome, DepositError> {
    let keys: Vec<String> = deposits.iter().map(|deposit| deposit.source_key.clone()).collect();
    let before = SentBefore::read(connection, whose.resident, &keys).await?;
    let mut outcome = Outcome::default();
    let mut new = NewRows::default();
    for deposit in deposits {
        let id = EntryId::from(db.random.uuid(db.clock.now()));
        new.decide(id, deposit, &before, whose, &mut outcome);
    }
    new.write(connection, whose.resident, progress).await?;
    Ok(outcome)
}

impl<'a> NewRows<'a> {
    /// Decides what becomes of one entry. `id` is that of its row, if one is added.
    fn decide(&mut self, id: EntryId, deposit: &'a Deposit, before: &'a SentBefore, whose: Kept, outcome: &mut Outcome) {
        let (key, version) = (deposit.source_key.as_str(), &deposit.version);
        let performer = deposit.performer.as_deref();
        let sent = Sent { version: Some(version), taken_back: false };
        let fate = match &deposit.what {
            Deposited::Measurement(value, at) => before.measurement(key, &(*value, *at, deposit.performer.clone()), version),
            Deposited::Entry(content) => before.entry(key, &((**content).clone(), deposit.performer.clone()), version),
            Deposited::TakenBack { .. } => return self.take_back(id, deposit, before, whose, outcome),
        };
        let Some(supersedes) = outcome.count(fate) else {
            if let Fate::SentAgain(id) = fate {
                self.sent_again.push((id, version));
            }
            return;
        };
        match &deposit.what {
            Deposited::Measurement(value, at) => {
                let new = NewMeasurement { value: *value, at: *at, supersedes, performer, source_key: Some(key) };
                self.measurements.push((id, new, sent));
            }
            Deposited::Entry(content) => {
                let content = Cow::Borrowed(&**content);
                self.entries.push((id, NewEntry { content, supersedes, performer, source_key: key, version, taken_back: false }));
            }
            Deposited::TakenBack { .. } => {}
        }
    }

    /// Takes back what is stored under the key. If nothing is, the trace alone is kept: the entry can still arrive, in a file that
    /// was overtaken.
    fn take_back(&mut self, id: EntryId, deposit: &'a Deposit, before: &'a SentBefore, whose: Kept, outcome: &mut Outcome) {
        let Deposited::TakenBack { kind, label, words } = &deposit.what else { return };
        let (key, version) = (deposit.source_key.as_str(), &deposit.version);
        if before.is_taken_back(key) {
            outcome.unchanged += 1;
            return;
        }
        let (measurement, entry) = (before.current_measurement(key), before.current_entry(key));
        let stored = [measurement.map(|stored| &stored.version), entry.map(|stored| &stored.version)];
        if stored.into_iter().flatten().any(|stored| version.is_older_than(stored)) {
            outcome.older += 1;
            return;
        }
        outcome.taken_back += 1;
        if let Some(Stored { id: supersedes, content: (value, at, performer), .. }) = measurement {
            let (supersedes, performer) = (Some(*supersedes), performer.as_deref());
            let new = NewMeasurement { value: *value, at: *at, supersedes, performer, source_key: Some(key) };
            self.measurements.push((id, new, Sent { version: Some(version), taken_back: true }));
            return;
        }
        let mut content = match entry {
            Some(stored) => stored.content.0.clone(),
            None => Content::named(*kind, label, MeasuredAt::unknown(whose.birth_date)),
        };
        content.details.extend(words.iter().map(|words| (Detail::Note, words.clone())));
        let (supersedes, performer) = (entry.map(|stored| stored.id), entry.and_then(|stored| stored.content.1.as_deref()));
        let content = Cow::Owned(content);
        self.entries.push((id, NewEntry { content, supersedes, performer, source_key: key, version, taken_back: true }));
    }

    async fn write(
        &self,
        connection: &mut PgConnection,
        resident: ResidentId,
        progress: Progress<'_>,
    ) -> Result<(), DepositError> {
        let (all, mut written) = (self.measurements.len() + self.entries.len(), 0);
        for some in self.measurements.chunks(AT_ONCE) {
            measurements::insert(connection, resident, None, some).await?;
            written += some.len();
            progress(written, all);
        }
        for some in self.entries.chunks(AT_ONCE) {
            entries::insert(connection, resident, some).await?;
            written += some.len();
            progress(written, all);
        }
        if !self.sent_again.is_empty() {
            sent_before::note_sent_again(connection, &self.sent_again).await?;
        }
        Ok(())
    }
}

impl Outcome {
    /// Counts an entry. Returns `None` if nothing is to be written, otherwise the version that the new row supersedes, if any.
    #[expect(clippy::option_option, reason = "nothing to keep, or something that may supersede a version")]
    fn count(&mut self, fate: Fate) -> Option<Option<EntryId>> {
        match fate {
            Fate::Unchanged | Fate::SentAgain(_) => self.unchanged += 1,
            Fate::Older => self.older += 1,
            Fate::Supersede(id) => {
                self.superseded += 1;
                return Some(Some(id));
            }
            Fate::Add => {
                self.added += 1;
                return Some(None);
            }
        }
        None
    }
}
