//! One series of a trend: its lines, its points, and the numbers at up to three of them.

use super::trend::{Figures, Scale, TrendPoint, labelled, percent, plain, px};
use domain::chart::extreme;
use leptos::prelude::*;

/// The vertical shift (`dy`) of a number above its point.
const ABOVE: &str = "-0.75em";
/// The vertical shift (`dy`) of a number below its point.
const BELOW: &str = "1.6em";

/// One series: its values, its reference range, its CSS class.
pub(super) struct Series {
    values: Vec<Option<f64>>,
    range: Option<(f64, f64)>,
    pub(super) class: &'static str,
    /// Whether the numbers at its ends are above their points.
    above: bool,
}

impl Series {
    pub(super) fn new(values: Vec<Option<f64>>, range: Option<(f64, f64)>, class: &'static str, above: bool) -> Self {
        Self { values, range, class, above }
    }

    /// Whether the series has no values.
    pub(super) fn is_empty(&self) -> bool {
        self.values.iter().all(Option::is_none)
    }

    /// The reference range to draw; `None` if the series has no values.
    pub(super) fn band(&self) -> Option<(f64, f64)> {
        self.range.filter(|_| !self.is_empty())
    }

    /// Every value that the scale must contain: the values and the limits of the range.
    pub(super) fn reach(&self) -> Vec<f64> {
        let edges = self.band().into_iter().flat_map(|(low, high)| [low, high]);
        self.values.iter().flatten().copied().chain(edges).collect()
    }
}

/// The lines, the points and the numbers of one series.
pub(super) fn draw(
    series: &Series,
    scale: &Scale,
    points: &[TrendPoint],
    across: &[f64],
    joined: &[bool],
) -> impl IntoView + use<> {
    let spots: Vec<(usize, f64)> = series.values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect();
    let place = |at: usize, value: f64| (percent(across[at]), px(scale.y(value)));
    let unbroken = |pair: &&[(usize, f64)]| (pair[0].0..pair[1].0).all(|at| joined[at]);
    let lines = spots.windows(2).filter(unbroken).map(|pair| {
        let ((x1, y1), (x2, y2)) = (place(pair[0].0, pair[0].1), place(pair[1].0, pair[1].1));
        view! { <line x1=x1 y1=y1 x2=x2 y2=y2></line> }
    });
    let dots = spots.iter().map(|(at, value)| {
        let (x, y) = place(*at, *value);
        view! { <circle class=dot(points[*at].verified) cx=x cy=y r="4.5"></circle> }
    });
    let values: Vec<f64> = spots.iter().map(|(_, value)| *value).collect();
    let places: Vec<f64> = spots.iter().map(|(at, _)| across[*at]).collect();
    let figures = labelled(&values, &places, extreme(&values, series.range), series.above);
    let figures = figures.into_iter().map(|Figures { at, anchor, above }| {
        let (x, y) = (percent(places[at]), px(scale.y(values[at])));
        let shift = if above { ABOVE } else { BELOW };
        view! { <text class="trend__value" x=x y=y dy=shift text-anchor=anchor>{plain(values[at])}</text> }
    });
    view! { <g class=series.class>{lines.collect_view()}{dots.collect_view()}{figures.collect_view()}</g> }
}

/// The CSS class of a point: filled if verified, otherwise hollow.
pub(super) fn dot(verified: bool) -> &'static str {
    if verified { "trend__point" } else { "trend__point trend__point--hollow" }
}
