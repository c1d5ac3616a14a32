//! What an import returns.

use super::not_taken::NotTaken;
use super::patient::{PatientIdentity, StatedPerson};
use super::place::Place;
use domain::basics::{Answer, Field};
use domain::entry::{Content, EntryKind};
use domain::measured_at::MeasuredAt;
use domain::measurement::{MeasurementKind, MeasurementValue};
use domain::sender_version::SenderVersion;

/// The content of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The patient of the file. Check [`PatientIdentity::disagrees_with`] before anything else.
    pub patient: PatientIdentity,
    /// The numbers and names of the patient. They must be those of the record.
    pub person: StatedPerson,
    /// What the file states about fields of the basics. An import never changes the basics.
    pub details: Vec<(Field, Answer)>,
    /// The measurements, in the order of the file.
    pub measurements: Vec<ImportedMeasurement>,
    /// The other entries, in the order of the file.
    pub entries: Vec<ImportedEntry>,
    /// What the sender takes back, in the order of the file.
    pub taken_back: Vec<ImportedTakenBack>,
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
    /// Which version of it this is.
    pub version: SenderVersion,
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
    /// Which version of it this is.
    pub version: SenderVersion,
    /// Who performed or recorded it, if the file names a person. None if the patient did.
    pub performer_name: Option<String>,
    /// The place in the file.
    pub place: Place,
}

/// An entry or a measurement that its sender takes back: it was entered in error, or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedTakenBack {
    /// The sender's key, as in [`ImportedMeasurement::source_key`].
    pub source_key: String,
    /// The kind that entries of this type of resource have. A result can also be a measurement.
    pub kind: EntryKind,
    /// The label, or else the type of the resource.
    pub label: String,
    /// Why, in the sender's words.
    pub words: Option<String>,
    /// Which version of it this is.
    pub version: SenderVersion,
    /// The place in the file.
    pub place: Place,
}
