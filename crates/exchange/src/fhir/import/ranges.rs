//! Reference ranges: all are kept with whom they are for, and a value is judged only by one that holds for its person.

use super::elements::{concept, concepts, text};
use super::file_error::FileError;
use super::node::Node;
use chrono::NaiveDate;
use domain::entry::Value;
use domain::sex::Sex;
use domain::stated_range::{Age, AgeUnit, People, StatedRange};

/// SNOMED CT and FHIR codes, and words, for a sex.
const MALE: [&str; 7] = ["male", "M", "248153007", "男", "男性", "成年男性", "Male"];
const FEMALE: [&str; 7] = ["female", "F", "248152002", "女", "女性", "成年女性", "Female"];
/// Words for adults.
const ADULTS: [&str; 4] = ["成人", "成年人", "adult", "Adult"];
/// Codes for everybody.
const EVERYBODY: [&str; 3] = ["normal", "general", "一般人群"];

/// All ranges of an Observation or a component, in the order of the file.
pub(super) fn read(element: &Node<'_>) -> Result<Vec<StatedRange>, FileError> {
    element.items_of("referenceRange")?.iter().map(read_range).collect()
}

fn read_range(node: &Node<'_>) -> Result<StatedRange, FileError> {
    let mut range = StatedRange { words: text(node, "text")?, ..StatedRange::default() };
    for (name, end) in [("low", &mut range.low), ("high", &mut range.high)] {
        let Some(quantity) = node.field(name)? else { continue };
        *end = quantity.field("value")?.map(|value| value.digits()).transpose()?;
        let unit = text(&quantity, "unit")?.or(text(&quantity, "code")?).unwrap_or_default();
        if range.unit.is_empty() {
            range.unit = unit;
        }
    }
    range.meaning = concept(node, "type")?.and_then(|concept| concept.first_code).filter(|code| code != "normal");
    for concept in concepts(node, "appliesTo")? {
        let words = concept.label.clone().unwrap_or_default();
        let is = |known: &[&str]| {
            concept.first_code.as_deref().is_some_and(|code| known.contains(&code)) || known.contains(&words.as_str())
        };
        if is(&MALE) {
            range.people.push(People::Sex(Sex::Male));
        } else if is(&FEMALE) {
            range.people.push(People::Sex(Sex::Female));
        } else if is(&ADULTS) {
            range.people.push(People::Adults);
        } else if !is(&EVERYBODY) {
            range.people.push(People::Other(words.clone()));
        }
        // The word says more than the code: an adult man.
        if words.starts_with("成年") && words != "成年人" {
            range.people.push(People::Adults);
        }
    }
    if let Some(age) = node.field("age")? {
        (range.youngest, range.oldest) = (limit(&age, "low", &mut range.people)?, limit(&age, "high", &mut range.people)?);
    }
    Ok(range)
}

/// A limit of an age. One in another unit, or in parts of a year, is kept as words: then nobody knows whether the range holds.
fn limit(age: &Node<'_>, name: &str, people: &mut Vec<People>) -> Result<Option<Age>, FileError> {
    let Some(limit) = age.field(name)? else { return Ok(None) };
    let Some(value) = limit.field("value")? else { return Ok(None) };
    let unit = limit.text_of("code")?.or(limit.text_of("unit")?).unwrap_or_default();
    let known = match unit {
        "岁" | "年" | "year" | "years" => Some(AgeUnit::Year),
        "月" | "个月" | "month" | "months" => Some(AgeUnit::Month),
        "周" | "week" | "weeks" => Some(AgeUnit::Week),
        "天" | "日" | "day" | "days" => Some(AgeUnit::Day),
        code => AgeUnit::from_code(code),
    };
    let digits = value.digits()?;
    if let (Ok(number), Some(unit)) = (digits.parse(), known) {
        return Ok(Some(Age { number, unit }));
    }
    people.push(People::Other(format!("{name} {digits} {unit}")));
    Ok(None)
}

/// Gives a number the ends of the range that holds for this person on this day: of the usual range, in the same unit, if there is
/// exactly one. Otherwise the number is not judged.
pub(super) fn judge(value: &mut Value, ranges: &[StatedRange], sex: Sex, born: NaiveDate, on: Option<NaiveDate>) {
    let Value::Quantity { unit, low, high, .. } = value else { return };
    let in_unit = |range: &&StatedRange| range.unit.is_empty() || range.unit == *unit;
    let holding = ranges.iter().filter(|range| range.is_usual() && range.holds_for(sex, born, on)).filter(in_unit);
    let ends = |range: &StatedRange| {
        let number = |end: &Option<String>| end.as_ref().and_then(|digits| digits.parse::<f64>().ok());
        (number(&range.low), number(&range.high))
    };
    let mut holding = holding.map(ends).filter(|(low, high)| low.is_some() || high.is_some());
    let first = holding.next();
    if let Some(first) = first
        && holding.all(|other| other == first)
    {
        (*low, *high) = first;
    }
}

/// The ranges to keep as details: all, unless the only one holds for everybody and judges the value. Its ends stand beside the
/// value.
pub(super) fn to_keep<'r>(ranges: &'r [StatedRange], value: Option<&Value>) -> &'r [StatedRange] {
    let is_judged = matches!(value, Some(Value::Quantity { low, high, .. }) if low.is_some() || high.is_some());
    let plain = |range: &StatedRange| StatedRange {
        low: range.low.clone(),
        high: range.high.clone(),
        unit: range.unit.clone(),
        ..StatedRange::default()
    };
    match ranges {
        [only] if is_judged && *only == plain(only) => &[],
        all => all,
    }
}
