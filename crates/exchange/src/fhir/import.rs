//! Import of a FHIR R4 Bundle (transaction, collection or document) of one patient.
//!
//! Every resource of the file ends up in one of two lists: taken, or not taken with its reason. Nothing accepted is
//! lost, and what is refused says why (requirements.md, Articles 7, 9, 17). A file that is broken, or of which it is
//! not certain whose it is, is refused as a whole, with the place in it ([`FileError`]).
//!
//! **What is taken**: `Observation`s of the category `vital-signs` whose LOINC code is one of ours
//! (`codes.rs`) become measurements; visits, conditions, allergies, medicines, immunisations, procedures, reports, care
//! plans and all other `Observation`s become entries in their sender's words. Institutions, professionals, medicines and
//! goals that stand apart give their names to what points to them.
//!
//! **Values** of measurements are converted to the kind's own unit and rounded to two digits after the point, which is what the
//! database keeps (`numeric(8,2)`); they are not rounded further to the digits that a page shows.
//!
//! | file | holds |
//! |---|---|
//! | `bundle.rs` | reads the file entry by entry, holding one entry at a time |
//! | `node.rs`, `place.rs` | JSON with its place |
//! | `entry.rs` | what is kept of one entry of the bundle |
//! | `patient.rs` | whose it says it is |
//! | `observation.rs`, `quantity.rs`, `codes.rs` | measurements |
//! | `found_entry.rs`, `clinical.rs`, `result.rs` | entries in their sender's words |
//! | `gather.rs` | whose the resources are, who measured, and the two lists |
//! | `file_error.rs`, `not_taken.rs`, `receipt.rs` | what is said about it |
//!
//! To take another type of resource: a function in `clinical.rs`, a line in its `reader`.

use chrono::{DateTime, Utc};
use domain::basics::{Answer, Field};
use domain::entry::Content;
use domain::measured_at::MeasuredAt;
use domain::measurement::{MeasurementKind, MeasurementValue};

mod bundle;
mod clinical;
mod codes;
mod details;
mod entry;
mod file_error;
mod found_entry;
mod gather;
mod node;
mod not_taken;
mod observation;
mod patient;
mod place;
mod quantity;
mod receipt;
mod result;

pub use file_error::{Expected, FileError};
pub use not_taken::{NotTaken, Reason};
pub use patient::{Disagreement, PatientIdentity};
pub use place::Place;
pub use receipt::{Receipt, ReceiptLine};

/// How much of a file is read at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Entries of the bundle.
    pub entries: usize,
}

/// What a file held.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Whose it says it is. Compare with [`PatientIdentity::disagrees_with`] before anything else.
    pub patient: PatientIdentity,
    /// What it says of details that stand in the basics, which it does not change.
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
    /// The sender's own key for it, by which it is known again: `Observation.id`, or the entry's `fullUrl`. At most 255
    /// characters, none a control character, unique within the file.
    pub source_key: String,
    /// What was measured.
    pub kind: MeasurementKind,
    /// The value in the kind's unit, possible and rounded to hundredths.
    pub value: MeasurementValue,
    /// When, as exactly as the file says.
    pub measured_at: MeasuredAt,
    /// The sender's LOINC code, which can be narrower than ours (8331-1: temperature, in the mouth).
    pub loinc: &'static str,
    /// Who measured, where the file names them: at most 200 characters. None also if it was the patient.
    pub performer_name: Option<String>,
    /// At which institution, where the encounter names it: at most 200 characters.
    pub institution_name: Option<String>,
    /// Where in the file it stands.
    pub place: Place,
}

/// Another entry of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedEntry {
    /// The sender's own key for it, as for [`ImportedMeasurement`].
    pub source_key: String,
    /// What it says.
    pub content: Content,
    /// Who did or recorded it, where the file names them. None also if it was the patient.
    pub performer_name: Option<String>,
    /// Where in the file it stands.
    pub place: Place,
}

impl Import {
    /// Reads a file. `now` is needed to refuse what lies in the future.
    pub fn read(bytes: &[u8], limits: Limits, now: DateTime<Utc>) -> Result<Self, FileError> {
        gather::gather(&bundle::read(bytes, limits)?, now)
    }

    /// What was taken and what was not, by type of resource.
    pub fn receipt(&self) -> Receipt {
        Receipt::of(self)
    }
}
