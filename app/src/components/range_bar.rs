//! One value on a bar with its reference range.
//!
//! Accessibility: one image whose name is the whole sentence ("138 mmHg，范围 90–139，在范围内"). The range is the thick part with
//! its limits as numbers, the value is a pointed mark: legible in black and white.

use super::measure::Judgement;
use super::trend::{percent, plain};
use crate::words::components as words;
use leptos::prelude::*;

/// A range as text: between two limits, from a lower limit, or below an upper limit.
pub(super) fn range_words(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => words::range_between(plain(low), plain(high)),
        (Some(low), None) => words::range_from(plain(low)),
        (None, Some(high)) => words::range_below(plain(high)),
        (None, None) => String::new(),
    }
}

/// The positions of the range's limits and of the value on the bar, in percent of its width.
#[derive(Debug, PartialEq)]
struct Shares {
    low: f64,
    high: f64,
    value: f64,
}

impl Shares {
    /// The range takes the middle half; a value outside is in an outer quarter, at most at its end.
    fn of(value: f64, low: Option<f64>, high: Option<f64>) -> Self {
        let span = match (low, high) {
            (Some(low), Some(high)) if high > low => high - low,
            (low, high) => high.or(low).unwrap_or(value).abs().max(1.0) * 0.5,
        };
        let from = low.unwrap_or_else(|| high.unwrap_or(value) - span);
        let value = (25.0 + 50.0 * (value - from) / span).clamp(3.0, 97.0);
        Self { low: if low.is_some() { 25.0 } else { 0.0 }, high: if high.is_some() { 75.0 } else { 100.0 }, value }
    }
}

/// A value on its reference range.
#[component]
pub fn RangeBar(
    /// The value.
    value: f64,
    /// The lower limit of the range.
    #[prop(optional_no_strip)]
    low: Option<f64>,
    /// The upper limit of the range.
    #[prop(optional_no_strip)]
    high: Option<f64>,
    /// The unit.
    #[prop(into)]
    unit: String,
    /// The assessment of the value.
    judgement: Judgement,
) -> impl IntoView {
    let at = Shares::of(value, low, high);
    let sentence = words::range_sentence(format!("{} {unit}", plain(value)), range_words(low, high), judgement.words());
    let class = if matches!(judgement, Judgement::Within | Judgement::Raised) { "range" } else { "range range--out" };
    let mark = percent(at.value);
    let edge = |x: f64, value: f64| {
        view! { <text class="range__edge" x=percent(x) y="56" dy="0.5em" text-anchor="middle">{plain(value)}</text> }
    };
    view! {
        <svg class=class width="100%" height="72" role="img" aria-label=sentence focusable="false">
            <line class="range__track" x1="0%" x2="100%" y1="36" y2="36"></line>
            <line class="range__normal" x1=percent(at.low) x2=percent(at.high) y1="36" y2="36"></line>
            {low.map(|value| edge(at.low, value))}
            {high.map(|value| edge(at.high, value))}
            <svg class="range__mark" x=mark.clone() y="36" overflow="visible"><path d="M0 -8 8 0 0 8 -8 0z"></path></svg>
            <text class="range__value" x=mark y="20" text-anchor="middle">{plain(value)}</text>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_takes_the_middle_half() {
        let at = Shares::of(115.0, Some(90.0), Some(140.0));
        assert_eq!(at, Shares { low: 25.0, high: 75.0, value: 50.0 });
    }

    #[test]
    fn a_value_far_outside_stays_on_the_bar() {
        assert!((Shares::of(900.0, Some(90.0), Some(140.0)).value - 97.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_range_open_below_reaches_the_start() {
        let at = Shares::of(4.0, None, Some(5.2));
        assert!(at.low.abs() < f64::EPSILON && at.value < at.high);
    }
}
