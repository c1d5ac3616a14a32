//! A form that is sent twice has one effect.
//!
//! A rendered form carries a submission id, which [`Writer::submit`] keeps in the transaction of the write. The same form again
//! leads where the first one led; another form under the same id is refused.

use domain::ids::SubmissionId;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{opening::Writer, write_error::WriteError};

/// A form as it was sent.
#[derive(Debug, Clone, Copy)]
pub struct Submission {
    /// The id that the rendered form carried.
    id: SubmissionId,
    digest: [u8; 32],
}

impl Submission {
    /// `form`: all that tells this form from another, such as its path and what was typed. It is serialised in the order of its
    /// fields; a `HashMap` in it would have none.
    pub fn new(id: SubmissionId, form: &impl Serialize) -> Result<Self, WriteError> {
        let form = serde_json::to_vec(form).map_err(|error| sqlx::Error::Encode(error.into()))?;
        Ok(Self { id, digest: Sha256::digest(form).into() })
    }
}

/// What stands for a file in the form that it came with.
pub fn file_digest(content: &[u8]) -> String {
    hex::encode(Sha256::digest(content))
}

impl Writer {
    /// Does `write` and commits, once for each submission. Returns where the form leads: `leads_to`, or where the same form led
    /// before.
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

/// Keeps the submission in this transaction; where the same form led before, if it was sent before. One that is sent at the same
/// time waits here until this transaction ends.
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
