//! Entries of the open record (sections `health` and `services`): what institutions know beside measurements.

mod read;
mod write;

use chrono::{DateTime, Utc};
use domain::{
    entry::{Content, EntryKind, EntryStatus},
    ids::EntryId,
    security_label::SecurityLabel,
    verification::Verification,
};

pub use super::measurements::Author;
pub(crate) use read::current_of_sender;
pub use read::{PAGE, SameTest, Year, all, of_kinds, of_report, of_visit, one, present, recent_visits, same_test, years};
pub(crate) use write::{NewEntry, insert};

/// An entry with where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// This version of the entry.
    pub id: EntryId,
    /// What it says.
    pub content: Content,
    /// Who recorded it.
    pub author: Author,
    /// The institution that sent it, and its own key for it: by these, what belongs together finds each other.
    pub sender: Option<(String, String)>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// How far it is verified.
    pub verification: Verification,
    /// To whom it is closed.
    pub security_label: SecurityLabel,
    /// When a newer version replaced it.
    pub superseded_at: Option<DateTime<Utc>>,
}

impl Entry {
    /// Whether it is a condition or an allergy that goes on, as far as its sender says: what [`present`] finds.
    pub fn is_present(&self) -> bool {
        matches!(self.content.kind, EntryKind::Condition | EntryKind::Allergy)
            && self.content.status.is_none_or(|status| status == EntryStatus::Active)
    }
}
