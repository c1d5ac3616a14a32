//! Adding measurements, and correcting them by newer versions.

use chrono::{DateTime, Utc};
use domain::{
    amount::Amount,
    ids::{EntryId, ResidentId},
    measured_at::MeasuredAt,
    measurement::{GlucoseContext, MeasurementValue},
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    database::Database,
    opening::Writer,
    submissions::{self, Kept, Submission},
};

/// A measurement to add.
#[derive(Debug, Clone, Copy)]
pub struct NewMeasurement<'a> {
    /// What was measured.
    pub value: MeasurementValue,
    /// When.
    pub at: MeasuredAt,
    /// The version that this one replaces.
    pub supersedes: Option<EntryId>,
    /// Whom a depositor names as performer.
    pub performer: Option<&'a str>,
    /// The depositor's own id for the entry.
    pub source_key: Option<&'a str>,
}

/// What became of a submitted measurement.
#[derive(Debug, PartialEq, Eq)]
pub enum Added {
    /// It is kept under this id.
    New(EntryId),
    /// The same form was sent before and led here.
    Again(String),
}

/// Why a measurement was not kept.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// Another change of the same entry came first (constraints `changed_meanwhile`,
    /// `basics_changed_meanwhile`, `basics_have_one_answer`), or it was withdrawn (EH013).
    #[error("the entry was changed meanwhile")]
    ChangedMeanwhile,
    /// The entry is somebody else's: a correction is asked for instead (EH010).
    #[error("only its author corrects or withdraws an entry")]
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
        let constraint = database.constraint();
        match database.code().as_deref() {
            _ if matches!(constraint, Some("changed_meanwhile" | "basics_changed_meanwhile" | "basics_have_one_answer")) => {
                Self::ChangedMeanwhile
            }
            Some("EH013") => Self::ChangedMeanwhile,
            Some("EH010") => Self::NotTheAuthor,
            _ => Self::Database(error),
        }
    }
}

/// Adds a measurement to the open record, once for each submission. `outcome` says where it leads.
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
    insert(writer.connection(), resident, &[(id, new)]).await?;
    writer.commit().await?;
    Ok(Added::New(id))
}

/// Replaces an entry of the same author by a newer version.
pub async fn correct(db: &Database, mut writer: Writer, new: NewMeasurement<'_>) -> Result<EntryId, AddError> {
    let id = EntryId::from(db.random.uuid(db.clock.now()));
    let resident = writer.opening.resident;
    insert(writer.connection(), resident, &[(id, new)]).await?;
    writer.commit().await?;
    Ok(id)
}

/// Adds rows in one statement of a transaction that names an opening: the log gets one line for all. Provenance comes from
/// the opening, by trigger.
pub(crate) async fn insert(
    connection: &mut PgConnection,
    resident: ResidentId,
    new: &[(EntryId, NewMeasurement<'_>)],
) -> Result<(), AddError> {
    let column = |of: fn(&NewMeasurement<'_>) -> Option<i32>| -> Vec<Option<i32>> { new.iter().map(|(_, m)| of(m)).collect() };
    let words = |of: for<'a> fn(&NewMeasurement<'a>) -> Option<&'a str>| -> Vec<Option<String>> {
        new.iter().map(|(_, m)| of(m).map(ToOwned::to_owned)).collect()
    };
    let ids: Vec<Uuid> = new.iter().map(|(id, _)| id.uuid()).collect();
    let at: Vec<DateTime<Utc>> = new.iter().map(|(_, m)| m.at.instant()).collect();
    let supersedes: Vec<Option<Uuid>> = new.iter().map(|(_, m)| m.supersedes.map(EntryId::uuid)).collect();
    sqlx::query!(
        "insert into record.measurements
           (resident_id, id, kind, value, diastolic, context, measured_at, precision, author_name, source_key, supersedes)
         select $1, n.id, n.kind, n.value / 100.0, n.diastolic / 100.0, n.context, n.at, n.precision, n.performer, n.key, n.supersedes
         from unnest($2::uuid[], $3::text[], $4::int4[], $5::int4[], $6::text[], $7::timestamptz[], $8::text[], $9::text[],
                     $10::text[], $11::uuid[])
           as n(id, kind, value, diastolic, context, at, precision, performer, key, supersedes)",
        resident.uuid(),
        &ids,
        &words(|m| Some(m.value.kind().code())) as &[Option<String>],
        &column(|m| Some(m.value.first().hundredths())) as &[Option<i32>],
        &column(|m| m.value.second().map(Amount::hundredths)) as &[Option<i32>],
        &words(|m| m.value.context().map(GlucoseContext::code)) as &[Option<String>],
        &at,
        &words(|m| Some(m.at.precision().code())) as &[Option<String>],
        &words(|m| m.performer) as &[Option<String>],
        &words(|m| m.source_key) as &[Option<String>],
        &supersedes as &[Option<Uuid>],
    )
    .execute(connection)
    .await?;
    Ok(())
}
