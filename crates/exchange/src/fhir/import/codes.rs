//! The LOINC codes that become measurements, and the code systems of FHIR.

use domain::measurement::{GlucoseContext, MeasurementKind};

/// The system of LOINC codes.
pub(super) const LOINC: &str = "http://loinc.org";
/// The system of UCUM units.
pub(super) const UCUM: &str = "http://unitsofmeasure.org";
/// The systems of Observation categories: R4, and STU3 before it.
pub(super) const CATEGORIES: [&str; 2] =
    ["http://terminology.hl7.org/CodeSystem/observation-category", "http://hl7.org/fhir/observation-category"];
/// Systolic pressure, as a component.
pub(super) const SYSTOLIC: &str = "8480-6";
/// Diastolic pressure, as a component.
pub(super) const DIASTOLIC: &str = "8462-4";

/// A LOINC code, the kind that it measures, and for glucose when it was measured.
pub(super) type MeasurementCode = (&'static str, MeasurementKind, Option<GlucoseContext>);

const CODES: [MeasurementCode; 21] = [
    ("85354-9", MeasurementKind::BloodPressure, None),
    // LOINC deprecated it in favour of 85354-9. Systems still send it.
    ("55284-4", MeasurementKind::BloodPressure, None),
    ("8867-4", MeasurementKind::Pulse, None),
    // At rest.
    ("40443-4", MeasurementKind::Pulse, None),
    ("29463-7", MeasurementKind::Weight, None),
    ("8302-2", MeasurementKind::Height, None),
    ("39156-5", MeasurementKind::Bmi, None),
    ("8310-5", MeasurementKind::Temperature, None),
    // In the mouth.
    ("8331-1", MeasurementKind::Temperature, None),
    ("72514-3", MeasurementKind::Pain, None),
    ("9279-1", MeasurementKind::RespiratoryRate, None),
    ("59408-5", MeasurementKind::OxygenSaturation, None),
    ("2708-6", MeasurementKind::OxygenSaturation, None),
    ("9843-4", MeasurementKind::HeadCircumference, None),
    ("8280-0", MeasurementKind::Waist, None),
    ("14933-6", MeasurementKind::UricAcid, None),
    // In mg/dL.
    ("3084-1", MeasurementKind::UricAcid, None),
    ("14771-0", MeasurementKind::Glucose, Some(GlucoseContext::Fasting)),
    // Fasting, in mg/dL.
    ("1558-6", MeasurementKind::Glucose, Some(GlucoseContext::Fasting)),
    ("15074-8", MeasurementKind::Glucose, Some(GlucoseContext::Random)),
    // In mg/dL, fasting or not.
    ("2339-0", MeasurementKind::Glucose, None),
];

/// The measurement of this LOINC code. None if the code is not one of ours.
pub(super) fn measurement_code(loinc: &str) -> Option<MeasurementCode> {
    CODES.into_iter().find(|(code, _, _)| *code == loinc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_that_we_export_for_a_vital_sign_is_imported() {
        for kind in MeasurementKind::ALL.iter().filter(|kind| !kind.is_lifestyle()) {
            for context in [None, Some(GlucoseContext::Fasting), Some(GlucoseContext::Random)] {
                let code = kind.loinc(context).unwrap();
                assert_eq!(measurement_code(code).map(|(_, imported, _)| imported), Some(*kind));
            }
        }
    }
}
