//! The project's own bundles. They cover each case of the public samples once, and more units and precisions.

use crate::support::{COLLECTION, EVERYTHING, SERVICES, altered_observation, now, read};
use domain::entry::{Comparator, Detail, EntryKind, EntryStatus, Standing, Value};
use domain::measured_at::Precision;
use domain::measurement::{GlucoseContext, MeasurementKind};
use domain::qualification::Qualification;
use domain::sex::Sex;
use exchange::fhir::import::{Disagreement, Import, ImportedMeasurement, Limits, Reason};

fn with_code<'i>(import: &'i Import, loinc: &str) -> &'i ImportedMeasurement {
    import.measurements.iter().find(|taken| taken.loinc == loinc).unwrap()
}

#[test]
fn every_resource_is_taken_or_listed_as_not_taken() {
    let import = read(EVERYTHING).unwrap();
    assert_eq!((import.measurements.len(), import.entries.len(), import.not_taken.len()), (16, 3, 12));
    let reasons: Vec<_> = import.not_taken.iter().map(|left| (left.resource_type.as_str(), left.reason.code())).collect();
    let mut expected = vec![("Patient", "compared_only")];
    expected.extend(["Organization", "Practitioner"].map(|name| (name, "named_with_others")));
    let nameless = ["Condition", "Procedure", "MedicationRequest", "DiagnosticReport", "CarePlan"];
    expected.extend(nameless.map(|name| (name, "no_label")));
    expected.extend([("Goal", "nobody_points_to_it"), ("Immunization", "no_label")]);
    expected.extend([("Claim", "out_of_scope"), ("ExplanationOfBenefit", "out_of_scope")]);
    assert_eq!(reasons, expected);
}

#[test]
fn a_visit_is_taken_with_all_its_resources() {
    let import = read(SERVICES).unwrap();
    let left: Vec<_> = import.not_taken.iter().map(|left| (left.resource_type.as_str(), left.reason.code())).collect();
    let named = |name| (name, "named_with_others");
    let expected = [("Composition", "table_of_contents"), ("Patient", "compared_only")];
    let expected = expected.into_iter().chain(["Organization", "Practitioner", "Medication", "Goal"].map(named));
    assert_eq!(left, expected.collect::<Vec<_>>());

    let kinds: Vec<_> = import.entries.iter().map(|entry| entry.content.kind.code()).collect();
    assert_eq!(
        kinds,
        [
            "visit",
            "condition",
            "allergy",
            "medicine",
            "medicine",
            "immunisation",
            "procedure",
            "result",
            "result",
            "report",
            "result",
            "plan"
        ]
    );
    let visit = &import.entries[0].source_key;
    assert!(import.entries[1..].iter().all(|entry| entry.content.visit.as_ref() == Some(visit)));
    let content = |at: usize| &import.entries[at].content;
    let says = |at: usize, detail| content(at).detail(detail).unwrap_or_default().to_owned();

    assert_eq!((content(0).label.as_str(), says(0, Detail::Class).as_str()), ("高血压随访", "AMB"));
    assert_eq!((says(0, Detail::Place).as_str(), says(0, Detail::Reason).as_str()), ("梅林社区健康服务中心", "复查"));
    assert_eq!(import.entries[0].performer_name.as_deref(), Some("周文"));
    assert_eq!(content(0).until.unwrap().precision(), Precision::Second);

    assert_eq!((content(1).status, content(1).at.precision()), (Some(EntryStatus::Active), Precision::Month));
    assert_eq!(content(1).coding.as_ref().unwrap().code, "38341003");
    assert_eq!((says(1, Detail::Severity).as_str(), says(1, Detail::Note).as_str()), ("轻度", "家族史阳性"));
    assert_eq!((says(2, Detail::Severity).as_str(), says(2, Detail::Reaction).as_str()), ("high", "皮疹"));
    assert_eq!(content(3).label, "苯磺酸氨氯地平片 5mg", "the name of the separate Medication");
    assert_eq!((says(3, Detail::Dose).as_str(), says(3, Detail::Route).as_str()), ("每日一次，每次一片", "口服"));
    assert_eq!(says(3, Detail::Reason), "高血压", "the name of the condition referred to");
    assert_eq!((content(4).status, content(4).until.is_some()), (Some(EntryStatus::Completed), true));
    assert_eq!((says(5, Detail::Lot).as_str(), says(5, Detail::Dose).as_str()), ("L-77", "1"));
    assert_eq!((says(6, Detail::Outcome).as_str(), import.entries[6].performer_name.as_deref()), ("正常", Some("周文")));
    assert_eq!(content(7).value.as_ref().unwrap().standing(), Some(Standing::High));
    assert!(matches!(content(8).value, Some(Value::Quantity { comparator: Some(Comparator::Less), .. })));
    assert!([7, 8].map(|at| content(at).report.as_deref()).iter().all(|report| *report == Some(&import.entries[9].source_key)));
    assert_eq!(says(9, Detail::Conclusion), "血糖略高");
    let parts: Vec<_> = content(10).details.iter().filter(|(name, _)| *name == Detail::Part).map(|(_, text)| text).collect();
    assert_eq!(parts, ["吸烟: 从不", "每周运动: 150 分钟"]);
    assert_eq!((says(11, Detail::Activity).as_str(), says(11, Detail::Goal).as_str()), ("低盐饮食", "血压低于 140/90 mmHg"));
}

