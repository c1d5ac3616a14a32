//! A file of one institution about one person, as its system would send it: a FHIR R4 bundle.

use chrono::NaiveDate;
use domain::sex::Sex;
use serde_json::{Value, json};

/// A laboratory test: name, LOINC code, unit, and the reference range of the demonstration's laboratory.
pub struct Test {
    pub name: &'static str,
    pub loinc: Option<&'static str>,
    pub unit: &'static str,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// A bundle under construction. A resource belongs to the visit that was begun last, and to its day.
pub struct File {
    institution: &'static str,
    doctor: &'static str,
    entries: Vec<Value>,
    day: NaiveDate,
    visit: Option<String>,
}

impl File {
    /// An empty file about a person born on this day.
    pub fn of(born: NaiveDate, sex: Sex, institution: &'static str, doctor: &'static str) -> Self {
        let gender = if sex == Sex::Male { "male" } else { "female" };
        let patient = json!({ "resourceType": "Patient", "id": "patient", "gender": gender, "birthDate": born.to_string() });
        Self { institution, doctor, entries: vec![json!({ "resource": patient })], day: born, visit: None }
    }

    /// Marks the person as deceased.
    pub fn deceased(&mut self) {
        self.entries[0]["resource"]["deceasedBoolean"] = json!(true);
    }

    /// Sets the person's telephone number.
    pub fn phone(&mut self, number: &str) {
        self.entries[0]["resource"]["telecom"] = json!([{ "system": "phone", "use": "mobile", "value": number }]);
    }

    /// Whether it contains only the Patient resource.
    pub fn is_empty(&self) -> bool {
        self.entries.len() == 1
    }

    /// The bundle.
    pub fn bytes(self) -> Vec<u8> {
        json!({ "resourceType": "Bundle", "type": "collection", "entry": self.entries }).to_string().into_bytes()
    }

    /// Begins a visit; `class` is a code of `domain::entry::VisitClass`.
    pub fn visit(&mut self, day: NaiveDate, class: &str, what: &str, reason: &str) {
        self.stay(day, 0, class, what, reason);
    }

    /// Begins a stay of some days.
    pub fn stay(&mut self, day: NaiveDate, days: u64, class: &str, what: &str, reason: &str) {
        (self.day, self.visit) = (day, None);
        let end = format!("{}T10:10:00+08:00", day + chrono::Days::new(days));
        let id = self.add(json!({
            "resourceType": "Encounter",
            "status": "finished",
            "class": { "code": class },
            "type": [{ "text": what, "coding": document_type(what).map_or(json!([]), |code| json!([{ "system": WS_T_483, "code": code }])) }],
            "reasonCode": [{ "text": reason }],
            "period": { "start": self.now(), "end": end },
            "serviceProvider": { "display": self.institution },
            "participant": [{ "individual": { "display": self.doctor } }],
        }));
        self.visit = Some(format!("Encounter/{id}"));
    }

    /// A blood pressure (mmHg).
    pub fn pressure(&mut self, systolic: i32, diastolic: i32) {
        let part = |code: &str, value: i32| json!({ "code": loinc(code), "valueQuantity": { "value": value, "unit": "mmHg", "system": UCUM, "code": "mm[Hg]" } });
        let mut observation = self.observation(&loinc("85354-9"), "vital-signs");
        observation["component"] = json!([part("8480-6", systolic), part("8462-4", diastolic)]);
        self.add(observation);
    }

    /// Another measurement, by its LOINC code and UCUM unit.
    pub fn measurement(&mut self, code: &str, value: f64, unit: &str) {
        let mut observation = self.observation(&loinc(code), "vital-signs");
        observation["valueQuantity"] = json!({ "value": rounded(value), "unit": unit, "system": UCUM, "code": unit });
        self.add(observation);
    }

    /// A condition since a day or month ("2019-05"); `state` is a FHIR code.
    pub fn condition(&mut self, what: &str, since: &str, state: &str, note: &str) {
        self.add(json!({
            "resourceType": "Condition",
            "clinicalStatus": { "coding": [{ "code": state }] },
            "verificationStatus": { "coding": [{ "code": "confirmed" }] },
            "code": { "text": what },
            "onsetDateTime": since,
            "recorder": { "display": self.doctor },
            "note": [{ "text": note }],
        }));
    }

    /// An allergy.
    pub fn allergy(&mut self, to: &str, reaction: &str, since: &str) {
        self.add(json!({
            "resourceType": "AllergyIntolerance",
            "clinicalStatus": { "coding": [{ "code": "active" }] },
            "code": { "text": to },
            "criticality": "high",
            "recordedDate": since,
            "reaction": [{ "manifestation": [{ "text": reaction }] }],
        }));
    }

