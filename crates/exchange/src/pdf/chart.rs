//! A chart of values over time. `blocks/chart.rs` draws it.

use chrono::{DateTime, Utc};

/// Values over time with their reference range. The chart is drawn as vector graphics, not as an image.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The title ("血压，近 90 天").
    pub title: String,
    /// The unit of the values.
    pub unit: String,
    /// The result in a sentence; may be empty. The values themselves belong in a table beside the chart.
    pub description: String,
    /// The points, oldest first. Values that are not finite are not plotted.
    pub points: Vec<ChartPoint>,
    /// The reference range of the values, low and high; minus infinity if there is no low end.
    pub range: Option<(f64, f64)>,
    /// The reference range of the second values.
    pub second_range: Option<(f64, f64)>,
    /// The meaning of the symbols.
    pub legend: Legend,
}

/// A measured point.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartPoint {
    /// The time of measurement.
    pub at: DateTime<Utc>,
    /// The time as a short text ("11月23日"). It is shown for the first and the last point.
    pub when: String,
    /// The value, in the chart's unit.
    pub value: f64,
    /// The second value of the same measurement: the diastolic pressure. Its line is dashed.
    pub second: Option<f64>,
    /// Whether the measurement is verified. A verified point is filled, another one hollow.
    pub verified: bool,
}

/// The meaning of a chart's symbols. The legend omits symbols that the chart does not show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    /// A filled point ("已核实").
    pub verified: String,
    /// A hollow point ("本人填写").
    pub unverified: String,
    /// The band ("参考范围").
    pub range: String,
    /// The solid line, if there are two lines ("高压").
    pub first: String,
    /// The dashed line ("低压").
    pub second: String,
}
