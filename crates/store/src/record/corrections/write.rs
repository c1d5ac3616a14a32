//! Asking for a correction, and the steps that follow.

use domain::{
    correction::{CorrectionKind, Statement, StepKind},
    evidence::Evidence,
    ids::{CorrectionId, EntryId},
};

use sha2::{Digest, Sha256};

use crate::{
    database::Database,
    opening::Writer,
    submissions::{self, Kept, Submission},
};

/// What is disputed.
#[derive(Debug, Clone, Copy)]
pub struct NewCorrection<'a> {
    /// The version that the asker saw.
    pub entry: EntryId,
    /// What is claimed of it.
    pub kind: CorrectionKind,
    /// In the asker's words.
    pub statement: &'a Statement,
    /// What proves it.
    pub evidence: Option<&'a Evidence>,
}

/// What is done about a correction.
#[derive(Debug, Clone, Copy)]
pub struct NewStep<'a> {
    /// Of which.
    pub correction: CorrectionId,
    /// What.
    pub kind: StepKind,
    /// What is said with it; taking on says nothing.
    pub words: Option<&'a Statement>,
}

/// What became of a submitted form.
#[derive(Debug, PartialEq, Eq)]
pub enum CorrectionOutcome {
    /// It is kept, and leads here.
    New(String),
    /// The same form was sent before and led here.
    Again(String),
}

/// Why it was not kept.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionError {
    /// The same is claimed of this entry already, and not answered yet (constraint `one_open_correction`).
    #[error("a correction is open already")]
    AlreadyOpen,
    /// Somebody else was first, and this step is due no longer (constraints `correction_has_one_answer`,
    /// `correction_has_one_disagreement`; a policy).
    #[error("the step is not due any more")]
    NotDue,
    /// This form was sent before, with something else in it.
    #[error("this form was sent before")]
    AlreadySent,
    /// Postgres failed.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for CorrectionError {
    fn from(error: sqlx::Error) -> Self {
        let Some(database) = error.as_database_error() else { return Self::Database(error) };
        match (database.constraint(), database.code().as_deref()) {
            (Some("one_open_correction"), _) => Self::AlreadyOpen,
            (Some("correction_has_one_answer" | "correction_has_one_disagreement"), _) | (_, Some("42501")) => Self::NotDue,
            _ => Self::Database(error),
        }
    }
}

/// Asks for a correction, once for each submission. `outcome` says where it leads.
pub async fn request(
    db: &Database,
    mut writer: Writer,
    submission: Submission<'_>,
    new: NewCorrection<'_>,
    outcome: impl FnOnce(CorrectionId) -> String,
) -> Result<CorrectionOutcome, CorrectionError> {
    let id = CorrectionId::from(db.random.uuid(db.clock.now()));
    let outcome = outcome(id);
    // Another file is another form.
    let file = new.evidence.map(|evidence| hex::encode(Sha256::digest(evidence.content()))).unwrap_or_default();
    let body = format!("{}\u{1f}{file}", submission.body);
    match submissions::keep(&mut writer, Submission { body: &body, ..submission }, &outcome).await? {
        Kept::First => {}
        Kept::Again(led_to) => return Ok(CorrectionOutcome::Again(led_to)),
        Kept::Different => return Err(CorrectionError::AlreadySent),
    }
    sqlx::query!(
        "insert into record.corrections (resident_id, id, entry, kind, statement) values ($1, $2, $3, $4, $5)",
        writer.opening.resident.uuid(),
        id.uuid(),
        new.entry.uuid(),
        new.kind.code(),
        new.statement.as_str(),
    )
    .execute(writer.connection())
    .await?;
    if let Some(evidence) = new.evidence {
        sqlx::query!(
            "insert into record.evidence (resident_id, id, correction, content) values ($1, $2, $3, $4)",
            writer.opening.resident.uuid(),
            db.random.uuid(db.clock.now()),
            id.uuid(),
            evidence.content(),
        )
        .execute(writer.connection())
        .await?;
    }
    writer.commit().await?;
    Ok(CorrectionOutcome::New(outcome))
}

/// Takes a step, once for each submission, which leads to `outcome`.
pub async fn step(
    db: &Database,
    mut writer: Writer,
    submission: Submission<'_>,
    new: NewStep<'_>,
    outcome: &str,
) -> Result<CorrectionOutcome, CorrectionError> {
    match submissions::keep(&mut writer, submission, outcome).await? {
        Kept::First => {}
        Kept::Again(led_to) => return Ok(CorrectionOutcome::Again(led_to)),
        Kept::Different => return Err(CorrectionError::AlreadySent),
    }
    sqlx::query!(
        "insert into record.correction_steps (resident_id, id, correction, kind, words) values ($1, $2, $3, $4, $5)",
        writer.opening.resident.uuid(),
        db.random.uuid(db.clock.now()),
        new.correction.uuid(),
        new.kind.code(),
        new.words.map(Statement::as_str),
    )
    .execute(writer.connection())
    .await?;
    writer.commit().await?;
    Ok(CorrectionOutcome::New(outcome.to_owned()))
}
