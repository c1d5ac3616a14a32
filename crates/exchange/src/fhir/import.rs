//! Imports a FHIR R4 Bundle (transaction, collection or document) that belongs to one patient.
//!
//! Every resource of the file ends up in one of two lists: taken, or not taken with the reason. No accepted resource is
//! lost (requirements.md, Articles 7, 9, 17). The whole file is refused if it is malformed or if its patient is not
//! certain. The error then names the place in the file ([`FileError`]).
//!
//! **What is taken.** `Observation`s of the category `vital-signs` with a LOINC code of `codes.rs` become measurements.
//! Visits, conditions, allergies, medicines, immunisations, procedures, reports, care plans and all other `Observation`s
//! become entries that keep the sender's words. Separate resources for institutions, professionals, medicines and goals
//! give their names to the resources that refer to them.
//!
//! **Values** of measurements are converted to the unit of their kind and rounded to two digits after the decimal point,
//! the precision of the database column (`numeric(8,2)`). Pages round further when they show a value.
//!
//! The files are listed from the bottom up. A file uses only files above it, so there are no import cycles.
//!
//! | file | holds |
//! |---|---|
//! | `place.rs` | the place of an element in the file |
//! | `file_error.rs`, `not_taken.rs`, `refusal.rs` | why a file or a resource is refused |
//! | `numbers.rs`, `characters.rs` | keep the digits of numbers; characters in one form |
//! | `node.rs` | a JSON value with its place |
//! | `name.rs`, `elements.rs`, `status.rs`, `codes.rs` | FHIR data types, statuses and code systems |
//! | `version.rs` | which version a resource is, and whether its sender takes it back |
//! | `when.rs` | times of entries: known, an age, words, or unknown |
//! | `unresolved.rs` | a measurement or entry whose references are not yet resolved |
//! | `patient.rs`, `details.rs` | the patient, and the basics that the file states |
//! | `quantity.rs`, `observation.rs` | measurements |
//! | `ranges.rs`, `dosage.rs`, `none_known.rs` | reference ranges, dosages, statements that there is none |
//! | `result.rs`, `clinical.rs` | entries |
//! | `bundle_entry.rs`, `bundle.rs` | the file, read one bundle entry at a time |
//! | `imported.rs` | what an import returns |
//! | `references.rs`, `assemble.rs` | resolve references, check the patient, fill the two lists |
//! | `receipt.rs` | counts of what was taken and what was not |
//!
//! To take another type of resource: add a function to `clinical.rs` and a line to its `reader`.

use chrono::{DateTime, Utc};
use domain::entry::Detail;

mod assemble;
mod bundle;
mod bundle_entry;
mod characters;
mod clinical;
mod codes;
mod details;
mod dosage;
mod elements;
mod file_error;
mod goal;
mod imported;
mod name;
mod node;
mod none_known;
mod not_taken;
mod numbers;
mod observation;
mod patient;
mod place;
mod quantity;
mod ranges;
mod receipt;
mod references;
mod refusal;
mod result;
mod status;
mod unresolved;
mod version;
mod when;

pub use bundle::Limits;
pub use file_error::{Expected, FileError};
pub use imported::{Import, ImportedEntry, ImportedMeasurement, ImportedTakenBack};
pub use not_taken::{NotTaken, Reason};
pub use patient::{Disagreement, PatientIdentity, StatedPerson};
pub use place::Place;
pub use receipt::{Receipt, ReceiptLine};

impl Import {
    /// Reads a file. `now` is needed to refuse times in the future.
    pub fn read(bytes: &[u8], limits: Limits, now: DateTime<Utc>) -> Result<Self, FileError> {
        assemble::assemble(&bundle::read(bytes, limits)?, now)
    }

    /// What was not kept of entries that were taken: attached files, and elements that were not understood. The place of the entry,
    /// the kind of the detail, and the sender's name for it.
    pub fn left_out(&self) -> impl Iterator<Item = (&Place, Detail, &str)> {
        let details =
            self.entries.iter().flat_map(|entry| entry.content.details.iter().map(move |detail| (&entry.place, detail)));
        let left_out = details.filter(|(_, (detail, _))| matches!(detail, Detail::Attachment | Detail::LeftOut));
        left_out.map(|(place, (detail, text))| (place, *detail, text.as_str()))
    }

    /// Counts of what was taken and what was not, by type of resource.
    pub fn receipt(&self) -> Receipt {
        Receipt::of(self)
    }
}
