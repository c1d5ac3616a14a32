//! FHIR data types: strings, `CodeableConcept`, `Reference`, `dateTime` and `Period`.

use super::file_error::FileError;
use super::node::{Node, kept_lines, kept_text, shortened_text};
use super::not_taken::Reason;
use super::refusal::Refusal;
use domain::entry::Coding;
use domain::measured_at::MeasuredAt;

/// The longest text that is kept of one element, in characters.
const LONGEST: usize = 1000;

/// A `CodeableConcept`: a label for people, and the first code that has a system.
#[derive(Default)]
pub(super) struct Concept {
    /// `text`, else the first `display`, else the first code.
    pub(super) label: Option<String>,
    pub(super) coding: Option<Coding>,
    /// The first code, whatever its system; else the text.
    pub(super) first_code: Option<String>,
}

impl Concept {
    /// A concept that is only a label.
    pub(super) fn of_label(label: &str) -> Self {
        Self { label: Some(label.to_owned()), ..Self::default() }
    }
}

/// A string element in one line, without invisible characters. One that is too long ends in `…`.
pub(super) fn text(resource: &Node<'_>, name: &str) -> Result<Option<String>, FileError> {
    Ok(resource.text_of(name)?.and_then(|text| shortened_text(text, LONGEST)))
}

/// A string element, whole and with its lines: findings, notes, instructions.
pub(super) fn text_lines(resource: &Node<'_>, name: &str) -> Result<Option<String>, FileError> {
    Ok(resource.text_of(name)?.and_then(kept_lines))
}

/// A `CodeableConcept` element.
pub(super) fn concept(resource: &Node<'_>, name: &str) -> Result<Option<Concept>, FileError> {
    resource.field(name)?.map(|node| read_concept(&node)).transpose()
}

/// A `CodeableConcept` element that must have a label.
pub(super) fn labelled_concept(resource: &Node<'_>, name: &str) -> Result<Concept, Refusal> {
    Ok(concept(resource, name)?.filter(|concept| concept.label.is_some()).ok_or(Reason::NoLabel)?)
}

/// A `CodeableConcept` element, single or repeated.
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
    let mut first_code = None;
    for one in node.items_of("coding")? {
        label = label.or(text(&one, "display")?);
        let Some(code) = one.text_of("code")?.and_then(|code| kept_text(code, 64)) else { continue };
        if let Some(system) = one.text_of("system")?.and_then(|system| kept_text(system, 200)) {
            coding = coding.or(Some(Coding { system, code: code.clone() }));
        }
        first_code = first_code.or(Some(code));
    }
    let first_code = first_code.or(label.clone());
    Ok(Concept { label: label.or(first_code.clone()), coding, first_code })
}

/// The target of a `Reference` element.
pub(super) fn reference(resource: &Node<'_>, name: &str) -> Result<Option<String>, FileError> {
    let Some(reference) = resource.field(name)? else { return Ok(None) };
    Ok(reference.text_of("reference")?.map(ToOwned::to_owned))
}

/// A time element: a `dateTime`, or the start of a `Period`.
pub(super) fn time(resource: &Node<'_>, name: &str) -> Result<Option<MeasuredAt>, FileError> {
    let Some(node) = resource.field(name)? else { return Ok(None) };
    if node.is_object() {
        return time(&node, "start");
    }
    MeasuredAt::parse_fhir(node.text()?).map(Some).map_err(|_| FileError::ImpossibleDate(node.place))
}

/// The end of a `Period` element.
pub(super) fn end(resource: &Node<'_>, name: &str) -> Result<Option<MeasuredAt>, FileError> {
    match resource.field(name)? {
        Some(period) if period.is_object() => time(&period, "end"),
        _ => Ok(None),
    }
}
