//! Work of staff at the counter: find a person by the number of a document that the person shows, and print an activation slip.

use domain::{
    ids::{ActId, LogId, ResidentId},
    purpose::Purpose,
    slip_code::SlipCode,
};
use uuid::Uuid;

use crate::{database::Database, numbers::NumberSystem, opening::Writer, sign_in, write_error::WriteError};

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
}

/// The person whom a search of this session found within the last ten minutes. `search` is the log row of the search. `None` if
/// the search found nobody.
pub async fn found(db: &Database, token: &str, search: LogId) -> Result<Option<FoundPerson>, sqlx::Error> {
    let row = sqlx::query!("select resident, masked_name, purpose from access.found_person($1, $2)", token, search.uuid())
        .fetch_one(&db.web)
        .await?;
    Ok(match (row.resident, row.masked_name, row.purpose.as_deref().and_then(Purpose::from_code)) {
        (Some(resident), Some(masked_name), Some(purpose)) => {
            Some(FoundPerson { resident: ResidentId::from(resident), masked_name, purpose })
        }
        _ => None,
    })
}

/// Issues a slip for the person of the open record and uses up the confirmed act. The code is shown once; the database stores
/// its hash.
pub async fn issue_slip(db: &Database, mut writer: Writer, act: ActId) -> Result<SlipCode, WriteError> {
    let code = SlipCode::generate(&mut |bytes| db.random.fill(bytes));
    sqlx::query!("select access.issue_slip($1, $2, $3)", act.uuid(), writer.new_id::<Uuid>(), sign_in::hash(code.expose()))
        .fetch_one(writer.connection())
        .await?;
    writer.commit().await?;
    Ok(code)
}
