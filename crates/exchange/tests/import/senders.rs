//! What real senders send. One test for each kind of fault that a system had; the shapes are those of public reports.

use crate::support::{bundle, read};
use domain::entry::{Comparator, Content, Detail, EntryKind, EntryStatus, Standing, Value};
use domain::language::Language;
use domain::qualification::Qualification;
use domain::stated_range::StatedRange;
use exchange::fhir::import::{FileError, Import, Reason};
use serde_json::{Value as Json, json};

mod dosages;
mod person;
mod references;
mod results;
mod statements;

fn import(resources: &[Json]) -> Import {
    read(bundle(resources).to_string()).unwrap()
}

/// The content of the only entry of a file with this resource.
fn content(resource: Json) -> Content {
    let import = import(&[resource]);
    assert_eq!(import.entries.len(), 1, "{:?}", import.not_taken);
    import.entries.into_iter().next().unwrap().content
}

/// Why a resource was not taken.
fn refusal(resource: Json) -> Reason {
    import(&[resource]).not_taken.pop().unwrap().reason
}

/// A resource of this type about the patient, with these elements.
fn resource(resource_type: &str, more: Json) -> Json {
    let mut whole = json!({ "resourceType": resource_type, "id": "x", "subject": { "reference": "Patient/p" } });
    whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    whole
}

/// A final result of a day in June 2026, with these elements.
fn result(more: Json) -> Json {
    let mut whole =
        resource("Observation", json!({ "status": "final", "code": { "text": "某项" }, "effectiveDateTime": "2026-06-10" }));
    whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    whole
}

fn details(content: &Content, wanted: Detail) -> Vec<&str> {
    content.details.iter().filter(|(detail, _)| *detail == wanted).map(|(_, text)| text.as_str()).collect()
}
