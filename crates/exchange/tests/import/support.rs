//! What the tests share.

use chrono::{DateTime, Utc};
use exchange::fhir::import::{FileError, Import, Limits, NotTaken, Reason};
use serde_json::Value;

/// Generous limits.
pub const LIMITS: Limits = Limits { bytes: 10_000_000, entries: 5_000 };

/// The tests' now: 2026-11-23, 14:05 in Shenzhen.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_413_900, 0).unwrap_or_default()
}

/// Reads a file with generous limits.
pub fn read(bytes: impl AsRef<[u8]>) -> Result<Import, FileError> {
    Import::read(bytes.as_ref(), LIMITS, now())
}

/// The own bundle with one of everything.
pub const EVERYTHING: &str = include_str!("../bundles/everything.json");
/// The own document: a visit and all that belongs to it.
pub const SERVICES: &str = include_str!("../bundles/services.json");
/// The own collection.
pub const COLLECTION: &str = include_str!("../bundles/collection.json");

/// `everything.json`, altered. `alter` gets the whole Bundle.
pub fn altered(alter: impl FnOnce(&mut Value)) -> Result<Import, FileError> {
    let mut bundle: Value = serde_json::from_str(EVERYTHING).unwrap_or_default();
    alter(&mut bundle);
    read(bundle.to_string())
}

/// `everything.json` with its first Observation (blood pressure, entry 4) altered. `alter` gets the resource.
pub fn altered_observation(alter: impl FnOnce(&mut Value)) -> Result<Import, FileError> {
    altered(|bundle| alter(&mut bundle["entry"][4]["resource"]))
}

/// Why that Observation was not taken.
pub fn reason(read: Result<Import, FileError>) -> Option<Reason> {
    let refused = |left: &NotTaken| left.place.as_str().starts_with("Bundle.entry[4]");
    read.ok()?.not_taken.into_iter().find(refused).map(|left| left.reason)
}
