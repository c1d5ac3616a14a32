//! Measurements of the open record (section `measurements`): values over time, one measurement and its versions, adding,
//! correcting and withdrawing one.

mod read;
mod withdraw;
mod write;

use chrono::{DateTime, Utc};
use domain::{
    ids::EntryId, measured_at::MeasuredAt, measurement::MeasurementValue, security_label::SecurityLabel,
    verification::Verification,
};

pub(crate) use read::current_of_sender;
pub use read::{all, by_kind, latest, logged_kinds, one, versions, waiting};
pub use withdraw::{Withdrawal, withdraw, withdrawal};
pub(crate) use write::insert;
pub use write::{NewMeasurement, add};

/// A measurement with where it comes from.
#[derive(Debug, Clone)]
pub struct Measurement {
    /// This version of the entry.
    pub id: EntryId,
    /// What was measured.
    pub value: MeasurementValue,
    /// When.
    pub at: MeasuredAt,
    /// Who recorded it.
    pub author: Author,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// How far it is verified.
    pub verification: Verification,
    /// To whom it is closed.
    pub security_label: SecurityLabel,
    /// The version that this one replaced.
    pub supersedes: Option<EntryId>,
    /// When a newer version replaced it, or it was withdrawn.
    pub superseded_at: Option<DateTime<Utc>>,
}

/// Who recorded an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// The resident, or who acts for them.
    Resident,
    /// An institution.
    Institution {
        /// Chinese name.
        name_zh: String,
        /// English name.
        name_en: String,
        /// The person there whom it names.
        performer: Option<String>,
    },
}

impl Author {
    /// From a row: the names of the institution that it came from, if it came from one, and whom that names as performer.
    pub(super) fn of(name_zh: Option<String>, name_en: Option<String>, performer: Option<String>) -> Self {
        match name_zh.zip(name_en) {
            Some((name_zh, name_en)) => Self::Institution { name_zh, name_en, performer },
            None => Self::Resident,
        }
    }
}
