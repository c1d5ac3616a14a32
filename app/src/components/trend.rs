//! The geometry of a trend: the positions of points, lines, bands, ticks and labels. No markup here.
//!
//! Horizontal positions are percentages of the width (0–100), so that a chart fits 360 px and a desktop without stretching its
//! text; vertical positions are in pixels.

use domain::chart::round_step;

/// One measured point.
#[derive(Clone, Debug)]
pub struct TrendPoint {
    /// The time, in Unix seconds.
    pub time: i64,
    /// The time as a short text ("11月23日").
    pub when: String,
    /// The value, in the chart's unit.
    pub value: f64,
    /// The second value, measured at the same time: the diastolic pressure.
    pub low: Option<f64>,
    /// Whether the value is verified: a verified point is drawn filled, another one hollow.
    pub verified: bool,
}

/// The top and the bottom of the scale, in px from the top of the drawing; there is room for numbers above and below.
const TOP: f64 = 34.0;
const FLOOR: f64 = 198.0;
/// The horizontal positions of the first and of the last point, in percent of the width.
const LEFT: f64 = 7.0;
const RIGHT: f64 = 94.0;
/// Centred numbers that are nearer than this would touch on a phone; in percent of the width.
const NEAR: f64 = 18.0;
/// Numbers that are nearer than this would touch even if one of them is aligned away from the other; in percent of the width.
const TOUCHING: f64 = 12.0;

/// The maximum number of steps of a scale.
const MOST_STEPS: u32 = 8;

/// The vertical scale: its lowest and highest value, and its ticks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) ticks: Vec<f64>,
}

impl Scale {
    /// A scale that contains all these values, with round ticks at least a fifth of the values' span apart. Values that
    /// are not finite are ignored; `None` if there are no finite values, or if no finite scale exists.
    pub(super) fn holding(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let (low, high) = values
            .into_iter()
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if low > high {
            return None;
        }
        // Values that differ by less than any measurement resolves count as one value: otherwise the step could be too small to
        // advance.
        let size = high.abs().max(low.abs());
        let span = if high - low > size * 1e-6 { high - low } else { size.max(1.0) * 0.2 };
        let step = round_step(span / 5.0);
        let (from, to) = ((low / step).floor() * step, (high / step).ceil() * step);
        let to = if to - from < step { from + step } else { to };
        let count = ((to - from) / step).round();
        if !(step.is_normal() && from.is_finite() && to > from && (1.0..=f64::from(MOST_STEPS)).contains(&count)) {
            return None;
        }
        let ticks = (0..=MOST_STEPS).map(f64::from).take_while(|place| *place <= count).map(|place| from + step * place);
        Some(Self { from, to, ticks: ticks.collect() })
    }

    /// The vertical position of a value, in px.
    pub(super) fn y(&self, value: f64) -> f64 {
        let share = (value - self.from) / (self.to - self.from);
        TOP + (FLOOR - TOP) * (1.0 - share)
    }
}

/// The horizontal position of each point, in percent of the width, in proportion to time.
pub(super) fn across(points: &[TrendPoint]) -> Vec<f64> {
    let first = points.first().map_or(0, |point| point.time);
    let span = points.last().map_or(0, |point| point.time) - first;
    points
        .iter()
        .map(|point| if span == 0 { f64::midpoint(LEFT, RIGHT) } else { LEFT + (RIGHT - LEFT) * share(point.time - first, span) })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "seconds within a lifetime are exact in an f64")]
fn share(part: i64, whole: i64) -> f64 {
    part as f64 / whole as f64
}

/// The number at a point: the index of the point, the text anchor, and whether the number is above the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) at: usize,
    pub(super) anchor: &'static str,
    pub(super) above: bool,
}

