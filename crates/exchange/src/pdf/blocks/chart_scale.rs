//! The arithmetic of a chart: positions of values and times, and numbers as text.

use domain::chart::round_step;

/// The largest value that is plotted. The difference of two such values cannot overflow.
const LARGEST: f64 = 1e12;
/// The most steps of a scale.
const MOST_STEPS: u32 = 12;

/// The range of a chart's vertical axis, with its ticks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) ticks: Vec<f64>,
}

impl Scale {
    /// A scale with round ticks that contains all these values. None if no value can be plotted.
    pub(super) fn containing(values: impl Iterator<Item = f64>) -> Option<Self> {
        let (low, high) = values
            .filter(|value| is_plottable(*value))
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if low > high {
            return None;
        }
        // Nearly equal values count as equal. Otherwise a step could be too small to change a floating number.
        let size = high.abs().max(low.abs()).max(1e-6);
        let span = if high - low > size * 1e-6 { high - low } else { size * 0.2 };
        let step = round_step(span / 4.0);
        let from = (low / step).floor() * step;
        let count = ((high - from) / step - 1e-9).ceil().max(1.0);
        let ticks = (0..=MOST_STEPS).map(f64::from).take_while(|place| *place <= count).map(|place| from + step * place);
        let ticks: Vec<f64> = ticks.collect();
        let to = *ticks.last()?;
        Some(Self { from, to, ticks })
    }

    /// The height of a value above the bottom of the plot, as a fraction of the plot's height.
    pub(super) fn fraction(&self, value: f64) -> f32 {
        narrow((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }
}

/// Whether a chart can plot this value.
pub(super) fn is_plottable(value: f64) -> bool {
    value.is_finite() && value.abs() <= LARGEST
}

/// A number with at most two digits after the decimal point, without trailing zeros.
pub(super) fn format_number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The horizontal positions of these times, as fractions of the plot's width. Equal times stand in the middle.
pub(super) fn horizontal_positions(seconds: &[i64]) -> Vec<f32> {
    let first = seconds.iter().copied().min().unwrap_or_default();
    let span = seconds.iter().copied().max().unwrap_or_default() - first;
    seconds.iter().map(|second| if span == 0 { 0.5 } else { ratio(second - first, span) }).collect()
}

#[expect(clippy::cast_precision_loss, reason = "seconds within a lifetime are exact in an f64")]
fn ratio(part: i64, whole: i64) -> f32 {
    narrow(part as f64 / whole as f64)
}

#[expect(clippy::cast_possible_truncation, reason = "an f32 is precise enough for a position on a page")]
fn narrow(fraction: f64) -> f32 {
    fraction as f32
}
