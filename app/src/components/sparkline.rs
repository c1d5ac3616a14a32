//! A small trend that only shows up, down or steady; the page that it links to has the numbers.
//!
//! Accessibility: decoration beside a value and a link that name it, so it is hidden from screen readers.

use super::trend::TrendPoint;
use leptos::prelude::*;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 32.0;
const EDGE: f64 = 4.0;

/// A small trend: a line and its last point.
#[component]
pub fn Sparkline(
    /// The points, oldest first; at least two.
    points: Vec<TrendPoint>,
) -> impl IntoView {
    let (least, most) = points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), p| (a.min(p.value), b.max(p.value)));
    let span = if most > least { most - least } else { 1.0 };
    let steps = f64::from(u16::try_from(points.len().saturating_sub(1)).unwrap_or(u16::MAX)).max(1.0);
    let place = |(at, point): (usize, &TrendPoint)| {
        let x = EDGE + (WIDTH - 2.0 * EDGE) * f64::from(u16::try_from(at).unwrap_or(u16::MAX)) / steps;
        let y = HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * (point.value - least) / span;
        (x, y)
    };
    let places: Vec<(f64, f64)> = points.iter().enumerate().map(place).collect();
    let line = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
    let end = places.last().copied().unwrap_or_default();
    view! {
        <svg class="sparkline" viewBox=format!("0 0 {WIDTH} {HEIGHT}") width=WIDTH height=HEIGHT aria-hidden="true" focusable="false">
            <polyline class="sparkline__line" points=line fill="none"></polyline>
            <circle class="sparkline__last" cx=format!("{:.1}", end.0) cy=format!("{:.1}", end.1) r="3"></circle>
        </svg>
    }
    .into_any()
}
