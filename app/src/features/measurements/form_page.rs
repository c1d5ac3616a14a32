//! The page that the form of a measurement stands on: to add one, or to correct one.

use domain::{ids::EntryId, measurement::MeasurementKind};
use store::opening::Opened;

use crate::{labels::measurements as labels, words::measurements as words};

/// The page that the form stands on.
pub struct FormPage {
    /// What is measured.
    pub kind: MeasurementKind,
    /// Its title.
    pub title: String,
    /// What is said before the fields.
    pub lead: Option<String>,
    /// Where the form is sent.
    pub action: String,
    /// The way back, and what it is called there.
    pub back: (String, String),
}

impl FormPage {
    /// To add one. `prefilled`: of when the values are that stand in the fields before anything was typed.
    pub fn to_add(kind: MeasurementKind, opening: &Opened, prefilled: Option<String>) -> Self {
        let base = format!("/record/{}/add", opening.resident);
        Self {
            kind,
            title: words::add_kind(labels::name_within(kind)),
            lead: prefilled.map(words::prefilled),
            action: format!("{base}/{}", kind.code()),
            back: (base, words::add_title().to_owned()),
        }
    }

    /// To correct this one.
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
