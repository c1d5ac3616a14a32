//! The five public sample bundles (Synthea, smart-on-fhir/generated-sample-data, Apache-2.0). They are not part of the
//! repository: these tests need the folder `fhir-r4` in `EHR_SAMPLES`, by default `shared/data` beside the repository.

use crate::support::read;
use domain::entry::{Detail, EntryKind, Value};
use domain::measurement::MeasurementKind::{self, BloodPressure, Bmi, Height, Pain, Temperature, Weight};
use domain::sex::Sex;
use exchange::fhir::import::{Import, Reason};
use std::collections::HashSet;
use std::io::Write;
use std::path::PathBuf;

/// A sample with its expected counts. Another program counted them.
struct Sample {
    file: &'static str,
    entries: usize,
    observations: usize,
    taken: [(MeasurementKind, usize); 6],
    entries_by_kind: [(EntryKind, usize); 8],
    born: &'static str,
    sex: Sex,
    deceased: bool,
    institution: &'static str,
}

const fn taken(each: usize, temperatures: usize) -> [(MeasurementKind, usize); 6] {
    [(BloodPressure, each), (Weight, each), (Height, each), (Bmi, each), (Temperature, temperatures), (Pain, each)]
}

/// Counts of visits, conditions, vaccinations, reports, procedures, medicines, plans and results, in this order.
const fn entries(counts: [usize; 8]) -> [(EntryKind, usize); 8] {
    use EntryKind::{Condition, Immunisation, Medicine, Plan, Procedure, Report, Result, Visit};
    let [visits, conditions, immunisations, reports, procedures, medicines, plans, results] = counts;
    [
        (Visit, visits),
        (Condition, conditions),
        (Immunisation, immunisations),
        (Report, reports),
        (Procedure, procedures),
        (Medicine, medicines),
        (Plan, plans),
        (Result, results),
    ]
}

const SAMPLES: [Sample; 5] = [
    Sample {
        file: "caridad_olivares",
        entries: 180,
        observations: 96,
        taken: taken(10, 2),
        entries_by_kind: entries([17, 8, 12, 5, 2, 1, 1, 44]),
        born: "1944-04-27",
        sex: Sex::Female,
        deceased: false,
        institution: "HALLMARK HEALTH SYSTEM",
    },
    Sample {
        file: "lyle_baumbach",
        entries: 136,
        observations: 64,
        taken: taken(4, 1),
        entries_by_kind: entries([13, 10, 4, 6, 3, 3, 1, 43]),
        born: "1951-04-30",
        sex: Sex::Male,
        deceased: true,
        institution: "HOLYOKE MEDICAL CENTER",
    },
    Sample {
        file: "maida_gerhold",
        entries: 178,
        observations: 94,
        taken: taken(4, 0),
        entries_by_kind: entries([15, 8, 5, 8, 1, 1, 3, 74]),
        born: "1985-11-08",
        sex: Sex::Female,
        deceased: false,
        institution: "",
    },
    Sample {
        file: "paris_casper",
        entries: 104,
        observations: 60,
        taken: taken(5, 0),
        entries_by_kind: entries([7, 3, 8, 4, 2, 1, 1, 35]),
        born: "1972-02-24",
        sex: Sex::Male,
        deceased: false,
        institution: "BERKSHIRE MEDICAL CENTER INC - 1",
    },
    Sample {
        file: "renato_dare",
        entries: 218,
        observations: 118,
        taken: taken(5, 2),
        entries_by_kind: entries([16, 10, 9, 11, 4, 3, 2, 91]),
        born: "1976-06-14",
        sex: Sex::Male,
        deceased: false,
        institution: "",
    },
];

/// The bytes of a sample. None, with a note on stderr, if the file is missing.
fn bytes(sample: &Sample) -> Option<Vec<u8>> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("EHR_SAMPLES").map_or_else(beside, PathBuf::from);
    let path = folder.join("fhir-r4").join(sample.file).with_extension("json");
    let found = std::fs::read(&path);
    if found.is_err() {
        // Written to stderr directly: the test harness captures `println!` and would hide the note.
        let words = "is missing; only the project's own bundles were tested. EHR_SAMPLES names the folder that has fhir-r4";
        let _ = writeln!(std::io::stderr(), "NOTE: {} {words}.", path.display());
    }
    found.ok()
}

fn count(import: &Import, wanted: MeasurementKind) -> usize {
    import.measurements.iter().filter(|measurement| measurement.kind == wanted).count()
}

#[test]
fn every_resource_of_every_sample_is_taken_or_listed_as_not_taken() {
    for sample in &SAMPLES {
        let Some(bytes) = bytes(sample) else { continue };
        let import = read(bytes).unwrap();
        let all = import.measurements.len() + import.entries.len() + import.not_taken.len();
        assert_eq!(all, sample.entries, "{}", sample.file);
        for (kind, expected) in sample.taken {
            assert_eq!(count(&import, kind), expected, "{} {kind:?}", sample.file);
        }
        let expected: usize = sample.taken.iter().map(|(_, count)| count).sum();
        assert_eq!(import.measurements.len(), expected, "{}", sample.file);
        for (kind, expected) in sample.entries_by_kind {
            let found = import.entries.iter().filter(|entry| entry.content.kind == kind).count();
            assert_eq!(found, expected, "{} {kind:?}", sample.file);
        }
        let expected: usize = sample.entries_by_kind.iter().map(|(_, count)| count).sum();
        assert_eq!(import.entries.len(), expected, "{}", sample.file);
    }
}

