//! Reading measurements.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    amount::Amount,
    ids::{EntryId, ResidentId},
    measured_at::{MeasuredAt, Precision},
    measurement::{GlucoseContext, MeasurementKind, MeasurementValue},
    security_label::SecurityLabel,
    sender_version::SenderVersion,
    verification::Verification,
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Author, Measurement};
use crate::opening::Reader;

struct Row {
    id: Uuid,
    kind: String,
    hundredths: i32,
    diastolic_hundredths: Option<i32>,
    context: Option<String>,
    measured_at: DateTime<Utc>,
    precision: String,
    author_name: Option<String>,
    name_zh: Option<String>,
    name_en: Option<String>,
    recorded_at: DateTime<Utc>,
    verification: String,
    security_label: i16,
    supersedes: Option<Uuid>,
    superseded_at: Option<DateTime<Utc>>,
    before_hundredths: Option<i32>,
}

/// The error for a row that the application's own checks would have refused: the database was changed by other means.
fn damaged(what: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("record.measurements.{what} is none of ours").into())
}

impl TryFrom<Row> for Measurement {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let kind = MeasurementKind::from_code(&row.kind).ok_or_else(|| damaged("kind"))?;
        let value = Amount::from_hundredths(row.hundredths).ok_or_else(|| damaged("value"))?;
        let diastolic = row.diastolic_hundredths.and_then(Amount::from_hundredths);
        let context = row.context.as_deref().and_then(GlucoseContext::from_code);
        let precision = Precision::from_code(&row.precision).ok_or_else(|| damaged("precision"))?;
        let security_label = SecurityLabel::try_from(row.security_label);
        Ok(Self {
            id: EntryId::from(row.id),
            value: MeasurementValue::new(kind, value, diastolic, context).map_err(|_| damaged("value"))?,
            at: MeasuredAt::new(row.measured_at, precision),
            author: Author::of(row.name_zh, row.name_en, row.author_name),
            recorded_at: row.recorded_at,
            verification: Verification::from_code(&row.verification).ok_or_else(|| damaged("verification"))?,
            security_label: security_label.map_err(|_| damaged("security_label"))?,
            supersedes: row.supersedes.map(EntryId::from),
            superseded_at: row.superseded_at,
            before: row.before_hundredths.and_then(Amount::from_hundredths),
        })
    }
}

fn parsed(rows: Vec<Row>) -> Result<Vec<Measurement>, sqlx::Error> {
    rows.into_iter().map(Measurement::try_from).collect()
}

/// Current measurements of one kind before `before`, newest first, at most `most`.
pub async fn by_kind(
    reader: &mut Reader,
    kind: MeasurementKind,
    before: DateTime<Utc>,
    most: i64,
) -> Result<Vec<Measurement>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select m.id, m.kind, (m.value * 100)::int4 as "hundredths!", (m.diastolic * 100)::int4 as diastolic_hundredths, m.context,
                  m.measured_at, m.precision, m.author_name, i.name_zh as "name_zh?", i.name_en as "name_en?",
                  m.recorded_at, m.verification, m.security_label, m.supersedes, m.superseded_at,
                  case when m.kind = 'pulse' and m.precision in ('minute', 'second') then
                    (select (p.value * 100)::int4 from record.measurements p
                     where p.resident_id = m.resident_id and p.kind = m.kind and p.superseded_at is null
                       and p.precision in ('minute', 'second')
                       and p.measured_at between m.measured_at - interval '1 day' and m.measured_at - interval '5 minutes'
                     order by p.measured_at desc, p.id desc limit 1) end as before_hundredths
           from record.measurements m left join reference.institutions i on i.code = m.source_institution
           where m.resident_id = $1 and m.kind = $2 and m.superseded_at is null and m.measured_at < $3
           order by m.measured_at desc, m.id desc limit $4"#,
        reader.opening.resident.uuid(),
        kind.code(),
        before,
        most,
    )
    .fetch_all(reader.connection())
    .await?;
    parsed(rows)
}

