//! Withdrawing a measurement: it no longer counts and is kept, with when and why.

use chrono::{DateTime, Utc};
use domain::{ids::EntryId, withdrawal::Reason};

use crate::{
    opening::{Reader, Writer},
    write_error::WriteError,
};

/// That an entry was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// When.
    pub at: DateTime<Utc>,
    /// Why, if that was said.
    pub reason: Option<String>,
}

/// Withdraws the author's own entry.
pub async fn withdraw(writer: &mut Writer, entry: EntryId, reason: Option<&Reason>) -> Result<(), WriteError> {
    sqlx::query!(
        "insert into record.withdrawals (resident_id, id, reason) values ($1, $2, $3)",
        writer.opening.resident.uuid(),
        entry.uuid(),
        reason.map(Reason::as_str),
    )
    .execute(writer.connection())
    .await?;
    Ok(())
}

/// Whether this entry was withdrawn, as far as this reader may read the entry.
pub async fn withdrawal(reader: &mut Reader, entry: EntryId) -> Result<Option<Withdrawal>, sqlx::Error> {
    let row = sqlx::query!(
        "select recorded_at, reason from record.withdrawals where resident_id = $1 and id = $2",
        reader.opening.resident.uuid(),
        entry.uuid(),
    )
    .fetch_optional(reader.connection())
    .await?;
    Ok(row.map(|row| Withdrawal { at: row.recorded_at, reason: row.reason }))
}
