//! Results: Observations that are not measurements. They keep the sender's words and units.

use super::elements::{concept, concepts, first_time, labelled_concept, text};
use super::file_error::FileError;
use super::name::Name;
use super::node::{Node, kept_text};
use super::not_taken::Reason;
use super::refusal::Refusal;
use super::status::require_final;
use super::unresolved::UnresolvedEntry;
use domain::entry::{Comparator, Detail, EntryKind, Value, show_number};
use domain::measurement::Part;

/// The largest number that the database keeps.
const LARGEST: f64 = 1e12;

/// Reads an Observation as a result.
pub(super) fn read(observation: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    require_final(observation)?;
    let label = labelled_concept(observation, "code")?;
    let at = first_time(observation, &["effectiveDateTime", "effectiveInstant", "effectivePeriod", "issued"])?;
    let mut entry = UnresolvedEntry::new(EntryKind::Result, observation, label, at)?;
    entry.value = value(observation, reference_range(observation)?)?;
    for part in observation.items_of("component")? {
        let name = concept(&part, "code")?.and_then(|concept| concept.label);
        if let (Some(name), Some(value)) = (name, value(&part, (None, None))?) {
            entry.add_text(Detail::Part, Some(format!("{name}: {}", in_one_line(&value))));
        }
    }
    if entry.value.is_none() && entry.details.is_empty() {
        let absent = concept(observation, "dataAbsentReason")?.and_then(|concept| concept.label);
        entry.value = Some(Value::Text(absent.ok_or(Reason::NoValue(Part::Value))?));
    }
    entry.add_concepts(Detail::Category, observation, "category")?;
    entry.add_concepts(Detail::Note, observation, "interpretation")?;
    entry.add_notes(observation)?;
    entry.performer = Name::of_first_item(observation, "performer")?;
    Ok(entry)
}

/// A value with its unit, as text.
fn in_one_line(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Quantity { comparator, number, unit, .. } => {
            let comparator = comparator.map_or("", Comparator::code);
            format!("{comparator}{} {unit}", show_number(*number)).trim_end().to_owned()
        }
    }
}

/// The element `value[x]`. None if it is missing or of a type that is not kept (`Range`, `Ratio`, `SampledData`, `Period`).
fn value(element: &Node<'_>, range: (Option<f64>, Option<f64>)) -> Result<Option<Value>, Refusal> {
    if let Some(quantity) = element.field("valueQuantity")? {
        return quantity_value(&quantity, range);
    }
    let text = if element.field("valueCodeableConcept")?.is_some() {
        concepts(element, "valueCodeableConcept")?.into_iter().find_map(|concept| concept.label)
    } else if let Some(integer) = element.field("valueInteger")? {
        Some(show_number(integer.number()?))
    } else if let Some(boolean) = element.field("valueBoolean")? {
        Some(boolean.boolean()?.to_string())
    } else {
        text(element, "valueString")?.or(text(element, "valueDateTime")?).or(text(element, "valueTime")?)
    };
    Ok(text.map(Value::Text))
}

fn quantity_value(quantity: &Node<'_>, (low, high): (Option<f64>, Option<f64>)) -> Result<Option<Value>, Refusal> {
    let Some(number) = quantity.field("value")? else { return Ok(None) };
    let comparator = match quantity.text_of("comparator")? {
        None => None,
        Some(code) => Some(Comparator::from_code(code).ok_or(Reason::NotExact(Part::Value))?),
    };
    let unit = text(quantity, "unit")?.or(text(quantity, "code")?).unwrap_or_default();
    let unit = kept_text(&unit, 64).unwrap_or_default();
    let number = number.number()?;
    if number.abs() > LARGEST {
        return Err(Reason::TooLarge.into());
    }
    Ok(Some(Value::Quantity { comparator, number, unit, low, high }))
}

/// Low and high end of the first `referenceRange` that has a number.
fn reference_range(observation: &Node<'_>) -> Result<(Option<f64>, Option<f64>), FileError> {
    for range in observation.items_of("referenceRange")? {
        let end = |name| -> Result<Option<f64>, FileError> {
            let Some(end) = range.field(name)? else { return Ok(None) };
            let end = end.field("value")?.map(|value| value.number()).transpose()?;
            Ok(end.filter(|end| end.abs() <= LARGEST))
        };
        let (low, high) = (end("low")?, end("high")?);
        if low.is_some() || high.is_some() {
            return Ok((low, high));
        }
    }
    Ok((None, None))
}
