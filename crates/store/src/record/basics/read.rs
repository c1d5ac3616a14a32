//! Reading basics.

use chrono::{DateTime, Utc};
use domain::{
    basics::{Answer, Answers, Field},
    ids::{EntryId, ResidentId},
    security_label::SecurityLabel,
    verification::Verification,
};
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use super::{Author, Basic};
use crate::opening::Reader;

struct Row {
    id: Uuid,
    kind: String,
    answers: Json<Vec<Answer>>,
    author_name: Option<String>,
    name_zh: Option<String>,
    name_en: Option<String>,
    recorded_at: DateTime<Utc>,
    verification: String,
    security_label: i16,
    superseded_at: Option<DateTime<Utc>>,
}

/// The error for a row that the application's own checks would have refused: the database was changed by other means.
fn damaged(what: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("record.basics.{what} is none of ours").into())
}

impl TryFrom<Row> for Basic {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: EntryId::from(row.id),
            field: Field::from_code(&row.kind).ok_or_else(|| damaged("kind"))?,
            answers: Answers::stored(row.answers.0),
            author: Author::of(row.name_zh, row.name_en, row.author_name),
            recorded_at: row.recorded_at,
            verification: Verification::from_code(&row.verification).ok_or_else(|| damaged("verification"))?,
            security_label: SecurityLabel::try_from(row.security_label).map_err(|_| damaged("security_label"))?,
            superseded_at: row.superseded_at,
        })
    }
}

/// The current answers to these fields. A field that was never answered is left out.
pub async fn current(reader: &mut Reader, fields: &[Field]) -> Result<Vec<Basic>, sqlx::Error> {
    let resident = reader.opening.resident;
    current_in(reader.connection(), resident, fields).await
}

/// The same query, in a transaction that names an opening.
pub(super) async fn current_in(
    connection: &mut PgConnection,
    resident: ResidentId,
    fields: &[Field],
) -> Result<Vec<Basic>, sqlx::Error> {
    let kinds: Vec<String> = fields.iter().map(|field| field.code().to_owned()).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select b.id, b.kind, b.answers as "answers!: Json<Vec<Answer>>", b.author_name, i.name_zh as "name_zh?", i.name_en as "name_en?",
                  b.recorded_at, b.verification, b.security_label, b.superseded_at
           from record.basics b left join reference.institutions i on i.code = b.source_institution
           where b.resident_id = $1 and b.kind = any ($2) and b.superseded_at is null"#,
        resident.uuid(),
        &kinds
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Basic::try_from).collect()
}

/// Every version of a field, newest first.
pub async fn history(reader: &mut Reader, field: Field) -> Result<Vec<Basic>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select b.id, b.kind, b.answers as "answers!: Json<Vec<Answer>>", b.author_name, i.name_zh as "name_zh?", i.name_en as "name_en?",
                  b.recorded_at, b.verification, b.security_label, b.superseded_at
           from record.basics b left join reference.institutions i on i.code = b.source_institution
           where b.resident_id = $1 and b.kind = $2
           order by b.superseded_at desc nulls first, b.recorded_at desc"#,
        reader.opening.resident.uuid(),
        field.code()
    )
    .fetch_all(reader.connection())
    .await?;
    rows.into_iter().map(Basic::try_from).collect()
}

/// One version of an answer; `None` if this record has no such version, or if this reader may not read it.
pub async fn version(reader: &mut Reader, id: EntryId) -> Result<Option<Basic>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select b.id, b.kind, b.answers as "answers!: Json<Vec<Answer>>", b.author_name, i.name_zh as "name_zh?", i.name_en as "name_en?",
                  b.recorded_at, b.verification, b.security_label, b.superseded_at
           from record.basics b left join reference.institutions i on i.code = b.source_institution
           where b.resident_id = $1 and b.id = $2"#,
        reader.opening.resident.uuid(),
        id.uuid()
    )
    .fetch_optional(reader.connection())
    .await?;
    row.map(Basic::try_from).transpose()
}

/// The versions that these answers superseded, if any.
pub async fn replaced(reader: &mut Reader, by: &[EntryId]) -> Result<Vec<Basic>, sqlx::Error> {
    let by: Vec<Uuid> = by.iter().map(|id| id.uuid()).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select b.id, b.kind, b.answers as "answers!: Json<Vec<Answer>>", b.author_name, i.name_zh as "name_zh?", i.name_en as "name_en?",
                  b.recorded_at, b.verification, b.security_label, b.superseded_at
           from record.basics b left join reference.institutions i on i.code = b.source_institution
           where b.resident_id = $1 and b.id in (select n.supersedes from record.basics n where n.resident_id = $1 and n.id = any ($2))"#,
        reader.opening.resident.uuid(),
        &by
    )
    .fetch_all(reader.connection())
    .await?;
    rows.into_iter().map(Basic::try_from).collect()
}
