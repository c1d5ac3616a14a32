//! The trend of the results of one test, for a page and for a document.

use domain::{
    entry::Value,
    time::{show_date, today_in_shenzhen},
    verification::Verification,
};
use store::record::entries::Entry;

use crate::{
    components::prelude::TrendPoint,
    glossary::Term,
    labels::entries as labels,
    words::{self as all_words, measurements},
};

/// The trend of at least two numeric results of one test, in the unit of the newest result.
pub struct Trend {
    /// The points, oldest first.
    pub points: Vec<TrendPoint>,
    /// The number of points, and the first and last day.
    pub description: String,
    /// The unit, as it is displayed.
    pub unit: String,
    /// The reference range of the newest result's sender.
    pub reference: Option<(f64, f64)>,
    /// Whether some values were converted from another unit.
    pub converted: bool,
}

/// The number of a result, and its sender's unit.
fn number(entry: &Entry) -> Option<(f64, &str)> {
    match &entry.content.value {
        Some(Value::Quantity { comparator: None, number, unit, .. }) => Some((*number, unit)),
        _ => None,
    }
}

impl Trend {
    /// The trend of the results of one test, given newest first. Results whose unit cannot be converted appear only in the
    /// table: a line through two units would mislead.
    pub fn of<'a>(results: impl DoubleEndedIterator<Item = &'a Entry> + Clone) -> Option<Self> {
        let newest = results.clone().find(|entry| number(entry).is_some())?;
        let (_, unit) = number(newest)?;
        let term = Term::of(&newest.content);
        let in_unit = |(value, of): (f64, &str)| if of == unit { Some(value) } else { term?.convert(value, of, unit) };
        let converted = results.clone().filter_map(number).any(|one| one.1 != unit && in_unit(one).is_some());
        let language = all_words::language();
        let point = |entry: &Entry| {
            Some(TrendPoint {
                time: entry.content.at.instant().timestamp(),
                when: show_date(today_in_shenzhen(entry.content.at.instant()), language),
                value: in_unit(number(entry)?)?,
                low: None,
                verified: entry.verification == Verification::Verified,
            })
        };
        let points: Vec<TrendPoint> = results.rev().filter_map(point).collect();
        if points.len() < 2 {
            return None;
        }
        let (first, last) = (points.first()?.when.clone(), points.last()?.when.clone());
        let reference = match &newest.content.value {
            Some(Value::Quantity { low, high: Some(high), .. }) => Some((low.unwrap_or(f64::NEG_INFINITY), *high)),
            _ => None,
        };
        Some(Self {
            description: measurements::trend_detail(points.len(), first, last),
            unit: newest.content.value.as_ref().map(labels::unit).unwrap_or_default(),
            points,
            reference,
            converted,
        })
    }
}
