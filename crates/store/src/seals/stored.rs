//! Reads stored seals.

use chrono::{DateTime, Utc};
use ed25519_dalek::{Signature, Verifier};
use sqlx::PgConnection;

use super::seal::Seal;
use crate::database::Database;

/// A seal with its signature.
pub(super) struct StoredSeal {
    pub(super) seal: Seal,
    pub(super) signature: Vec<u8>,
}

struct Row {
    seq: i64,
    last_xid: String,
    leaves: Vec<u8>,
    root: Vec<u8>,
    previous: Vec<u8>,
    sealed_at: DateTime<Utc>,
    key_id: String,
    signature: Vec<u8>,
}

impl From<Row> for StoredSeal {
    fn from(r: Row) -> Self {
        // A constraint of the table admits 32 bytes only.
        let fixed = |bytes: Vec<u8>| bytes.try_into().unwrap_or([0; 32]);
        let seal = Seal {
            seq: r.seq,
            last_xid: r.last_xid,
            leaves: r.leaves,
            root: fixed(r.root),
            previous: fixed(r.previous),
            sealed_at: r.sealed_at,
            key_id: r.key_id,
        };
        Self { seal, signature: r.signature }
    }
}

impl StoredSeal {
    /// Whether the signature was made with this installation's key.
    pub(super) fn is_signed(&self, db: &Database) -> bool {
        Signature::from_slice(&self.signature)
            .is_ok_and(|signature| db.keys.seals.verifying_key().verify(&self.seal.digest(), &signature).is_ok())
    }
}

/// The newest seal.
pub(super) async fn last(connection: &mut PgConnection) -> Result<Option<StoredSeal>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select seq, last_xid::text as "last_xid!", leaves, root, previous, sealed_at, key_id, signature
           from access.seals order by seq desc limit 1"#
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(StoredSeal::from))
}

/// The first seal with this number or a higher one.
pub(super) async fn from(connection: &mut PgConnection, seq: i64) -> Result<Option<StoredSeal>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select seq, last_xid::text as "last_xid!", leaves, root, previous, sealed_at, key_id, signature
           from access.seals where seq >= $1 order by seq limit 1"#,
        seq
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(StoredSeal::from))
}
