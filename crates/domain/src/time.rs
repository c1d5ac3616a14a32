//! Days and hours as Shenzhen counts them. The one place that formats dates (design.md §4).
//!
//! All of it goes through the tz database: China had summer time 1986–91, and Shanghai some before.
//! No function here asks what time it is; `now` is an argument.

use crate::language::Language;
use crate::measured_at::{MeasuredAt, Precision};
use chrono::{DateTime, Datelike, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Asia::Shanghai;

/// The day in Shenzhen at `now`: what "today" means for ages, deadlines and the default of date fields.
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

/// A moment, to the minute: `2026年11月23日 14:05`, `23 Nov 2026, 14:05`.
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

/// When something was measured, as exactly as it is known: `2026年`, `2026年11月`, `2026年11月23日`, with time.
pub fn show_measured_at(at: MeasuredAt, language: Language) -> String {
    let day = at.instant().with_timezone(&Shanghai).date_naive();
    match (at.precision(), language) {
        (Precision::Year, Language::Chinese) => format!("{}年", day.year()),
        (Precision::Year, Language::English) => day.year().to_string(),
        (Precision::Month, Language::Chinese) => format!("{}年{}月", day.year(), day.month()),
        (Precision::Month, Language::English) => format!("{} {}", month_name(day), day.year()),
        (Precision::Day, _) => show_date(day, language),
        (Precision::Minute | Precision::Second, _) => show_date_time(at.instant(), language),
    }
}

/// The value for an `<input type="datetime-local">`: `2026-11-23T14:05`.
pub fn local_value(at: DateTime<Utc>) -> String {
    at.with_timezone(&Shanghai).format("%Y-%m-%dT%H:%M").to_string()
}

/// What is wrong with the value of a `datetime-local` field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocalTimeProblem {
    /// Nothing was given.
    #[error("no time was given")]
    Empty,
    /// It is no date and time, or one that the calendar lacks.
    #[error("not a date and time")]
    NotADateTime,
    /// Clocks were put back over this time, so that there were two of it; here are both.
    #[error("this time came twice, when the clocks were put back")]
    Twice(DateTime<Utc>, DateTime<Utc>),
    /// Clocks were put forward over this time.
    #[error("this time did not exist, the clocks were put forward over it")]
    Never,
}

/// Reads the value of a `datetime-local` field (`2026-11-23T14:05`, seconds allowed) as time in Shenzhen.
pub fn parse_local(text: &str) -> Result<DateTime<Utc>, LocalTimeProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(LocalTimeProblem::Empty);
    }
    let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .filter(|local| (1..=9999).contains(&local.year()))
        .ok_or(LocalTimeProblem::NotADateTime)?;
    match Shanghai.from_local_datetime(&local) {
        MappedLocalTime::Single(at) => Ok(at.to_utc()),
        MappedLocalTime::Ambiguous(first, second) => Err(LocalTimeProblem::Twice(first.to_utc(), second.to_utc())),
        MappedLocalTime::None => Err(LocalTimeProblem::Never),
    }
}

/// The first moment of a day in Shenzhen: midnight, or 1:00 where clocks were put forward at midnight (1940, 1941).
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    let first = |local: NaiveDateTime| Shanghai.from_local_datetime(&local).earliest();
    first(midnight)
        .or_else(|| midnight.checked_add_signed(TimeDelta::hours(1)).and_then(first))
        .map_or_else(|| midnight.and_utc(), |at| at.to_utc())
}

/// Age in full years (周岁) on a day; none before birth.
///
/// Who was born on 29 February completes a year on 28 February where there is no 29th: by Article 202 of the Civil Code
/// (民法典) the month's last day stands for the missing one.
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u32> {
    if day < birth {
        return None;
    }
    let years = day.year() - birth.year();
    let birthday = birth.with_year(day.year()).or_else(|| NaiveDate::from_ymd_opt(day.year(), 2, 28))?;
    u32::try_from(if day < birthday { years - 1 } else { years }).ok()
}

fn month_name(day: NaiveDate) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(day.month0()).ok().and_then(|month| NAMES.get(month)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