/// The numbers of the first, the last and the extreme value, placed so that they do not touch. The numbers at the ends are on
/// the series' own side; the number of the extreme is outward, where no line runs.
pub(super) fn labelled(values: &[f64], across: &[f64], extreme: Option<usize>, above: bool) -> Vec<Figures> {
    let Some(last) = values.len().checked_sub(1) else { return Vec::new() };
    let top = extreme.filter(|at| *at != 0 && *at != last);
    let outward = top.is_some_and(|top| values.iter().any(|value| *value < values[top]));
    let distance = |end: usize| top.filter(|_| outward == above).map_or(f64::INFINITY, |top| (across[top] - across[end]).abs());
    let end = |at: usize| Figures { at, anchor: "middle", above: above == (distance(at) >= TOUCHING) };
    let anchor = if distance(0) < NEAR {
        "start"
    } else if distance(last) < NEAR {
        "end"
    } else {
        "middle"
    };
    let extreme = top.map(|at| Figures { at, anchor, above: outward });
    [Some(end(0)), extreme, (last > 0).then(|| end(last))].into_iter().flatten().collect()
}

/// A horizontal position, as SVG writes it.
pub(super) fn percent(share: f64) -> String {
    format!("{share:.2}%")
}

/// A vertical distance in px, as SVG writes it.
pub(super) fn px(distance: f64) -> String {
    format!("{distance:.1}")
}

/// A value for display: at most two decimals, without trailing zeros.
pub(super) fn plain(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_holds_its_values_and_has_round_ticks() {
        let scale = Scale::holding([82.0, 138.0, 60.0, 90.0]).unwrap();
        assert_eq!(scale, Scale { from: 60.0, to: 140.0, ticks: vec![60.0, 80.0, 100.0, 120.0, 140.0] });
        assert!(scale.y(140.0) < scale.y(60.0));
        assert_eq!(Scale::holding([]), None);
    }

    #[test]
    fn no_values_make_a_scale_without_end() {
        let pairs = [
            (1e16, 1e16 + 2.0),
            (0.3, 0.1 + 0.2),
            (97.24, 97.240_000_000_000_01),
            (0.0, 5e-324),
            (5e-324, 5e-324),
            (-1.7e308, 1.7e308),
            (1e12, -1e12),
            (0.0, 0.0),
            (1e-9, 2e-9),
        ];
        for (one, other) in pairs {
            if let Some(scale) = Scale::holding([one, other]) {
                assert!((2..=9).contains(&scale.ticks.len()), "{one} {other}: {scale:?}");
                assert!(
                    scale.ticks.iter().all(|tick| tick.is_finite() && scale.y(*tick).is_finite()),
                    "{one} {other}: {scale:?}"
                );
                assert!(scale.y(one).is_finite() && scale.y(other).is_finite(), "{one} {other}: {scale:?}");
            }
        }
        assert!(Scale::holding([0.3, 0.1 + 0.2]).is_some() && Scale::holding([1e-9, 2e-9]).is_some());
    }

    #[test]
    fn one_value_still_has_a_scale() {
        let scale = Scale::holding([5.6]).unwrap();
        assert!(scale.from <= 5.6 && scale.to >= 5.6 && scale.to > scale.from);
    }

    #[test]
    fn figures_that_would_touch_turn_away_from_each_other() {
        let values = [3.0, 9.0, 4.0];
        let look = |places: &[f64]| {
            labelled(&values, places, Some(1), true)
                .into_iter()
                .map(|figures| (figures.anchor, figures.above))
                .collect::<Vec<_>>()
        };
        assert_eq!(look(&[5.0, 50.0, 95.0]), [("middle", true), ("middle", true), ("middle", true)]);
        assert_eq!(look(&[5.0, 80.0, 95.0]), [("middle", true), ("end", true), ("middle", true)]);
        assert_eq!(look(&[5.0, 90.0, 95.0]), [("middle", true), ("end", true), ("middle", false)]);
        assert_eq!(labelled(&[3.0], &[50.0], Some(0), true).len(), 1);
        assert_eq!(labelled(&[], &[], None, true), []);
    }

    #[test]
    fn a_lowest_value_has_its_figures_below_it() {
        assert!(!labelled(&[5.0, 2.0, 5.0], &[5.0, 50.0, 95.0], Some(1), true)[1].above);
    }

    #[test]
    fn values_lose_empty_decimals() {
        assert_eq!((plain(138.0), plain(5.60), plain(0.25)), ("138".into(), "5.6".into(), "0.25".into()));
    }
}
