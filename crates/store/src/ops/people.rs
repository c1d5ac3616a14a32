//! Institutions, people and posts, from the command line. Each call writes a row with capacity `system` into the log.

use chrono::NaiveDate;
use domain::{
    basics::{Answers, Field},
    capacity::Duty,
    document::DocumentNumber,
    ids::{AccountId, ResidentId},
    institution::InstitutionCode,
    record_no::RecordNo,
    sex::Sex,
    slip_code::SlipCode,
};

use crate::{
    database::Database,
    new_person::{self, Numbers},
    sign_in,
};

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
    /// The first twelve digits of the record numbers that it gives; none if it registers nobody.
    pub record_place: Option<&'a str>,
}

/// Adds or updates an institution.
pub async fn keep_institution(db: &Database, i: Institution<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "select access.keep_institution($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        i.code.as_str(),
        i.name_zh,
        i.name_en,
        i.kind,
        i.address_zh,
        i.address_en,
        i.phone,
        i.agreement_until,
        i.district,
        i.record_place,
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
    let resident = ResidentId::from(db.random.uuid(db.clock.now()));
    let numbers = Numbers::new(db, resident, new.number, new.record_no);
    sqlx::query!(
        "select access.register_person($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        resident.uuid(),
        new_person::account(db).uuid(),
        new.name,
        new.sex.code(),
        new.birth_date,
        &numbers.systems,
        &numbers.ciphertexts,
        db.keys.id,
        &numbers.lookups,
        new.record_no.place(),
        new.record_no.serial(),
        new.institution.as_str(),
        new.gp_name,
        sqlx::types::Json(&new_person::basics(db, new.basics)) as _,
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
        new_person::account(db).uuid(),
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
