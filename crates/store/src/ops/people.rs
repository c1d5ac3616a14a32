//! Institutions, people and posts, from the command line. Each call writes a row with capacity `system` into the log.

use chrono::NaiveDate;
use domain::{
    basics::{Answer, Answers, Field},
    capacity::Duty,
    document::DocumentNumber,
    ids::{AccountId, ResidentId},
    institution::InstitutionCode,
    record_no::RecordNo,
    sex::Sex,
    slip_code::SlipCode,
};

use serde::Serialize;

use crate::{database::Database, numbers::NumberSystem, sign_in};

/// An institution's details (articles 5, 22, 23).
#[derive(Debug, Clone, Copy)]
pub struct Institution<'a> {
    /// Its code.
    pub code: &'a InstitutionCode,
    /// Chinese name.
    pub name_zh: &'a str,
    /// English name.
    pub name_en: &'a str,
    /// `health_centre`, `hospital` or `department`.
    pub kind: &'a str,
    /// Address in Chinese.
    pub address_zh: &'a str,
    /// Address in English.
    pub address_en: &'a str,
    /// Telephone.
    pub phone: &'a str,
    /// The last day of its confidentiality agreement; without a current agreement the institution can read nothing.
    pub agreement_until: Option<NaiveDate>,
    /// The code of its district in `reference.districts`; none for the city's own department.
    pub district: Option<&'a str>,
}

/// Adds or updates an institution.
pub async fn keep_institution(db: &Database, i: Institution<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "select access.keep_institution($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        i.code.as_str(),
        i.name_zh,
        i.name_en,
        i.kind,
        i.address_zh,
        i.address_en,
        i.phone,
        i.agreement_until,
        i.district,
    )
    .fetch_one(&db.jobs)
    .await?;
    Ok(())
}

/// A person who is registered and gets a record (article 12).
#[derive(Debug, Clone, Copy)]
pub struct NewResident<'a> {
    /// 姓名.
    pub name: &'a str,
    /// 性别.
    pub sex: Sex,
    /// 出生日期.
    pub birth_date: NaiveDate,
    /// The number of the document that the person showed.
    pub number: &'a DocumentNumber,
    /// 档案编号.
    pub record_no: &'a RecordNo,
    /// The responsible unit.
    pub institution: &'a InstitutionCode,
    /// The responsible doctor's name.
    pub gp_name: Option<&'a str>,
    /// The person's answers about themselves and their health.
    pub basics: &'a [(Field, Answers)],
}

/// An answer in the format that `jsonb_to_recordset` reads.
#[derive(Serialize)]
struct Basic<'a> {
    id: uuid::Uuid,
    kind: &'static str,
    code_system: Option<&'static str>,
    answers: &'a [Answer],
}

/// Why a person was not registered.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// One of the numbers already belongs to a record (constraint `one_number_one_person`).
    #[error("one of these numbers already has a record")]
    NumberTaken,
    /// Postgres failed.
    #[error("the database failed: {0}")]
    Database(sqlx::Error),
}

/// Creates a record for a person who has none, with an account that a slip can activate.
pub async fn register(db: &Database, new: NewResident<'_>) -> Result<ResidentId, RegisterError> {
    let now = db.clock.now();
    let resident = ResidentId::from(db.random.uuid(now));
    // The account's id is the passkey's user handle. It is random, so that it does not reveal even its creation time.
    let account = uuid::Builder::from_random_bytes(db.random.bytes()).into_uuid();
    let numbers =
        [(NumberSystem::Document(new.number.system()), new.number.expose()), (NumberSystem::Record, new.record_no.as_str())];
    let systems: Vec<String> = numbers.iter().map(|(system, _)| system.code().to_owned()).collect();
    let sealed: Vec<Vec<u8>> = numbers.iter().map(|(system, n)| db.keys.encrypt(&db.random, resident, *system, n)).collect();
    let lookups: Vec<Vec<u8>> = numbers.iter().map(|(system, n)| db.keys.lookup(*system, n)).collect();
    let basics: Vec<Basic<'_>> = new
        .basics
        .iter()
        .map(|(field, answers)| Basic {
            id: db.random.uuid(now),
            kind: field.code(),
            code_system: field.code_system(),
            answers: answers.each(),
        })
        .collect();
    sqlx::query!(
        "select access.register_person($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'default', $12)",
        resident.uuid(),
        account,
        new.name,
        new.sex.code(),
        new.birth_date,
        &systems,
        &sealed,
        db.keys.id,
        &lookups,
        new.institution.as_str(),
        new.gp_name,
        sqlx::types::Json(&basics) as _,
    )
    .fetch_one(&db.jobs)
    .await
    .map_err(|error| match error.as_database_error().and_then(sqlx::error::DatabaseError::constraint) {
        Some("one_number_one_person") => RegisterError::NumberTaken,
        _ => RegisterError::Database(error),
    })?;
    Ok(resident)
}

/// Gives the person with this number a post. Creates the account if there is none. Officers have posts at departments, and
/// departments have no other staff (`EH022`).
pub async fn appoint(
    db: &Database,
    number: &DocumentNumber,
    institution: &InstitutionCode,
    duty: Duty,
    name: &str,
) -> Result<AccountId, sqlx::Error> {
    let account = sqlx::query_scalar!(
        r#"select access.appoint($1, $2, $3, $4, $5, $6) as "account!""#,
        db.random.uuid(db.clock.now()),
        uuid::Builder::from_random_bytes(db.random.bytes()).into_uuid(),
        db.keys.document(number),
        institution.as_str(),
        duty.code(),
        name,
    )
    .fetch_one(&db.jobs)
    .await?;
    Ok(AccountId::from(account))
}

/// Issues a slip to the person with this number: for the first administrator, and for demonstration people. `None` if nobody
/// has this number.
pub async fn issue_slip(db: &Database, number: &DocumentNumber) -> Result<Option<SlipCode>, sqlx::Error> {
    let code = SlipCode::generate(&mut |bytes| db.random.fill(bytes));
    let issued = sqlx::query_scalar!(
        r#"select access.issue_slip_from_console($1, $2, $3) as "issued!""#,
        db.keys.document(number),
        db.random.uuid(db.clock.now()),
        sign_in::hash(code.expose()),
    )
    .fetch_one(&db.jobs)
    .await?;
    Ok(issued.then_some(code))
}
