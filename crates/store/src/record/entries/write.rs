//! Adding entries.

use chrono::{DateTime, Utc};
use std::borrow::Cow;

use domain::{
    entry::{Content, Detail, Value},
    ids::{EntryId, ResidentId},
    measured_at::MeasuredAt,
    qualification::Qualification,
    sender_version::SenderVersion,
};
use serde::Serialize;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::write_error::WriteError;

/// An entry to add.
#[derive(Debug, Clone)]
pub(crate) struct NewEntry<'a> {
    /// The content.
    pub(crate) content: Cow<'a, Content>,
    /// The version that this one replaces.
    pub(crate) supersedes: Option<EntryId>,
    /// The performer that a depositor names.
    pub(crate) performer: Option<&'a str>,
    /// The depositor's own id for the entry.
    pub(crate) source_key: &'a str,
    /// Which version it is for the depositor.
    pub(crate) version: &'a SenderVersion,
    /// Whether the depositor takes the entry back with it.
    pub(crate) taken_back: bool,
}

/// A row in the format that `jsonb_to_recordset` reads.
#[derive(Serialize)]
struct Row<'a> {
    id: Uuid,
    kind: &'static str,
    label: &'a str,
    code_system: Option<&'a str>,
    code: Option<&'a str>,
    status: Option<&'static str>,
    qualification: Option<&'static str>,
    at: DateTime<Utc>,
    at_precision: &'static str,
    until: Option<DateTime<Utc>>,
    until_precision: Option<&'static str>,
    value_text: Option<&'a str>,
    comparator: Option<&'static str>,
    value: Option<f64>,
    decimals: Option<i16>,
    unit: Option<&'a str>,
    low: Option<f64>,
    high: Option<f64>,
    details: &'a [(Detail, String)],
    visit_key: Option<&'a str>,
    report_key: Option<&'a str>,
    author_name: Option<&'a str>,
    source_key: &'a str,
    source_updated_at: Option<DateTime<Utc>>,
    source_version: Option<&'a str>,
    source_corrected: bool,
    taken_back: bool,
    supersedes: Option<Uuid>,
}

impl<'a> Row<'a> {
    fn of((id, new): &'a (EntryId, NewEntry<'_>)) -> Self {
        let content: &Content = &new.content;
        let row = Self {
            id: id.uuid(),
            kind: content.kind.code(),
            label: &content.label,
            code_system: content.coding.as_ref().map(|coding| coding.system.as_str()),
            code: content.coding.as_ref().map(|coding| coding.code.as_str()),
            status: content.status.map(domain::entry::EntryStatus::code),
            qualification: content.qualification.map(Qualification::code),
            at: content.at.instant(),
            at_precision: content.at.precision().code(),
            until: content.until.map(MeasuredAt::instant),
            until_precision: content.until.map(|until| until.precision().code()),
            value_text: None,
            comparator: None,
            value: None,
            decimals: None,
            unit: None,
            low: None,
            high: None,
            details: &content.details,
            visit_key: content.visit.as_deref(),
            report_key: content.report.as_deref(),
            author_name: new.performer,
            source_key: new.source_key,
            source_updated_at: new.version.updated_at,
            source_version: new.version.number.as_deref(),
            source_corrected: new.version.corrected,
            taken_back: new.taken_back,
            supersedes: new.supersedes.map(EntryId::uuid),
        };
        match &content.value {
            None => row,
            Some(Value::Text(text)) => Self { value_text: Some(text), ..row },
            Some(Value::Quantity { comparator, number, decimals, unit, low, high }) => Self {
                comparator: comparator.map(domain::entry::Comparator::code),
                value: Some(*number),
                decimals: Some(i16::from(*decimals)),
                unit: Some(unit),
                low: *low,
                high: *high,
                ..row
            },
        }
    }
}

/// Inserts rows with one statement, in a transaction that names an opening. A trigger sets the provenance from the opening.
pub(crate) async fn insert(
    connection: &mut PgConnection,
    resident: ResidentId,
    new: &[(EntryId, NewEntry<'_>)],
) -> Result<(), WriteError> {
    let rows: Vec<Row<'_>> = new.iter().map(Row::of).collect();
    sqlx::query!(
        "insert into record.entries (resident_id, id, kind, label, code_system, code, status, qualification, at, at_precision,
           until, until_precision, value_text, comparator, value, decimals, unit, low, high, details, visit_key, report_key, author_name,
           source_key, source_updated_at, source_version, source_corrected, taken_back, supersedes)
         select $1, e.id, e.kind, e.label, e.code_system, e.code, e.status, e.qualification, e.at, e.at_precision, e.until, e.until_precision,
           e.value_text, e.comparator, e.value, e.decimals, e.unit, e.low, e.high, e.details, e.visit_key, e.report_key, e.author_name,
           e.source_key, e.source_updated_at, e.source_version, e.source_corrected, e.taken_back, e.supersedes
         from jsonb_to_recordset($2) as e(id uuid, kind text, label text, code_system text, code text, status text, qualification text,
           at timestamptz, at_precision text, until timestamptz, until_precision text, value_text text, comparator text,
           value double precision, decimals smallint, unit text, low double precision, high double precision, details jsonb, visit_key text,
           report_key text, author_name text, source_key text,
           source_updated_at timestamptz, source_version text, source_corrected boolean, taken_back boolean, supersedes uuid)",
        resident.uuid(),
        sqlx::types::Json(&rows) as _,
    )
    .execute(connection)
    .await?;
    Ok(())
}
