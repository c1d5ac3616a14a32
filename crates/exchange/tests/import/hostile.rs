//! Files that are malformed, belong to another person, or are meant as an attack.

mod files;
mod nesting;
mod observations;
mod subjects;

use crate::support::{EVERYTHING, LIMITS, altered, altered_observation, now, read, reason};
use domain::amount::Amount;
use domain::measurement::{Flaw, Part, ValueProblem};
use exchange::fhir::import::{Expected, FileError, Import, Limits, Place, Reason};
use serde_json::{Value, json};

/// The kind of an error, and the place that it names.
fn place(read: Result<Import, FileError>) -> (&'static str, String) {
    let text = |place: Place| place.to_string();
    match read.unwrap_err() {
        FileError::WrongType { place, .. } => ("wrong type", text(place)),
        FileError::Missing(place) => ("missing", text(place)),
        FileError::DanglingSubject(place, _) => ("dangling", text(place)),
        FileError::AnotherPatient(place) => ("another patient", text(place)),
        FileError::ImpossibleDate(place) => ("impossible date", text(place)),
        FileError::BirthDateNotWhole(place) => ("not a whole date", text(place)),
        FileError::Twice(place) => ("twice", text(place)),
        other => ("other", other.to_string()),
    }
}

fn remove(resource: &mut Value, name: &str) {
    resource.as_object_mut().unwrap().remove(name).unwrap();
}
