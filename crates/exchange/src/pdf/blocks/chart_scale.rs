//! The arithmetic of a chart: where values, times and figures stand. Nothing is drawn here.

use domain::chart::round_step;

/// Values are kept this far from where numbers end, so that no difference of two overflows.
const LARGEST: f64 = 1e12;
/// More steps than this no scale has.
const MOST_STEPS: u32 = 12;

/// From which value to which a chart reaches, with its ticks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) ticks: Vec<f64>,
}

impl Scale {
    /// A scale that holds all these values, on round ticks. None without a value that can be shown.
    pub(super) fn holding(values: impl Iterator<Item = f64>) -> Option<Self> {
        let (low, high) = values
            .filter(|value| shown(*value))
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if low > high {
            return None;
        }
        // Values closer than anybody measures are one value: else a step could be too small to step at all.
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

    /// How high a value stands, as a share of the chart's height from its foot.
    pub(super) fn share(&self, value: f64) -> f32 {
        narrow((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }
}

/// Whether a chart can show this value.
pub(super) fn shown(value: f64) -> bool {
    value.is_finite() && value.abs() <= LARGEST
}

/// A number in figures, without needless ones after the point.
pub(super) fn figures(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Where each time stands, as a share of the chart's width: in proportion, or in the middle if it is the only one.
pub(super) fn across(seconds: &[i64]) -> Vec<f32> {
    let first = seconds.iter().copied().min().unwrap_or_default();
    let span = seconds.iter().copied().max().unwrap_or_default() - first;
    seconds.iter().map(|second| if span == 0 { 0.5 } else { ratio(second - first, span) }).collect()
}

#[expect(clippy::cast_precision_loss, reason = "seconds within a lifetime are exact in an f64")]
fn ratio(part: i64, whole: i64) -> f32 {
    narrow(part as f64 / whole as f64)
}

#[expect(clippy::cast_possible_truncation, reason = "a share of a page needs no more than an f32 holds")]
fn narrow(share: f64) -> f32 {
    share as f32
}
