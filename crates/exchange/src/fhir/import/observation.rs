//! A vital sign of the file.

use super::codes::{self, DIASTOLIC, LOINC, SYSTOLIC, Taken};
use super::entry::Name;
use super::file_error::FileError;
use super::node::{Node, kept_text};
use super::not_taken::Reason;
use super::quantity;
use domain::measured_at::MeasuredAt;
use domain::measurement::{MeasurementKind, MeasurementValue, Part};

/// A vital sign, before it is known of whom it is and who measured it.
pub(super) struct Found {
    pub(super) value: MeasurementValue,
    pub(super) loinc: &'static str,
    pub(super) measured_at: MeasuredAt,
    pub(super) performer: Option<Name>,
    /// The encounter's reference.
    pub(super) encounter: Option<String>,
}

/// A refusal of this one resource, or of the whole file.
pub(super) enum Refusal {
    Resource(Reason),
    File(FileError),
}

impl From<FileError> for Refusal {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self::Resource(reason)
    }
}

/// The measurement that the Observation tells of; none if it is no vital sign of ours.
pub(super) fn read(observation: &Node<'_>) -> Result<Option<Found>, Refusal> {
    let Some(code) = code(observation)? else { return Ok(None) };
    if is_vital_sign(observation)? { measurement(observation, code).map(Some) } else { Ok(None) }
}

/// Whether it may be kept: not preliminary, not entered in error.
pub(super) fn is_final(observation: &Node<'_>) -> Result<(), Refusal> {
    match observation.text_of("status")?.unwrap_or_default() {
        "final" | "amended" | "corrected" => Ok(()),
        status => Err(Reason::StatusNotFinal(kept_text(status, 64).unwrap_or_default()).into()),
    }
}

fn measurement(observation: &Node<'_>, (loinc, kind, context): Taken) -> Result<Found, Refusal> {
    is_final(observation)?;
    let measured_at = measured_at(observation)?;
    let (first, second) = match kind {
        MeasurementKind::BloodPressure => {
            let part = |part, code| quantity::read(&component(observation, part, code)?, kind, part);
            (part(Part::Systolic, SYSTOLIC)?, Some(part(Part::Diastolic, DIASTOLIC)?))
        }
        _ => (quantity::read(observation, kind, Part::Value)?, None),
    };
    let value = MeasurementValue::new(kind, first, second, context).map_err(Reason::Impossible)?;
    Ok(Found { value, loinc, measured_at, performer: performer(observation)?, encounter: encounter(observation)? })
}

fn is_vital_sign(observation: &Node<'_>) -> Result<bool, FileError> {
    for category in observation.items_of("category")? {
        for coding in category.items_of("coding")? {
            let ours = coding.text_of("system")?.is_none_or(|system| codes::CATEGORIES.contains(&system));
            if ours && coding.text_of("code")? == Some("vital-signs") {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The first LOINC code of the Observation that is one of ours.
fn code(observation: &Node<'_>) -> Result<Option<Taken>, FileError> {
    let mut found = codings(observation)?.into_iter().filter(|(system, _)| *system == Some(LOINC));
    Ok(found.find_map(|(_, code)| codes::taken(code)))
}

/// System and code of each coding of the element's `code`.
fn codings<'a>(element: &Node<'a>) -> Result<Vec<(Option<&'a str>, &'a str)>, FileError> {
    let Some(concept) = element.field("code")? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for coding in concept.items_of("coding")? {
        if let Some(code) = coding.text_of("code")? {
            found.push((coding.text_of("system")?, code));
        }
    }
    Ok(found)
}

/// The one component with this LOINC code.
fn component<'a>(observation: &Node<'a>, part: Part, loinc: &str) -> Result<Node<'a>, Refusal> {
    let mut found = Vec::new();
    for component in observation.items_of("component")? {
        if codings(&component)?.contains(&(Some(LOINC), loinc)) {
            found.push(component);
        }
    }
    match (found.pop(), found.is_empty()) {
        (Some(component), true) => Ok(component),
        (Some(_), false) => Err(Reason::NotExact(part).into()),
        (None, _) => Err(Reason::NoValue(part).into()),
    }
}

fn measured_at(observation: &Node<'_>) -> Result<MeasuredAt, Refusal> {
    for name in ["effectiveDateTime", "effectiveInstant"] {
        if let Some(at) = observation.field(name)? {
            return Ok(MeasuredAt::parse_fhir(at.text()?).map_err(|_| FileError::ImpossibleDate(at.place))?);
        }
    }
    Err(Reason::NoTime.into())
}

/// Of several performers the first.
fn performer(observation: &Node<'_>) -> Result<Option<Name>, FileError> {
    observation.items_of("performer")?.first().map(Name::of_reference).transpose()
}

fn encounter(observation: &Node<'_>) -> Result<Option<String>, FileError> {
    let Some(encounter) = observation.field("encounter")? else { return Ok(None) };
    Ok(encounter.text_of("reference")?.map(ToOwned::to_owned))
}
