//! The contents of a page of one kind: the measurements of a period, and the link to earlier ones.

use chrono::{DateTime, Days, SecondsFormat, Utc};
use domain::{
    measurement::{MeasurementKind, Period},
    time::{start_of_day, today_in_shenzhen},
};
use serde::{Deserialize, Deserializer};
use store::{
    opening::Reader,
    record::measurements::{self, Measurement},
};

use crate::error::PageError;

/// How many measurements a table shows.
const ROWS: usize = 60;
/// How many measurements a chart shows: one measurement a day for more than a year.
const POINTS: usize = 500;

/// The requested period, and the time before which it ends; by default the newest measurements.
#[derive(Debug, Default, Deserialize)]
pub struct PeriodQuery {
    #[serde(default, deserialize_with = "crate::extract::known_time")]
    before: Option<DateTime<Utc>>,
    #[serde(default, deserialize_with = "known_period")]
    period: Option<Period>,
}

/// A period; `None` for an unknown code, so that such a link shows the default period.
fn known_period<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Period>, D::Error> {
    Ok(Period::from_code(&String::deserialize(from)?))
}

/// The measurements of a period, newest first.
#[derive(Debug)]
pub struct PeriodPage {
    /// The period.
    pub period: Period,
    /// Whether newer measurements are left out.
    pub is_older: bool,
    /// The shortest period that has measurements, if this one has none.
    pub wider: Option<Period>,
    /// The end of the next page, if there are earlier measurements.
    before: Option<DateTime<Utc>>,
    measurements: Vec<Measurement>,
}

impl PeriodPage {
    /// Reads the requested measurements of this kind.
    pub async fn read(
        reader: &mut Reader,
        kind: MeasurementKind,
        asked: &PeriodQuery,
        now: DateTime<Utc>,
    ) -> Result<Self, PageError> {
        let most = i64::try_from(POINTS).unwrap_or(i64::MAX) + 1;
        let before = asked.before.unwrap_or(DateTime::<Utc>::MAX_UTC);
        Ok(Self::of(measurements::by_kind(reader, kind, before, most).await?, asked, now))
    }

    /// Selects from measurements that are sorted newest first.
    fn of(mut measurements: Vec<Measurement>, asked: &PeriodQuery, now: DateTime<Utc>) -> Self {
        let end = asked.before.unwrap_or(now);
        let times: Vec<DateTime<Utc>> = measurements.iter().map(|measurement| measurement.at.instant()).collect();
        let period = asked.period.unwrap_or_else(|| Period::showing(&times, end));
        let held = times.iter().take_while(|at| period.holds(**at, end)).count().min(POINTS);
        let before = if held > ROWS { times.get(ROWS - 1).copied() } else { times.get(held).map(|at| day_after(*at)) };
        let wider = (held == 0).then(|| times.get(..1).map(|newest| Period::showing(newest, end))).flatten();
        measurements.truncate(held);
        Self { period, is_older: asked.before.is_some(), wider, before, measurements }
    }

    /// All measurements of the period, for the chart.
    pub fn measurements(&self) -> &[Measurement] {
        &self.measurements
    }

    /// The newest measurements of the period, for the table.
    pub fn rows(&self) -> &[Measurement] {
        self.measurements.get(..ROWS).unwrap_or(&self.measurements)
    }

    /// The query of the link to earlier measurements.
    pub fn earlier(&self) -> Option<String> {
        let before = self.before?.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        Some(format!("period={}&before={before}", self.period.code()))
    }
}

/// The end of the measurement's day: a period that ends then contains the measurement, so that no page is empty.
fn day_after(at: DateTime<Utc>) -> DateTime<Utc> {
    today_in_shenzhen(at).checked_add_days(Days::new(1)).map_or(at, start_of_day)
}
