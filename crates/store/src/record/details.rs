//! Whether the details of a person are still correct: confirmations by the subject, and differences that institutions report.

use chrono::{DateTime, Utc};
use domain::{
    basics::{Answer, Answers, Field},
    ids::DetailId,
};
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use crate::{
    database::Database,
    opening::{Reader, Writer},
    write_error::WriteError,
};

/// A difference: an institution's value of a field that differs from the basics.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The id of the institution's report.
    pub id: DetailId,
    /// The field.
    pub field: Field,
    /// The answer in the basics.
    pub ours: Answers,
    /// The institution's answer.
    pub theirs: Answers,
    /// The institution's Chinese and English name.
    pub institution: (String, String),
    /// The time of the report.
    pub reported_at: DateTime<Utc>,
}

/// Whether the details of the open record are still correct.
#[derive(Debug, Clone)]
pub struct Standing {
    /// When the subject last confirmed all details, if ever.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Whether a confirmation is due: the last one, or the registration at a counter, is a year ago.
    pub due: bool,
    /// Differences that institutions reported since, newest first.
    pub differences: Vec<Difference>,
}

impl Standing {
    /// Whether the subject is asked to check the details.
    pub fn asks(&self) -> bool {
        self.due || !self.differences.is_empty()
    }
}

/// Whether the details of the open record (sections identity and health) are still correct.
pub async fn standing(reader: &mut Reader) -> Result<Standing, sqlx::Error> {
    // For each institution and field only the last report counts, and only if the subject has not changed the field since and
    // has not confirmed the own answer after seeing the report.
    let rows = sqlx::query!(
        r#"select held.at <= clock.now() - interval '1 year' as "due!",
                  (select max(c.confirmed_at) from record.confirmations c where c.resident_id = $1 and c.of_all) as confirmed_at,
                  d.id as "id?", d.kind as "kind?",
                  d.theirs as "theirs?: Json<Vec<Answer>>", d.ours as "ours?: Json<Vec<Answer>>", d.reported_at as "reported_at?",
                  d.name_zh as "name_zh?", d.name_en as "name_en?"
           from access.details_confirmed_at() held (at) left join lateral (
             select r.id, r.kind, r.answers as theirs, b.answers as ours, r.reported_at, i.name_zh, i.name_en
             from (select distinct on (source_institution, kind) * from record.reported_details where resident_id = $1
                   order by source_institution, kind, reported_at desc, id) r
               join record.basics b on b.resident_id = $1 and b.kind = r.kind and b.superseded_at is null
                 and b.recorded_at < r.reported_at
               join reference.institutions i on i.code = r.source_institution
             where access.says_otherwise(r.kind, b.answers, r.answers) and not exists (
               select from record.confirmations c where c.resident_id = $1 and r.id = any (c.seen))) d on true
           order by d.reported_at desc, d.kind"#,
        reader.opening.resident.uuid(),
    )
    .fetch_all(reader.connection())
    .await?;
    let (confirmed_at, due) = rows.first().map(|row| (row.confirmed_at, row.due)).ok_or(sqlx::Error::RowNotFound)?;
    let differences = rows.into_iter().filter_map(|row| {
        Some(Difference {
            id: row.id?.into(),
            field: Field::from_code(&row.kind?)?,
            ours: Answers::stored(row.ours?.0),
            theirs: Answers::stored(row.theirs?.0),
            institution: (row.name_zh?, row.name_en?),
            reported_at: row.reported_at?,
        })
    });
    Ok(Standing { confirmed_at, due, differences: differences.collect() })
}

/// What the subject confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmed {
    /// All details, despite these reported differences.
    All(Vec<DetailId>),
    /// One detail, despite this reported difference.
    One(DetailId),
}

/// Stores the subject's confirmation.
pub async fn confirm(writer: &mut Writer, confirmed: &Confirmed) -> Result<(), WriteError> {
    let seen = match confirmed {
        Confirmed::All(seen) => seen.as_slice(),
        Confirmed::One(seen) => std::slice::from_ref(seen),
    };
    let seen: Vec<Uuid> = seen.iter().map(|id| id.uuid()).collect();
    sqlx::query!(
        "insert into record.confirmations (resident_id, id, seen, of_all) values ($1, $2, $3, $4)",
        writer.opening.resident.uuid(),
        writer.new_id::<Uuid>(),
        &seen,
        matches!(confirmed, Confirmed::All(_)),
    )
    .execute(writer.connection())
    .await?;
    Ok(())
}

/// Stores the value of a field in a depositor's file. The basics do not change.
pub(crate) async fn report(connection: &mut PgConnection, field: Field, answer: &Answer) -> Result<(), sqlx::Error> {
    sqlx::query!("select access.report_detail($1, $2)", field.code(), Json([answer]) as _).fetch_one(connection).await?;
    Ok(())
}

/// The maximum number of reports that one call compares.
pub const BATCH: i32 = 1000;

/// Compares reported details with the basics and notifies the subjects of differences. Returns the number of compared reports.
pub async fn compare(db: &Database) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.compare_details($1) as "compared!""#, BATCH).fetch_one(&db.jobs).await
}

/// Asks residents to confirm details that were not confirmed for a year, at most `most` people. Returns how many were asked.
pub async fn remind(db: &Database, most: i32) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.remind_to_confirm($1) as "asked!""#, most).fetch_one(&db.jobs).await
}
