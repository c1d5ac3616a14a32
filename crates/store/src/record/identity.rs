//! The subject of the record and the care team (section `identity`).

use chrono::NaiveDate;

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
