//! What a sender takes back, and which version a resource is.

use crate::support::{bundle, patient, read};
use domain::entry::EntryKind;
use exchange::fhir::import::{Import, Reason};
use serde_json::{Value, json};

fn import(resources: &[Value]) -> Import {
    read(bundle(resources).to_string()).unwrap()
}

fn observation(more: Value) -> Value {
    let mut whole = json!({ "resourceType": "Observation", "id": "k", "status": "final", "subject": { "reference": "Patient/p" },
        "code": { "text": "血钾" }, "effectiveDateTime": "2026-06-18", "valueQuantity": { "value": 7.9, "unit": "mmol/L" } });
    whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    whole
}

#[test]
fn what_was_entered_in_error_is_taken_back_with_the_reason_of_the_sender() {
    let wrong = observation(json!({ "status": "entered-in-error", "note": [{ "text": "标本溶血，结果作废" }] }));
    let import = import(&[wrong]);
    let [back] = &import.taken_back[..] else { panic!("{import:?}") };
    assert_eq!((back.source_key.as_str(), back.kind, back.label.as_str()), ("Observation/k", EntryKind::Result, "血钾"));
    assert_eq!(back.words.as_deref(), Some("标本溶血，结果作废"));
    assert!(import.entries.is_empty() && import.not_taken.len() == 1, "only the patient is not taken");
    assert!(import.receipt().to_string().contains("taken back by the sender: 1"));
}

#[test]
fn every_type_can_be_taken_back() {
    for (resource_type, status) in [
        ("Encounter", "status"),
        ("Condition", "verificationStatus"),
        ("AllergyIntolerance", "verificationStatus"),
        ("MedicationRequest", "status"),
        ("MedicationStatement", "status"),
        ("MedicationAdministration", "status"),
        ("Immunization", "status"),
        ("Procedure", "status"),
        ("DiagnosticReport", "status"),
        ("CarePlan", "status"),
        ("Observation", "status"),
    ] {
        let error = json!("entered-in-error");
        let error = if status == "status" { error } else { json!({ "coding": [{ "code": error }] }) };
        let mut resource = json!({ "resourceType": resource_type, "id": "x", "subject": { "reference": "Patient/p" } });
        resource[status] = error;
        let import = import(&[resource]);
        assert_eq!(import.taken_back.len(), 1, "{resource_type}");
        assert_eq!(import.taken_back[0].source_key, format!("{resource_type}/x"));
    }
}

#[test]
fn a_deleted_resource_is_taken_back_and_a_conditional_delete_is_not() {
    let with = |url: &str, method: &str| {
        let mut bundle = bundle(&[]);
        let request = json!({ "request": { "method": method, "url": url } });
        bundle["entry"].as_array_mut().unwrap().push(request);
        read(bundle.to_string()).unwrap()
    };
    let keys = |import: &Import| import.taken_back.iter().map(|back| back.source_key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&with("Observation/c08-pulse", "DELETE")), ["Observation/c08-pulse"]);
    assert_eq!(keys(&with("https://his.example.org/fhir/Condition/7", "DELETE")), ["Condition/7"]);
    for (url, method) in
        [("Observation?identifier=7", "DELETE"), ("Observation/7", "GET"), ("Patient/p", "DELETE"), ("", "DELETE")]
    {
        let import = with(url, method);
        assert!(import.taken_back.is_empty(), "{url} {method}");
        assert!(matches!(import.not_taken.last().unwrap().reason, Reason::NoResource | Reason::NotYet), "{url} {method}");
    }
}

#[test]
fn a_resource_of_another_person_is_not_taken_back() {
    let mut wrong = observation(json!({ "status": "entered-in-error" }));
    wrong["subject"]["reference"] = json!("Patient/other");
    assert!(read(bundle(&[wrong]).to_string()).is_err());
}

#[test]
fn the_version_is_that_of_the_sender() {
    let meta = json!({ "versionId": "3", "lastUpdated": "2026-06-19T08:00:00.5+08:00" });
    let version = import(&[observation(json!({ "status": "corrected", "meta": meta }))]).entries.remove(0).version;
    assert_eq!(version.updated_at.unwrap().to_rfc3339(), "2026-06-19T00:00:00.500+00:00");
    assert_eq!((version.number.as_deref(), version.corrected), (Some("3"), true));
    let version = import(&[observation(json!({}))]).entries.remove(0).version;
    assert!(version.is_unstated() && !version.corrected);
    let meta = json!({ "lastUpdated": "2030-01-01T00:00:00Z" });
    let version = import(&[observation(json!({ "meta": meta }))]).entries.remove(0).version;
    assert_eq!(version.updated_at, None, "a time in the future would stop every later version");
    assert_eq!(patient()["id"], "p");
}