#[test]
fn every_resource_that_is_not_taken_has_the_expected_reason() {
    for sample in &SAMPLES {
        let Some(bytes) = bytes(sample) else { continue };
        let import = read(bytes).unwrap();
        for left in &import.not_taken {
            let expected = match left.resource_type.as_str() {
                "Patient" => Reason::ComparedOnly,
                "Claim" | "ExplanationOfBenefit" => Reason::OutOfScope,
                "Organization" | "Practitioner" | "Goal" => Reason::NamedWithOthers,
                other => panic!("{other} {}: {}", left.place, left.reason),
            };
            assert_eq!(left.reason, expected, "{} {}", sample.file, left.place);
            assert!(left.id.is_some(), "{} {}", sample.file, left.place);
        }
        let results = import.entries.iter().filter(|entry| entry.content.kind == EntryKind::Result).count();
        assert_eq!(results + import.measurements.len(), sample.observations, "{}", sample.file);
    }
}

#[test]
fn the_patient_of_each_sample_is_identified() {
    for sample in &SAMPLES {
        let Some(bytes) = bytes(sample) else { continue };
        let patient = read(bytes).unwrap().patient;
        let said = (patient.birth_date.to_string(), patient.sex, patient.deceased);
        assert_eq!(said, (sample.born.to_owned(), sample.sex, sample.deceased), "{}", sample.file);
    }
}

#[test]
fn every_measurement_of_the_samples_is_complete() {
    for sample in &SAMPLES {
        let Some(bytes) = bytes(sample) else { continue };
        let import = read(bytes).unwrap();
        let keys: HashSet<_> = import.measurements.iter().map(|taken| &taken.source_key).collect();
        assert_eq!(keys.len(), import.measurements.len(), "{}", sample.file);
        for taken in &import.measurements {
            assert_eq!(taken.value.second().is_some(), taken.kind == BloodPressure);
            let institution = taken.institution_name.as_deref().unwrap_or_default();
            assert!(!institution.is_empty(), "{} {}", sample.file, taken.place);
            assert!(sample.institution.is_empty() || sample.institution == institution, "{institution}");
            assert_eq!(taken.performer_name, None);
        }
    }
}

#[test]
fn the_first_blood_pressure_of_caridad_equals_her_file() {
    let Some(bytes) = bytes(&SAMPLES[0]) else { return };
    let import = read(bytes).unwrap();
    let first = import.measurements.iter().find(|taken| taken.kind == BloodPressure).unwrap();
    assert_eq!(first.source_key, "Observation/4322446f-fc9f-4929-917d-615dbc2fbfae");
    assert_eq!((first.value.first().hundredths(), first.value.shown().as_str()), (11_721, "117/71"));
    assert_eq!(first.measured_at.instant().to_rfc3339(), "2011-05-26T16:41:21+00:00");
    assert_eq!(first.loinc, "55284-4");
}

#[test]
fn entries_refer_to_their_visits_and_reports() {
    for sample in &SAMPLES {
        let Some(bytes) = bytes(sample) else { continue };
        let import = read(bytes).unwrap();
        let keys: HashSet<&str> = import.entries.iter().map(|entry| entry.source_key.as_str()).collect();
        assert_eq!(keys.len(), import.entries.len(), "{}", sample.file);
        for entry in &import.entries {
            let content = &entry.content;
            assert!(!content.label.is_empty() && content.coding.is_some(), "{} {}", sample.file, entry.place);
            match content.kind {
                EntryKind::Visit => assert!(content.detail(Detail::Place).is_some(), "{} {}", sample.file, entry.place),
                _ => assert!(keys.contains(content.visit.as_deref().unwrap()), "{} {}", sample.file, entry.place),
            }
            if content.kind == EntryKind::Result {
                assert!(content.value.is_some(), "{} {}", sample.file, entry.place);
                assert!(content.report.as_deref().is_none_or(|report| keys.contains(report)), "{}", entry.place);
            }
        }
        let of_reports = import.entries.iter().filter(|entry| entry.content.report.is_some()).count();
        assert!(of_reports > 0, "{}", sample.file);
    }
}

#[test]
fn a_result_and_a_plan_of_renato_equal_his_file() {
    let Some(bytes) = bytes(&SAMPLES[4]) else { return };
    let import = read(bytes).unwrap();
    let of = |kind| import.entries.iter().filter(move |entry| entry.content.kind == kind).map(|entry| &entry.content);
    let goals = of(EntryKind::Plan).flat_map(|plan| &plan.details).filter(|(detail, _)| *detail == Detail::Goal);
    assert_eq!(goals.clone().count(), 5);
    assert!(goals.into_iter().any(|(_, goal)| goal == "Hemoglobin A1c total in Blood < 7.0"));
    let smoking = of(EntryKind::Result).find(|result| result.label == "Tobacco smoking status NHIS").unwrap();
    assert_eq!(smoking.value, Some(Value::Text("Never smoker".to_owned())));
}
