//! Seals: proof that the log was not altered.
//!
//! A batch of log rows is sealed together: the SHA-256 of each row's canonical bytes is a leaf; the Merkle root of the leaves,
//! linked to the previous seal and signed (Ed25519), is a seal. Seals are stored in `access.seals` and also in a file outside
//! the database, so that an attacker who can rewrite the database cannot rewrite the seals.
//!
//! A row is sealed once no older transaction can still add a row before it: `xid < pg_snapshot_xmin(pg_current_snapshot())`.
//! All rows of a transaction are under one seal: a row that is added to the transaction later is an insertion, not an unsealed
//! row.

mod canonical;
mod outside;
mod seal;
mod stored;
mod verify;

use chrono::{DateTime, Utc};
use ed25519_dalek::Signer;
use sha2::{Digest, Sha256};

pub use canonical::LogRow;
pub use outside::{Checkpoint, Checkpoints, OutsideError};
pub use verify::{Finding, Verdict, VerifyError, verify};

use seal::Seal;

use crate::database::Database;

/// The number of rows under one seal. The seal also includes the remaining rows of the last transaction.
const BATCH: i64 = 4096;

/// Seals the rows that can be sealed, at most one batch. Returns the number of sealed rows.
///
/// The file outside the database is never overwritten. If it contains more seals than the database (after a restore, or if rows
/// were cut off the end), nothing is sealed, so that the gap can still be found.
pub async fn seal_batch(db: &Database, outside: &Checkpoints) -> Result<usize, SealError> {
    let mut tx = db.jobs.begin().await?;
    let last = stored::last(&mut tx).await?;
    if let Some(last) = &last
        && !last.is_signed(db)
    {
        return Err(SealError::Altered(last.seal.seq));
    }
    let last = last.map(|stored| stored.seal);
    let known = last.as_ref().map_or(0, |last| last.seq);
    let left_by_a_crash = match outside.last()? {
        Some(line) if line.seq == known + 1 => Some(line),
        line if line.as_ref().map_or(0, |line| line.seq) == known => None,
        line => return Err(SealError::Apart { known, outside: line.map_or(0, |line| line.seq) }),
    };
    let from = last.as_ref().map_or("0", |last| &last.last_xid);
    let to = left_by_a_crash.as_ref().map(|line| line.last_xid.as_str());
    let rows = canonical::rows_between(&mut tx, from, to, BATCH).await?;
    let Some(end) = rows.last() else {
        return left_by_a_crash.map_or(Ok(0), |line| Err(SealError::Apart { known, outside: line.seq }));
    };
    let leaves: Vec<u8> = rows.iter().flat_map(LogRow::leaf).collect();
    let sealed_at = match &left_by_a_crash {
        Some(line) => DateTime::from_timestamp_micros(line.sealed_at).unwrap_or_default(),
        None => sqlx::query_scalar!(r#"select clock.now() as "now!""#).fetch_one(&mut *tx).await?,
    };
    let seal = Seal {
        seq: known + 1,
        last_xid: end.xid.clone(),
        root: merkle_root(&leaves),
        previous: last.map_or([0; 32], |l| l.digest()),
        leaves,
        sealed_at,
        key_id: db.keys.id.clone(),
    };
    let signature = db.keys.seals.sign(&seal.digest()).to_bytes();
    let line = Checkpoint::of(&seal, &signature);
    if left_by_a_crash.as_ref().is_some_and(|left| *left != line) {
        return Err(SealError::Apart { known, outside: seal.seq });
    }
    let sealed = sqlx::query!(
        "insert into access.seals (seq, last_xid, leaves, root, previous, sealed_at, key_id, signature)
         values ($1, $2::text::xid8, $3, $4, $5, $6, $7, $8)",
        seal.seq,
        seal.last_xid,
        seal.leaves,
        &seal.root,
        &seal.previous,
        seal.sealed_at,
        seal.key_id,
        &signature,
    )
    .execute(&mut *tx)
    .await;
    match sealed {
        // A sealer of another server used this number first.
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => return Ok(0),
        sealed => sealed?,
    };
    // The file is written before the commit. A seal that only the file contains is found, and is made again after a crash. The
    // removal of a seal that only the database contained could not be found.
    if left_by_a_crash.is_none() {
        outside.append(&line)?;
    }
    tx.commit().await?;
    Ok(rows.len())
}

/// Why no rows were sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// Postgres failed.
    #[error("the database failed while sealing: {0}")]
    Database(#[from] sqlx::Error),
    /// The file outside the database could not be read or written.
    #[error(transparent)]
    Outside(#[from] OutsideError),
    /// The last seal of the file is not the last seal of the database: after a restore, or if seals were cut off the end.
    #[error("the database ends with seal {known}, the file outside with seal {outside}: run `ehr log verify`")]
    Apart {
        /// The number of the last seal in the database.
        known: i64,
        /// The number of the last seal in the file.
        outside: i64,
    },
    /// The last seal was not signed by this server.
    #[error("seal {0} is not as it was signed: run `ehr log verify`")]
    Altered(i64),
}

/// The Merkle root of 48-byte leaves; an odd node at the end of a level moves up unchanged.
pub(crate) fn merkle_root(leaves: &[u8]) -> [u8; 32] {
    let mut level: Vec<[u8; 32]> = leaves.chunks(48).map(|leaf| tagged(0, leaf, &[])).collect();
    while level.len() > 1 {
        level = level.chunks(2).map(|pair| if let [a, b] = pair { tagged(1, a, b) } else { pair[0] }).collect();
    }
    level.first().copied().unwrap_or_default()
}

/// Leaves and nodes have different tags in their hashes, so that a node cannot be presented as a leaf.
fn tagged(tag: u8, a: &[u8], b: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update([tag]);
    hash.update(a);
    hash.update(b);
    hash.finalize().into()
}

/// The time of the newest seal, for readiness and metrics.
pub async fn newest(db: &Database) -> Result<Option<DateTime<Utc>>, sqlx::Error> {
    sqlx::query_scalar!("select sealed_at from access.seals order by seq desc limit 1").fetch_optional(&db.jobs).await
}
