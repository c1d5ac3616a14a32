//! Changes to basics: a newer version of each changed field; either all are written or none.

use domain::{
    basics::{Answer, Answers, Field},
    ids::EntryId,
};
use serde::Serialize;
use uuid::Uuid;

use super::read::current_in;
use crate::{opening::Writer, write_error::WriteError};

/// An answer to a field.
#[derive(Debug, Clone)]
pub struct Change {
    /// The field.
    pub field: Field,
    /// The answers; an empty value withdraws the earlier answers.
    pub answers: Answers,
    /// The version that the person saw in the form.
    pub seen: Option<EntryId>,
}

/// A row in the format that `jsonb_to_recordset` reads.
#[derive(Serialize)]
struct Row<'a> {
    id: Uuid,
    kind: &'static str,
    code_system: Option<&'static str>,
    answers: &'a [Answer],
    supersedes: Option<Uuid>,
}

/// Writes the answers that differ from the open record's basics; returns [`WriteError::Unchanged`] if none differs.
pub async fn change(writer: &mut Writer, changes: &[Change]) -> Result<(), WriteError> {
    let resident = writer.opening.resident;
    let fields: Vec<Field> = changes.iter().map(|change| change.field).collect();
    let before = current_in(writer.connection(), resident, &fields).await?;
    let answered = |field| before.iter().find(|basic| basic.field == field).map_or(&[][..], |basic| basic.answers.each());
    let rows: Vec<Row<'_>> = changes
        .iter()
        .filter(|change| change.answers.each() != answered(change.field))
        .map(|change| Row {
            id: writer.new_id(),
            kind: change.field.code(),
            code_system: change.field.code_system(),
            answers: change.answers.each(),
            supersedes: change.seen.map(EntryId::uuid),
        })
        .collect();
    if rows.is_empty() {
        return Err(WriteError::Unchanged);
    }
    sqlx::query!(
        "insert into record.basics (resident_id, id, kind, code_system, answers, supersedes)
         select $1, b.id, b.kind, b.code_system, b.answers, b.supersedes
         from jsonb_to_recordset($2) as b(id uuid, kind text, code_system text, answers jsonb, supersedes uuid)",
        resident.uuid(),
        sqlx::types::Json(&rows) as _,
    )
    .execute(writer.connection())
    .await?;
    Ok(())
}
