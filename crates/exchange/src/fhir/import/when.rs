//! Times of entries: known, given as an age, given in words, or unknown. No entry is lost for want of a date.

use super::elements::text;
use super::file_error::FileError;
use super::node::Node;
use chrono::{Months, NaiveDate};
use domain::measured_at::{MeasuredAt, Precision};

/// The time of an entry before the birth date is known.
#[derive(Default)]
pub(super) struct When {
    at: Option<MeasuredAt>,
    /// Months of age, to sort by.
    months: Option<u32>,
    /// The sender's words.
    pub(super) words: Option<String>,
}

impl When {
    /// The first of these elements that the resource has: a `dateTime`, an `instant`, the start of a `Period`, an `Age`, a `Range`
    /// of ages, or words.
    pub(super) fn read(resource: &Node<'_>, names: &[&str]) -> Result<Self, FileError> {
        for name in names {
            let Some(node) = resource.field(name)? else { continue };
            let found = if name.ends_with("String") {
                Self { words: text(resource, name)?, ..Self::default() }
            } else if name.ends_with("Age") {
                Self::of_age(&node)?
            } else if name.ends_with("Range") {
                Self::of_ages(&node)?
            } else {
                Self { at: super::elements::time(resource, name)?, ..Self::default() }
            };
            if found.at.is_some() || found.words.is_some() {
                return Ok(found);
            }
        }
        Ok(Self::default())
    }

    fn of_age(age: &Node<'_>) -> Result<Self, FileError> {
        let Some(number) = age.field("value")? else { return Ok(Self::default()) };
        let unit = text(age, "unit")?.or(text(age, "code")?).unwrap_or_default();
        let months = months(number.number()?, age.text_of("code")?.unwrap_or(&unit));
        let shown = match unit.as_str() {
            "a" | "year" | "years" => "岁",
            "mo" | "month" | "months" => "个月",
            other => other,
        };
        Ok(Self { at: None, months, words: Some(format!("{} {shown}", whole(&number.digits()?)).trim_end().to_owned()) })
    }

    fn of_ages(range: &Node<'_>) -> Result<Self, FileError> {
        let end = |name| range.field(name)?.map(|end| Self::of_age(&end)).transpose();
        let (low, high): (Option<Self>, Option<Self>) = (end("low")?, end("high")?);
        let months = low.as_ref().and_then(|low| low.months).or(high.as_ref().and_then(|high| high.months));
        let words: Vec<String> = [low, high].into_iter().flatten().filter_map(|end| end.words).collect();
        Ok(Self { at: None, months, words: (!words.is_empty()).then(|| words.join("–")) })
    }

    /// The time, of a person who was born on this day. An unknown time sorts with the age, or with the birth.
    pub(super) fn at(&self, born: NaiveDate) -> MeasuredAt {
        let day = || self.months.and_then(|months| born.checked_add_months(Months::new(months))).unwrap_or(born);
        self.at.unwrap_or_else(|| MeasuredAt::unknown(day()))
    }

    /// Whether it is known to the month or better.
    pub(super) fn day(at: MeasuredAt) -> Option<NaiveDate> {
        (at.precision() > Precision::Month).then(|| domain::time::today_in_shenzhen(at.instant()))
    }
}

/// An age of 52.0 years is 52 years.
fn whole(digits: &str) -> &str {
    digits.strip_suffix(".0").unwrap_or(digits)
}

/// Months of an age, at most 150 years. None for other units.
fn months(number: f64, unit: &str) -> Option<u32> {
    let months = match unit {
        "a" | "岁" | "year" | "years" => number * 12.0,
        "mo" | "month" | "months" => number,
        _ => return None,
    };
    if !(0.0..=1800.0).contains(&months) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the lines above have checked the range")]
    Some(months as u32)
}
