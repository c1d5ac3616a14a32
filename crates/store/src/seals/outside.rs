//! The seals outside the database: a file with one line of JSON for each seal. Lines are only appended.
//!
//! In production, operators of the database must not be able to write to the folder of this file (docs/RUNNING.md).

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
    /// The last transaction under the seal. If a crash keeps a seal out of the database, the same seal can be made again from
    /// this value and from `sealed_at`.
    pub last_xid: String,
    /// The time of the seal, in microseconds since 1970.
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

/// An upper limit for the length of a line (bytes).
const LINE: u64 = 4096;

/// The file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("the seals outside the database, {0}: {1}")]
pub struct OutsideError(String, std::io::Error);

/// The file of seals.
#[derive(Debug, Clone)]
pub struct Checkpoints(PathBuf);

impl Checkpoints {
    /// The file in this folder; creates the folder if necessary.
    pub fn in_folder(folder: &Path) -> Result<Self, OutsideError> {
        fs::create_dir_all(folder).map_err(|e| OutsideError(folder.display().to_string(), e))?;
        Ok(Self(folder.join("seals.jsonl")))
    }

    /// Appends a line and waits until the line is on the disk.
    pub fn append(&self, checkpoint: &Checkpoint) -> Result<(), OutsideError> {
        let line = serde_json::json!(checkpoint).to_string() + "\n";
        fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.0)
            .and_then(|mut file| file.write_all(line.as_bytes()).and_then(|()| file.sync_data()))
            .map_err(|e| self.error(e))
    }

    /// All lines in the order of writing; empty if there is no file yet.
    pub fn read(&self) -> Result<Vec<Checkpoint>, OutsideError> {
        let text = match fs::read_to_string(&self.0) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(|e| self.error(e))?,
        };
        text.lines().map(|line| serde_json::from_str(line).map_err(|e| self.error(e.into()))).collect()
    }

    /// The last line, read without the other lines.
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
