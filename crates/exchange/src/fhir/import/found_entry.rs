//! An entry of the record as one resource tells it, before what it points to is known; and how its elements are read.

use super::entry::Name;
use super::file_error::FileError;
use super::node::{Node, kept_text};
use super::not_taken::Reason;
use super::observation::Refusal;
use domain::entry::{Coding, Detail, EntryKind, EntryStatus, Value};
use domain::measured_at::MeasuredAt;

/// The longest text that is kept of one element.
const LONGEST: usize = 1000;

/// What a resource says, beside what it points to.
pub(super) struct FoundEntry {
    pub(super) kind: EntryKind,
    pub(super) label: Name,
    pub(super) coding: Option<Coding>,
    pub(super) status: Option<EntryStatus>,
    pub(super) at: MeasuredAt,
    pub(super) until: Option<MeasuredAt>,
    pub(super) value: Option<Value>,
    pub(super) details: Vec<(Detail, Name)>,
    pub(super) performer: Option<Name>,
    /// The encounter's reference.
    pub(super) visit: Option<String>,
    /// Of a report, the references of its results.
    pub(super) results: Vec<String>,
    /// Of an allergy, whether it is to a medicine.
    pub(super) to_medicine: bool,
}

/// A `CodeableConcept`: its words, and its first code with a system.
pub(super) struct Concept {
    pub(super) label: Option<String>,
    pub(super) coding: Option<Coding>,
}

impl FoundEntry {
    /// An entry of this kind that is called so, at this time.
    pub(super) fn new(kind: EntryKind, resource: &Node<'_>, called: Concept, at: MeasuredAt) -> Result<Self, Refusal> {
        Ok(Self {
            kind,
            label: Name { said: called.label, at: None },
            coding: called.coding,
            status: None,
            at,
            until: None,
            value: None,
            details: Vec::new(),
            performer: None,
            visit: reference(resource, "encounter")?,
            results: Vec::new(),
            to_medicine: false,
        })
    }

    /// Adds words.
    pub(super) fn say(&mut self, detail: Detail, text: Option<String>) {
        if let Some(said) = text {
            self.details.push((detail, Name { said: Some(said), at: None }));
        }
    }

    /// Adds every concept of this list, or the one concept.
    pub(super) fn say_concepts(&mut self, detail: Detail, resource: &Node<'_>, name: &str) -> Result<(), FileError> {
        for concept in concepts(resource, name)? {
            self.say(detail, concept.label);
        }
        Ok(())
    }

    /// Adds the name of whatever each reference of this list points to.
    pub(super) fn say_references(&mut self, detail: Detail, resource: &Node<'_>, name: &str) -> Result<(), FileError> {
        for reference in resource.items_of(name)? {
            self.details.push((detail, Name::of_reference(&reference)?));
        }
        Ok(())
    }

    /// Adds the text of every `Annotation`.
    pub(super) fn say_notes(&mut self, resource: &Node<'_>) -> Result<(), FileError> {
        for note in resource.items_of("note")? {
            self.say(Detail::Note, text(&note, "text")?);
        }
        Ok(())
    }
}

/// A text that is kept.
pub(super) fn text(resource: &Node<'_>, name: &str) -> Result<Option<String>, FileError> {
    Ok(resource.text_of(name)?.and_then(|text| kept_text(text, LONGEST)))
}

/// The concept of this name.
pub(super) fn concept(resource: &Node<'_>, name: &str) -> Result<Option<Concept>, FileError> {
    resource.field(name)?.map(|node| read_concept(&node)).transpose()
}

/// The concepts of this name: a list, or one.
pub(super) fn concepts(resource: &Node<'_>, name: &str) -> Result<Vec<Concept>, FileError> {
    match resource.field(name)? {
        None => Ok(Vec::new()),
        Some(node) if node.is_list() => resource.items_of(name)?.iter().map(read_concept).collect(),
        Some(node) => Ok(vec![read_concept(&node)?]),
    }
}

fn read_concept(node: &Node<'_>) -> Result<Concept, FileError> {
    let mut label = text(node, "text")?;
    let mut coding = None;
    let mut bare = None;
    for one in node.items_of("coding")? {
        label = label.or(text(&one, "display")?);
        let Some(code) = one.text_of("code")?.and_then(|code| kept_text(code, 64)) else { continue };
        if let Some(system) = one.text_of("system")?.and_then(|system| kept_text(system, 200)) {
            coding = coding.or(Some(Coding { system, code: code.clone() }));
        }
        bare = bare.or(Some(code));
    }
    Ok(Concept { label: label.or(bare), coding })
}

/// The reference of this name.
pub(super) fn reference(resource: &Node<'_>, name: &str) -> Result<Option<String>, FileError> {
    let Some(reference) = resource.field(name)? else { return Ok(None) };
    Ok(reference.text_of("reference")?.map(ToOwned::to_owned))
}

/// The time of this name: a `dateTime`, or the beginning of a `Period`.
pub(super) fn time(resource: &Node<'_>, name: &str) -> Result<Option<MeasuredAt>, FileError> {
    let Some(node) = resource.field(name)? else { return Ok(None) };
    if node.is_object() {
        return time(&node, "start");
    }
    MeasuredAt::parse_fhir(node.text()?).map(Some).map_err(|_| FileError::ImpossibleDate(node.place))
}

/// The end of the `Period` of this name.
pub(super) fn end(resource: &Node<'_>, name: &str) -> Result<Option<MeasuredAt>, FileError> {
    match resource.field(name)? {
        Some(period) if period.is_object() => time(&period, "end"),
        _ => Ok(None),
    }
}

/// The first of these times that the resource has.
pub(super) fn first_time(resource: &Node<'_>, names: &[&str]) -> Result<MeasuredAt, Refusal> {
    for name in names {
        if let Some(at) = time(resource, name)? {
            return Ok(at);
        }
    }
    Err(Reason::NoTime.into())
}

/// How a resource stands, by the words that R4 has for the types that are taken. What did not happen, is not final or was
/// entered in error is no entry.
pub(super) fn status(word: &str) -> Result<Option<EntryStatus>, Reason> {
    Ok(Some(match word {
        "finished" | "completed" | "final" | "amended" | "corrected" | "appended" => EntryStatus::Completed,
        "active" | "in-progress" | "arrived" | "triaged" | "recurrence" | "relapse" => EntryStatus::Active,
        "inactive" | "remission" | "resolved" => EntryStatus::Resolved,
        "stopped" | "revoked" | "not-taken" => EntryStatus::Stopped,
        "on-hold" | "onleave" => EntryStatus::OnHold,
        "planned" | "intended" | "preparation" => EntryStatus::Planned,
        "unknown" | "" => return Ok(None),
        other => return Err(Reason::StatusNotFinal(kept_text(other, 64).unwrap_or_default())),
    }))
}

/// The status element of this resource.
pub(super) fn status_of(resource: &Node<'_>) -> Result<Option<EntryStatus>, Refusal> {
    Ok(status(resource.text_of("status")?.unwrap_or_default())?)
}
