//! The five public sample bundles (Synthea, smart-on-fhir/generated-sample-data, Apache-2.0), where they are at hand:
//! the folder `fhir-r4` in `EHR_SAMPLES`, by default `shared/data` beside the repository.

use crate::support::read;
use domain::measurement::MeasurementKind::{self, BloodPressure, Bmi, Height, Pain, Temperature, Weight};
use domain::sex::Sex;
use exchange::fhir::import::{Import, Reason};
use std::io::Write;
use std::path::PathBuf;

/// A sample, counted by another program than ours.
struct Sample {
    file: &'static str,
    entries: usize,
    observations: usize,
    taken: [(MeasurementKind, usize); 6],
    born: &'static str,
    sex: Sex,
    deceased: bool,
    institution: &'static str,
}

const fn taken(each: usize, temperatures: usize) -> [(MeasurementKind, usize); 6] {
    [(BloodPressure, each), (Weight, each), (Height, each), (Bmi, each), (Temperature, temperatures), (Pain, each)]
}

const SAMPLES: [Sample; 5] = [
    Sample {
        file: "caridad_olivares",
        entries: 180,
        observations: 96,
        taken: taken(10, 2),
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
        born: "1976-06-14",
        sex: Sex::Male,
        deceased: false,
        institution: "",
    },
];

/// The sample's bytes; none, said aloud, where it is not at hand.
fn bytes(sample: &Sample) -> Option<Vec<u8>> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("EHR_SAMPLES").map_or_else(beside, PathBuf::from);
    let path = folder.join("fhir-r4").join(sample.file).with_extension("json");
    let found = std::fs::read(&path);
    if found.is_err() {
        // Past the test's own capture of what it prints, so that it is seen.
        let words = "not there, only the project's own bundles were read. EHR_SAMPLES names the folder that has fhir-r4";
        let _ = writeln!(std::io::stderr(), "NOTE: {} was {words}.", path.display());
    }
    found.ok()
}

fn count(import: &Import, wanted: MeasurementKind) -> usize {
    import.taken.iter().filter(|measurement| measurement.kind == wanted).count()
}

#[test]
fn every_resource_of_every_sample_is_taken_or_named() {
    for sample in &SAMPLES {
        let Some(bytes) = bytes(sample) else { continue };
        let import = read(bytes).unwrap();
        assert_eq!(import.taken.len() + import.not_taken.len(), sample.entries, "{}", sample.file);
        for (kind, expected) in sample.taken {
            assert_eq!(count(&import, kind), expected, "{} {kind:?}", sample.file);
        }
        let expected: usize = sample.taken.iter().map(|(_, count)| count).sum();
        assert_eq!(import.taken.len(), expected, "{}", sample.file);
    }
}

#[test]
fn what_is_left_has_the_reason_it_should() {
    for sample in &SAMPLES {
        let Some(bytes) = bytes(sample) else { continue };
        let import = read(bytes).unwrap();
        for left in &import.not_taken {
            let expected = match left.resource_type.as_str() {
                "Patient" => Reason::ComparedOnly,
                "Observation" => Reason::NotAVitalSign,
                "Claim" | "ExplanationOfBenefit" => Reason::OutOfScope,
                _ => Reason::NotYet,
            };
            assert_eq!(left.reason, expected, "{} {}", sample.file, left.place);
            assert!(left.id.is_some(), "{} {}", sample.file, left.place);
        }
        let observations = import.not_taken.iter().filter(|left| left.resource_type == "Observation").count();
        assert_eq!(observations + import.taken.len(), sample.observations, "{}", sample.file);
    }
}

#[test]
fn each_sample_says_whose_it_is() {
    for sample in &SAMPLES {
        let Some(bytes) = bytes(sample) else { continue };
        let patient = read(bytes).unwrap().patient;
        let said = (patient.birth_date.to_string(), patient.sex, patient.deceased);
        assert_eq!(said, (sample.born.to_owned(), sample.sex, sample.deceased), "{}", sample.file);
    }
}

#[test]
fn every_measurement_of_the_samples_is_whole() {
    for sample in &SAMPLES {
        let Some(bytes) = bytes(sample) else { continue };
        let import = read(bytes).unwrap();
        let keys: std::collections::HashSet<_> = import.taken.iter().map(|taken| &taken.source_key).collect();
        assert_eq!(keys.len(), import.taken.len(), "{}", sample.file);
        for taken in &import.taken {
            assert_eq!(taken.reading.second().is_some(), taken.kind == BloodPressure);
            let institution = taken.institution_name.as_deref().unwrap_or_default();
            assert!(!institution.is_empty(), "{} {}", sample.file, taken.place);
            assert!(sample.institution.is_empty() || sample.institution == institution, "{institution}");
            assert_eq!(taken.performer_name, None);
        }
    }
}

#[test]
fn the_first_blood_pressure_of_caridad_is_as_in_her_file() {
    let Some(bytes) = bytes(&SAMPLES[0]) else { return };
    let import = read(bytes).unwrap();
    let first = import.taken.iter().find(|taken| taken.kind == BloodPressure).unwrap();
    assert_eq!(first.source_key, "4322446f-fc9f-4929-917d-615dbc2fbfae");
    assert_eq!((first.reading.value().hundredths(), first.reading.shown().as_str()), (11_721, "117/71"));
    assert_eq!(first.measured_at.instant().to_rfc3339(), "2011-05-26T16:41:21+00:00");
    assert_eq!(first.loinc, "55284-4");
}
