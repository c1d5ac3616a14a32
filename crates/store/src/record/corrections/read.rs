//! Reading corrections.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    correction::{CorrectionKind, CorrectionTarget, StepKind},
    evidence::Evidence,
    ids::{CorrectionId, ResidentId},
    section::Section,
};
use uuid::Uuid;

use super::{Correction, Department, Step};
use crate::opening::Reader;

struct Row {
    id: Uuid,
    entry: Uuid,
    section: String,
    kind: String,
    statement: String,
    name_zh: String,
    name_en: String,
    asked_at: DateTime<Utc>,
    due_on: NaiveDate,
    department_zh: Option<String>,
    department_en: Option<String>,
    department_phone: Option<String>,
    has_evidence: bool,
}

/// The error for a row that the application's own checks would have refused: the database was changed by other means.
fn damaged(what: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("record.corrections.{what} is none of ours").into())
}

impl Row {
    fn read(self, resident: ResidentId) -> Result<Correction, sqlx::Error> {
        let row = self;
        Ok(Correction {
            id: CorrectionId::from(row.id),
            target: CorrectionTarget::from_uuid(row.entry, resident),
            section: Section::from_code(&row.section).ok_or_else(|| damaged("section"))?,
            kind: CorrectionKind::from_code(&row.kind).ok_or_else(|| damaged("kind"))?,
            statement: row.statement,
            institution: (row.name_zh, row.name_en),
            asked_at: row.asked_at,
            due_on: row.due_on,
            department: (row.department_zh.zip(row.department_en).zip(row.department_phone))
                .map(|(name, phone)| Department { name, phone }),
            has_evidence: row.has_evidence,
            steps: Vec::new(),
        })
    }
}

/// All corrections that this reader may read, newest first.
pub async fn all(reader: &mut Reader) -> Result<Vec<Correction>, sqlx::Error> {
    read(reader, None, None).await
}

/// Corrections of this target, newest first; for an entry, those of all its versions.
pub async fn about(reader: &mut Reader, target: CorrectionTarget) -> Result<Vec<Correction>, sqlx::Error> {
    read(reader, Some(target), None).await
}

/// The newest correction of this kind about this target; `None` if there is none, or if this reader may not read it.
pub async fn newest(
    reader: &mut Reader,
    target: CorrectionTarget,
    kind: CorrectionKind,
) -> Result<Option<Correction>, sqlx::Error> {
    let known = about(reader, target).await?;
    Ok(known.into_iter().find(|known| known.target == target && known.kind == kind))
}

/// One correction; `None` if this record has no such correction, or if this reader may not read it.
pub async fn one(reader: &mut Reader, id: CorrectionId) -> Result<Option<Correction>, sqlx::Error> {
    Ok(read(reader, None, Some(id)).await?.pop())
}

/// The evidence of a correction; `None` if there is none, or if this reader may not read it.
pub async fn evidence(reader: &mut Reader, id: CorrectionId) -> Result<Option<Evidence>, sqlx::Error> {
    let resident = reader.opening.resident.uuid();
    let content = sqlx::query_scalar!(
        "select content from record.evidence where resident_id = $1 and correction = $2",
        resident,
        id.uuid()
    )
    .fetch_optional(reader.connection())
    .await?;
    content.map_or(Ok(None), |content| Evidence::parse(content).map_err(|_| damaged("evidence")))
}

/// The deadline of a correction that is requested today.
pub async fn due_on(reader: &mut Reader) -> Result<NaiveDate, sqlx::Error> {
    sqlx::query_scalar!(r#"select access.correction_due() as "due!""#).fetch_one(reader.connection()).await
}

async fn read(
    reader: &mut Reader,
    target: Option<CorrectionTarget>,
    id: Option<CorrectionId>,
) -> Result<Vec<Correction>, sqlx::Error> {
    let subject = reader.opening.resident;
    let resident = subject.uuid();
    let rows = sqlx::query_as!(
        Row,
        r#"select c.id, c.entry, c.section, c.kind, c.statement, i.name_zh, i.name_en, c.asked_at, c.due_on,
                  d.name_zh as "department_zh?", d.name_en as "department_en?", d.phone as "department_phone?",
                  exists (select from record.evidence v where v.resident_id = c.resident_id and v.correction = c.id) as "has_evidence!"
           from record.corrections c join reference.institutions i on i.code = c.handler_institution
             left join reference.institutions d on d.code = access.escalated_to(c)
           where c.resident_id = $1 and ($3::uuid is null or c.id = $3) and ($2::uuid is null or c.entry = $2 or exists (
             select from (select section, source_institution, source_key from record.entries where resident_id = $1 and id = $2
                          union all
                          select 'measurements', source_institution, source_key from record.measurements
                            where resident_id = $1 and id = $2) e
             where (e.section = 'measurements') = (c.section = 'measurements')
               and e.source_institution = c.handler_institution and e.source_key = c.source_key))
           order by c.asked_at desc, c.id desc"#,
        resident,
        target.map(|target| target.uuid(subject)),
        id.map(CorrectionId::uuid),
    )
    .fetch_all(reader.connection())
    .await?;
    let mut corrections = rows.into_iter().map(|row| row.read(subject)).collect::<Result<Vec<_>, _>>()?;
    if corrections.is_empty() {
        return Ok(corrections);
    }
    let ids: Vec<Uuid> = corrections.iter().map(|correction| correction.id.uuid()).collect();
    let steps = sqlx::query!(
        "select correction, kind, words, author_name, recorded_at from record.correction_steps
         where resident_id = $1 and correction = any ($2) order by recorded_at, id",
        resident,
        &ids,
    )
    .fetch_all(reader.connection())
    .await?;
    for row in steps {
        let kind = StepKind::from_code(&row.kind).ok_or_else(|| damaged("steps"))?;
        let step = Step { kind, words: row.words, by: row.author_name, at: row.recorded_at };
        if let Some(correction) = corrections.iter_mut().find(|correction| correction.id.uuid() == row.correction) {
            correction.steps.push(step);
        }
    }
    Ok(corrections)
}
