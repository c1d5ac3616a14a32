//! Results: Observations that are not measurements. They keep the sender's words, digits and units.

use super::dosage::{range, ratio};
use super::elements::{concept, concepts, labelled_concept, text, text_lines};
use super::file_error::FileError;
use super::name::Name;
use super::node::Node;
use super::not_taken::Reason;
use super::ranges;
use super::refusal::Refusal;
use super::status::require_final;
use super::unresolved::UnresolvedEntry;
use super::when::When;
use domain::entry::{Comparator, Detail, EntryKind, Value, show_number};
use domain::measurement::Part;

/// The largest number that the database keeps.
const LARGEST: f64 = 1e12;
/// The types of values that are not taken.
const NOT_TAKEN: [&str; 3] = ["valueSampledData", "valueAttachment", "valueReference"];

/// Reads an Observation as a result.
pub(super) fn read(observation: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    require_final(observation)?;
    let label = labelled_concept(observation, "code")?;
    let at = When::read(observation, &["effectiveDateTime", "effectiveInstant", "effectivePeriod", "issued"])?;
    let mut entry = UnresolvedEntry::new(EntryKind::Result, observation, label, at)?;
    entry.value = value(observation)?;
    entry.ranges = ranges::read(observation)?;
    add_parts(&mut entry, observation)?;
    if entry.value.is_none() && entry.details.is_empty() {
        if let Some(name) = not_taken(observation)? {
            return Err(Reason::ValueType(name).into());
        }
        let absent = concept(observation, "dataAbsentReason")?.and_then(|concept| concept.label);
        entry.value = Some(Value::Text(absent.ok_or(Reason::NoValue(Part::Value))?));
    }
    entry.add_concepts(Detail::Category, observation, "category")?;
    entry.add_concepts(Detail::Site, observation, "bodySite")?;
    entry.add_concepts(Detail::Note, observation, "interpretation")?;
    entry.add_notes(observation)?;
    entry.performer = Name::of_first_item(observation, "performer")?;
    Ok(entry)
}

/// The components as details: name, value, what the sender says of it, and its ranges. A value of a type that is not taken is
/// named.
fn add_parts(entry: &mut UnresolvedEntry, observation: &Node<'_>) -> Result<(), Refusal> {
    for part in observation.items_of("component")? {
        let Some(name) = concept(&part, "code")?.and_then(|concept| concept.label) else { continue };
        if let Some(type_name) = not_taken(&part)? {
            entry.add_text(Detail::LeftOut, Some(format!("{name}: {type_name}")));
        }
        let absent = || -> Result<Option<Value>, FileError> {
            Ok(concept(&part, "dataAbsentReason")?.and_then(|concept| concept.label).map(Value::Text))
        };
        let said = match value(&part)? {
            Some(value) => Some(value),
            None => absent()?,
        };
        let Some(said) = said else { continue };
        let line = format!("{name}: {}", in_one_line(&said));
        let mut more: Vec<String> = concepts(&part, "interpretation")?.into_iter().filter_map(|concept| concept.label).collect();
        more.extend(ranges::read(&part)?.iter().map(|range| range.shown(domain::language::Language::Chinese)));
        let more = if more.is_empty() { String::new() } else { format!("（{}）", more.join("；")) };
        entry.add_text(Detail::Part, Some(line + &more));
    }
    Ok(())
}

/// An Observation that another resource contains, in one line. None if it has no value that is taken.
pub(super) fn contained(observation: &Node<'_>) -> Option<String> {
    let entry = read(observation).ok()?;
    let parts = entry.details.iter().filter(|(detail, _)| *detail == Detail::Part).filter_map(|(_, name)| name.display.clone());
    let said = entry.value.as_ref().map(in_one_line).into_iter().chain(parts).collect::<Vec<_>>().join("；");
    Some(format!("{}: {said}", entry.label.display?))
}

/// The element `value[x]` of a type that is not taken.
fn not_taken(element: &Node<'_>) -> Result<Option<&'static str>, FileError> {
    for name in NOT_TAKEN {
        if element.field(name)?.is_some() {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// A value with its unit, as text.
fn in_one_line(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Quantity { comparator, number, decimals, unit, .. } => {
            let comparator = comparator.map_or("", Comparator::code);
            format!("{comparator}{} {unit}", show_number(*number, *decimals)).trim_end().to_owned()
        }
    }
}

/// The element `value[x]`. None if it is missing or of a type that is not taken.
fn value(element: &Node<'_>) -> Result<Option<Value>, Refusal> {
    if let Some(quantity) = element.field("valueQuantity")? {
        return quantity_value(&quantity);
    }
    let text = if element.field("valueCodeableConcept")?.is_some() {
        concepts(element, "valueCodeableConcept")?.into_iter().find_map(|concept| concept.label)
    } else if let Some(integer) = element.field("valueInteger")? {
        Some(integer.digits()?)
    } else if let Some(boolean) = element.field("valueBoolean")? {
        Some(boolean.boolean()?.to_string())
    } else if let Some(node) = element.field("valueRatio")? {
        ratio(&node)?
    } else if let Some(node) = element.field("valueRange")? {
        range(&node)?
    } else if let Some(node) = element.field("valuePeriod")? {
        let (start, end) = (text(&node, "start")?, text(&node, "end")?);
        Some(format!("{} – {}", start.unwrap_or_default(), end.unwrap_or_default()).trim().to_owned())
    } else {
        text_lines(element, "valueString")?.or(text(element, "valueDateTime")?).or(text(element, "valueTime")?)
    };
    Ok(text.map(Value::Text))
}

fn quantity_value(quantity: &Node<'_>) -> Result<Option<Value>, Refusal> {
    let Some(node) = quantity.field("value")? else { return Ok(None) };
    let comparator = match quantity.text_of("comparator")? {
        None => None,
        Some(code) => Some(Comparator::from_code(code).ok_or(Reason::NotExact(Part::Value))?),
    };
    let unit = text(quantity, "unit")?.or(text(quantity, "code")?).unwrap_or_default();
    let (number, decimals) = (node.number()?, node.decimals()?);
    if number.abs() > LARGEST {
        return Err(Reason::TooLarge.into());
    }
    // The database keeps 64 characters of a unit. A unit that is cut is another unit.
    if unit.chars().count() > 64 {
        return Ok(Some(Value::Text(format!("{} {unit}", node.digits()?))));
    }
    Ok(Some(Value::Quantity { comparator, number, decimals, unit, low: None, high: None }))
}
