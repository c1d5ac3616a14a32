//! Verification (核实, article 13) of residents' entries: the list of the responsible unit, and the steps for an entry.

mod list;
mod steps;

use domain::{basics::Field, measurement::MeasurementKind, section::Section};

pub use list::{Line, List, list};
pub use steps::{NewStep, Open, Taken, open_to_subject, steps_of, take};

/// The subject matter of an entry that a resident can enter.
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
