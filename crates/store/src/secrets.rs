//! The secrets of an installation: the database passwords of its roles, and the keys that are stored outside the database.
//!
//! One JSON file, readable only by its owner (`EHR_SECRETS`). `ehr db bootstrap` writes it.

use std::{fs, io::Write, os::unix::fs::OpenOptionsExt, path::Path};

use serde::{Deserialize, Serialize};

use crate::source::Random;

/// The content of the file.
#[derive(Clone, Serialize, Deserialize)]
pub struct Secrets {
    /// Passwords of the roles that log in.
    pub passwords: Passwords,
    /// The location of the database: `host:port/name`.
    pub database: String,
    /// Keys that are stored outside the database.
    pub keys: KeyTexts,
}

/// One password for each role, hexadecimal.
#[derive(Clone, Serialize, Deserialize)]
pub struct Passwords {
    /// The role that serves pages.
    pub ehr_web: String,
    /// The role that signs people in.
    pub ehr_sign_in: String,
    /// The role of background work and operators' commands.
    pub ehr_jobs: String,
    /// The role that migrates.
    pub ehr_migrate: String,
}

/// Keys, 32 bytes each, hexadecimal.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeyTexts {
    /// The id of the keys, stored in the rows that they protect.
    pub id: String,
    /// AES-256-GCM key of document numbers.
    pub numbers: String,
    /// HMAC-SHA-256 key for the look-up of numbers.
    pub lookup: String,
    /// HMAC-SHA-256 key of client addresses.
    pub addresses: String,
    /// Ed25519 key that signs the log's seals.
    pub seals: String,
}

/// Why the file could not be used.
#[derive(Debug, thiserror::Error)]
pub enum SecretsError {
    /// The file could not be read or written.
    #[error("the secrets file {0}: {1}")]
    File(String, std::io::Error),
    /// The file does not have the format that this program writes.
    #[error("the secrets file {0} is not valid: {1}")]
    Content(String, serde_json::Error),
    /// A key is not 32 bytes of hexadecimal.
    #[error("the key `{0}` of the secrets file is not 64 hexadecimal digits")]
    Key(&'static str),
}

impl Secrets {
    /// New passwords and keys for the database at the location `database`.
    pub fn generate(random: &Random, database: String) -> Self {
        let secret = || hex::encode(random.bytes::<32>());
        Self {
            passwords: Passwords { ehr_web: secret(), ehr_sign_in: secret(), ehr_jobs: secret(), ehr_migrate: secret() },
            database,
            keys: KeyTexts {
                id: hex::encode(random.bytes::<4>()),
                numbers: secret(),
                lookup: secret(),
                addresses: secret(),
                seals: secret(),
            },
        }
    }

    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self, SecretsError> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|e| SecretsError::File(name.clone(), e))?;
        serde_json::from_str(&text).map_err(|e| SecretsError::Content(name, e))
    }

    /// Writes the file, readable only by its owner; replaces an existing file.
    pub fn write(&self, path: &Path) -> Result<(), SecretsError> {
        let name = path.display().to_string();
        let text = serde_json::to_string_pretty(self).map_err(|e| SecretsError::Content(name.clone(), e))?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| SecretsError::File(name.clone(), e))?;
        }
        fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|e| SecretsError::File(name, e))
    }

    /// The URL of the database for `role`.
    pub fn url(&self, role: &str, password: &str) -> String {
        format!("postgres://{role}:{password}@{}", self.database)
    }
}
