//! Forms are idempotent: a form that is sent twice has one effect.
//!
//! A rendered form contains a submission id, which [`Writer::submit`] stores in the transaction of the write. The same form,
//! sent again, leads to the same path as before; a different form with the same id is refused.

use domain::ids::SubmissionId;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{opening::Writer, write_error::WriteError};

/// A form that was sent.
#[derive(Debug, Clone, Copy)]
pub struct Submission {
    /// The id in the rendered form.
    id: SubmissionId,
    digest: [u8; 32],
}

impl Submission {
    /// `form` contains everything that distinguishes this form from another, such as its path and the typed values. The fields
    /// are serialised in order; a `HashMap` has no order and must not be in it.
    pub fn new(id: SubmissionId, form: &impl Serialize) -> Result<Self, WriteError> {
        let form = serde_json::to_vec(form).map_err(|error| sqlx::Error::Encode(error.into()))?;
        Ok(Self { id, digest: Sha256::digest(form).into() })
    }
}

/// The digest of a file, which represents the file in the form.
pub fn file_digest(content: &[u8]) -> String {
    hex::encode(Sha256::digest(content))
}

impl Writer {
    /// Runs `write` and commits, once for each submission. Returns the path to which the form leads: `leads_to`, or the path of
    /// the earlier submission.
    pub async fn submit(
        mut self,
        submission: Submission,
        leads_to: String,
        write: impl AsyncFnOnce(&mut Self) -> Result<(), WriteError>,
    ) -> Result<String, WriteError> {
        if let Some(led_to) = claim(&mut self, submission, &leads_to).await? {
            return Ok(led_to);
        }
        write(&mut self).await?;
        self.commit().await?;
        Ok(leads_to)
    }
}

/// Stores the submission in this transaction; returns the path of the earlier submission if the same form was already sent. A
/// concurrent submission of the same form waits here until this transaction ends.
pub(crate) async fn claim(writer: &mut Writer, submission: Submission, leads_to: &str) -> Result<Option<String>, WriteError> {
    let Submission { id, digest } = submission;
    let kept = sqlx::query!(
        "insert into own.submissions (account_id, submission, body_hash, outcome)
         values (access.opened_account(), $1, $2, $3) on conflict do nothing",
        id.uuid(),
        &digest,
        leads_to,
    )
    .execute(writer.connection())
    .await?;
    if kept.rows_affected() == 1 {
        return Ok(None);
    }
    let first = sqlx::query!("select body_hash, outcome from own.submissions where submission = $1", id.uuid())
        .fetch_one(writer.connection())
        .await?;
    if first.body_hash == digest { Ok(Some(first.outcome)) } else { Err(WriteError::AlreadySent) }
}
