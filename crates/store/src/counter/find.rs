//! Finds a person by the number of a document that the person shows, or by the record number.

use domain::{
    ids::{LogId, ResidentId},
    purpose::Purpose,
};

use crate::{database::Database, numbers::NumberSystem};

/// Searches for a person by a number. The log records the search, with or without a result. Returns the id of the log row, from
/// which [`found`] returns the person; `None` if the session may not search: signed out, or without a current post and
/// agreement.
pub async fn find_person(
    db: &Database,
    token: &str,
    system: NumberSystem,
    number: &str,
    purpose: Purpose,
    client: &str,
) -> Result<Option<LogId>, sqlx::Error> {
    let lookup = db.keys.lookup(system, number);
    let row = sqlx::query!(
        r#"select search as "search!", refusal from access.find_person($1, $2, $3, $4, $5)"#,
        token,
        system.code(),
        lookup,
        purpose.code(),
        client,
    )
    .fetch_one(&db.web)
    .await?;
    if row.refusal.is_some() {
        return Ok(None);
    }
    // A separate statement, because it needs the committed log row of the search.
    sqlx::query!("select access.look_up($1, $2, $3, $4)", token, row.search, system.code(), lookup).fetch_one(&db.web).await?;
    Ok(Some(LogId::from(row.search)))
}

/// The person whom a search of this session found.
#[derive(Debug, Clone)]
pub struct FoundPerson {
    /// The person's record.
    pub resident: ResidentId,
    /// Surname and stars: enough to recognise the person at the counter.
    pub masked_name: String,
    /// The purpose of the search.
    pub purpose: Purpose,
    /// Whether the person is an adult, who can have a sign-in of their own (Article 18).
    pub is_adult: bool,
    /// Whether this search found nobody at first, and the person was then registered.
    pub was_registered: bool,
}

/// The person whom a search of this session found within the last ten minutes. `search` is the log row of the search. `None` if
/// the search found nobody.
pub async fn found(db: &Database, token: &str, search: LogId) -> Result<Option<FoundPerson>, sqlx::Error> {
    let row = sqlx::query!(
        "select resident, masked_name, purpose, adult, registered from access.found_person($1, $2)",
        token,
        search.uuid()
    )
    .fetch_one(&db.web)
    .await?;
    Ok(match (row.resident, row.masked_name, row.purpose.as_deref().and_then(Purpose::from_code)) {
        (Some(resident), Some(masked_name), Some(purpose)) => Some(FoundPerson {
            resident: ResidentId::from(resident),
            masked_name,
            purpose,
            is_adult: row.adult.unwrap_or_default(),
            was_registered: row.registered.unwrap_or_default(),
        }),
        _ => None,
    })
}
