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
mod stored;
mod verify;

use chrono::{DateTime, Utc};
use ed25519_dalek::Signer;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

pub use canonical::LogRow;
pub use outside::{Checkpoint, Checkpoints, OutsideError};
pub use verify::{Finding, Verdict, VerifyError, verify};

use crate::database::Database;

/// This many rows stand under one seal, and what else the last of their transactions wrote.
const BATCH: i64 = 4096;

/// A seal as it is signed.
#[derive(Debug, Clone)]
pub(crate) struct Seal {
    pub(crate) seq: i64,
    /// The last transaction whose rows it seals.
    pub(crate) last_xid: String,
    pub(crate) leaves: Vec<u8>,
    pub(crate) root: [u8; 32],
    pub(crate) previous: [u8; 32],
    pub(crate) sealed_at: DateTime<Utc>,
    pub(crate) key_id: String,
}

impl Seal {
    /// What is signed, and what the next seal links to: every column of its row but the signature, hashed.
    pub(crate) fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(self.seq.to_be_bytes());
        hash.update((self.leaves.len() as u64).to_be_bytes());
        hash.update(self.root);
        hash.update(self.previous);
        hash.update(self.sealed_at.timestamp_micros().to_be_bytes());
        for text in [&self.last_xid, &self.key_id] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text);
        }
        hash.finalize().into()
    }
}

/// Seals what can be sealed, at most one batch. Returns how many rows it sealed.
pub async fn seal_batch(db: &Database, outside: &Checkpoints) -> Result<usize, SealError> {
    let mut tx = db.jobs.begin().await?;
    let last = stored::last(&mut tx).await?.map(|stored| stored.seal);
    let rows = unsealed(&mut tx, last.as_ref()).await?;
    let Some(end) = rows.last() else { return Ok(0) };
    let leaves: Vec<u8> = rows.iter().flat_map(LogRow::leaf).collect();
    let seal = Seal {
        seq: last.as_ref().map_or(1, |l| l.seq + 1),
        last_xid: end.xid.clone(),
        root: merkle_root(&leaves),
        previous: last.map_or([0; 32], |l| l.digest()),
        leaves,
        sealed_at: sqlx::query_scalar!(r#"select clock.now() as "now!""#).fetch_one(&mut *tx).await?,
        key_id: db.keys.id.clone(),
    };
    let signature = db.keys.seals.sign(&seal.digest()).to_bytes();
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
    outside.append(&Checkpoint { seq: seal.seq, digest: hex::encode(seal.digest()), signature: hex::encode(signature) })?;
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
}

async fn unsealed(connection: &mut PgConnection, last: Option<&Seal>) -> Result<Vec<LogRow>, sqlx::Error> {
    canonical::rows_between(connection, last.map_or("0", |l| &l.last_xid), None, BATCH).await
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
