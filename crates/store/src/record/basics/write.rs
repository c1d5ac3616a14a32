//! Changing basics: a newer version of each field that changed, all of them or none.

use domain::{
    basics::{Answer, Answers, Field},
    ids::EntryId,
};
use serde::Serialize;
use uuid::Uuid;

use super::{AddError, read::current_in};
use crate::{
    database::Database,
    opening::Writer,
    submissions::{self, Submission},
};

/// What a person answers to a field now.
#[derive(Debug, Clone)]
pub struct Change {
    /// The field.
    pub field: Field,
    /// The answers; none takes back what was answered.
    pub answers: Answers,
    /// The version that the person saw.
    pub seen: Option<EntryId>,
}

/// What became of submitted changes.
#[derive(Debug, PartialEq, Eq)]
pub enum Kept {
    /// They are kept.
    New,
    /// All of it was answered so before: nothing is written.
    Unchanged,
    /// The same form was sent before and led here.
    Again(String),
}

/// A row as `jsonb_to_recordset` reads it.
#[derive(Serialize)]
struct Row<'a> {
    id: Uuid,
    kind: &'static str,
    code_system: Option<&'static str>,
    answers: &'a [Answer],
    supersedes: Option<Uuid>,
}

/// Keeps what differs from the open record's basics, once for each submission, which leads to `outcome`.
pub async fn change(
    db: &Database,
    mut writer: Writer,
    submission: Submission<'_>,
    changes: &[Change],
    outcome: &str,
) -> Result<Kept, AddError> {
    match submissions::keep(&mut writer, submission, outcome).await? {
        submissions::Kept::First => {}
        submissions::Kept::Again(led_to) => return Ok(Kept::Again(led_to)),
        submissions::Kept::Different => return Err(AddError::AlreadySent),
    }
    let resident = writer.opening.resident;
    let fields: Vec<Field> = changes.iter().map(|change| change.field).collect();
    let before = current_in(writer.connection(), resident, &fields).await?;
    let answered = |field| before.iter().find(|basic| basic.field == field).map_or(&[][..], |basic| basic.answers.each());
    let rows: Vec<Row<'_>> = changes
        .iter()
        .filter(|change| change.answers.each() != answered(change.field))
        .map(|change| Row {
            id: db.random.uuid(db.clock.now()),
            kind: change.field.code(),
            code_system: change.field.code_system(),
            answers: change.answers.each(),
            supersedes: change.seen.map(EntryId::uuid),
        })
        .collect();
    if rows.is_empty() {
        return Ok(Kept::Unchanged);
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
    writer.commit().await?;
    Ok(Kept::New)
}
