//! Requests for corrections, and the steps that follow.

use domain::{
    correction::{CorrectionKind, CorrectionTarget, Statement, StepKind},
    evidence::Evidence,
    ids::CorrectionId,
};
use uuid::Uuid;

use crate::{opening::Writer, write_error::WriteError};

/// A correction to request.
#[derive(Debug, Clone, Copy)]
pub struct NewCorrection<'a> {
    /// The target; for an entry, the version that the subject saw.
    pub target: CorrectionTarget,
    /// The kind of the correction.
    pub kind: CorrectionKind,
    /// The subject's statement.
    pub statement: &'a Statement,
    /// The evidence, if any.
    pub evidence: Option<&'a Evidence>,
}

/// A step to take.
#[derive(Debug, Clone, Copy)]
pub struct NewStep<'a> {
    /// The correction.
    pub correction: CorrectionId,
    /// The kind of the step.
    pub kind: StepKind,
    /// The text of the answer or of the disagreement; none for the step "taken on".
    pub words: Option<&'a Statement>,
}

/// Requests a correction.
pub async fn request(writer: &mut Writer, id: CorrectionId, new: NewCorrection<'_>) -> Result<(), WriteError> {
    sqlx::query!(
        "insert into record.corrections (resident_id, id, entry, kind, statement) values ($1, $2, $3, $4, $5)",
        writer.opening.resident.uuid(),
        id.uuid(),
        new.target.uuid(writer.opening.resident),
        new.kind.code(),
        new.statement.as_str(),
    )
    .execute(writer.connection())
    .await?;
    if let Some(evidence) = new.evidence {
        sqlx::query!(
            "insert into record.evidence (resident_id, id, correction, content) values ($1, $2, $3, $4)",
            writer.opening.resident.uuid(),
            writer.new_id::<Uuid>(),
            id.uuid(),
            evidence.content(),
        )
        .execute(writer.connection())
        .await?;
    }
    Ok(())
}

/// Takes a step.
pub async fn step(writer: &mut Writer, new: NewStep<'_>) -> Result<(), WriteError> {
    sqlx::query!(
        "insert into record.correction_steps (resident_id, id, correction, kind, words) values ($1, $2, $3, $4, $5)",
        writer.opening.resident.uuid(),
        writer.new_id::<Uuid>(),
        new.correction.uuid(),
        new.kind.code(),
        new.words.map(Statement::as_str),
    )
    .execute(writer.connection())
    .await?;
    Ok(())
}
