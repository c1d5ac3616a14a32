//! What waits at the responsible unit. No value stands in it.

use chrono::{DateTime, Utc};
use domain::ids::ResidentId;

use super::About;
use crate::{database::Database, opening::OpenError, work};

/// At most so many lines, the oldest.
const MOST: i32 = 200;

/// What waits at an institution.
#[derive(Debug, Clone)]
pub struct List {
    /// The oldest lines.
    pub lines: Vec<Line>,
    /// How many there are in all.
    pub of: i64,
}

/// Entries of one kind of one person.
#[derive(Debug, Clone)]
pub struct Line {
    /// Whose.
    pub resident: ResidentId,
    /// Surname and stars.
    pub masked_name: String,
    /// Of which kind.
    pub about: About,
    /// How many.
    pub entries: i64,
    /// Since when the oldest waits.
    pub since: DateTime<Utc>,
    /// Whether the person was asked about all of them, and has not answered.
    pub asked: bool,
}

/// The list of the institution at which the session acts, as far as its duty reaches, oldest first. Opens it on the log.
pub async fn list(db: &Database, token: &str, client: &str) -> Result<List, OpenError> {
    let mut tx = work::open_list(db, token, "verification", client).await?;
    let rows = sqlx::query!(
        r#"select resident_id as "resident_id!", masked_name as "masked_name!", section as "section!", kind as "kind!",
                  entries as "entries!", since as "since!", asked as "asked!", lines as "lines!"
           from access.verification_list($1)"#,
        MOST
    )
    .fetch_all(&mut *tx)
    .await?;
    let of = rows.first().map_or(0, |row| row.lines);
    let line = rows.into_iter().map(|row| {
        Ok(Line {
            resident: ResidentId::from(row.resident_id),
            masked_name: row.masked_name,
            about: About::from_row(&row.section, &row.kind)?,
            entries: row.entries,
            since: row.since,
            asked: row.asked,
        })
    });
    Ok(List { lines: line.collect::<Result<_, sqlx::Error>>()?, of })
}