    /// A prescribed medicine; `state` is a FHIR code.
    pub fn medicine(&mut self, what: &str, dose: &str, state: &str) {
        self.add(json!({
            "resourceType": "MedicationRequest",
            "status": state,
            "intent": "order",
            "medicationCodeableConcept": { "text": what },
            "authoredOn": self.now(),
            "requester": { "display": self.doctor },
            "dosageInstruction": [{ "text": dose, "route": { "text": "口服" } }],
        }));
    }

    /// A vaccination.
    pub fn vaccine(&mut self, what: &str, dose: u32) {
        self.add(json!({
            "resourceType": "Immunization",
            "status": "completed",
            "vaccineCode": { "text": what },
            "occurrenceDateTime": self.day.to_string(),
            "lotNumber": format!("D{}", self.day.format("%Y%m")),
            "protocolApplied": [{ "doseNumberPositiveInt": dose }],
        }));
    }

    /// A procedure.
    pub fn procedure(&mut self, what: &str, outcome: &str) {
        self.add(json!({
            "resourceType": "Procedure",
            "status": "completed",
            "code": { "text": what },
            "performedDateTime": self.now(),
            "outcome": { "text": outcome },
            "performer": [{ "actor": { "display": self.doctor } }],
        }));
    }

    /// A report with its results.
    pub fn report(&mut self, what: &str, conclusion: &str, results: &[(&Test, f64)]) {
        let mut references = Vec::new();
        for (test, value) in results {
            let coding = test.loinc.map(|code| json!([{ "system": LOINC, "code": code, "display": test.name }]));
            let mut observation =
                self.observation(&json!({ "text": test.name, "coding": coding.unwrap_or(json!([])) }), "laboratory");
            observation["valueQuantity"] = json!({ "value": rounded(*value), "unit": test.unit });
            let mut range = json!({});
            for (side, bound) in [("low", test.low), ("high", test.high)] {
                if let Some(bound) = bound {
                    range[side] = json!({ "value": bound, "unit": test.unit });
                }
            }
            observation["referenceRange"] = json!([range]);
            let id = self.add(observation);
            references.push(json!({ "reference": format!("Observation/{id}") }));
        }
        self.add(json!({
            "resourceType": "DiagnosticReport",
            "status": "final",
            "code": { "text": what },
            "effectiveDateTime": self.now(),
            "conclusion": conclusion,
            "performer": [{ "display": self.doctor }],
            "result": references,
        }));
    }

    /// A plan of care.
    pub fn plan(&mut self, what: &str, activities: &[&str], note: &str) {
        let activities: Vec<Value> = activities.iter().map(|words| json!({ "detail": { "code": { "text": words } } })).collect();
        self.add(json!({
            "resourceType": "CarePlan",
            "status": "active",
            "intent": "plan",
            "title": what,
            "period": { "start": self.day.to_string() },
            "activity": activities,
            "note": [{ "text": note }],
        }));
    }

    fn now(&self) -> String {
        format!("{}T09:30:00+08:00", self.day)
    }

    fn observation(&self, code: &Value, category: &str) -> Value {
        json!({
            "resourceType": "Observation",
            "status": "final",
            "category": [{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": category }] }],
            "code": code,
            "effectiveDateTime": self.now(),
            "performer": [{ "display": self.doctor }],
        })
    }

    /// Adds a resource of this patient and this visit. The same story always gives the same id.
    fn add(&mut self, mut resource: Value) -> String {
        let kind = resource["resourceType"].as_str().unwrap_or_default().to_owned();
        let id = format!("demo-{}", self.entries.len());
        resource["id"] = json!(id);
        let about = if matches!(kind.as_str(), "AllergyIntolerance" | "Immunization") { "patient" } else { "subject" };
        resource[about] = json!({ "reference": "Patient/patient" });
        if let Some(visit) = &self.visit {
            resource["encounter"] = json!({ "reference": visit });
        }
        self.entries.push(json!({ "fullUrl": format!("https://example.org/{kind}/{id}"), "resource": resource }));
        id
    }
}

/// Code system of the document types of WS/T 483.
const WS_T_483: &str = "urn:oid:2.16.156.10011.2.4";

/// The document type of a visit with this name, if there is one.
fn document_type(visit: &str) -> Option<&'static str> {
    Some(match visit {
        "新生儿家庭访视" => "HSDB01.02",
        "儿童健康检查" => "HSDB01.03",
        "首次产前随访" => "HSDB02.01",
        "产前检查" => "HSDB02.02",
        "高血压随访" => "HSDB04.01",
        "2 型糖尿病随访" => "HSDB04.02",
        "健康体检" | "老年人健康体检" | "学生健康体检" => "HSDC00.01",
        _ => return None,
    })
}

const LOINC: &str = "http://loinc.org";
const UCUM: &str = "http://unitsofmeasure.org";

fn loinc(code: &str) -> Value {
    json!({ "coding": [{ "system": LOINC, "code": code }] })
}

/// Rounds to one tenth, as devices do.
fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