/// The outcome of an element of the entry at this place: the qualification, or why it was not taken.
fn outcome_with(at: usize, field: &str, value: serde_json::Value) -> Result<Option<Qualification>, Reason> {
    let mut bundle: serde_json::Value = serde_json::from_str(SERVICES).unwrap();
    bundle["entry"][at]["resource"][field] = value;
    let import = read(bundle.to_string()).unwrap();
    let place = format!("Bundle.entry[{at}].resource");
    if let Some(left) = import.not_taken.into_iter().find(|left| left.place.as_str() == place) {
        return Err(left.reason);
    }
    Ok(import.entries.into_iter().find(|entry| entry.place.as_str() == place).unwrap().content.qualification)
}

#[test]
fn what_did_not_take_place_is_taken_as_such() {
    let code = |code: &str| serde_json::json!({ "coding": [{ "code": code }] });
    for (at, field, value, qualification) in [
        (6, "status", "cancelled".into(), Qualification::NotDone),
        (7, "verificationStatus", code("refuted"), Qualification::Refuted),
        (7, "verificationStatus", code("differential"), Qualification::Differential),
        (7, "verificationStatus", code("provisional"), Qualification::Provisional),
        (7, "verificationStatus", code("unconfirmed"), Qualification::Unconfirmed),
        (7, "verificationStatus", code("perhaps"), Qualification::Unconfirmed),
        (9, "doNotPerform", true.into(), Qualification::Prohibited),
        (9, "intent", "proposal".into(), Qualification::Proposed),
        (9, "intent", "plan".into(), Qualification::Proposed),
        (11, "status", "not-done".into(), Qualification::NotDone),
        (11, "isSubpotent", true.into(), Qualification::Subpotent),
        (12, "status", "not-done".into(), Qualification::NotDone),
    ] {
        assert_eq!(outcome_with(at, field, value), Ok(Some(qualification)), "{at} {field}");
    }
    for (at, field, value) in [
        (7, "verificationStatus", code("confirmed")),
        (9, "intent", "order".into()),
        (9, "doNotPerform", false.into()),
        (11, "isSubpotent", false.into()),
        (11, "status", "completed".into()),
    ] {
        assert_eq!(outcome_with(at, field, value), Ok(None), "{at} {field}: a plain fact");
    }
}

#[test]
fn a_resource_that_is_not_final_or_can_mean_the_opposite_is_not_taken() {
    assert_eq!(outcome_with(15, "status", "preliminary".into()), Err(Reason::StatusNotFinal("preliminary".to_owned())));
    assert_eq!(outcome_with(12, "modifierExtension", serde_json::json!([{"url": "x"}])), Err(Reason::Modified));
}

#[test]
fn every_vital_sign_is_taken() {
    let import = read(EVERYTHING).unwrap();
    for kind in MeasurementKind::ALL.iter().filter(|kind| !kind.is_lifestyle()) {
        assert!(import.measurements.iter().any(|taken| taken.kind == *kind), "{kind:?}");
    }
}

#[test]
fn units_are_converted_and_values_rounded_to_hundredths() {
    let import = read(EVERYTHING).unwrap();
    for (loinc, value) in [
        ("55284-4", "117.21"),
        ("29463-7", "68.04"),
        ("8302-2", "160.98"),
        ("72514-3", "3.77"),
        ("8331-1", "37"),
        ("2339-0", "5.55"),
    ] {
        assert_eq!(with_code(&import, loinc).value.first().to_string(), value, "{loinc}");
    }
    assert_eq!(with_code(&import, "55284-4").value.second().unwrap().to_string(), "71.3");
}

#[test]
fn partial_dates_keep_their_precision() {
    let import = read(EVERYTHING).unwrap();
    for (loinc, precision) in
        [("8867-4", Precision::Year), ("8310-5", Precision::Month), ("9279-1", Precision::Day), ("55284-4", Precision::Second)]
    {
        assert_eq!(with_code(&import, loinc).measured_at.precision(), precision, "{loinc}");
    }
}

#[test]
fn the_glucose_context_comes_from_the_loinc_code() {
    let import = read(EVERYTHING).unwrap();
    assert_eq!(with_code(&import, "14771-0").value.context(), Some(GlucoseContext::Fasting));
    assert_eq!(with_code(&import, "2339-0").value.context(), None);
}

