//! The LOINC codes that are taken, and the code systems around them.

use domain::measurement::{GlucoseContext, MeasurementKind};

/// LOINC.
pub(super) const LOINC: &str = "http://loinc.org";
/// UCUM.
pub(super) const UCUM: &str = "http://unitsofmeasure.org";
/// Categories of Observations in R4 and, before it, in STU3.
pub(super) const CATEGORIES: [&str; 2] =
    ["http://terminology.hl7.org/CodeSystem/observation-category", "http://hl7.org/fhir/observation-category"];
/// Systolic pressure, a component.
pub(super) const SYSTOLIC: &str = "8480-6";
/// Diastolic pressure, a component.
pub(super) const DIASTOLIC: &str = "8462-4";

/// A code that is taken: itself, what it measures, and when glucose was taken.
pub(super) type Taken = (&'static str, MeasurementKind, Option<GlucoseContext>);

const TAKEN: [Taken; 19] = [
    ("85354-9", MeasurementKind::BloodPressure, None),
    // Deprecated by LOINC in favour of 85354-9, still sent.
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
    ("14771-0", MeasurementKind::Glucose, Some(GlucoseContext::Fasting)),
    // Fasting, in mg/dL.
    ("1558-6", MeasurementKind::Glucose, Some(GlucoseContext::Fasting)),
    ("15074-8", MeasurementKind::Glucose, Some(GlucoseContext::Random)),
    // In mg/dL: it does not say whether fasting.
    ("2339-0", MeasurementKind::Glucose, None),
];

/// What this LOINC code means to us.
pub(super) fn taken(loinc: &str) -> Option<Taken> {
    TAKEN.into_iter().find(|(code, _, _)| *code == loinc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vital_sign_is_taken_under_the_code_that_we_export() {
        for kind in MeasurementKind::ALL.iter().filter(|kind| !kind.is_lifestyle()) {
            for context in [None, Some(GlucoseContext::Fasting), Some(GlucoseContext::Random)] {
                let code = kind.loinc(context).unwrap();
                assert_eq!(taken(code).map(|(_, taken, _)| taken), Some(*kind));
            }
        }
    }
}
