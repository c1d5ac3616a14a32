//! Proof that the log was not altered.
//!
//! A batch of log rows is sealed together: the SHA-256 of each row's canonical bytes is a leaf; the Merkle root of the
//! leaves, linked to the seal before and signed (Ed25519), is a seal. Seals stand in `access.seals` and, so that whoever
//! can rewrite the database cannot rewrite them too, in a file outside it.
//!
//! A row is sealed once no older transaction can still add one before it: `xid < pg_snapshot_xmin(pg_current_snapshot())`.
//! A transaction's rows stand under one seal: what is added to them afterwards is an insertion, not a row yet to be sealed.

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

/// This many rows stand under one seal, and what else the last of their transactions wrote.
const BATCH: i64 = 4096;

/// Seals what can be sealed, at most one batch. Returns how many rows it sealed.
///
/// The file outside is never written over what it says: where it goes on further than the database (a restore, a cut tail)
/// nothing is sealed, so that the gap stays to be seen.
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
        // Another server's sealer was first with this number.
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => return Ok(0),
        sealed => sealed?,
    };
    // Outside first: a seal that only the file knows is found at once, one that only the database knows is not.
    if left_by_a_crash.is_none() {
        outside.append(&line)?;
    }
    tx.commit().await?;
    Ok(rows.len())
}

/// Why rows were not sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// Postgres failed.
    #[error("the database failed while sealing: {0}")]
    Database(#[from] sqlx::Error),
    /// The file outside could not be written.
    #[error(transparent)]
    Outside(#[from] OutsideError),
    /// The seals outside do not end where those of the database do: a restore, or a cut tail.
    #[error("the database ends with seal {known}, the file outside with seal {outside}: run `ehr log verify`")]
    Apart {
        /// The last in the database.
        known: i64,
        /// The last in the file.
        outside: i64,
    },
    /// The last seal is not one that this server signed.
    #[error("seal {0} is not as it was signed: run `ehr log verify`")]
    Altered(i64),
}

/// The Merkle root of 48-byte leaves; an odd one at the end of a level is carried up as it is.
pub(crate) fn merkle_root(leaves: &[u8]) -> [u8; 32] {
    let mut level: Vec<[u8; 32]> = leaves.chunks(48).map(|leaf| tagged(0, leaf, &[])).collect();
    while level.len() > 1 {
        level = level.chunks(2).map(|pair| if let [a, b] = pair { tagged(1, a, b) } else { pair[0] }).collect();
    }
    level.first().copied().unwrap_or_default()
}

/// Leaves and nodes are hashed apart, so that one cannot be passed off as the other.
fn tagged(tag: u8, a: &[u8], b: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update([tag]);
    hash.update(a);
    hash.update(b);
    hash.finalize().into()
}

/// The instant of the newest seal, for readiness and metrics.
pub async fn newest(db: &Database) -> Result<Option<DateTime<Utc>>, sqlx::Error> {
    sqlx::query_scalar!("select sealed_at from access.seals order by seq desc limit 1").fetch_optional(&db.jobs).await
}
