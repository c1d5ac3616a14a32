//! The numbers and names by which a file says whose it is.

use super::*;
use exchange::fhir::import::StatedPerson;

/// The person of a file whose Patient has these elements.
fn person(patient: Json) -> StatedPerson {
    let mut file = bundle(&[]);
    file["entry"][0]["resource"].as_object_mut().unwrap().extend(patient.as_object().unwrap().clone());
    read(file.to_string()).unwrap().person
}

#[test]
fn only_valid_numbers_of_identity_documents_that_are_in_use_count() {
    let number = "440304199003070018";
    let of = |identifier: Json| person(json!({ "identifier": [identifier] })).numbers.len();
    let oid = "urn:oid:2.16.156.10011.1.3";
    let by_type = json!({ "coding": [{ "code": "NI" }] });
    assert_eq!(of(json!({ "system": oid, "value": number })), 1);
    assert_eq!(of(json!({ "type": by_type, "system": "https://his.example.org/id", "value": number })), 1);
    assert_eq!(of(json!({ "value": number })), 1, "neither system nor type");
    assert_eq!(of(json!({ "system": oid, "use": "old", "value": number })), 0);
    assert_eq!(of(json!({ "system": "https://his.example.org/mrn", "value": number })), 0, "a number of the hospital");
    assert_eq!(of(json!({ "system": oid, "value": "440304199003070019" })), 0, "a wrong check digit");
    assert_eq!(of(json!({ "system": oid })), 0);
}

#[test]
fn a_name_is_stated_in_either_order() {
    let names = |name: Json| person(json!({ "name": [name] })).names;
    assert_eq!(names(json!({ "text": "李梅" })), ["李梅"]);
    assert_eq!(names(json!({ "family": "李", "given": ["梅"] })), ["李 梅", "梅 李"]);
    assert!(person(json!({})).names.is_empty());
}

#[test]
fn a_provisional_name_of_a_newborn_says_nothing_and_that_of_an_adult_does() {
    let names = |born: &str, name: Json| person(json!({ "birthDate": born, "name": [name] })).names.len();
    for name in [json!({ "text": "李梅之女" }), json!({ "use": "temp", "text": "李一" })] {
        assert_eq!(names("2026-11-01", name.clone()), 0);
        assert_eq!(names("1956-03-12", name), 1);
    }
    assert_eq!(names("2026-11-01", json!({ "text": "李小兰" })), 1);
}