/// Measurements that the resident entered and that are not yet verified: those that may need action on their day, then the oldest;
/// at most `most`.
pub async fn waiting(reader: &mut Reader, most: i64) -> Result<Vec<Measurement>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select m.id, m.kind, (m.value * 100)::int4 as "hundredths!", (m.diastolic * 100)::int4 as diastolic_hundredths, m.context,
                  m.measured_at, m.precision, m.author_name, null as name_zh, null as name_en,
                  m.recorded_at, m.verification, m.security_label, m.supersedes, m.superseded_at,
                  case when m.kind = 'pulse' and m.precision in ('minute', 'second') then
                    (select (p.value * 100)::int4 from record.measurements p
                     where p.resident_id = m.resident_id and p.kind = m.kind and p.superseded_at is null
                       and p.precision in ('minute', 'second')
                       and p.measured_at between m.measured_at - interval '1 day' and m.measured_at - interval '5 minutes'
                     order by p.measured_at desc, p.id desc limit 1) end as before_hundredths
           from record.measurements m
           where m.resident_id = $1 and m.superseded_at is null and m.verification = 'pending' and m.author_kind = 'resident'
           order by m.needs_action desc, m.recorded_at, m.id limit $2"#,
        reader.opening.resident.uuid(),
        most,
    )
    .fetch_all(reader.connection())
    .await?;
    parsed(rows)
}

/// All current measurements, by kind, newest first within a kind.
pub async fn all(reader: &mut Reader) -> Result<Vec<Measurement>, sqlx::Error> {
    latest(reader, i64::MAX).await
}

/// The newest `most` current measurements of each kind that the record has, newest first within a kind.
pub async fn latest(reader: &mut Reader, most: i64) -> Result<Vec<Measurement>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select m.id, m.kind, (m.value * 100)::int4 as "hundredths!", (m.diastolic * 100)::int4 as diastolic_hundredths, m.context,
                  m.measured_at, m.precision, m.author_name, i.name_zh as "name_zh?", i.name_en as "name_en?",
                  m.recorded_at, m.verification, m.security_label, m.supersedes, m.superseded_at,
                  case when m.kind = 'pulse' and m.precision in ('minute', 'second') then
                    (select (p.value * 100)::int4 from record.measurements p
                     where p.resident_id = m.resident_id and p.kind = m.kind and p.superseded_at is null
                       and p.precision in ('minute', 'second')
                       and p.measured_at between m.measured_at - interval '1 day' and m.measured_at - interval '5 minutes'
                     order by p.measured_at desc, p.id desc limit 1) end as before_hundredths
           from (select *, row_number() over (partition by kind order by measured_at desc, id desc) as place
                 from record.measurements where resident_id = $1 and superseded_at is null) m
             left join reference.institutions i on i.code = m.source_institution
           where m.place <= $2
           order by m.kind, m.place"#,
        reader.opening.resident.uuid(),
        most,
    )
    .fetch_all(reader.connection())
    .await?;
    parsed(rows)
}

/// One measurement, in any version; `None` if this record has no such measurement, or if this reader may not read it.
pub async fn one(reader: &mut Reader, entry: EntryId) -> Result<Option<Measurement>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select m.id, m.kind, (m.value * 100)::int4 as "hundredths!", (m.diastolic * 100)::int4 as diastolic_hundredths, m.context,
                  m.measured_at, m.precision, m.author_name, i.name_zh as "name_zh?", i.name_en as "name_en?",
                  m.recorded_at, m.verification, m.security_label, m.supersedes, m.superseded_at,
                  case when m.kind = 'pulse' and m.precision in ('minute', 'second') then
                    (select (p.value * 100)::int4 from record.measurements p
                     where p.resident_id = m.resident_id and p.kind = m.kind and p.superseded_at is null
                       and p.precision in ('minute', 'second')
                       and p.measured_at between m.measured_at - interval '1 day' and m.measured_at - interval '5 minutes'
                     order by p.measured_at desc, p.id desc limit 1) end as before_hundredths
           from record.measurements m left join reference.institutions i on i.code = m.source_institution
           where m.resident_id = $1 and m.id = $2"#,
        reader.opening.resident.uuid(),
        entry.uuid(),
    )
    .fetch_optional(reader.connection())
    .await?;
    row.map(Measurement::try_from).transpose()
}

