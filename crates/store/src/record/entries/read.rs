//! Reading entries.

use chrono::{DateTime, Utc};
use domain::{
    entry::{Coding, Comparator, Content, Detail, EntryKind, EntryStatus, Value},
    ids::{EntryId, ResidentId},
    measured_at::{MeasuredAt, Precision},
    qualification::Qualification,
    security_label::SecurityLabel,
    sender_version::SenderVersion,
    verification::Verification,
};
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use super::{Author, Entry};
use crate::opening::Reader;

struct Row {
    id: Uuid,
    kind: String,
    label: String,
    code_system: Option<String>,
    code: Option<String>,
    status: Option<String>,
    qualification: Option<String>,
    at: DateTime<Utc>,
    at_precision: String,
    until: Option<DateTime<Utc>>,
    until_precision: Option<String>,
    value_text: Option<String>,
    comparator: Option<String>,
    value: Option<f64>,
    decimals: Option<i16>,
    unit: Option<String>,
    low: Option<f64>,
    high: Option<f64>,
    details: Json<Vec<(String, String)>>,
    visit_key: Option<String>,
    report_key: Option<String>,
    author_name: Option<String>,
    source_institution: Option<String>,
    source_key: Option<String>,
    name_zh: Option<String>,
    name_en: Option<String>,
    recorded_at: DateTime<Utc>,
    verification: String,
    security_label: i16,
    superseded_at: Option<DateTime<Utc>>,
    taken_back: bool,
}

/// The error for a row that the application's own checks would have refused: the database was changed by other means.
fn damaged(what: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("record.entries.{what} is none of ours").into())
}

fn measured_at(at: DateTime<Utc>, precision: &str) -> Result<MeasuredAt, sqlx::Error> {
    Ok(MeasuredAt::new(at, Precision::from_code(precision).ok_or_else(|| damaged("precision"))?))
}

/// An unknown qualification is damage, not nothing: without it a suspicion would look like a fact.
fn qualification(code: Option<&str>) -> Result<Option<Qualification>, sqlx::Error> {
    code.map(|code| Qualification::from_code(code).ok_or_else(|| damaged("qualification"))).transpose()
}

impl TryFrom<Row> for Entry {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let value = match (row.value_text, row.value) {
            (Some(text), _) => Some(Value::Text(text)),
            (None, Some(number)) => Some(Value::Quantity {
                comparator: row.comparator.as_deref().and_then(Comparator::from_code),
                number,
                decimals: row.decimals.and_then(|decimals| u8::try_from(decimals).ok()).unwrap_or_default(),
                unit: row.unit.unwrap_or_default(),
                low: row.low,
                high: row.high,
            }),
            (None, None) => None,
        };
        let until = row.until.zip(row.until_precision);
        let content = Content {
            kind: EntryKind::from_code(&row.kind).ok_or_else(|| damaged("kind"))?,
            label: row.label,
            coding: row.code_system.zip(row.code).map(|(system, code)| Coding { system, code }),
            status: row.status.as_deref().and_then(EntryStatus::from_code),
            qualification: qualification(row.qualification.as_deref())?,
            at: measured_at(row.at, &row.at_precision)?,
            until: until.map(|(until, precision)| measured_at(until, &precision)).transpose()?,
            value,
            // A detail with a name that this version of the program does not know is read as a note.
            details: row
                .details
                .0
                .into_iter()
                .map(|(name, text)| (Detail::from_code(&name).unwrap_or(Detail::Note), text))
                .collect(),
            visit: row.visit_key,
            report: row.report_key,
        };
        Ok(Self {
            id: EntryId::from(row.id),
            content,
            author: Author::of(row.name_zh, row.name_en, row.author_name),
            sender: row.source_institution.zip(row.source_key),
            recorded_at: row.recorded_at,
            verification: Verification::from_code(&row.verification).ok_or_else(|| damaged("verification"))?,
            security_label: SecurityLabel::try_from(row.security_label).map_err(|_| damaged("security_label"))?,
            superseded_at: row.superseded_at,
            taken_back: row.taken_back,
        })
    }
}

