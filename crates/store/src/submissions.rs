//! The same form sent twice has one effect.
//!
//! Every rendered form carries a submission id. Keeping it is part of the write's own transaction: the same form again
//! finds where the first one led; another body under the same id is told so.

use domain::ids::SubmissionId;
use sha2::{Digest, Sha256};

use crate::opening::Writer;

/// A form as it came.
#[derive(Debug, Clone, Copy)]
pub struct Submission<'a> {
    /// The id that the rendered form carried.
    pub id: SubmissionId,
    /// What was typed, in any stable form.
    pub body: &'a str,
}

/// What became of keeping a submission.
#[derive(Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is the first of its kind: go on.
    First,
    /// It was done already, and led here.
    Again(String),
    /// Another body was sent under this id.
    Different,
}

/// Keeps the submission, which will lead to `outcome`.
pub async fn keep(writer: &mut Writer, submission: Submission<'_>, outcome: &str) -> Result<Kept, sqlx::Error> {
    let body_hash = Sha256::digest(submission.body.as_bytes()).to_vec();
    let done = sqlx::query!(
        "insert into own.submissions (account_id, submission, body_hash, outcome)
         values (access.opened_account(), $1, $2, $3) on conflict do nothing",
        submission.id.uuid(),
        body_hash,
        outcome,
    )
    .execute(writer.connection())
    .await?;
    if done.rows_affected() == 1 {
        return Ok(Kept::First);
    }
    let first = sqlx::query!("select body_hash, outcome from own.submissions where submission = $1", submission.id.uuid())
        .fetch_one(writer.connection())
        .await?;
    Ok(if first.body_hash == body_hash { Kept::Again(first.outcome) } else { Kept::Different })
}
