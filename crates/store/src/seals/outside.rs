//! The seals outside the database: a file of one JSON line a seal, only ever appended to.
//!
//! In production the folder is one that the database's operators cannot write to (docs/RUNNING.md).

use std::{
    fs,
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::seal::Seal;

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The seal's number.
    pub seq: i64,
    /// The last transaction whose rows it seals: with it and the instant, a seal that a crash kept out of the database is
    /// made again, the very same.
    pub last_xid: String,
    /// When it was made, in microseconds since 1970.
    pub sealed_at: i64,
    /// The seal's digest, hexadecimal.
    pub digest: String,
    /// Its signature, hexadecimal.
    pub signature: String,
}

impl Checkpoint {
    pub(super) fn of(seal: &Seal, signature: &[u8]) -> Self {
        Self {
            seq: seal.seq,
            last_xid: seal.last_xid.clone(),
            sealed_at: seal.sealed_at.timestamp_micros(),
            digest: hex::encode(seal.digest()),
            signature: hex::encode(signature),
        }
    }
}

/// More than a line has.
const LINE: u64 = 4096;

/// The file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("the seals outside the database, {0}: {1}")]
pub struct OutsideError(String, std::io::Error);

/// The file.
#[derive(Debug, Clone)]
pub struct Checkpoints(PathBuf);

impl Checkpoints {
    /// The file in this folder, which is made if need be.
    pub fn in_folder(folder: &Path) -> Result<Self, OutsideError> {
        fs::create_dir_all(folder).map_err(|e| OutsideError(folder.display().to_string(), e))?;
        Ok(Self(folder.join("seals.jsonl")))
    }

    /// Adds a line and waits until it is on the disk.
    pub fn append(&self, checkpoint: &Checkpoint) -> Result<(), OutsideError> {
        let line = serde_json::json!(checkpoint).to_string() + "\n";
        fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.0)
            .and_then(|mut file| file.write_all(line.as_bytes()).and_then(|()| file.sync_data()))
            .map_err(|e| self.error(e))
    }

    /// All lines in the order in which they were written; none where there is no file yet.
    pub fn read(&self) -> Result<Vec<Checkpoint>, OutsideError> {
        let text = match fs::read_to_string(&self.0) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(|e| self.error(e))?,
        };
        text.lines().map(|line| serde_json::from_str(line).map_err(|e| self.error(e.into()))).collect()
    }

    /// The last line, without reading the others.
    pub(super) fn last(&self) -> Result<Option<Checkpoint>, OutsideError> {
        let mut file = match fs::File::open(&self.0) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            other => other.map_err(|e| self.error(e))?,
        };
        let mut tail = Vec::new();
        let read = file.metadata().and_then(|data| file.seek(SeekFrom::Start(data.len().saturating_sub(LINE))));
        read.and_then(|_| file.read_to_end(&mut tail)).map_err(|e| self.error(e))?;
        let tail = String::from_utf8_lossy(&tail);
        tail.lines().last().map(|line| serde_json::from_str(line).map_err(|e| self.error(e.into()))).transpose()
    }

    fn error(&self, error: std::io::Error) -> OutsideError {
        OutsideError(self.0.display().to_string(), error)
    }
}
