//! When something was measured: an instant, and how exactly it is known (design.md §9).

use crate::coded::coded;
use crate::language::Language;
use crate::time::{LocalTimeProblem, month_name, parse_local, show_date, show_date_time, start_of_day, today_in_shenzhen};
use chrono::{DateTime, Datelike, NaiveDate, Utc};

coded! {
    /// How exactly a time is known.
    pub enum Precision {
        /// Not known, or known only in words ("since childhood").
        Unknown = "unknown",
        /// The year alone.
        Year = "year",
        /// Year and month.
        Month = "month",
        /// The day.
        Day = "day",
        /// The minute.
        Minute = "minute",
        /// The second.
        Second = "second",
    }
}

/// A time as exactly as it is known. Where it is not known, the instant is the first of its year, month or day in
/// Shenzhen, so that partial times sort with the others. An unknown time has an instant only to be sorted by: nobody may show
/// or compare it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasuredAt {
    instant: DateTime<Utc>,
    precision: Precision,
}

/// The text is no FHIR `dateTime` of the years 1 to 9999, or its calendar date does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date, or one that the calendar lacks")]
pub struct NotADate;

impl MeasuredAt {
    /// As the database holds it: the two columns that [`Self::instant`] and [`Self::precision`] were written to.
    pub fn new(instant: DateTime<Utc>, precision: Precision) -> Self {
        Self { instant, precision }
    }

    /// A time that is not known. It sorts with this day.
    pub fn unknown(sorted_with: NaiveDate) -> Self {
        Self::new(start_of_day(sorted_with), Precision::Unknown)
    }

    /// Whether nothing is known of the time.
    pub fn is_unknown(self) -> bool {
        self.precision == Precision::Unknown
    }

    /// From a form's `datetime-local` field, in Shenzhen, to the minute.
    pub fn parse_local(text: &str) -> Result<Self, LocalTimeProblem> {
        parse_local(text).map(|instant| Self::new(instant, Precision::Minute))
    }

    /// From a FHIR R4 `dateTime`: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or with time and zone. Fractions of a second are cut.
    pub fn parse_fhir(text: &str) -> Result<Self, NotADate> {
        let digits_and_hyphens = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let day = |text: &str| digits_and_hyphens.then(|| text.parse::<NaiveDate>().ok()).flatten();
        let found = match text.len() {
            4 => day(&format!("{text}-01-01")).map(|first| (start_of_day(first), Precision::Year)),
            7 => day(&format!("{text}-01")).map(|first| (start_of_day(first), Precision::Month)),
            10 => day(text).map(|day| (start_of_day(day), Precision::Day)),
            _ => instant(text).map(|at| (at, Precision::Second)),
        };
        let (at, precision) = found.filter(|_| has_a_year(text)).ok_or(NotADate)?;
        Ok(Self::new(at, precision))
    }

    /// The instant, or the first instant of what is known.
    pub fn instant(self) -> DateTime<Utc> {
        self.instant
    }

    /// How exactly it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// As exactly as it is known: `2026年`, `2026年11月`, `2026年11月23日`, with time.
    pub fn shown(self, language: Language) -> String {
        let day = today_in_shenzhen(self.instant);
        match (self.precision, language) {
            (Precision::Unknown, Language::Chinese) => "时间不详".to_owned(),
            (Precision::Unknown, Language::English) => "time not known".to_owned(),
            (Precision::Year, Language::Chinese) => format!("{}年", day.year()),
            (Precision::Year, Language::English) => day.year().to_string(),
            (Precision::Month, Language::Chinese) => format!("{}年{}月", day.year(), day.month()),
            (Precision::Month, Language::English) => format!("{} {}", month_name(day), day.year()),
            (Precision::Day, _) => show_date(day, language),
            (Precision::Minute | Precision::Second, _) => show_date_time(self.instant, language),
        }
    }

