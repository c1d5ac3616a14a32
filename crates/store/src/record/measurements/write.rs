//! Adding measurements, and correcting a measurement with a newer version.

use chrono::{DateTime, Utc};
use domain::{
    amount::Amount,
    ids::{EntryId, ResidentId},
    measured_at::MeasuredAt,
    measurement::{Conditions, GlucoseContext, MeasurementKind, MeasurementValue, Occasion, Setting, Subject},
    sender_version::SenderVersion,
    time::today_in_shenzhen,
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{opening::Writer, write_error::WriteError};

/// A measurement to add.
#[derive(Debug, Clone, Copy)]
pub struct NewMeasurement<'a> {
    /// The measured value.
    pub value: MeasurementValue,
    /// The time of the measurement.
    pub at: MeasuredAt,
    /// The version that this one replaces.
    pub supersedes: Option<EntryId>,
    /// The performer that a depositor names.
    pub performer: Option<&'a str>,
    /// The depositor's own id for the entry.
    pub source_key: Option<&'a str>,
}

/// What a depositor states about a version.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sent<'a> {
    /// Which version it is.
    pub(crate) version: Option<&'a SenderVersion>,
    /// Whether the depositor takes the measurement back with it.
    pub(crate) taken_back: bool,
}

/// Adds a measurement to the open record. With `supersedes` it corrects that version.
pub async fn add(writer: &mut Writer, id: EntryId, new: NewMeasurement<'_>) -> Result<(), WriteError> {
    let before = before(writer, &new).await?;
    let opening = &writer.opening;
    let (resident, born, sex) = (opening.resident, opening.subject.birth_date, opening.subject.sex);
    // The opening need not cover the section that tells of illnesses. So the value is assessed as if nothing were known of them.
    let subject = Subject { born, sex, conditions: Conditions::default() };
    insert(writer.connection(), resident, Some((subject, before)), &[(id, new, Sent::default())]).await
}

/// The pulse before a new pulse, see [`super::Measurement::before`].
async fn before(writer: &mut Writer, new: &NewMeasurement<'_>) -> Result<Option<Amount>, WriteError> {
    if new.value.kind() != MeasurementKind::Pulse {
        return Ok(None);
    }
    let resident = writer.opening.resident;
    let hundredths = sqlx::query_scalar!(
        r#"select (p.value * 100)::int4 as "hundredths!" from record.measurements p
           where p.resident_id = $1 and p.kind = 'pulse' and p.superseded_at is null and p.precision in ('minute', 'second')
             and p.measured_at between $2::timestamptz - interval '1 day' and $2::timestamptz - interval '5 minutes'
           order by p.measured_at desc, p.id desc limit 1"#,
        resident.uuid(),
        new.at.instant(),
    )
    .fetch_optional(writer.connection())
    .await?;
    Ok(hundredths.and_then(Amount::from_hundredths))
}

/// Whether a resident who measured this may have to act on the day of the value.
fn needs_action(new: &NewMeasurement<'_>, subject: Subject, before: Option<Amount>) -> bool {
    let occasion = Occasion { day: today_in_shenzhen(new.at.instant()), setting: Setting::Home, before };
    new.value.assess(subject, occasion).may_need_action_today()
}

/// Inserts rows with one statement, in a transaction that names an opening; the log gets one row for all of them. A trigger
/// sets the provenance from the opening. `resident_measured` is the person who measured, with the pulse before; none if an institution did.
pub(crate) async fn insert(
    connection: &mut PgConnection,
    resident: ResidentId,
    resident_measured: Option<(Subject, Option<Amount>)>,
    new: &[(EntryId, NewMeasurement<'_>, Sent<'_>)],
) -> Result<(), WriteError> {
    let column = |of: fn(&NewMeasurement<'_>) -> Option<i32>| -> Vec<Option<i32>> { new.iter().map(|(_, m, _)| of(m)).collect() };
    let words = |of: for<'a> fn(&NewMeasurement<'a>) -> Option<&'a str>| -> Vec<Option<String>> {
        new.iter().map(|(_, m, _)| of(m).map(ToOwned::to_owned)).collect()
    };
    let ids: Vec<Uuid> = new.iter().map(|(id, ..)| id.uuid()).collect();
    let at: Vec<DateTime<Utc>> = new.iter().map(|(_, m, _)| m.at.instant()).collect();
    let supersedes: Vec<Option<Uuid>> = new.iter().map(|(_, m, _)| m.supersedes.map(EntryId::uuid)).collect();
    let updated: Vec<Option<DateTime<Utc>>> = new.iter().map(|(_, _, sent)| sent.version?.updated_at).collect();
    let numbers: Vec<Option<String>> = new.iter().map(|(_, _, sent)| sent.version?.number.clone()).collect();
    let corrected: Vec<bool> = new.iter().map(|(_, _, sent)| sent.version.is_some_and(|version| version.corrected)).collect();
    let taken_back: Vec<bool> = new.iter().map(|(_, _, sent)| sent.taken_back).collect();
    let needs_action: Vec<bool> =
        new.iter().map(|(_, m, _)| resident_measured.is_some_and(|(subject, before)| needs_action(m, subject, before))).collect();
    sqlx::query!(
        "insert into record.measurements
           (resident_id, id, kind, value, diastolic, context, measured_at, precision, author_name, source_key, source_updated_at,
            source_version, source_corrected, taken_back, supersedes, needs_action)
         select $1, n.id, n.kind, n.value / 100.0, n.diastolic / 100.0, n.context, n.at, n.precision, n.performer, n.key, n.updated,
           n.version, n.corrected, n.taken_back, n.supersedes, n.needs_action
         from unnest($2::uuid[], $3::text[], $4::int4[], $5::int4[], $6::text[], $7::timestamptz[], $8::text[], $9::text[],
                     $10::text[], $11::uuid[], $12::timestamptz[], $13::text[], $14::boolean[], $15::boolean[], $16::boolean[])
           as n(id, kind, value, diastolic, context, at, precision, performer, key, supersedes, updated, version, corrected,
             taken_back, needs_action)",
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
        &updated as &[Option<DateTime<Utc>>],
        &numbers as &[Option<String>],
        &corrected,
        &taken_back,
        &needs_action,
    )
    .execute(connection)
    .await?;
    Ok(())
}
