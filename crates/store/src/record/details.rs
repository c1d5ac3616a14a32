//! Whether the details of a person still hold: confirmed by their subject, and what institutions say otherwise.

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

/// What an institution says of a field, and the basics do not.
#[derive(Debug, Clone)]
pub struct Difference {
    /// What the institution said, by its id.
    pub id: DetailId,
    /// The field.
    pub field: Field,
    /// What the basics say.
    pub ours: Answers,
    /// What the institution says.
    pub theirs: Answers,
    /// The institution's Chinese and English name.
    pub institution: (String, String),
    /// When it said so.
    pub reported_at: DateTime<Utc>,
}

/// How far the details of the open record hold.
#[derive(Debug, Clone)]
pub struct Standing {
    /// When their subject last confirmed all of them, if ever.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Whether that, or when the record was opened at a counter, is a year ago.
    pub due: bool,
    /// What institutions have said otherwise since, newest first.
    pub differences: Vec<Difference>,
}

impl Standing {
    /// Whether their subject is asked to look through them.
    pub fn asks(&self) -> bool {
        self.due || !self.differences.is_empty()
    }
}

/// How far the details of the open record (sections identity and health) hold.
pub async fn standing(reader: &mut Reader) -> Result<Standing, sqlx::Error> {
    // Of each institution and field only what it said last, if its subject has not spoken since, nor seen it and confirmed theirs.
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

/// What its subject found right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmed {
    /// All details, whatever these institutions say otherwise.
    All(Vec<DetailId>),
    /// One detail, whatever this institution says otherwise.
    One(DetailId),
}

/// The subject confirms details.
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

/// What a depositor's file says of a field. It changes nothing in the basics.
pub(crate) async fn report(connection: &mut PgConnection, field: Field, answer: &Answer) -> Result<(), sqlx::Error> {
    sqlx::query!("select access.report_detail($1, $2)", field.code(), Json([answer]) as _).fetch_one(connection).await?;
    Ok(())
}

/// At most so much is compared at a time.
pub const BATCH: i32 = 1000;

/// Compares what institutions have reported with what the basics say, and tells their subjects. Returns how much there was.
pub async fn compare(db: &Database) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.compare_details($1) as "compared!""#, BATCH).fetch_one(&db.jobs).await
}

/// Asks everybody whose details were not confirmed for a year to do so, at most `most` people. Returns how many were asked.
pub async fn remind(db: &Database, most: i32) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.remind_to_confirm($1) as "asked!""#, most).fetch_one(&db.jobs).await
}
