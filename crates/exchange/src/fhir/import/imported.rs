//! What an import returns.

use super::not_taken::NotTaken;
use super::patient::PatientIdentity;
use super::place::Place;
use domain::basics::{Answer, Field};
use domain::entry::Content;
use domain::measured_at::MeasuredAt;
use domain::measurement::{MeasurementKind, MeasurementValue};

/// The content of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The patient of the file. Check [`PatientIdentity::disagrees_with`] before anything else.
    pub patient: PatientIdentity,
    /// What the file states about fields of the basics. An import never changes the basics.
    pub details: Vec<(Field, Answer)>,
    /// The measurements, in the order of the file.
    pub measurements: Vec<ImportedMeasurement>,
    /// The other entries, in the order of the file.
    pub entries: Vec<ImportedEntry>,
    /// Every other resource, the patient included, in the order of the file.
    pub not_taken: Vec<NotTaken>,
}

/// A measurement of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedMeasurement {
    /// The sender's key, by which a later file is matched with this measurement: `Observation/<id>`, or the `fullUrl`
    /// of the bundle entry. At most 255 characters, no control characters, unique within the file.
    pub source_key: String,
    /// What was measured.
    pub kind: MeasurementKind,
    /// The value in the unit of the kind, within the possible limits, rounded to hundredths.
    pub value: MeasurementValue,
    /// When it was measured, with the precision of the file.
    pub measured_at: MeasuredAt,
    /// The sender's LOINC code. It can be narrower than the code of the kind (8331-1: oral temperature).
    pub loinc: &'static str,
    /// Who measured, if the file names a person: at most 200 characters. None if the patient measured.
    pub performer_name: Option<String>,
    /// The institution of the encounter, if the file names it: at most 200 characters.
    pub institution_name: Option<String>,
    /// The place in the file.
    pub place: Place,
}

/// An entry of the file that is no measurement.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedEntry {
    /// The sender's key, as in [`ImportedMeasurement::source_key`].
    pub source_key: String,
    /// The content of the entry.
    pub content: Content,
    /// Who performed or recorded it, if the file names a person. None if the patient did.
    pub performer_name: Option<String>,
    /// The place in the file.
    pub place: Place,
}
