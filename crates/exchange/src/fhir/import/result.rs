//! An Observation that is none of our measurements: a result, in its sender's words and units.

use super::entry::Name;
use super::file_error::FileError;
use super::found_entry::{FoundEntry, concept, concepts, first_time, text};
use super::node::{Node, kept_text};
use super::not_taken::Reason;
use super::observation::{Refusal, is_final};
use domain::entry::{Comparator, Detail, EntryKind, Value, show_number};
use domain::measurement::Part;

/// The largest number that is kept.
const LARGEST: f64 = 1e12;

/// What the Observation says.
pub(super) fn read(observation: &Node<'_>) -> Result<FoundEntry, Refusal> {
    is_final(observation)?;
    let called = concept(observation, "code")?.filter(|called| called.label.is_some()).ok_or(Reason::NoLabel)?;
    let at = first_time(observation, &["effectiveDateTime", "effectiveInstant", "effectivePeriod", "issued"])?;
    let mut found = FoundEntry::new(EntryKind::Result, observation, called, at)?;
    found.value = value(observation, range(observation)?)?;
    for part in observation.items_of("component")? {
        let name = concept(&part, "code")?.and_then(|concept| concept.label);
        if let (Some(name), Some(value)) = (name, value(&part, (None, None))?) {
            found.say(Detail::Part, Some(format!("{name}: {}", words(&value))));
        }
    }
    if found.value.is_none() && found.details.is_empty() {
        let absent = concept(observation, "dataAbsentReason")?.and_then(|concept| concept.label);
        found.value = Some(Value::Text(absent.ok_or(Reason::NoValue(Part::Value))?));
    }
    found.say_concepts(Detail::Category, observation, "category")?;
    found.say_concepts(Detail::Note, observation, "interpretation")?;
    found.say_notes(observation)?;
    found.performer = observation.items_of("performer")?.first().map(Name::of_reference).transpose()?;
    Ok(found)
}

/// A value with its unit, on one line.
fn words(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Quantity { comparator, number, unit, .. } => {
            let comparator = comparator.map_or("", Comparator::code);
            format!("{comparator}{} {unit}", show_number(*number)).trim_end().to_owned()
        }
    }
}

/// `value[x]`, as far as it can be said in a line.
fn value(element: &Node<'_>, (low, high): (Option<f64>, Option<f64>)) -> Result<Option<Value>, Refusal> {
    if let Some(quantity) = element.field("valueQuantity")? {
        let Some(number) = quantity.field("value")? else { return Ok(None) };
        let comparator = match quantity.text_of("comparator")? {
            None => None,
            Some(code) => Some(Comparator::from_code(code).ok_or(Reason::NotExact(Part::Value))?),
        };
        let unit = text(&quantity, "unit")?.or(text(&quantity, "code")?).unwrap_or_default();
        let unit = kept_text(&unit, 64).unwrap_or_default();
        let number = number.number()?;
        if number.abs() > LARGEST {
            return Err(Reason::TooLarge.into());
        }
        return Ok(Some(Value::Quantity { comparator, number, unit, low, high }));
    }
    let said = match () {
        () if element.field("valueCodeableConcept")?.is_some() => {
            concepts(element, "valueCodeableConcept")?.into_iter().find_map(|concept| concept.label)
        }
        () if element.field("valueInteger")?.is_some() => {
            element.field("valueInteger")?.map(|n| n.number().map(show_number)).transpose()?
        }
        () if element.field("valueBoolean")?.is_some() => {
            element.field("valueBoolean")?.map(|b| b.boolean().map(|b| b.to_string())).transpose()?
        }
        () => text(element, "valueString")?.or(text(element, "valueDateTime")?).or(text(element, "valueTime")?),
    };
    Ok(said.map(Value::Text))
}

/// The first reference range with numbers.
fn range(observation: &Node<'_>) -> Result<(Option<f64>, Option<f64>), FileError> {
    for range in observation.items_of("referenceRange")? {
        let edge = |name| -> Result<Option<f64>, FileError> {
            let Some(edge) = range.field(name)? else { return Ok(None) };
            let edge = edge.field("value")?.map(|value| value.number()).transpose()?;
            Ok(edge.filter(|edge| edge.abs() <= LARGEST))
        };
        let (low, high) = (edge("low")?, edge("high")?);
        if low.is_some() || high.is_some() {
            return Ok((low, high));
        }
    }
    Ok((None, None))
}
