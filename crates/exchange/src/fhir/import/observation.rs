//! Measurements: Observations of vital signs.

use super::codes::{self, DIASTOLIC, LOINC, MeasurementCode, SYSTOLIC};
use super::elements::reference;
use super::file_error::FileError;
use super::name::Name;
use super::node::Node;
use super::not_taken::Reason;
use super::quantity;
use super::refusal::Refusal;
use super::status::require_final;
use super::unresolved::UnresolvedMeasurement;
use domain::measured_at::MeasuredAt;
use domain::measurement::{MeasurementKind, MeasurementValue, Part};

/// The measurement of an Observation. None if it is not a vital sign with a known LOINC code.
pub(super) fn read(observation: &Node<'_>) -> Result<Option<UnresolvedMeasurement>, Refusal> {
    let Some(code) = measurement_code(observation)? else { return Ok(None) };
    if is_vital_sign(observation)? { measurement(observation, code).map(Some) } else { Ok(None) }
}

fn measurement(observation: &Node<'_>, code: MeasurementCode) -> Result<UnresolvedMeasurement, Refusal> {
    let (loinc, kind, context) = code;
    require_final(observation)?;
    let measured_at = measured_at(observation)?;
    let (first, second) = match kind {
        MeasurementKind::BloodPressure => {
            let part = |part, code| quantity::read(&component(observation, part, code)?, kind, part);
            (part(Part::Systolic, SYSTOLIC)?, Some(part(Part::Diastolic, DIASTOLIC)?))
        }
        _ => (quantity::read(observation, kind, Part::Value)?, None),
    };
    let value = MeasurementValue::new(kind, first, second, context).map_err(Reason::Impossible)?;
    let performer = Name::of_first_item(observation, "performer")?;
    Ok(UnresolvedMeasurement { value, loinc, measured_at, performer, encounter: reference(observation, "encounter")? })
}

fn is_vital_sign(observation: &Node<'_>) -> Result<bool, FileError> {
    for category in observation.items_of("category")? {
        for coding in category.items_of("coding")? {
            let known = coding.text_of("system")?.is_none_or(|system| codes::CATEGORIES.contains(&system));
            if known && coding.text_of("code")? == Some("vital-signs") {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The first known LOINC code of the Observation.
fn measurement_code(observation: &Node<'_>) -> Result<Option<MeasurementCode>, FileError> {
    let mut loinc = codings(observation)?.into_iter().filter(|(system, _)| *system == Some(LOINC));
    Ok(loinc.find_map(|(_, code)| codes::measurement_code(code)))
}

/// System and code of each coding of the element's `code`.
fn codings<'a>(element: &Node<'a>) -> Result<Vec<(Option<&'a str>, &'a str)>, FileError> {
    let Some(concept) = element.field("code")? else { return Ok(Vec::new()) };
    let mut codings = Vec::new();
    for coding in concept.items_of("coding")? {
        if let Some(code) = coding.text_of("code")? {
            codings.push((coding.text_of("system")?, code));
        }
    }
    Ok(codings)
}

/// The only component with this LOINC code.
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

/// The time of measurement. A `Period` is refused: a measurement has one time.
fn measured_at(observation: &Node<'_>) -> Result<MeasuredAt, Refusal> {
    for name in ["effectiveDateTime", "effectiveInstant"] {
        if let Some(at) = observation.field(name)? {
            return Ok(MeasuredAt::parse_fhir(at.text()?).map_err(|_| FileError::ImpossibleDate(at.place))?);
        }
    }
    Err(Reason::NoTime.into())
}
