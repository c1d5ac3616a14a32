//! Measurements of the open record (section `measurements`): values over time, one measurement and its versions; adding,
//! correcting and withdrawing a measurement.

mod read;
mod withdraw;
mod write;

use chrono::{DateTime, Utc};
use domain::{
    amount::Amount, ids::EntryId, measured_at::MeasuredAt, measurement::MeasurementValue, security_label::SecurityLabel,
    verification::Verification,
};

pub(crate) use read::sent;
pub use read::{all, by_kind, latest, logged_kinds, one, taken_back, versions, waiting};
pub use withdraw::{Withdrawal, withdraw, withdrawal};
pub use write::{NewMeasurement, add};
pub(crate) use write::{Sent, insert};

/// A measurement with its provenance.
#[derive(Debug, Clone)]
pub struct Measurement {
    /// This version of the entry.
    pub id: EntryId,
    /// The measured value.
    pub value: MeasurementValue,
    /// The time of the measurement.
    pub at: MeasuredAt,
    /// The author.
    pub author: Author,
    /// The time of recording.
    pub recorded_at: DateTime<Utc>,
    /// The state of its verification.
    pub verification: Verification,
    /// The readers to whom the measurement is closed.
    pub security_label: SecurityLabel,
    /// The version that this one replaced.
    pub supersedes: Option<EntryId>,
    /// The time at which a newer version superseded this one, or at which it was withdrawn.
    pub superseded_at: Option<DateTime<Utc>>,
    /// For a pulse: the pulse that was measured before it, at least five minutes and at most a day earlier. Two readings tell
    /// whether it lasts.
    pub before: Option<Amount>,
}

/// The author of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// The resident, or a person who acts for the resident.
    Resident,
    /// An institution.
    Institution {
        /// Chinese name.
        name_zh: String,
        /// English name.
        name_en: String,
        /// The performer that the institution names.
        performer: Option<String>,
    },
}

impl Author {
    /// The author of a row: the institution that sent the row, with the performer that it names; the resident if there is no
    /// institution.
    pub(super) fn of(name_zh: Option<String>, name_en: Option<String>, performer: Option<String>) -> Self {
        match name_zh.zip(name_en) {
            Some((name_zh, name_en)) => Self::Institution { name_zh, name_en, performer },
            None => Self::Resident,
        }
    }
}
