//! Helpers of the tests.

use chrono::{DateTime, Utc};
use exchange::fhir::import::{FileError, Import, Limits, NotTaken, Reason};
use serde_json::Value;

/// Generous limits.
pub const LIMITS: Limits = Limits { bytes: 10_000_000, entries: 5_000 };

/// The fixed time of the tests: 2026-11-23, 14:05 in Shenzhen.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_413_900, 0).unwrap_or_default()
}

/// Reads a file with generous limits.
pub fn read(bytes: impl AsRef<[u8]>) -> Result<Import, FileError> {
    Import::read(bytes.as_ref(), LIMITS, now())
}

/// The project's bundle with one resource of each type.
pub const EVERYTHING: &str = include_str!("../bundles/everything.json");
/// The project's document: one visit with all its resources.
pub const SERVICES: &str = include_str!("../bundles/services.json");
/// The project's collection.
pub const COLLECTION: &str = include_str!("../bundles/collection.json");

/// Reads `everything.json` after an alteration. `alter` gets the whole Bundle.
pub fn altered(alter: impl FnOnce(&mut Value)) -> Result<Import, FileError> {
    let mut bundle: Value = serde_json::from_str(EVERYTHING).unwrap_or_default();
    alter(&mut bundle);
    read(bundle.to_string())
}

/// Reads `everything.json` after an alteration of its first Observation (blood pressure, entry 4).
pub fn altered_observation(alter: impl FnOnce(&mut Value)) -> Result<Import, FileError> {
    altered(|bundle| alter(&mut bundle["entry"][4]["resource"]))
}

/// The reason why that Observation was not taken.
pub fn reason(read: Result<Import, FileError>) -> Option<Reason> {
    let refused = |left: &NotTaken| left.place.as_str().starts_with("Bundle.entry[4]");
    read.ok()?.not_taken.into_iter().find(refused).map(|left| left.reason)
}

/// The Patient of the bundles that tests make: a woman of 70.
pub fn patient() -> Value {
    serde_json::json!({ "resourceType": "Patient", "id": "p", "gender": "female", "birthDate": "1956-03-12" })
}

/// A collection with that Patient and these resources.
pub fn bundle(resources: &[Value]) -> Value {
    let entries: Vec<Value> =
        [patient()].iter().chain(resources).map(|resource| serde_json::json!({ "resource": resource })).collect();
    serde_json::json!({ "resourceType": "Bundle", "type": "collection", "entry": entries })
}
