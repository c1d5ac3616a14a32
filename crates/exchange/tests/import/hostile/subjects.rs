//! The patient of the file, and references to the patient.

use super::*;

#[test]
fn a_file_without_a_patient_is_refused() {
    let read = altered(|bundle| remove(&mut bundle["entry"][0], "resource"));
    assert_eq!(read, Err(FileError::NoPatient));
}

#[test]
fn a_file_with_two_patients_is_refused() {
    let read = altered(|bundle| {
        let again = bundle["entry"][0].clone();
        bundle["entry"].as_array_mut().unwrap().push(again);
    });
    let words = "the file has two Patients, at Bundle.entry[0].resource and Bundle.entry[31].resource";
    assert_eq!(read.unwrap_err().to_string(), words);
}

#[test]
fn a_dangling_reference_is_refused_with_its_place() {
    for nowhere in ["urn:uuid:99999999-0000-4000-8000-000000000001", "Patient/nobody", "Patient?name=x", "#p1", ""] {
        let read = altered_observation(|observation| observation["subject"]["reference"] = json!(nowhere));
        assert_eq!(place(read), ("dangling", "Bundle.entry[4].resource.subject.reference".into()), "{nowhere}");
    }
}

#[test]
fn a_file_with_a_resource_of_another_subject_is_refused_whatever_its_type() {
    let organization = "urn:uuid:11111111-0000-4000-8000-000000000002";
    let read = altered_observation(|observation| observation["subject"]["reference"] = json!(organization));
    assert_eq!(place(read), ("another patient", "Bundle.entry[4].resource.subject.reference".into()));
    let read = altered(|bundle| bundle["entry"][28]["resource"]["patient"]["reference"] = json!(organization));
    assert_eq!(place(read), ("another patient", "Bundle.entry[28].resource.patient.reference".into()));
}

#[test]
fn a_vital_sign_without_a_subject_is_not_taken() {
    let read = altered_observation(|observation| remove(observation, "subject"));
    assert_eq!(reason(read), Some(Reason::NoSubject));
}

#[test]
fn a_patient_needs_a_whole_and_possible_birth_date() {
    let born = |text: Value| place(altered(|bundle| bundle["entry"][0]["resource"]["birthDate"] = text));
    let at = "Bundle.entry[0].resource.birthDate".to_owned();
    assert_eq!(born(json!("1962")), ("not a whole date", at.clone()));
    assert_eq!(born(json!("1962-02")), ("not a whole date", at.clone()));
    assert_eq!(born(json!("1962-02-30")), ("impossible date", at.clone()));
    assert_eq!(born(json!("1962-02-28T00:00:00Z")), ("impossible date", at.clone()));
    assert_eq!(born(json!("2026-11-24")), ("impossible date", at.clone()));
    assert_eq!(born(json!(1962)), ("wrong type", at.clone()));
    let read = altered(|bundle| remove(&mut bundle["entry"][0]["resource"], "birthDate"));
    assert_eq!(place(read), ("missing", at));
}

#[test]
fn a_gender_and_a_death_must_be_possible() {
    let patient = |name: &str, value: Value| altered(|bundle| bundle["entry"][0]["resource"][name] = value);
    let expected =
        FileError::WrongType { place: read(EVERYTHING).unwrap().not_taken[0].place.clone(), expected: Expected::Gender };
    let words = expected.to_string().replace("resource is", "resource.gender is");
    assert_eq!(patient("gender", json!("F")).unwrap_err().to_string(), words);
    assert_eq!(place(patient("deceasedDateTime", json!("1991-11-31"))).0, "impossible date");
    assert_eq!(place(patient("deceasedBoolean", json!("true"))).0, "wrong type");
    assert!(patient("deceasedDateTime", json!("1991-11-02")).unwrap().patient.deceased);
    assert!(patient("deceasedBoolean", json!(true)).unwrap().patient.deceased);
}
