//! The subject of the record and the care team (section `identity`).

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    document::{DocumentKind, DocumentNumber, NumberSystem as DocumentSystem},
    registration::ChangeReason,
    sex::Sex,
    time::today_in_shenzhen,
};

use crate::{
    database::Database,
    numbers::{NumberSystem, Undecipherable},
    opening::Reader,
};

/// Why the identity could not be read.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// A number could not be decrypted.
    #[error(transparent)]
    Number(#[from] Undecipherable),
    /// Postgres failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

/// The responsible unit (健康管理责任单位) and doctor.
#[derive(Debug, Clone)]
pub struct CareTeam {
    /// Chinese name of the centre.
    pub name_zh: String,
    /// English name of the centre.
    pub name_en: String,
    /// Address in Chinese.
    pub address_zh: String,
    /// Address in English.
    pub address_en: String,
    /// Telephone.
    pub phone: String,
    /// The responsible doctor (责任医师), if one was named.
    pub gp_name: Option<String>,
    /// Whether the resident chose the unit, or it was assigned by the place of residence (article 13).
    pub chosen: bool,
    /// The first day of the responsibility.
    pub since: NaiveDate,
}

/// The care team of the open record.
pub async fn care_team(reader: &mut Reader) -> Result<Option<CareTeam>, sqlx::Error> {
    sqlx::query_as!(
        CareTeam,
        r#"select i.name_zh, i.name_en, i.address_zh, i.address_en, i.phone, c.gp_name, c.chosen = 'chosen' as "chosen!", c.since
           from record.care_teams c join reference.institutions i on i.code = c.institution_code
           where c.resident_id = $1 and c.until is null"#,
        reader.opening.resident.uuid()
    )
    .fetch_optional(reader.connection())
    .await
}

/// Chinese and English name of the unit that maintains the registered identity of the open record: the responsible unit,
/// otherwise the unit that created the record. This unit answers identity corrections (`access.stamp_correction`).
pub async fn kept_by(reader: &mut Reader) -> Result<Option<(String, String)>, sqlx::Error> {
    let kept = sqlx::query!(
        "select i.name_zh, i.name_en
         from record.residents r left join record.care_teams c on c.resident_id = r.resident_id and c.until is null
           join reference.institutions i on i.code = coalesce(c.institution_code, r.created_by_institution)
         where r.resident_id = $1",
        reader.opening.resident.uuid()
    )
    .fetch_optional(reader.connection())
    .await?;
    Ok(kept.map(|unit| (unit.name_zh, unit.name_en)))
}

/// The open record's number (档案编号).
pub async fn record_number(db: &Database, reader: &mut Reader) -> Result<Option<String>, IdentityError> {
    let resident = reader.opening.resident;
    let stored = sqlx::query_scalar!(
        "select ciphertext from record.identifiers where resident_id = $1 and system = 'record'",
        resident.uuid()
    )
    .fetch_optional(reader.connection())
    .await?;
    Ok(stored.map(|s| db.keys.decrypt(resident, NumberSystem::Record, &s)).transpose()?)
}

/// A document number of the open record.
#[derive(Debug, Clone)]
pub struct RegisteredNumber {
    /// The number.
    pub number: DocumentNumber,
    /// The document that was shown, if the counter registered it.
    pub document: Option<DocumentKind>,
    /// Until when it was the number of the person's document; `None`: it still is.
    pub until: Option<DateTime<Utc>>,
}

/// The document numbers of the open record, current ones first, without those that were registered by mistake.
pub async fn document_numbers(db: &Database, reader: &mut Reader) -> Result<Vec<RegisteredNumber>, IdentityError> {
    let resident = reader.opening.resident;
    let rows = sqlx::query!(
        "select system, ciphertext, document, until from record.identifiers
         where resident_id = $1 and system <> 'record' and not released order by until desc nulls first",
        resident.uuid()
    )
    .fetch_all(reader.connection())
    .await?;
    let today = today_in_shenzhen(db.clock.now());
    let mut numbers = Vec::new();
    for row in rows {
        let Some(system) = DocumentSystem::from_code(&row.system) else { continue };
        let text = db.keys.decrypt(resident, NumberSystem::Document(system), &row.ciphertext)?;
        // A number that is no number any more is not shown; the others are.
        let Ok(number) = DocumentNumber::stored(system, &text, today) else { continue };
        let document = row.document.as_deref().and_then(DocumentKind::from_code);
        numbers.push(RegisteredNumber { number, document, until: row.until });
    }
    Ok(numbers)
}

/// What was registered before a change at the counter.
#[derive(Debug, Clone)]
pub struct EarlierIdentity {
    /// 姓名.
    pub name: String,
    /// 性别.
    pub sex: Sex,
    /// 出生日期.
    pub birth_date: NaiveDate,
    /// Whether the document number was changed too.
    pub number_changed: bool,
    /// Why it was changed.
    pub reason: ChangeReason,
    /// The document that was shown.
    pub document: DocumentKind,
    /// When it was changed.
    pub changed_at: DateTime<Utc>,
    /// Chinese and English name of the institution that changed it.
    pub institution: (String, String),
    /// The name of the clerk.
    pub by: Option<String>,
}

/// What was registered of the open record before each change, newest first.
pub async fn earlier(reader: &mut Reader) -> Result<Vec<EarlierIdentity>, sqlx::Error> {
    let rows = sqlx::query!(
        "select c.name, c.sex, c.birth_date, c.number_changed, c.reason, c.document, c.changed_at, c.author_name,
                i.name_zh, i.name_en
         from record.identity_changes c join reference.institutions i on i.code = c.institution_code
         where c.resident_id = $1 order by c.changed_at desc, c.id desc",
        reader.opening.resident.uuid()
    )
    .fetch_all(reader.connection())
    .await?;
    let earlier = rows.into_iter().filter_map(|row| {
        Some(EarlierIdentity {
            name: row.name,
            sex: Sex::from_code(&row.sex)?,
            birth_date: row.birth_date,
            number_changed: row.number_changed,
            reason: ChangeReason::from_code(&row.reason)?,
            document: DocumentKind::from_code(&row.document)?,
            changed_at: row.changed_at,
            institution: (row.name_zh, row.name_en),
            by: row.author_name,
        })
    });
    Ok(earlier.collect())
}
