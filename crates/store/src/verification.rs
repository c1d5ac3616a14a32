//! Verification (核实, article 13) of what residents enter: the list of the responsible unit, and the steps taken about an entry.

mod list;
mod steps;

use domain::{basics::Field, measurement::MeasurementKind, section::Section};

pub use list::{Line, List, list};
pub use steps::{NewStep, Open, Taken, open_to_subject, steps_of, take};

/// What an entry is about, of those that a resident enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A field of the basics.
    Basics(Field),
    /// A measurement.
    Measurement(MeasurementKind),
}

impl About {
    fn from_row(section: &str, kind: &str) -> Result<Self, sqlx::Error> {
        let about = match Section::from_code(section) {
            Some(Section::Measurements) => MeasurementKind::from_code(kind).map(Self::Measurement),
            _ => Field::from_code(kind).map(Self::Basics),
        };
        about.ok_or_else(|| sqlx::Error::Decode("what waits for verification is none of ours".into()))
    }
}
