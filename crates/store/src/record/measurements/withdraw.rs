//! Withdrawal of a measurement: the measurement no longer counts and stays readable, with time and reason.

use chrono::{DateTime, Utc};
use domain::{ids::EntryId, withdrawal::Reason};

use crate::{
    opening::{Reader, Writer},
    write_error::WriteError,
};

/// A withdrawal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The time.
    pub at: DateTime<Utc>,
    /// The reason, if one was given.
    pub reason: Option<String>,
}

/// Withdraws a measurement of the author.
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

/// The withdrawal of this measurement, if it was withdrawn and this reader may read the measurement.
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
