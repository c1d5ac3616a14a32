//! References: into contained resources, by the address of the entry, in either case, and out of the file.

use super::*;

fn named(display: &str) -> Json {
    json!([{ "text": display }])
}

#[test]
fn references_into_contained_resources_are_followed() {
    let contained = json!([
        { "resourceType": "Medication", "id": "med", "code": { "text": "瑞舒伐他汀钙片 10 mg" } },
        { "resourceType": "Practitioner", "id": "dr", "name": named("蒋月") },
        { "resourceType": "PractitionerRole", "id": "role", "practitioner": { "reference": "#dr" } },
    ]);
    let order = |medicine: Json, requester: &str| {
        let order = json!({ "status": "active", "intent": "order", "contained": contained, "medicationReference": medicine,
            "requester": { "reference": requester } });
        let entry = import(&[resource("MedicationRequest", order)]).entries.remove(0);
        (entry.content.label, entry.performer_name)
    };
    let by = |name: &str| Some(name.to_owned());
    assert_eq!(order(json!({ "reference": "#med" }), "#dr"), ("瑞舒伐他汀钙片 10 mg".to_owned(), by("蒋月")));
    let display = json!({ "reference": "#med", "display": "瑞舒伐他汀" });
    assert_eq!(order(display, "#role"), ("瑞舒伐他汀钙片 10 mg".to_owned(), by("蒋月")), "with the strength");
    let brand = json!({ "reference": "#med", "display": "可定" });
    assert_eq!(order(brand, "#nobody"), ("瑞舒伐他汀钙片 10 mg（可定）".to_owned(), None));
}

#[test]
fn a_contained_result_is_a_part_of_its_report() {
    let inner = json!([{ "resourceType": "Observation", "id": "o", "status": "final", "code": { "text": "白细胞" },
        "valueQuantity": { "value": 5.5, "unit": "10*9/L" } }]);
    let report =
        json!({ "status": "final", "code": { "text": "血常规" }, "contained": inner, "result": [{ "reference": "#o" }] });
    assert_eq!(details(&content(resource("DiagnosticReport", report)), Detail::Part), ["白细胞: 5.5 10*9/L"]);
}

/// A file with this address of the patient, this id, and a result that refers to the patient so.
fn refers(patient: Option<&str>, id: Option<&str>, result_at: Option<&str>, subject: &str) -> Result<Import, FileError> {
    let mut file = bundle(&[result(json!({ "valueString": "阴性" }))]);
    let resource = file["entry"][0]["resource"].as_object_mut().unwrap();
    resource.remove("id");
    resource.extend(id.map(|id| ("id".to_owned(), json!(id))));
    for (at, address) in [(0, patient), (1, result_at)] {
        if let Some(address) = address {
            file["entry"][at]["fullUrl"] = json!(address);
        }
    }
    file["entry"][1]["resource"]["subject"]["reference"] = json!(subject);
    read(file.to_string())
}

#[test]
fn references_are_resolved_as_fhir_says() {
    let base = "https://his.example.org/fhir";
    let at = |relative: &str| format!("{base}/{relative}");
    let uuid = "urn:uuid:0b7c1f7e-9a55-4c1e-8d0a-6f2f5f0b9a11";
    for (patient, id, result_at, subject) in [
        (Some(at("Patient/7")), None, Some(at("Observation/1")), "Patient/7".to_owned()),
        (Some(at("Patient/7")), None, None, at("Patient/7/_history/2")),
        (Some(uuid.to_owned()), None, None, uuid.to_uppercase().replace("URN:UUID", "urn:uuid")),
        (Some(uuid.to_uppercase()), None, None, uuid.to_owned()),
        (Some(uuid.to_owned()), Some("7"), None, at("Patient/7")),
        (None, Some("7"), None, "Patient/7".to_owned()),
    ] {
        let read = refers(patient.as_deref(), id, result_at.as_deref(), &subject);
        assert!(read.is_ok_and(|import| import.entries.len() == 1), "{patient:?} {subject}");
    }
}

#[test]
fn an_address_outside_the_file_is_named() {
    let theirs = "https://other.example.org/fhir/Patient/7";
    let error = refers(Some("https://his.example.org/fhir/Patient/7"), Some("7"), None, theirs).unwrap_err();
    assert!(error.to_string().ends_with(theirs), "{error}");
    let reason =
        json!({ "status": "completed", "code": { "text": "眼底照相" }, "reasonReference": [{ "reference": "Condition/99" }] });
    assert_eq!(content(resource("Procedure", reason)).detail(Detail::Reason), Some("Condition/99"));
}