    /// Whether it surely lies after `now`: the first instant of what is known does.
    pub fn is_after(self, now: DateTime<Utc>) -> bool {
        !self.is_unknown() && self.instant > now
    }

    /// Whether it surely lies before a day in Shenzhen: all of the year, month or day that is known does.
    pub fn is_before(self, day: NaiveDate) -> bool {
        let known = today_in_shenzhen(self.instant);
        match self.precision {
            Precision::Unknown => false,
            Precision::Year => known.year() < day.year(),
            Precision::Month => (known.year(), known.month()) < (day.year(), day.month()),
            Precision::Day | Precision::Minute | Precision::Second => known < day,
        }
    }
}

/// Whether the text begins with a year of FHIR: four digits, not 0000.
fn has_a_year(text: &str) -> bool {
    text.get(..4).is_some_and(|year| year != "0000" && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// RFC 3339 with a capital T and whole seconds kept, which is what FHIR's `dateTime` with time is.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    let shape = text.as_bytes().get(10) == Some(&b'T') && text.is_ascii();
    let at = shape.then(|| DateTime::parse_from_rfc3339(text).ok()).flatten()?.to_utc();
    DateTime::from_timestamp(at.timestamp(), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_times_keep_how_exact_they_are() {
        for (text, precision, chinese, english) in [
            ("2011", Precision::Year, "2011年", "2011"),
            ("2011-05", Precision::Month, "2011年5月", "May 2011"),
            ("2011-05-26", Precision::Day, "2011年5月26日", "26 May 2011"),
            ("2011-05-26T16:41:21+00:00", Precision::Second, "2011年5月27日 00:41", "27 May 2011, 00:41"),
            ("2011-05-26T16:41:21.338Z", Precision::Second, "2011年5月27日 00:41", "27 May 2011, 00:41"),
        ] {
            let at = MeasuredAt::parse_fhir(text).unwrap();
            assert_eq!(at.precision(), precision, "{text}");
            assert_eq!(at.shown(Language::Chinese), chinese);
            assert_eq!(at.shown(Language::English), english);
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in [
            "",
            "now",
            "11",
            "2011-13",
            "2011-02-30",
            "2011-2-3",
            "0000",
            "0000-01-01",
            "20110526",
            "-001-01",
            "2011--1-26",
            "+201-01-01",
            "2011-05-26T16:41:21",
            "2011-05-26T16:41+00:00",
            "2011-05-26T25:00:00Z",
            "2011-05-26 16:41:21Z",
            "二〇一一",
        ] {
            assert_eq!(MeasuredAt::parse_fhir(text), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn an_unknown_time_is_shown_as_such_and_is_neither_before_nor_after_anything() {
        let day: NaiveDate = "1956-03-12".parse().unwrap();
        let at = MeasuredAt::unknown(day);
        assert_eq!(at.shown(Language::Chinese), "时间不详");
        assert_eq!(at.shown(Language::English), "time not known");
        assert!(
            at.is_unknown()
                && !at.is_before(day.succ_opt().unwrap())
                && !at.is_after(DateTime::UNIX_EPOCH - chrono::TimeDelta::days(9999))
        );
    }

    #[test]
    fn a_form_gives_minutes() {
        let at = MeasuredAt::parse_local("2026-11-23T14:05").unwrap();
        assert_eq!((at.instant().to_string().as_str(), at.precision()), ("2026-11-23 06:05:00 UTC", Precision::Minute));
        assert!(at.is_after(at.instant() - chrono::TimeDelta::seconds(1)));
        assert!(!at.is_after(at.instant()));
    }

    #[test]
    fn a_partial_time_is_before_a_day_only_if_all_of_it_is() {
        let day = "1944-04-27".parse().unwrap();
        let before = |text| MeasuredAt::parse_fhir(text).unwrap().is_before(day);
        assert_eq!(
            ["1943", "1944", "1944-03", "1944-04", "1944-04-26", "1944-04-27"].map(before),
            [true, false, true, false, true, false]
        );
    }
}
