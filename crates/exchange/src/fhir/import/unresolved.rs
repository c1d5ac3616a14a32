//! A measurement or entry as one resource states it. References to other resources are not yet resolved.

use super::elements::{Concept, concepts, reference, text_lines};
use super::file_error::FileError;
use super::name::Name;
use super::node::Node;
use super::when::When;
use domain::entry::{Coding, Detail, EntryKind, EntryStatus, Value};
use domain::measured_at::MeasuredAt;
use domain::measurement::MeasurementValue;
use domain::qualification::Qualification;
use domain::stated_range::StatedRange;

/// A measurement of one Observation.
pub(super) struct UnresolvedMeasurement {
    pub(super) value: MeasurementValue,
    pub(super) loinc: &'static str,
    pub(super) measured_at: MeasuredAt,
    pub(super) performer: Option<Name>,
    /// The reference to the encounter.
    pub(super) encounter: Option<String>,
}

/// An entry of one resource.
pub(super) struct UnresolvedEntry {
    pub(super) kind: EntryKind,
    pub(super) label: Name,
    pub(super) coding: Option<Coding>,
    pub(super) status: Option<EntryStatus>,
    pub(super) qualification: Option<Qualification>,
    pub(super) at: When,
    pub(super) until: Option<MeasuredAt>,
    pub(super) value: Option<Value>,
    /// The reference ranges of the value.
    pub(super) ranges: Vec<StatedRange>,
    pub(super) details: Vec<(Detail, Name)>,
    pub(super) performer: Option<Name>,
    /// The reference to the encounter.
    pub(super) visit: Option<String>,
    /// The references of a report to its results.
    pub(super) results: Vec<String>,
    /// Whether an allergy is to a medicine.
    pub(super) to_medicine: bool,
}

impl UnresolvedEntry {
    /// An entry with this label and time. The reference to the encounter is read from the resource.
    pub(super) fn new(kind: EntryKind, resource: &Node<'_>, label: Concept, at: When) -> Result<Self, FileError> {
        Ok(Self {
            kind,
            label: Name { display: label.label, reference: None },
            coding: label.coding,
            status: None,
            qualification: None,
            at,
            until: None,
            value: None,
            ranges: Vec::new(),
            details: Vec::new(),
            performer: None,
            visit: reference(resource, "encounter")?,
            results: Vec::new(),
            to_medicine: false,
        })
    }

    /// Adds a detail, if there is a text.
    pub(super) fn add_text(&mut self, detail: Detail, text: Option<String>) {
        self.details.extend(text.map(|text| (detail, Name::text(text))));
    }

    /// Adds a detail for each concept of this element, single or repeated.
    pub(super) fn add_concepts(&mut self, detail: Detail, resource: &Node<'_>, name: &str) -> Result<(), FileError> {
        for concept in concepts(resource, name)? {
            self.add_text(detail, concept.label);
        }
        Ok(())
    }

    /// Adds a detail for each reference of this list. Its text is the name of the resource referred to.
    pub(super) fn add_references(&mut self, detail: Detail, resource: &Node<'_>, name: &str) -> Result<(), FileError> {
        for reference in resource.items_of(name)? {
            self.details.push((detail, Name::of_reference(&reference)?));
        }
        Ok(())
    }

    /// Adds a detail for each `Annotation` of the element `note`.
    pub(super) fn add_notes(&mut self, resource: &Node<'_>) -> Result<(), FileError> {
        for note in resource.items_of("note")? {
            self.add_text(Detail::Note, text_lines(&note, "text")?);
        }
        Ok(())
    }
}
