//! The steps of a verification: reading and taking them.

use chrono::{DateTime, Utc};
use domain::{
    ids::EntryId,
    verification::{Remark, StandsIn, Step},
};
use uuid::Uuid;

use super::About;
use crate::{
    opening::{Reader, Writer},
    write_error::WriteError,
};

/// A step that was taken.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The version of the entry.
    pub entry: EntryId,
    /// The kind of the step.
    pub step: Step,
    /// The reason, the question or the answer.
    pub words: Option<String>,
    /// For a step of staff: the name at the post, and the institution's Chinese and English name.
    pub staff: Option<(String, String, String)>,
    /// The time of the step.
    pub at: DateTime<Utc>,
}

/// A step to take.
#[derive(Debug, Clone)]
pub struct NewStep {
    /// The table of the entry.
    pub stands_in: StandsIn,
    /// The version of the entry.
    pub entry: EntryId,
    /// The kind of the step.
    pub step: Step,
    /// The text; none for an acceptance.
    pub words: Option<Remark>,
}

/// All steps for these entries, oldest first.
pub async fn steps_of(reader: &mut Reader, entries: &[EntryId]) -> Result<Vec<Taken>, sqlx::Error> {
    let entries: Vec<Uuid> = entries.iter().map(|entry| entry.uuid()).collect();
    let rows = sqlx::query!(
        r#"select v.entry, v.step, v.words, v.author_name, v.made_at, i.name_zh as "name_zh?", i.name_en as "name_en?"
           from record.verifications v left join reference.institutions i on i.code = v.institution_code
           where v.resident_id = $1 and v.entry = any ($2) order by v.made_at, v.id"#,
        reader.opening.resident.uuid(),
        &entries,
    )
    .fetch_all(reader.connection())
    .await?;
    let taken = rows.into_iter().map(|row| {
        Ok(Taken {
            entry: EntryId::from(row.entry),
            step: step(&row.step)?,
            words: row.words,
            staff: row.name_zh.zip(row.name_en).map(|(zh, en)| (row.author_name.unwrap_or_default(), zh, en)),
            at: row.made_at,
        })
    });
    taken.collect()
}

fn step(code: &str) -> Result<Step, sqlx::Error> {
    Step::from_code(code).ok_or_else(|| sqlx::Error::Decode("record.verifications.step is none of ours".into()))
}

/// An entry that waits for its subject: the subject was asked, or the entry was returned.
#[derive(Debug, Clone, Copy)]
pub struct Open {
    /// The version of the entry.
    pub entry: EntryId,
    /// The subject matter of the entry.
    pub about: About,
    /// The last step.
    pub step: Step,
    /// The time of the last step.
    pub at: DateTime<Utc>,
}

/// The newest `most` entries of the open record that wait for its subject.
pub async fn open_to_subject(reader: &mut Reader, most: i64) -> Result<Vec<Open>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select v.entry, v.step, v.made_at, v.section, coalesce(b.kind, m.kind) as "kind!"
           from (select distinct on (entry) * from record.verifications where resident_id = $1 order by entry, made_at desc, id desc) v
             left join record.basics b on b.resident_id = $1 and b.id = v.entry and b.superseded_at is null
             left join record.measurements m on m.resident_id = $1 and m.id = v.entry and m.superseded_at is null
           where v.step in ('asked', 'returned') and coalesce(b.kind, m.kind) is not null
           order by v.made_at desc, v.id desc limit $2"#,
        reader.opening.resident.uuid(),
        most,
    )
    .fetch_all(reader.connection())
    .await?;
    let open = rows.into_iter().map(|row| {
        let about = About::from_row(&row.section, &row.kind)?;
        Ok(Open { entry: EntryId::from(row.entry), about, step: step(&row.step)?, at: row.made_at })
    });
    open.collect()
}

/// Takes a step.
pub async fn take(writer: &mut Writer, new: &NewStep) -> Result<(), WriteError> {
    sqlx::query!(
        "insert into record.verifications (resident_id, id, stands_in, entry, step, words) values ($1, $2, $3, $4, $5, $6)",
        writer.opening.resident.uuid(),
        writer.new_id::<Uuid>(),
        new.stands_in.code(),
        new.entry.uuid(),
        new.step.code(),
        new.words.as_ref().map(Remark::as_str),
    )
    .execute(writer.connection())
    .await?;
    Ok(())
}
