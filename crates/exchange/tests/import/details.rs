//! What a file states about fields of the basics.

use crate::support::{altered, read};
use domain::basics::{Answer, Field};
use exchange::fhir::import::{FileError, Import};
use serde_json::{Value, json};

/// The details of a file whose Patient has these elements, with these other resources.
fn details(patient: Value, others: &[Value]) -> Vec<(Field, Answer)> {
    import(patient, others).expect("a file").details
}

fn import(patient: Value, others: &[Value]) -> Result<Import, FileError> {
    let mut whole = json!({ "resourceType": "Patient", "id": "p", "gender": "female", "birthDate": "1990-01-15" });
    for (name, value) in patient.as_object().into_iter().flatten() {
        whole[name] = value.clone();
    }
    let entries: Vec<Value> = [whole].iter().chain(others).map(|resource| json!({ "resource": resource })).collect();
    read(json!({ "resourceType": "Bundle", "type": "collection", "entry": entries }).to_string())
}

fn allergy(id: &str, category: &str, label: &str) -> Value {
    json!({ "resourceType": "AllergyIntolerance", "id": id, "patient": { "reference": "Patient/p" }, "category": [category],
        "code": { "text": label }, "recordedDate": "2020-05-01" })
}

#[test]
fn a_mobile_number_is_preferred_and_an_old_number_is_ignored() {
    let number = |system: &str, usage: &str, value: &str| json!({ "system": system, "use": usage, "value": value });
    let numbers = [
        number("email", "home", "mei@example.org"),
        number("phone", "old", "0755-0001 0001"),
        number("phone", "home", "0755-0001 0002"),
        number("phone", "mobile", " 0755-0001\u{202e} 0003"),
        number("phone", "work", "0755-0001 0004"),
    ];
    assert_eq!(details(json!({ "telecom": numbers }), &[]), [(Field::Phone, Answer::words("0755-0001 0003"))]);
    assert_eq!(details(json!({ "telecom": [number("phone", "home", "unknown")] }), &[]), []);
}

#[test]
fn a_marital_status_becomes_a_code_of_the_form() {
    for (code, ours) in [("S", "1"), ("M", "2"), ("W", "3"), ("D", "4")] {
        let status = json!({ "maritalStatus": { "coding": [{ "code": code }] } });
        assert_eq!(details(status, &[]), [(Field::MaritalStatus, Answer::code(ours))]);
    }
    assert_eq!(details(json!({ "maritalStatus": { "coding": [{ "code": "UNK" }] } }), &[]), []);
}

#[test]
fn only_current_allergies_to_medicines_become_one_answer() {
    let others = [allergy("1", "medication", "青霉素"), allergy("2", "food", "花生"), allergy("3", "medication", "磺胺")];
    let answer = Answer { words: Some("青霉素; 磺胺".to_owned()), ..Answer::code("5") };
    assert_eq!(details(json!({}), &others), [(Field::DrugAllergy, answer)]);
    let mut none = allergy("4", "medication", "无已知药物过敏");
    none["code"]["coding"] = json!([{ "system": "http://snomed.info/sct", "code": "409137002" }]);
    let mut resolved = allergy("5", "medication", "阿司匹林");
    resolved["clinicalStatus"] = json!({ "coding": [{ "code": "resolved" }] });
    assert_eq!(details(json!({}), &[none, resolved]), [], "no known allergy, and a resolved one");
    let long = [allergy("1", "medication", &"药".repeat(150))];
    let words = details(json!({}), &long).pop().and_then(|(_, answer)| answer.words).expect("words");
    assert_eq!(words.chars().count(), 100);
}

#[test]
fn an_allergy_that_is_not_confirmed_is_never_proposed() {
    for (status, proposed) in [("unconfirmed", false), ("refuted", false), ("presumed", false), ("confirmed", true)] {
        let mut suspected = allergy("6", "medication", "头孢曲松");
        suspected["verificationStatus"] = json!({ "coding": [{ "code": status }] });
        assert_eq!(!details(json!({}), &[suspected]).is_empty(), proposed, "{status}");
    }
}

#[test]
fn a_malformed_element_is_reported_with_its_place() {
    for patient in [json!({ "telecom": "0755" }), json!({ "maritalStatus": "M" }), json!({ "telecom": [{ "system": 7 }] })] {
        let error = import(patient, &[]).expect_err("an error").to_string();
        assert!(error.contains("Bundle.entry[0].resource"), "{error}");
    }
    assert!(altered(|_| {}).expect("the own bundle").details.len() < 3);
}