/// All versions of the measurement to which this version belongs, newest first.
pub async fn versions(reader: &mut Reader, entry: EntryId) -> Result<Vec<Measurement>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"with recursive version as (
             select id, supersedes from record.measurements where resident_id = $1 and id = $2
             union
             select m.id, m.supersedes from record.measurements m join version v on m.id = v.supersedes or m.supersedes = v.id
             where m.resident_id = $1)
           select m.id, m.kind, (m.value * 100)::int4 as "hundredths!", (m.diastolic * 100)::int4 as diastolic_hundredths, m.context,
                  m.measured_at, m.precision, m.author_name, i.name_zh as "name_zh?", i.name_en as "name_en?",
                  m.recorded_at, m.verification, m.security_label, m.supersedes, m.superseded_at,
                  case when m.kind = 'pulse' and m.precision in ('minute', 'second') then
                    (select (p.value * 100)::int4 from record.measurements p
                     where p.resident_id = m.resident_id and p.kind = m.kind and p.superseded_at is null
                       and p.precision in ('minute', 'second')
                       and p.measured_at between m.measured_at - interval '1 day' and m.measured_at - interval '5 minutes'
                     order by p.measured_at desc, p.id desc limit 1) end as before_hundredths
           from record.measurements m left join reference.institutions i on i.code = m.source_institution
           where m.resident_id = $1 and m.id in (select id from version)
           order by m.superseded_at desc nulls first, m.recorded_at desc"#,
        reader.opening.resident.uuid(),
        entry.uuid(),
    )
    .fetch_all(reader.connection())
    .await?;
    parsed(rows)
}

/// The kinds of measurements that residents enter into this record themselves, ordered by frequency in the last 90 days.
pub async fn logged_kinds(reader: &mut Reader, now: DateTime<Utc>) -> Result<Vec<MeasurementKind>, sqlx::Error> {
    let codes = sqlx::query_scalar!(
        "select kind from record.measurements
         where resident_id = $1 and author_kind = 'resident' and superseded_at is null and measured_at > $2
         group by kind order by count(*) desc, max(measured_at) desc, kind",
        reader.opening.resident.uuid(),
        now - TimeDelta::days(90),
    )
    .fetch_all(reader.connection())
    .await?;
    Ok(codes.iter().filter_map(|code| MeasurementKind::from_code(code)).collect())
}

/// Whether its sender took back the measurement to which this version belongs.
pub async fn taken_back(reader: &mut Reader, entry: EntryId) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select taken_back or taken_back_at is not null as "taken_back!" from record.measurements
           where resident_id = $1 and id = $2"#,
        reader.opening.resident.uuid(),
        entry.uuid(),
    )
    .fetch_optional(reader.connection())
    .await
    .map(Option::unwrap_or_default)
}

/// A version that a depositor sent.
pub(crate) struct SentMeasurement {
    /// The measurement.
    pub(crate) measurement: Measurement,
    /// The depositor's own id for it.
    pub(crate) key: String,
    /// Which version it is for the depositor.
    pub(crate) version: SenderVersion,
    /// Whether the depositor took the measurement back with it.
    pub(crate) takes_back: bool,
    /// Whether another version replaced it.
    pub(crate) is_replaced: bool,
}

/// All versions that a depositor sent of these keys, oldest first.
pub(crate) async fn sent(
    connection: &mut PgConnection,
    resident: ResidentId,
    keys: &[String],
) -> Result<Vec<SentMeasurement>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select m.id, m.kind, (m.value * 100)::int4 as "hundredths!", (m.diastolic * 100)::int4 as diastolic_hundredths, m.context,
                  m.measured_at, m.precision, m.author_name, i.name_zh as "name_zh?", i.name_en as "name_en?",
                  m.recorded_at, m.verification, m.security_label, m.supersedes, m.superseded_at, m.source_key as "source_key!",
                  m.source_updated_at, m.source_version, m.source_corrected, m.taken_back,
                  exists (select from record.measurements n where n.resident_id = m.resident_id and n.supersedes = m.id)
                    as "is_replaced!"
           from record.measurements m left join reference.institutions i on i.code = m.source_institution
           where m.resident_id = $1 and m.source_key = any ($2) order by m.recorded_at, m.id"#,
        resident.uuid(),
        keys,
    )
    .fetch_all(connection)
    .await?;
    let whole = rows.into_iter().map(|r| {
        let version = SenderVersion { updated_at: r.source_updated_at, number: r.source_version, corrected: r.source_corrected };
        let (key, takes_back, is_replaced) = (r.source_key, r.taken_back, r.is_replaced);
        let row = Row {
            id: r.id,
            kind: r.kind,
            hundredths: r.hundredths,
            diastolic_hundredths: r.diastolic_hundredths,
            context: r.context,
            measured_at: r.measured_at,
            precision: r.precision,
            author_name: r.author_name,
            name_zh: r.name_zh,
            name_en: r.name_en,
            recorded_at: r.recorded_at,
            verification: r.verification,
            security_label: r.security_label,
            supersedes: r.supersedes,
            superseded_at: r.superseded_at,
            before_hundredths: None,
        };
        Ok(SentMeasurement { measurement: Measurement::try_from(row)?, key, version, takes_back, is_replaced })
    });
    whole.collect()
}
