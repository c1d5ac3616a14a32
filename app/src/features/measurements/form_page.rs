//! The page around the form of a measurement: to add one, or to correct one.

use domain::{ids::EntryId, measurement::MeasurementKind};
use store::{opening::Opened, record::measurements::Measurement};

use crate::{labels::measurements as labels, words::measurements as words};

/// The page around the form.
pub struct FormPage {
    /// The kind of the measurement.
    pub kind: MeasurementKind,
    /// The title of the page.
    pub title: String,
    /// The text above the fields.
    pub lead: Option<String>,
    /// The path to which the form is sent.
    pub action: String,
    /// The path and the text of the back link.
    pub back: (String, String),
}

impl FormPage {
    /// The page to add a measurement, with the last measurement of the kind as a hint.
    pub fn to_add(kind: MeasurementKind, opening: &Opened, last: Option<&Measurement>) -> Self {
        let base = format!("/record/{}/add", opening.resident);
        Self {
            kind,
            title: words::add_kind(labels::name_within(kind)),
            lead: last.map(|last| words::last_time(last.value.shown(), labels::when(last))),
            action: format!("{base}/{}", kind.code()),
            back: (base, words::add_title().to_owned()),
        }
    }

    /// The page to correct this measurement.
    pub fn to_correct(kind: MeasurementKind, opening: &Opened, entry: EntryId) -> Self {
        let entry = format!("/record/{}/measurements/entry/{entry}", opening.resident);
        Self {
            kind,
            title: words::change_kind(labels::name_within(kind)),
            lead: Some(words::change_lead().to_owned()),
            action: format!("{entry}/change"),
            back: (entry, words::entry_of(labels::name(kind))),
        }
    }
}
