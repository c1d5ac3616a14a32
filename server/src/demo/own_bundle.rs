//! A bundle of the project's own for a demonstration person whose sample is not at hand: the same kinds of readings, fewer.

use domain::sex::Sex;
use serde_json::{Value, json};

/// Years of which it has a visit each.
const YEARS: std::ops::Range<i32> = 2013..2021;

/// A FHIR R4 bundle of somebody born on this day ("19440427").
pub fn own_bundle(born: &str, sex: Sex) -> Vec<u8> {
    let (year, month, day) = (&born[..4], &born[4..6], &born[6..]);
    let gender = if sex == Sex::Male { "male" } else { "female" };
    let mut entries = vec![
        json!({ "resource": { "resourceType": "Patient", "id": "patient", "gender": gender, "birthDate": format!("{year}-{month}-{day}") } }),
    ];
    for visit in YEARS {
        // From the year alone, so that a second load finds what the first one brought.
        let drift = f64::from((visit * 7).rem_euclid(9));
        let (height, weight) = (if sex == Sex::Male { 172.0 } else { 158.0 }, 58.0 + drift);
        let quantities = [
            ("29463-7", weight, "kg"),
            ("8302-2", height, "cm"),
            ("39156-5", weight / (height * height) * 10_000.0, "kg/m2"),
            ("8310-5", 36.2 + drift / 20.0, "Cel"),
            ("72514-3", drift / 3.0, "{score}"),
        ];
        let pressure = json!([part("8480-6", 122.0 + 3.0 * drift), part("8462-4", 74.0 + 2.0 * drift),]);
        entries.push(observation(visit, "85354-9", &json!({ "component": pressure })));
        for (code, value, unit) in quantities {
            entries.push(observation(visit, code, &json!({ "valueQuantity": quantity(value, unit) })));
        }
    }
    json!({ "resourceType": "Bundle", "type": "collection", "entry": entries }).to_string().into_bytes()
}

fn quantity(value: f64, unit: &str) -> Value {
    json!({ "value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit })
}

fn part(code: &str, value: f64) -> Value {
    json!({ "code": { "coding": [{ "system": "http://loinc.org", "code": code }] }, "valueQuantity": quantity(value, "mm[Hg]") })
}

/// A vital sign of the visit in this year.
fn observation(year: i32, code: &str, what: &Value) -> Value {
    let mut resource = json!({
        "resourceType": "Observation",
        "id": format!("own-{year}-{code}"),
        "status": "final",
        "category": [{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "vital-signs" }] }],
        "code": { "coding": [{ "system": "http://loinc.org", "code": code }] },
        "subject": { "reference": "Patient/patient" },
        "effectiveDateTime": format!("{year}-05-18T09:30:00+08:00"),
    });
    if let (Some(resource), Some(what)) = (resource.as_object_mut(), what.as_object()) {
        resource.extend(what.clone());
    }
    json!({ "resource": resource })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use exchange::fhir::import::{Import, Limits};

    use super::*;

    #[test]
    fn all_of_it_is_taken() {
        let bytes = own_bundle("19440427", Sex::Female);
        let now = DateTime::from_timestamp(1_795_413_900, 0).unwrap_or_default();
        let import = Import::read(&bytes, Limits { bytes: 1_000_000, entries: 1000 }, now).expect("a bundle");
        assert_eq!((import.taken.len(), import.not_taken.len()), (48, 1), "{:?}", import.not_taken);
        assert_eq!(import.patient.birth_date.to_string(), "1944-04-27");
    }
}
