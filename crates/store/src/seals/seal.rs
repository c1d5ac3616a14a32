//! The fields of a seal, and their digest.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

/// The signed content of a seal.
#[derive(Debug, Clone)]
pub(crate) struct Seal {
    pub(crate) seq: i64,
    /// The last transaction under the seal.
    pub(crate) last_xid: String,
    pub(crate) leaves: Vec<u8>,
    pub(crate) root: [u8; 32],
    pub(crate) previous: [u8; 32],
    pub(crate) sealed_at: DateTime<Utc>,
    pub(crate) key_id: String,
}

impl Seal {
    /// The digest that is signed and to which the next seal links: a hash of every column of the seal's row except the
    /// signature.
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
