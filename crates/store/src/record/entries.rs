//! Entries of the open record (sections `health` and `services`): data of institutions other than measurements.

mod read;
mod write;

use chrono::{DateTime, Utc};
use domain::{
    entry::{Content, EntryStatus},
    ids::EntryId,
    security_label::SecurityLabel,
    verification::Verification,
};

pub use super::measurements::Author;
pub(crate) use read::sent;
pub use read::{
    PAGE, SameTest, Year, all, lasting, maternal_visits_and_targets, of_kinds, of_report, of_visit, one, present, recent_visits,
    same_test, years,
};
pub(crate) use write::{NewEntry, insert};

/// An entry with its provenance.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// This version of the entry.
    pub id: EntryId,
    /// The content.
    pub content: Content,
    /// The author.
    pub author: Author,
    /// The institution that sent the entry, and the institution's key for it. They link entries that belong together.
    pub sender: Option<(String, String)>,
    /// The time of recording.
    pub recorded_at: DateTime<Utc>,
    /// The state of its verification.
    pub verification: Verification,
    /// The readers to whom the entry is closed.
    pub security_label: SecurityLabel,
    /// The time at which a newer version superseded this one.
    pub superseded_at: Option<DateTime<Utc>>,
    /// Whether its sender took the entry back. Then no version of it is current.
    pub taken_back: bool,
}

impl Entry {
    /// Whether the entry is an allergy, a condition or a medicine that is current according to its sender; [`present`] selects the
    /// same entries.
    pub fn is_present(&self) -> bool {
        self.content.kind.is_lasting()
            && self.content.status.is_none_or(|status| status == EntryStatus::Active)
            && self.content.qualification.is_none_or(|qualification| !qualification.is_denial())
    }
}