#[test]
fn performer_and_institution_are_named_but_never_the_patient() {
    let import = read(EVERYTHING).unwrap();
    let name = |loinc| with_code(&import, loinc).performer_name.as_deref();
    assert_eq!(name("85354-9"), Some("Ada Example"));
    assert_eq!(name("8331-1"), Some("Nurse at the door"));
    assert_eq!(name("29463-7"), None);
    assert_eq!(name("55284-4"), None);
    assert_eq!(with_code(&import, "85354-9").institution_name.as_deref(), Some("梅林社区健康服务中心"));
}

#[test]
fn a_collection_with_absolute_addresses_is_read() {
    let import = read(COLLECTION).unwrap();
    assert_eq!((import.measurements.len(), import.not_taken.len()), (1, 3));
    let weight = with_code(&import, "29463-7");
    assert_eq!(weight.source_key, "https://clinic.example/fhir/Observation/o1");
    assert_eq!(weight.value.shown(), "70.5");
    let reasons: Vec<_> = import.not_taken.into_iter().map(|left| left.reason).collect();
    assert_eq!(reasons, [Reason::ComparedOnly, Reason::StatusNotFinal("preliminary".into()), Reason::NoResource]);
}

#[test]
fn a_file_of_another_person_disagrees_with_the_record() {
    let patient = read(COLLECTION).unwrap().patient;
    let born = patient.birth_date;
    assert_eq!(patient.disagrees_with(born, Sex::Male), None);
    assert_eq!(patient.disagrees_with(born, Sex::Unknown), None);
    assert_eq!(patient.disagrees_with(born, Sex::Female), Some(Disagreement::Sex));
    assert_eq!(patient.disagrees_with(born.succ_opt().unwrap(), Sex::Male), Some(Disagreement::BirthDate));
}

#[test]
fn the_import_is_deterministic() {
    assert_eq!(read(EVERYTHING), read(EVERYTHING));
}

#[test]
fn limits_are_exact_to_the_byte_and_to_the_entry() {
    let with = |bytes, entries| Import::read(COLLECTION.as_bytes(), Limits { bytes, entries }, now());
    assert!(with(COLLECTION.len(), 4).is_ok());
    assert!(with(COLLECTION.len() - 1, 4).is_err());
    assert!(with(COLLECTION.len(), 3).is_err());
}

#[test]
fn fifty_thousand_resources_are_read() {
    let mut bundle: serde_json::Value = serde_json::from_str(COLLECTION).unwrap();
    let entries = bundle["entry"].as_array_mut().unwrap();
    let observation = entries.iter().position(|entry| entry["resource"]["resourceType"] == "Observation").unwrap();
    let one = entries[observation].clone();
    let before = read(COLLECTION).unwrap().measurements.len();
    for serial in 0..50_000 {
        let mut another = one.clone();
        another["fullUrl"] = format!("https://example.org/Observation/many-{serial}").into();
        another["resource"]["id"] = format!("many-{serial}").into();
        entries.push(another);
    }
    let limits = Limits { bytes: 100_000_000, entries: 100_000 };
    let import = Import::read(bundle.to_string().as_bytes(), limits, now()).unwrap();
    assert_eq!(import.measurements.len(), before + 50_000);
}

#[test]
fn the_receipt_states_the_counts_in_english() {
    let receipt = read(EVERYTHING).unwrap().receipt();
    assert_eq!((receipt.resources, receipt.taken), (31, 19));
    assert_eq!(receipt.measurements[&MeasurementKind::BloodPressure], 2);
    assert_eq!(receipt.entries[&EntryKind::Result], 2);
    let words = receipt.to_string();
    for line in [
        "31 resources in the file, 19 taken, 12 not taken.",
        "  taken: 2 × blood pressure",
        "  not taken: 1 × Claim: bills and insurance are no part of a health record",
        "  taken: 2 × result",
        "  taken: 1 × visit",
        "  not taken: 1 × Patient: compared with the record, never changes it",
    ] {
        assert!(words.lines().any(|found| found == line), "{line}\n{words}");
    }
}

#[test]
fn a_missing_gender_is_an_unknown_sex() {
    let read = crate::support::altered(|bundle| {
        bundle["entry"][0]["resource"].as_object_mut().unwrap().remove("gender");
    });
    assert_eq!(read.unwrap().patient.sex, Sex::Unknown);
}

#[test]
fn an_instant_is_accepted_in_place_of_a_date_time() {
    let read = altered_observation(|observation| {
        let observation = observation.as_object_mut().unwrap();
        let at = observation.remove("effectiveDateTime").unwrap();
        observation.insert("effectiveInstant".into(), at);
    });
    assert_eq!(read.unwrap().measurements.len(), 16);
}
