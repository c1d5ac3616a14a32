//! Deposits (article 9): an institution adds what it did for a resident, twice without doubling.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    ids::{EntryId, ResidentId},
    institution::InstitutionCode,
    measured_at::MeasuredAt,
    measurement::Reading,
    purpose::Purpose,
    record_no::RecordNo,
    section::Section,
    sex::Sex,
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    counter,
    database::Database,
    numbers::NumberSystem,
    opening::{self, OpenError, Request},
    record::measurements::{self, AddError, NewMeasurement},
    sign_in::sessions,
};

/// One entry as its institution sends it.
#[derive(Debug, Clone)]
pub struct Deposit {
    /// The institution's own id for it.
    pub source_key: String,
    /// What was measured.
    pub reading: Reading,
    /// When.
    pub at: MeasuredAt,
    /// Who did, if it says.
    pub performer: Option<String>,
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
    Entry(#[from] AddError),
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
}

/// Deposits all entries in one transaction, through an opening with basis `deposit`: all or none.
pub async fn deposit(db: &Database, address: Address<'_>, entries: &[Deposit]) -> Result<Outcome, DepositError> {
    let token = sessions::begin_system(db, address.institution.as_str()).await?;
    let outcome = deposit_in(db, &token, address, entries).await;
    sessions::end(db, &token).await?;
    outcome
}

async fn deposit_in(db: &Database, token: &str, address: Address<'_>, entries: &[Deposit]) -> Result<Outcome, DepositError> {
    let resident = find(db, token, address.record_no).await?;
    let claim = format!("{} {}", address.birth_date, address.sex.code());
    let request = Request {
        token,
        resident,
        purpose: Purpose::Deposit,
        sections: &[Section::Measurements],
        entries: None,
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
    let outcome = keep(db, &mut tx, resident, entries).await?;
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

/// What this institution sent before: id and content by source key.
type Sent = HashMap<String, (Uuid, Content)>;
type Content = (String, i32, Option<i32>, Option<String>, chrono::DateTime<chrono::Utc>, String, Option<String>);

fn content(entry: &Deposit) -> Content {
    (
        entry.reading.kind().code().to_owned(),
        entry.reading.value().hundredths(),
        entry.reading.second().map(domain::amount::Amount::hundredths),
        entry.reading.context().map(|c| c.code().to_owned()),
        entry.at.instant(),
        entry.at.precision().code().to_owned(),
        entry.performer.clone(),
    )
}

async fn sent_before(connection: &mut PgConnection, resident: ResidentId) -> Result<Sent, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select id, source_key as "source_key!", kind, (value * 100)::int4 as "value!", (diastolic * 100)::int4 as diastolic,
                  context, measured_at, precision, author_name
           from record.measurements where resident_id = $1 and superseded_at is null and source_key is not null"#,
        resident.uuid()
    )
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| (r.source_key, (r.id, (r.kind, r.value, r.diastolic, r.context, r.measured_at, r.precision, r.author_name))))
        .collect())
}

async fn keep(
    db: &Database,
    connection: &mut PgConnection,
    resident: ResidentId,
    entries: &[Deposit],
) -> Result<Outcome, DepositError> {
    let before = sent_before(connection, resident).await?;
    let (mut outcome, mut new) = (Outcome::default(), Vec::new());
    for entry in entries {
        let known = before.get(&entry.source_key);
        if known.is_some_and(|(_, sent)| *sent == content(entry)) {
            outcome.unchanged += 1;
            continue;
        }
        let measurement = NewMeasurement {
            reading: entry.reading,
            at: entry.at,
            supersedes: known.map(|(id, _)| EntryId::from(*id)),
            performer: entry.performer.as_deref(),
            source_key: Some(&entry.source_key),
        };
        new.push((EntryId::from(db.random.uuid(db.clock.now())), measurement));
        if known.is_some() { outcome.superseded += 1 } else { outcome.added += 1 }
    }
    for some in new.chunks(AT_ONCE) {
        measurements::insert(connection, resident, some).await?;
    }
    Ok(outcome)
}
