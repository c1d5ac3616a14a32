//! The sources of the open record: what each institution sent, and what is missing.

use chrono::{DateTime, NaiveDate, Utc};

use crate::opening::Reader;

/// What one institution sent.
#[derive(Debug, Clone)]
pub struct Source {
    /// Chinese and English name.
    pub institution: (String, String),
    /// The number of current entries and measurements from the institution.
    pub entries: i64,
    /// The time of its last deposit.
    pub last_sent: DateTime<Utc>,
    /// The time of the newest entry or measurement that it sent.
    pub newest: DateTime<Utc>,
    /// The number of reports without results and without a conclusion.
    pub bare_reports: i64,
    /// The number of visits without any other entry.
    pub bare_visits: i64,
}

/// The institutions that sent data into the opened sections, the most recent deposit first.
pub async fn sources(reader: &mut Reader) -> Result<Vec<Source>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"with sent as (
             select source_institution, source_key, kind, recorded_at, at, visit_key, report_key, details
             from record.entries where resident_id = $1 and superseded_at is null and source_institution is not null),
           counted as (
             select s.source_institution, s.recorded_at, s.at,
                    s.kind = 'report' and r.report_key is null and not jsonb_path_exists(s.details, '$[*][0] ? (@ == "conclusion" || @ == "note")') as bare_report,
                    s.kind = 'visit' and v.visit_key is null as bare_visit
             from sent s
               left join (select distinct source_institution, report_key from sent where report_key is not null) r
                 on s.kind = 'report' and r.source_institution = s.source_institution and r.report_key = s.source_key
               left join (select distinct source_institution, visit_key from sent where visit_key is not null) v
                 on s.kind = 'visit' and v.source_institution = s.source_institution and v.visit_key = s.source_key
             union all
             select source_institution, recorded_at, measured_at, false, false
             from record.measurements where resident_id = $1 and superseded_at is null and source_institution is not null)
           select i.name_zh, i.name_en, count(*) as "entries!", max(c.recorded_at) as "last_sent!", max(c.at) as "newest!",
                  count(*) filter (where c.bare_report) as "bare_reports!", count(*) filter (where c.bare_visit) as "bare_visits!"
           from counted c join reference.institutions i on i.code = c.source_institution
           group by i.code, i.name_zh, i.name_en order by max(c.recorded_at) desc, i.code"#,
        reader.opening.resident.uuid()
    )
    .fetch_all(reader.connection())
    .await?;
    let source = rows.into_iter().map(|row| Source {
        institution: (row.name_zh, row.name_en),
        entries: row.entries,
        last_sent: row.last_sent,
        newest: row.newest,
        bare_reports: row.bare_reports,
        bare_visits: row.bare_visits,
    });
    Ok(source.collect())
}

/// Follow-up of the open record in the national programme (高血压, 2 型糖尿病).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    /// The day in Shenzhen of the last follow-up; none if there was none.
    pub last: Option<NaiveDate>,
    /// Whether the next follow-up is overdue. This type cannot tell whether a first follow-up is needed.
    pub overdue: bool,
}

/// The last follow-up in the national programme (section services).
pub async fn follow_up(reader: &mut Reader) -> Result<FollowUp, sqlx::Error> {
    sqlx::query_as!(
        FollowUp,
        r#"select f.last_on as "last?", f.overdue as "overdue!" from access.follow_up($1) f"#,
        reader.opening.resident.uuid()
    )
    .fetch_one(reader.connection())
    .await
}
