//! The list of entries that wait for verification at the responsible unit. It contains no values.

use chrono::{DateTime, Utc};
use domain::ids::ResidentId;

use super::About;
use crate::{database::Database, opening::OpenError, work};

/// The maximum number of lines: those that may need action first, then the oldest.
const MOST: i32 = 200;

/// The list of an institution.
#[derive(Debug, Clone)]
pub struct List {
    /// The lines, those that may need action first, then the oldest.
    pub lines: Vec<Line>,
    /// The total number of lines.
    pub of: i64,
}

/// Entries of one kind of one person.
#[derive(Debug, Clone)]
pub struct Line {
    /// The person's record.
    pub resident: ResidentId,
    /// Surname and stars.
    pub masked_name: String,
    /// The kind of the entries.
    pub about: About,
    /// The number of entries.
    pub entries: i64,
    /// Since when the oldest of the entries has been waiting.
    pub since: DateTime<Utc>,
    /// Whether the person was asked about all of these entries and has not yet answered.
    pub asked: bool,
    /// Whether one of the values may need action on the day of the value.
    pub needs_action: bool,
}

/// The list of the institution at which the session acts, limited to the session's duty. Opens the list with a
/// log row.
pub async fn list(db: &Database, token: &str, client: &str) -> Result<List, OpenError> {
    let mut tx = work::open_list(db, token, "verification", client).await?;
    let rows = sqlx::query!(
        r#"select resident_id as "resident_id!", masked_name as "masked_name!", section as "section!", kind as "kind!",
                  entries as "entries!", since as "since!", asked as "asked!", needs_action as "needs_action!", lines as "lines!"
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
            needs_action: row.needs_action,
        })
    });
    Ok(List { lines: line.collect::<Result<_, sqlx::Error>>()?, of })
}
