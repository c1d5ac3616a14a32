//! The period of a trend.

use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};

use crate::coded::coded;
use crate::time::{start_of_day, today_in_shenzhen};

coded! {
    /// The period of a trend, in whole days in Shenzhen.
    pub enum Period {
        /// Seven days.
        Week = "week",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
        /// Without a beginning.
        All = "all",
    }
}

impl Period {
    /// The first instant of the period that ends before `end`. None if the period has no beginning.
    pub fn start(self, end: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let last = today_in_shenzhen(end - TimeDelta::milliseconds(1));
        let next: Option<NaiveDate> = last.succ_opt();
        let first = match self {
            Self::Week => last.checked_sub_signed(TimeDelta::days(6)),
            Self::Month => next.and_then(|next| next.checked_sub_months(Months::new(1))),
            Self::Year => next.and_then(|next| next.checked_sub_months(Months::new(12))),
            Self::All => None,
        };
        first.map(start_of_day)
    }

    /// Whether an instant before `end` is within the period that ends there.
    pub fn holds(self, at: DateTime<Utc>, end: DateTime<Utc>) -> bool {
        self.start(end).is_none_or(|start| at >= start)
    }

    /// The shortest period before `end` that contains two of these times, or the only one. `newest_first` is sorted. A month if
    /// there are no times.
    pub fn showing(newest_first: &[DateTime<Utc>], end: DateTime<Utc>) -> Self {
        let Some(at) = newest_first.get(1).or_else(|| newest_first.first()) else { return Self::Month };
        Self::ALL.iter().copied().find(|period| period.holds(*at, end)).unwrap_or(Self::All)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_local;

    fn at(local: &str) -> DateTime<Utc> {
        parse_local(local).expect("a time")
    }

    #[test]
    fn a_period_has_whole_days_in_shenzhen() {
        let now = at("2026-03-02T10:00");
        assert_eq!(Period::Week.start(now), Some(at("2026-02-24T00:00")));
        assert_eq!(Period::Month.start(now), Some(at("2026-02-03T00:00")));
        assert_eq!(Period::Year.start(now), Some(at("2025-03-03T00:00")));
        assert_eq!(Period::All.start(now), None);
    }

    #[test]
    fn the_previous_period_ends_where_this_one_begins() {
        let start = Period::Week.start(at("2026-03-02T10:00")).expect("a beginning");
        assert_eq!(Period::Week.start(start), Some(at("2026-02-17T00:00")));
        assert!(!Period::Week.holds(at("2026-02-16T23:59"), start) && Period::Week.holds(at("2026-02-17T00:00"), start));
    }

    #[test]
    fn the_default_period_contains_two_measurements_if_possible() {
        let now = at("2026-03-02T10:00");
        let shown = |times: &[&str]| Period::showing(&times.iter().map(|time| at(time)).collect::<Vec<_>>(), now);
        assert_eq!(shown(&["2026-03-02T08:00", "2026-03-01T08:00"]), Period::Week);
        assert_eq!(shown(&["2026-03-02T08:00", "2026-02-10T08:00"]), Period::Month);
        assert_eq!(shown(&["2026-03-02T08:00"]), Period::Week);
        assert_eq!(shown(&["2025-09-01T08:00", "2025-08-01T08:00", "2020-01-01T00:00"]), Period::Year);
        assert_eq!(shown(&["2019-09-01T08:00"]), Period::All);
        assert_eq!(shown(&[]), Period::Month);
    }
}
