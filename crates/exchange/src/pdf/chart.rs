//! A trend, as the caller tells it. `blocks/chart.rs` draws it.

use chrono::{DateTime, Utc};

/// A trend over time with its reference range, drawn as lines and points, not as a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// What it shows ("血压，近 90 天").
    pub title: String,
    /// The unit of the values.
    pub unit: String,
    /// The answer in a sentence; may be empty. The values themselves belong in a table beside it.
    pub description: String,
    /// The points, oldest first. Values that are no numbers are left out.
    pub points: Vec<ChartPoint>,
    /// The reference range of the values, lowest and highest; minus infinity for none below.
    pub range: Option<(f64, f64)>,
    /// The reference range of the second values.
    pub second_range: Option<(f64, f64)>,
    /// What the signs mean.
    pub legend: Legend,
}

/// A measured point.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartPoint {
    /// When.
    pub at: DateTime<Utc>,
    /// When, in few words ("11月23日"): of the first point and the last one it is shown.
    pub when: String,
    /// The value, in the chart's unit.
    pub value: f64,
    /// The second value measured with it: the diastolic pressure. Its line is dashed.
    pub second: Option<f64>,
    /// Whether it has been verified: drawn filled; otherwise hollow.
    pub verified: bool,
}

/// What the signs of a chart mean. A sign that the chart does not show is not explained.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    /// A filled point ("已核实").
    pub verified: String,
    /// A hollow point ("本人填写").
    pub unverified: String,
    /// The band ("参考范围").
    pub range: String,
    /// The solid line, where there are two ("高压").
    pub first: String,
    /// The dashed line ("低压").
    pub second: String,
}