/// Selects entries of a record (`$1`) that also meet a condition, in a given order. Each condition has a statement of its own,
/// so that it can use its own index. A policy is applied before every condition (ADR 6), so a condition with a bound value uses
/// no index; only a condition that is written out in the statement does.
macro_rules! entries {
    ($connection:expr, $resident:expr, $condition:literal $(, $value:expr)*) => {
        entries!(@ $connection, $resident, $condition, "e.at desc, e.id desc" $(, $value)*)
    };
    (@ $connection:expr, $resident:expr, $condition:literal, $order:literal $(, $value:expr)*) => {{
        let rows = sqlx::query_as!(
            Row,
            r#"select e.id, e.kind, e.label, e.code_system, e.code, e.status, e.qualification, e.at, e.at_precision, e.until, e.until_precision,
                      e.value_text, e.comparator, e.value, e.decimals, e.unit, e.low, e.high, e.details as "details!: Json<Vec<(String, String)>>",
                      e.visit_key, e.report_key, e.author_name, e.source_institution, e.source_key,
                      i.name_zh as "name_zh?", i.name_en as "name_en?", e.recorded_at, e.verification, e.security_label, e.superseded_at,
                      e.taken_back or e.taken_back_at is not null as "taken_back!"
               from record.entries e left join reference.institutions i on i.code = e.source_institution
               where e.resident_id = $1 and "# + $condition + " order by " + $order,
            $resident.uuid()
            $(, $value)*
        )
        .fetch_all($connection)
        .await?;
        rows.into_iter().map(Entry::try_from).collect::<Result<Vec<Entry>, sqlx::Error>>()
    }};
}

/// A year with entries of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// The kind.
    pub kind: EntryKind,
    /// The year in Shenzhen.
    pub year: i32,
    /// The number of entries that began in the year.
    pub entries: i64,
}

/// The number of current entries by kind and year, newest year first.
pub async fn years(reader: &mut Reader) -> Result<Vec<Year>, sqlx::Error> {
    let resident = reader.opening.resident.uuid();
    let rows = sqlx::query!(
        r#"select kind, extract(year from at at time zone 'Asia/Shanghai')::int4 as "year!", count(*) as "entries!"
           from record.entries where resident_id = $1 and superseded_at is null group by 1, 2 order by 2 desc"#,
        resident
    )
    .fetch_all(reader.connection())
    .await?;
    let year = |kind: String, year, entries| {
        Ok(Year { kind: EntryKind::from_code(&kind).ok_or_else(|| damaged("kind"))?, year, entries })
    };
    rows.into_iter().map(|row| year(row.kind, row.year, row.entries)).collect()
}

/// The maximum number of entries on one page.
pub const PAGE: i64 = 1000;

/// Current entries of these kinds that began in this year, newest first: at most [`PAGE`] entries, after the first `after`
/// ones.
pub async fn of_kinds(reader: &mut Reader, kinds: &[EntryKind], year: i32, after: i64) -> Result<Vec<Entry>, sqlx::Error> {
    let kinds: Vec<String> = kinds.iter().map(|kind| kind.code().to_owned()).collect();
    let resident = reader.opening.resident;
    entries!(
        @ reader.connection(),
        resident,
        "e.superseded_at is null and e.kind = any ($2) and e.at >= make_timestamptz($3, 1, 1, 0, 0, 0, 'Asia/Shanghai')
           and e.at < make_timestamptz($3 + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')",
        "e.at desc, e.id desc limit $4 offset $5",
        &kinds,
        year,
        PAGE,
        after
    )
}

/// All current versions of entries of a kind that lasts: first those that hold, then those that are over, each newest first. At most
/// [`PAGE`] entries, after the first `after` ones.
pub async fn lasting(reader: &mut Reader, kind: EntryKind, after: i64) -> Result<Vec<Entry>, sqlx::Error> {
    let resident = reader.opening.resident;
    entries!(
        @ reader.connection(),
        resident,
        "e.superseded_at is null and e.kind = $2",
        "coalesce(e.status in ('resolved', 'completed', 'stopped'), false), e.at desc, e.id desc limit $3 offset $4",
        kind.code(),
        PAGE,
        after
    )
}

/// The newest visits.
pub async fn recent_visits(reader: &mut Reader, most: i64) -> Result<Vec<Entry>, sqlx::Error> {
    let resident = reader.opening.resident;
    entries!(@ reader.connection(), resident, "e.superseded_at is null and e.kind = 'visit'", "e.at desc, e.id desc limit $2", most)
}

/// Antenatal and postnatal visits since this time, by their code of WS/T 483 (HSDB02.01 to HSDB02.04) or by their sender's words;
/// and active plans with personal targets. Newest first.
pub async fn maternal_visits_and_targets(reader: &mut Reader, since: DateTime<Utc>) -> Result<Vec<Entry>, sqlx::Error> {
    let resident = reader.opening.resident;
    entries!(
        @ reader.connection(),
        resident,
        "e.superseded_at is null and (
           e.kind = 'visit' and e.at >= $2 and e.status is distinct from 'planned'
             and (e.code_system = 'urn:oid:2.16.156.10011.2.4' and e.code like 'HSDB02.%' or e.label ~ '产前|产检|产后')
           or e.kind = 'plan' and coalesce(e.status, 'active') = 'active' and e.qualification is null
             and jsonb_path_exists(e.details, '$[*][0] ? (@ == \"target\")'))",
        "e.at desc, e.id desc limit 60",
        since
    )
}

