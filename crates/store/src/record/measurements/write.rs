//! Adding measurements, and correcting them by newer versions.

use domain::{
    ids::{EntryId, ResidentId},
    measured_at::MeasuredAt,
    measurement::Reading,
};
use sqlx::PgConnection;

use crate::{
    database::Database,
    opening::Writer,
    submissions::{self, Kept, Submission},
};

/// A reading to add.
#[derive(Debug, Clone, Copy)]
pub struct NewMeasurement<'a> {
    /// What was measured.
    pub reading: Reading,
    /// When.
    pub at: MeasuredAt,
    /// The version that this one replaces.
    pub supersedes: Option<EntryId>,
    /// Whom a depositor names as performer.
    pub performer: Option<&'a str>,
    /// The depositor's own id for the entry.
    pub source_key: Option<&'a str>,
}

/// What became of a submitted reading.
#[derive(Debug, PartialEq, Eq)]
pub enum Added {
    /// It is kept under this id.
    New(EntryId),
    /// The same form was sent before and led here.
    Again(String),
}

/// Why a reading was not kept.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// Another change of the same entry came first (constraint `changed_meanwhile`).
    #[error("the entry was changed meanwhile")]
    ChangedMeanwhile,
    /// The entry is somebody else's: a correction is asked for instead (EH010).
    #[error("only its author corrects an entry")]
    NotTheAuthor,
    /// This form was sent before, with something else in it.
    #[error("this form was sent before")]
    AlreadySent,
    /// Postgres failed.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for AddError {
    fn from(error: sqlx::Error) -> Self {
        let Some(database) = error.as_database_error() else { return Self::Database(error) };
        if database.constraint() == Some("changed_meanwhile") {
            Self::ChangedMeanwhile
        } else if database.code().as_deref() == Some("EH010") {
            Self::NotTheAuthor
        } else {
            Self::Database(error)
        }
    }
}

/// Adds a reading to the open record, once for each submission. `outcome` says where it leads.
pub async fn add(
    db: &Database,
    mut writer: Writer,
    submission: Submission<'_>,
    new: NewMeasurement<'_>,
    outcome: impl FnOnce(EntryId) -> String,
) -> Result<Added, AddError> {
    let id = EntryId::from(db.random.uuid(db.clock.now()));
    match submissions::keep(&mut writer, submission, &outcome(id)).await? {
        Kept::First => {}
        Kept::Again(led_to) => return Ok(Added::Again(led_to)),
        Kept::Different => return Err(AddError::AlreadySent),
    }
    let resident = writer.opening.resident;
    insert(writer.connection(), resident, id, new).await?;
    writer.commit().await?;
    Ok(Added::New(id))
}

/// Replaces an entry of the same author by a newer version.
pub async fn correct(db: &Database, mut writer: Writer, new: NewMeasurement<'_>) -> Result<EntryId, AddError> {
    let id = EntryId::from(db.random.uuid(db.clock.now()));
    let resident = writer.opening.resident;
    insert(writer.connection(), resident, id, new).await?;
    writer.commit().await?;
    Ok(id)
}

/// Adds one row in a transaction that names an opening. Provenance comes from the opening, by trigger.
pub(crate) async fn insert(
    connection: &mut PgConnection,
    resident: ResidentId,
    id: EntryId,
    new: NewMeasurement<'_>,
) -> Result<(), AddError> {
    sqlx::query!(
        "insert into record.measurements
           (resident_id, id, kind, value, diastolic, context, measured_at, precision, author_name, source_key, supersedes)
         values ($1, $2, $3, $4::int4 / 100.0, $5::int4 / 100.0, $6, $7, $8, $9, $10, $11)",
        resident.uuid(),
        id.uuid(),
        new.reading.kind().code(),
        new.reading.value().hundredths(),
        new.reading.second().map(domain::amount::Amount::hundredths),
        new.reading.context().map(domain::measurement::GlucoseContext::code),
        new.at.instant(),
        new.at.precision().code(),
        new.performer,
        new.source_key,
        new.supersedes.map(EntryId::uuid),
    )
    .execute(connection)
    .await?;
    Ok(())
}
