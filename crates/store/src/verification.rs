//! Verification (核实, article 13) of residents' entries: the list of the responsible unit, and the steps for an entry.

mod list;
mod steps;

use domain::{basics::Field, entry::EntryKind, measurement::MeasurementKind, section::Section};

pub use list::{Line, List, list};
pub use steps::{NewStep, Open, Taken, open_to_subject, steps_of, take};

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A field of the basics.
    Basics(Field),
    /// A measurement.
    Measurement(MeasurementKind),
    /// Another kind of entry, which institutions send. It never waits for verification.
    Entry(EntryKind),
}

impl About {
    /// From the code of a field or of a kind.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Field::from_code(code)
            .map(Self::Basics)
            .or_else(|| MeasurementKind::from_code(code).map(Self::Measurement))
            .or_else(|| EntryKind::from_code(code).map(Self::Entry))
    }

    fn from_row(section: &str, kind: &str) -> Result<Self, sqlx::Error> {
        let about = match Section::from_code(section) {
            Some(Section::Measurements) => MeasurementKind::from_code(kind).map(Self::Measurement),
            _ => Field::from_code(kind).map(Self::Basics),
        };
        about.ok_or_else(|| sqlx::Error::Decode("what waits for verification is none of ours".into()))
    }
}