/// Current allergies, conditions and medicines, according to their senders, in this order, each newest first.
pub async fn present(reader: &mut Reader, most: i64) -> Result<Vec<Entry>, sqlx::Error> {
    let resident = reader.opening.resident;
    entries!(
        @ reader.connection(),
        resident,
        "e.superseded_at is null and e.kind in ('allergy', 'condition', 'medicine') and coalesce(e.status, 'active') = 'active'
           and coalesce(e.qualification not in ('refuted', 'none_known', 'not_done', 'prohibited'), true)",
        "e.kind, e.at desc, e.id desc limit $2",
        most
    )
}

/// One entry, in any version; `None` if this record has no such entry, or if this reader may not read it.
pub async fn one(reader: &mut Reader, id: EntryId) -> Result<Option<Entry>, sqlx::Error> {
    let resident = reader.opening.resident;
    Ok(entries!(reader.connection(), resident, "e.id = $2", id.uuid())?.pop())
}

/// The entries that belong to a visit, newest first.
pub async fn of_visit(reader: &mut Reader, visit: &Entry) -> Result<Vec<Entry>, sqlx::Error> {
    let Some((sender, key)) = &visit.sender else { return Ok(Vec::new()) };
    let resident = reader.opening.resident;
    entries!(
        reader.connection(),
        resident,
        "e.superseded_at is null and e.source_institution = $2 and e.visit_key = $3",
        sender,
        key
    )
}

/// The results of a report, newest first.
pub async fn of_report(reader: &mut Reader, report: &Entry) -> Result<Vec<Entry>, sqlx::Error> {
    let Some((sender, key)) = &report.sender else { return Ok(Vec::new()) };
    let resident = reader.opening.resident;
    entries!(
        reader.connection(),
        resident,
        "e.superseded_at is null and e.source_institution = $2 and e.report_key = $3",
        sender,
        key
    )
}

/// The identity of one laboratory test: codes, and names for results without a code.
#[derive(Debug, Default)]
pub struct SameTest {
    /// The codes.
    pub codings: Vec<Coding>,
    /// The names.
    pub names: Vec<String>,
}

/// Every result of a test, newest first.
pub async fn same_test(reader: &mut Reader, test: &SameTest) -> Result<Vec<Entry>, sqlx::Error> {
    let systems: Vec<String> = test.codings.iter().map(|coding| coding.system.clone()).collect();
    let codes: Vec<String> = test.codings.iter().map(|coding| coding.code.clone()).collect();
    let resident = reader.opening.resident;
    entries!(
        reader.connection(),
        resident,
        "e.superseded_at is null and e.kind = 'result'
           and ((e.code_system, e.code) in (select * from unnest($2::text[], $3::text[])) or (e.code is null and e.label = any ($4)))",
        &systems,
        &codes,
        &test.names
    )
}

/// All current entries of the opened sections, newest first.
pub async fn all(reader: &mut Reader) -> Result<Vec<Entry>, sqlx::Error> {
    let resident = reader.opening.resident;
    entries!(reader.connection(), resident, "e.superseded_at is null")
}

/// A version that a depositor sent.
pub(crate) struct SentEntry {
    /// The entry.
    pub(crate) entry: Entry,
    /// The depositor's own id for it.
    pub(crate) key: String,
    /// Which version it is for the depositor.
    pub(crate) version: SenderVersion,
    /// Whether the depositor took the entry back with it.
    pub(crate) takes_back: bool,
    /// Whether another version replaced it.
    pub(crate) is_replaced: bool,
}

/// All versions that a depositor sent of these keys, oldest first.
pub(crate) async fn sent(
    connection: &mut PgConnection,
    resident: ResidentId,
    keys: &[String],
) -> Result<Vec<SentEntry>, sqlx::Error> {
    let entries = entries!(&mut *connection, resident, "e.source_key = any ($2)", keys)?;
    let versions = sqlx::query!(
        r#"select e.id, e.source_key as "source_key!", e.source_updated_at, e.source_version, e.source_corrected, e.taken_back,
                  exists (select from record.entries n where n.resident_id = e.resident_id and n.supersedes = e.id) as "is_replaced!"
           from record.entries e where e.resident_id = $1 and e.source_key = any ($2) order by e.recorded_at, e.id"#,
        resident.uuid(),
        keys
    )
    .fetch_all(connection)
    .await?;
    let mut by_id: std::collections::HashMap<EntryId, Entry> = entries.into_iter().map(|entry| (entry.id, entry)).collect();
    let sent = versions.into_iter().filter_map(|row| {
        let version =
            SenderVersion { updated_at: row.source_updated_at, number: row.source_version, corrected: row.source_corrected };
        let entry = by_id.remove(&EntryId::from(row.id))?;
        Some(SentEntry { entry, key: row.source_key, version, takes_back: row.taken_back, is_replaced: row.is_replaced })
    });
    Ok(sent.collect())
}
