//! The seals outside the database: a file of one JSON line a seal, only ever appended to.
//!
//! In production the folder is one that the database's operators cannot write to (docs/RUNNING.md).

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The seal's number.
    pub seq: i64,
    /// The seal's digest, hexadecimal.
    pub digest: String,
    /// Its signature, hexadecimal.
    pub signature: String,
}

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

    /// All lines; none where there is no file yet. Where a crash wrote a number twice, the later line counts.
    pub fn read(&self) -> Result<Vec<Checkpoint>, OutsideError> {
        let text = match fs::read_to_string(&self.0) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(|e| self.error(e))?,
        };
        let mut lines: Vec<Checkpoint> = Vec::new();
        for line in text.lines() {
            let checkpoint: Checkpoint = serde_json::from_str(line).map_err(|e| self.error(e.into()))?;
            lines.retain(|earlier| earlier.seq != checkpoint.seq);
            lines.push(checkpoint);
        }
        Ok(lines)
    }

    fn error(&self, error: std::io::Error) -> OutsideError {
        OutsideError(self.0.display().to_string(), error)
    }
}
