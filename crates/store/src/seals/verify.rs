//! `ehr log verify`: holds the log against its seals, and the seals against those kept outside.

use ed25519_dalek::{Signature, Verifier};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Checkpoint, Checkpoints, LogRow, OutsideError, Seal, canonical, fixed, merkle_root};
use crate::database::Database;

/// What verification came to.
#[derive(Debug)]
pub struct Verdict {
    /// Seals that hold.
    pub seals: i64,
    /// Log rows under them.
    pub rows: usize,
    /// Rows not yet sealed.
    pub unsealed: i64,
    /// The first thing that does not hold.
    pub finding: Option<Finding>,
}

/// What does not hold, first in commit order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// This row is not as it was sealed.
    Altered(Uuid),
    /// This row was sealed and is gone.
    Missing(Uuid),
    /// This row stands among sealed ones and was not sealed with them.
    Inserted(Uuid),
    /// The seal with this number is gone, or out of its order.
    SealMissing(i64),
    /// The seal with this number is not as it was signed, or not linked to the one before.
    SealAltered(i64),
    /// The seal with this number differs from the one kept outside.
    OutsideDiffers(i64),
    /// The seals kept outside go on to this number, those in the database do not: a restore, or a cut tail.
    Behind(i64),
    /// The seal with this number is not outside.
    NotOutside(i64),
}

/// Why nothing could be verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// Postgres failed.
    #[error("the database failed while verifying: {0}")]
    Database(#[from] sqlx::Error),
    /// The file outside could not be read.
    #[error(transparent)]
    Outside(#[from] OutsideError),
}

struct StoredSeal {
    seal: Seal,
    last_xid: String,
    last_id: Uuid,
    signature: Vec<u8>,
}

/// Verifies every seal and every sealed row.
pub async fn verify(db: &Database, outside: &Checkpoints) -> Result<Verdict, VerifyError> {
    let checkpoints = outside.read()?;
    let mut connection = db.jobs.acquire().await?;
    let mut verdict = Verdict { seals: 0, rows: 0, unsealed: 0, finding: None };
    let mut end = ("0".to_owned(), Uuid::nil());
    let mut previous = [0; 32];
    loop {
        let seq = verdict.seals + 1;
        let Some(stored) = next_seal(&mut connection, seq).await? else { break };
        let rows =
            canonical::rows_between(&mut connection, (&end.0, end.1), Some((&stored.last_xid, stored.last_id)), i64::MAX).await?;
        verdict.finding = first_finding(db, seq, &stored, previous, &rows, &checkpoints);
        if verdict.finding.is_some() {
            return Ok(verdict);
        }
        previous = stored.seal.digest();
        end = (stored.last_xid, stored.last_id);
        verdict.seals += 1;
        verdict.rows += rows.len();
    }
    verdict.finding = checkpoints.last().filter(|c| c.seq > verdict.seals).map(|c| Finding::Behind(c.seq));
    verdict.unsealed = sqlx::query_scalar!(
        r#"select count(*) as "count!" from access.log l where (l.xid, l.id) > ($1::text::xid8, $2)"#,
        end.0,
        end.1
    )
    .fetch_one(&mut *connection)
    .await?;
    Ok(verdict)
}

fn first_finding(
    db: &Database,
    seq: i64,
    stored: &StoredSeal,
    previous: [u8; 32],
    rows: &[LogRow],
    checkpoints: &[Checkpoint],
) -> Option<Finding> {
    let seal = &stored.seal;
    if seal.seq != seq {
        return Some(Finding::SealMissing(seq));
    }
    let digest = seal.digest();
    let signed = Signature::from_slice(&stored.signature)
        .is_ok_and(|signature| db.keys.seals.verifying_key().verify(&digest, &signature).is_ok());
    if !signed || seal.previous != previous || seal.root != merkle_root(&seal.leaves) {
        return Some(Finding::SealAltered(seq));
    }
    match checkpoints.iter().find(|c| c.seq == seq) {
        None => return Some(Finding::NotOutside(seq)),
        Some(c) if c.digest != hex::encode(digest) => return Some(Finding::OutsideDiffers(seq)),
        Some(_) => {}
    }
    first_row_finding(&seal.leaves, rows)
}

fn first_row_finding(leaves: &[u8], rows: &[LogRow]) -> Option<Finding> {
    let mut rows = rows.iter();
    for leaf in leaves.chunks(48) {
        let sealed = Uuid::from_slice(&leaf[..16]).unwrap_or_default();
        match rows.next() {
            Some(row) if row.leaf() == *leaf => {}
            Some(row) if row.id == sealed => return Some(Finding::Altered(sealed)),
            Some(row) if !leaves.chunks(48).any(|l| l[..16] == *row.id.as_bytes()) => return Some(Finding::Inserted(row.id)),
            _ => return Some(Finding::Missing(sealed)),
        }
    }
    rows.next().map(|row| Finding::Inserted(row.id))
}

async fn next_seal(connection: &mut PgConnection, seq: i64) -> Result<Option<StoredSeal>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select seq, last_xid::text as "last_xid!", last_id, leaves, root, previous, signature
           from access.seals where seq >= $1 order by seq limit 1"#,
        seq
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|r| StoredSeal {
        seal: Seal { seq: r.seq, leaves: r.leaves, root: fixed(&r.root), previous: fixed(&r.previous) },
        last_xid: r.last_xid,
        last_id: r.last_id,
        signature: r.signature,
    }))
}
