//! What one page of a kind shows: the measurements of a period, and where the earlier ones are.

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
/// How many a picture shows: a measurement a day for more than a year.
const POINTS: usize = 500;

/// Over which time, and from when back; the newest, where nothing is said.
#[derive(Debug, Default, Deserialize)]
pub struct PeriodQuery {
    #[serde(default, deserialize_with = "crate::extract::known_time")]
    before: Option<DateTime<Utc>>,
    #[serde(default, deserialize_with = "known_period")]
    period: Option<Period>,
}

/// A period, or none where it is not one of ours: such a link shows what there is to see.
fn known_period<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Period>, D::Error> {
    Ok(Period::from_code(&String::deserialize(from)?))
}

/// The measurements of a period, newest first.
#[derive(Debug)]
pub struct PeriodPage {
    /// The period.
    pub period: Period,
    /// Whether newer ones are left out.
    pub is_older: bool,
    /// The shortest period that has any, where this one has none.
    pub wider: Option<Period>,
    /// From when back the next page goes, where there are earlier measurements.
    before: Option<DateTime<Utc>>,
    measurements: Vec<Measurement>,
}

impl PeriodPage {
    /// What is asked for, of this kind.
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

    /// Of measurements, newest first.
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

    /// All of the period: what the picture shows.
    pub fn measurements(&self) -> &[Measurement] {
        &self.measurements
    }

    /// The newest of the period: what the table shows.
    pub fn rows(&self) -> &[Measurement] {
        self.measurements.get(..ROWS).unwrap_or(&self.measurements)
    }

    /// What a link to the earlier ones asks for.
    pub fn earlier(&self) -> Option<String> {
        let before = self.before?.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        Some(format!("period={}&before={before}", self.period.code()))
    }
}

/// The end of its day: a period that ends there has this measurement in it, and no page is empty.
fn day_after(at: DateTime<Utc>) -> DateTime<Utc> {
    today_in_shenzhen(at).checked_add_days(Days::new(1)).map_or(at, start_of_day)
}
