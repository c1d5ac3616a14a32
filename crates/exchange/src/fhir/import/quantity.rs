//! The value of a measurement with its unit.

use super::codes::UCUM;
use super::node::{Node, kept_text};
use super::not_taken::Reason;
use super::refusal::Refusal;
use domain::amount::Amount;
use domain::measurement::{Flaw, MeasurementKind, Part, ValueProblem};

/// The `valueQuantity` of an Observation or component, in the unit of the kind, rounded to hundredths.
pub(super) fn read(element: &Node<'_>, kind: MeasurementKind, part: Part) -> Result<Amount, Refusal> {
    let Some(quantity) = element.field("valueQuantity")? else { return Err(Reason::NoValue(part).into()) };
    let Some(value) = quantity.field("value")? else { return Err(Reason::NoValue(part).into()) };
    if quantity.field("comparator")?.is_some() {
        return Err(Reason::NotExact(part).into());
    }
    let unit = unit(&quantity)?;
    let Some(value) = kind.convert(value.number()?, unit) else {
        return Err(Reason::UnitDoesNotFit(kept_text(unit, 64).unwrap_or_default()).into());
    };
    Ok(Amount::nearest(value).ok_or_else(|| out_of_range(kind, part, value))?)
}

/// The amount of a `Quantity` in the unit of the kind. None if its value or unit does not fit. A comparator is the caller's concern.
pub(super) fn amount(quantity: &Node<'_>, kind: MeasurementKind) -> Option<Amount> {
    let value = quantity.field("value").ok()??.number().ok()?;
    Amount::nearest(kind.convert(value, unit(quantity).ok()?)?)
}

/// The UCUM code of the unit. Without a code, the text of the unit. Empty if there is neither.
fn unit<'a>(quantity: &Node<'a>) -> Result<&'a str, Refusal> {
    let text = quantity.text_of("unit")?;
    let system = quantity.text_of("system")?;
    match quantity.text_of("code")? {
        Some(code) if system.is_none_or(|system| system == UCUM) => Ok(code),
        Some(code) => Err(Reason::UnitDoesNotFit(kept_text(code, 64).unwrap_or_default()).into()),
        None => Ok(text.unwrap_or_default()),
    }
}

/// The reason for a number that the database column cannot hold.
fn out_of_range(kind: MeasurementKind, part: Part, value: f64) -> Reason {
    let limits = kind.limits(part);
    let flaw = if value < 0.0 { Flaw::TooLow(limits.least()) } else { Flaw::TooHigh(limits.most()) };
    Reason::Impossible(ValueProblem { part, flaw })
}
