//! The project's own bundles: the same ground as the samples, once each, and more units and precisions.

use crate::support::{COLLECTION, EVERYTHING, altered_observation, now, read};
use domain::measured_at::Precision;
use domain::measurement::{GlucoseContext, MeasurementKind};
use domain::sex::Sex;
use exchange::fhir::import::{Disagreement, Import, ImportedMeasurement, Limits, Reason};

fn with_code<'i>(import: &'i Import, loinc: &str) -> &'i ImportedMeasurement {
    import.taken.iter().find(|taken| taken.loinc == loinc).unwrap()
}

#[test]
fn every_resource_is_taken_or_named() {
    let import = read(EVERYTHING).unwrap();
    assert_eq!((import.taken.len(), import.not_taken.len()), (15, 15));
    let reasons: Vec<_> = import.not_taken.iter().map(|left| (left.resource_type.as_str(), left.reason.code())).collect();
    let not_yet = |name| (name, "not_yet");
    let mut expected = vec![("Patient", "compared_only")];
    expected.extend(["Organization", "Practitioner", "Encounter"].map(not_yet));
    expected.extend([("Observation", "not_a_vital_sign"); 2]);
    expected.extend(
        ["Condition", "Procedure", "MedicationRequest", "DiagnosticReport", "CarePlan", "Goal", "Immunization"].map(not_yet),
    );
    expected.extend([("Claim", "out_of_scope"), ("ExplanationOfBenefit", "out_of_scope")]);
    assert_eq!(reasons, expected);
}

#[test]
fn every_kind_is_taken() {
    let import = read(EVERYTHING).unwrap();
    for kind in MeasurementKind::ALL {
        assert!(import.taken.iter().any(|taken| taken.kind == *kind), "{kind:?}");
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
        assert_eq!(with_code(&import, loinc).reading.value().to_string(), value, "{loinc}");
    }
    assert_eq!(with_code(&import, "55284-4").reading.second().unwrap().to_string(), "71.3");
}

#[test]
fn partial_dates_keep_how_exact_they_are() {
    let import = read(EVERYTHING).unwrap();
    for (loinc, precision) in
        [("8867-4", Precision::Year), ("8310-5", Precision::Month), ("9279-1", Precision::Day), ("55284-4", Precision::Second)]
    {
        assert_eq!(with_code(&import, loinc).measured_at.precision(), precision, "{loinc}");
    }
}

#[test]
fn when_glucose_was_taken_comes_from_its_code() {
    let import = read(EVERYTHING).unwrap();
    assert_eq!(with_code(&import, "14771-0").reading.context(), Some(GlucoseContext::Fasting));
    assert_eq!(with_code(&import, "2339-0").reading.context(), None);
}

#[test]
fn who_measured_and_where_is_named_but_never_the_patient() {
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
    assert_eq!((import.taken.len(), import.not_taken.len()), (1, 3));
    let weight = with_code(&import, "29463-7");
    assert_eq!(weight.source_key, "https://clinic.example/fhir/Observation/o1");
    assert_eq!(weight.reading.shown(), "70.5");
    let reasons: Vec<_> = import.not_taken.into_iter().map(|left| left.reason).collect();
    assert_eq!(reasons, [Reason::ComparedOnly, Reason::StatusNotFinal("preliminary".into()), Reason::NoResource]);
}

#[test]
fn a_file_of_another_person_is_noticed() {
    let patient = read(COLLECTION).unwrap().patient;
    let born = patient.birth_date;
    assert_eq!(patient.disagrees_with(born, Sex::Male), None);
    assert_eq!(patient.disagrees_with(born, Sex::Unknown), None);
    assert_eq!(patient.disagrees_with(born, Sex::Female), Some(Disagreement::Sex));
    assert_eq!(patient.disagrees_with(born.succ_opt().unwrap(), Sex::Male), Some(Disagreement::BirthDate));
}

#[test]
fn reading_twice_gives_the_same() {
    assert_eq!(read(EVERYTHING), read(EVERYTHING));
}

#[test]
fn limits_are_kept_to_the_byte_and_to_the_entry() {
    let with = |bytes, entries| Import::read(COLLECTION.as_bytes(), Limits { bytes, entries }, now());
    assert!(with(COLLECTION.len(), 4).is_ok());
    assert!(with(COLLECTION.len() - 1, 4).is_err());
    assert!(with(COLLECTION.len(), 3).is_err());
}

#[test]
fn the_receipt_counts_in_plain_words() {
    let receipt = read(EVERYTHING).unwrap().receipt();
    assert_eq!((receipt.resources, receipt.taken), (30, 15));
    assert_eq!(receipt.kinds[&MeasurementKind::BloodPressure], 2);
    assert_eq!(receipt.lines["Observation"].taken, 15);
    let words = receipt.to_string();
    for line in [
        "30 resources in the file, 15 taken, 15 not taken.",
        "  taken: 2 × blood pressure",
        "  not taken: 1 × Claim: bills and insurance are no part of a health record",
        "  not taken: 2 × Observation: not a vital sign",
        "  not taken: 1 × Patient: compared with the record, never changes it",
    ] {
        assert!(words.lines().any(|found| found == line), "{line}\n{words}");
    }
}

#[test]
fn a_missing_gender_contradicts_nobody() {
    let read = crate::support::altered(|bundle| {
        bundle["entry"][0]["resource"].as_object_mut().unwrap().remove("gender");
    });
    assert_eq!(read.unwrap().patient.sex, Sex::Unknown);
}

#[test]
fn an_instant_is_as_good_as_a_date_time() {
    let read = altered_observation(|observation| {
        let observation = observation.as_object_mut().unwrap();
        let at = observation.remove("effectiveDateTime").unwrap();
        observation.insert("effectiveInstant".into(), at);
    });
    assert_eq!(read.unwrap().taken.len(), 15);
}
