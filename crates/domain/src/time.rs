//! Dates and times in Shenzhen, and their formats (design.md §4).
//!
//! All conversions use the tz database: China had summer time from 1986 to 1991, and Shanghai had some before.
//! No function reads the clock; `now` is an argument.

use crate::language::Language;
use chrono::{DateTime, Datelike, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Asia::Shanghai;

/// The day in Shenzhen at `now`. Ages, deadlines and defaults of date fields use this day.
pub fn today_in_shenzhen(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&Shanghai).date_naive()
}

/// A day: `2026年11月23日`, `23 Nov 2026`.
pub fn show_date(day: NaiveDate, language: Language) -> String {
    match language {
        Language::Chinese => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Language::English => format!("{} {} {}", day.day(), month_name(day), day.year()),
    }
}

/// A time to the minute: `2026年11月23日 14:05`, `23 Nov 2026, 14:05`.
pub fn show_date_time(at: DateTime<Utc>, language: Language) -> String {
    let local = at.with_timezone(&Shanghai).naive_local();
    let between = match language {
        Language::Chinese => " ",
        Language::English => ", ",
    };
    format!("{}{between}{}", show_date(local.date(), language), local.format("%H:%M"))
}

/// A time of day: `14:05`.
pub fn show_time(at: DateTime<Utc>) -> String {
    at.with_timezone(&Shanghai).format("%H:%M").to_string()
}

/// The value for an `<input type="datetime-local">`: `2026-11-23T14:05`.
pub fn local_value(at: DateTime<Utc>) -> String {
    at.with_timezone(&Shanghai).format("%Y-%m-%dT%H:%M").to_string()
}

/// What is wrong with the value of a `datetime-local` field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocalTimeProblem {
    /// The field is empty.
    #[error("no time was given")]
    Empty,
    /// Not a date and time, or a date that does not exist.
    #[error("not a date and time")]
    NotADateTime,
    /// The time occurred twice, because the clocks were put back. The values are both instants.
    #[error("this time occurred twice: the clocks were put back")]
    Twice(DateTime<Utc>, DateTime<Utc>),
    /// The time did not occur, because the clocks were put forward.
    #[error("this time did not occur: the clocks were put forward")]
    Never,
}

/// Parses the value of a `datetime-local` field (`2026-11-23T14:05`, seconds allowed) as time in Shenzhen.
pub fn parse_local(text: &str) -> Result<DateTime<Utc>, LocalTimeProblem> {
    let text = crate::typed::plain(text);
    if text.is_empty() {
        return Err(LocalTimeProblem::Empty);
    }
    let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok())
        .filter(|local| (1..=9999).contains(&local.year()))
        .ok_or(LocalTimeProblem::NotADateTime)?;
    match Shanghai.from_local_datetime(&local) {
        MappedLocalTime::Single(at) => Ok(at.to_utc()),
        MappedLocalTime::Ambiguous(first, second) => Err(LocalTimeProblem::Twice(first.to_utc(), second.to_utc())),
        MappedLocalTime::None => Err(LocalTimeProblem::Never),
    }
}

/// A typed date: `1990-01-15`, also with slashes or points, or as eight digits.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let text = crate::typed::plain(text).replace(['/', '.'], "-");
    let format = if text.len() == 8 && !text.contains('-') { "%Y%m%d" } else { "%Y-%m-%d" };
    NaiveDate::parse_from_str(&text, format).ok().filter(|day| (1000..=9999).contains(&day.year()))
}

/// The first instant of a day in Shenzhen: midnight, or 1:00 if the clocks were put forward at midnight (1940, 1941).
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    let first = |local: NaiveDateTime| Shanghai.from_local_datetime(&local).earliest();
    first(midnight)
        .or_else(|| midnight.checked_add_signed(TimeDelta::hours(1)).and_then(first))
        .map_or_else(|| midnight.and_utc(), |at| at.to_utc())
}

/// The age in full years (周岁) on a day. None before birth.
///
/// A person born on 29 February completes a year on 28 February in a year without a 29th: by Article 202 of the Civil Code
/// (民法典) the last day of the month replaces a missing day.
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u32> {
    if day < birth {
        return None;
    }
    let years = day.year() - birth.year();
    let birthday = birth.with_year(day.year()).or_else(|| NaiveDate::from_ymd_opt(day.year(), 2, 28))?;
    u32::try_from(if day < birthday { years - 1 } else { years }).ok()
}

/// The English short name of a day's month.
pub(crate) fn month_name(day: NaiveDate) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(day.month0()).ok().and_then(|month| NAMES.get(month)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
