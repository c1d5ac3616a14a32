//! Registers a person who has no record (Article 12).
//!
//! The opening of a registration names the search that found nobody; Postgres compares the number with that search
//! (`migrations/code/counter.sql`).

use domain::{
    basics::{Answers, Field},
    ids::{EntryId, LogId, ResidentId},
    institution::InstitutionCode,
    purpose::Purpose,
    record_no::RecordNo,
    registration::{LikelyDuplicate, RegisteredIdentity},
    section::Section,
    time::today_in_shenzhen,
};
use sqlx::{PgConnection, error::DatabaseError};

use crate::{
    database::Database,
    new_person::{self, Numbers},
    opening::{self, Limit, OpenError, Refusal, Request},
};

/// A person to register.
#[derive(Debug, Clone, Copy)]
pub struct NewPerson<'a> {
    /// The identity that the document shows.
    pub identity: &'a RegisteredIdentity,
    /// The responsible unit, a health centre.
    pub institution: &'a InstitutionCode,
    /// The answers that the person gave.
    pub basics: &'a [(Field, Answers)],
    /// The likely duplicates that the clerk was shown, and decided against.
    pub accepted: &'a [LikelyDuplicate],
}

/// Why a person was not registered. Nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum RegistrationError {
    /// Postgres refused the opening: signed out, or no search of this session found nobody within the last half hour.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The person may have a record already; the clerk has not been shown this. The list is never empty.
    #[error("the person may have a record already")]
    LikelyDuplicate(Vec<LikelyDuplicate>),
    /// Somebody registered a person with this number after the search, or this search led to a record already.
    #[error("the number has a record meanwhile")]
    NumberTaken,
    /// The number is not the one that was searched for, or is the clerk's own.
    #[error("this is not what was searched for")]
    NotSearched,
    /// The institution gives no record numbers, or has none left.
    #[error("the institution has no record number to give")]
    NoRecordNumber,
    /// Postgres failed.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
}

impl From<OpenError> for RegistrationError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Refused(refusal) => Self::Refused(refusal),
            OpenError::Database(error) => Self::from(error),
        }
    }
}

impl From<sqlx::Error> for RegistrationError {
    fn from(error: sqlx::Error) -> Self {
        let database = error.as_database_error();
        match (database.and_then(DatabaseError::code).as_deref(), database.and_then(DatabaseError::constraint)) {
            (_, Some("one_number_one_person" | "one_record_a_registration")) => Self::NumberTaken,
            (Some("EH024"), _) => Self::NotSearched,
            (Some("EH025"), _) => Self::LikelyDuplicate(Vec::new()),
            (Some("EH026"), _) => Self::NoRecordNumber,
            _ => Self::Database(error),
        }
    }
}

/// Registers the person whose document was searched for in vain. `search` is the log row of that search.
pub async fn register(
    db: &Database,
    token: &str,
    client: &str,
    search: LogId,
    new: NewPerson<'_>,
) -> Result<ResidentId, RegistrationError> {
    match attempt(db, token, client, search, new).await {
        // Somebody registered a likely duplicate between the two statements of the attempt. The next attempt finds it.
        Err(RegistrationError::LikelyDuplicate(likely)) if likely.is_empty() => attempt(db, token, client, search, new).await,
        outcome => outcome,
    }
}

async fn attempt(
    db: &Database,
    token: &str,
    client: &str,
    search: LogId,
    new: NewPerson<'_>,
) -> Result<ResidentId, RegistrationError> {
    let resident = ResidentId::from(db.random.uuid(db.clock.now()));
    let request = Request {
        token,
        resident,
        purpose: Purpose::Register,
        sections: &[Section::Identity, Section::Health],
        limit: Some(Limit::Entries(&[EntryId::from(search.uuid())])),
        client,
        claim: None,
    };
    let mut tx = opening::open(db, request).await?.of_no_subject(db).await?;
    let near = near(db, new.identity);
    let likely = likely_duplicates(&mut tx, new.identity, &near).await?;
    if !likely.iter().all(|one| new.accepted.contains(one)) {
        return Err(RegistrationError::LikelyDuplicate(likely));
    }
    store(db, &mut tx, resident, new, &near).await?;
    tx.commit().await?;
    Ok(resident)
}

/// The keyed hashes of the numbers for which this one can be taken by mistake.
fn near(db: &Database, identity: &RegisteredIdentity) -> Vec<Vec<u8>> {
    let near = identity.number.near(today_in_shenzhen(db.clock.now()));
    near.iter().map(|number| db.keys.document(number)).collect()
}

async fn likely_duplicates(
    connection: &mut PgConnection,
    identity: &RegisteredIdentity,
    near: &[Vec<u8>],
) -> Result<Vec<LikelyDuplicate>, sqlx::Error> {
    let codes = sqlx::query_scalar!(
        r#"select access.likely_duplicates($1, $2, $3, $4) as "codes!""#,
        identity.name.as_str(),
        identity.birth_date,
        identity.number.system().code(),
        near
    );
    let codes: Vec<String> = codes.fetch_one(connection).await?;
    Ok(codes.iter().filter_map(|code| LikelyDuplicate::from_code(code)).collect())
}

async fn store(
    db: &Database,
    connection: &mut PgConnection,
    resident: ResidentId,
    new: NewPerson<'_>,
    near: &[Vec<u8>],
) -> Result<(), RegistrationError> {
    let identity = new.identity;
    let next = sqlx::query_scalar!(r#"select access.next_record_number() as "number!""#).fetch_one(&mut *connection).await?;
    let record_no = RecordNo::parse(&next).map_err(|problem| sqlx::Error::Decode(problem.to_string().into()))?;
    let numbers = Numbers::new(db, resident, &identity.number, &record_no);
    let accepted: Vec<String> = new.accepted.iter().map(|one| one.code().to_owned()).collect();
    sqlx::query!(
        "select access.register_at_counter($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        new_person::account(db).uuid(),
        identity.name.as_str(),
        identity.sex.code(),
        identity.birth_date,
        identity.document.code(),
        &numbers.systems,
        &numbers.ciphertexts,
        db.keys.id,
        &numbers.lookups,
        near,
        &accepted,
        new.institution.as_str(),
        sqlx::types::Json(&new_person::basics(db, new.basics)) as _,
    )
    .fetch_one(connection)
    .await?;
    Ok(())
}
