//! One series of a chart: its reference range, points, lines and labels.

use super::super::chart::ChartPoint;
use super::super::mark::{Mark, Pen};
use super::super::style::{INK, JADE, JADE_WASH, SMALL, TextStyle};
use super::super::typesetter::Typesetter;
use super::chart_scale::{Scale, format_number, is_plottable};
use domain::chart::{extreme, joined};

/// The style of value labels.
const VALUE_LABEL: TextStyle = TextStyle { colour: INK, ..SMALL };
/// The least horizontal distance of two labels. Closer labels would touch.
const MIN_DISTANCE: f32 = 26.0;
/// The radius of a point.
pub(super) const POINT_RADIUS: f32 = 2.6;

/// The area of the page in which points are drawn.
pub(super) struct Plot {
    /// Left, top, width, height.
    pub(super) place: [f32; 4],
    pub(super) scale: Scale,
    /// The horizontal positions of the points, as fractions of the width.
    pub(super) across: Vec<f32>,
}

/// The points and the range of a series.
pub(super) struct Series<'a> {
    pub(super) points: &'a [ChartPoint],
    pub(super) values: Vec<Option<f64>>,
    pub(super) range: Option<(f64, f64)>,
    /// Whether this series shows the second values.
    pub(super) second: bool,
}

impl Plot {
    pub(super) fn y(&self, value: f64) -> f32 {
        self.place[1] + self.place[3] * (1.0 - self.scale.fraction(value))
    }

    fn x(&self, at: usize) -> f32 {
        // A margin, so that the edges do not clip the first and last points.
        self.place[0] + 12.0 + (self.place[2] - 24.0) * self.across[at]
    }
}

impl<'a> Series<'a> {
    pub(super) fn new(points: &'a [ChartPoint], range: Option<(f64, f64)>, second: bool) -> Self {
        let value = |point: &ChartPoint| if second { point.second } else { Some(point.value) };
        let values: Vec<_> = points.iter().map(|point| value(point).filter(|value| is_plottable(*value))).collect();
        let range = range.filter(|(low, high)| is_plottable(*high) && low < high && values.iter().any(Option::is_some));
        Self { points, values, range, second }
    }

    /// All values that the scale must contain.
    pub(super) fn scale_values(&self) -> impl Iterator<Item = f64> {
        let edges = self.range.into_iter().flat_map(|(low, high)| [low, high]);
        self.values.iter().flatten().copied().chain(edges)
    }

    /// The reference range as a band. Without a lower end, the band reaches the bottom of the plot.
    pub(super) fn range_band(&self, plot: &Plot) -> Vec<Mark> {
        let Some((low, high)) = self.range else { return Vec::new() };
        let [left, _, width, _] = plot.place;
        let (top, bottom) = (plot.y(high), plot.y(low.max(plot.scale.from)));
        let edge = |y| Mark::Stroke { points: vec![(left, y), (left + width, y)], pen: Pen::dashed(JADE, 0.5) };
        let mut marks = vec![Mark::Fill { place: [left, top, width, bottom - top], colour: JADE_WASH }, edge(top)];
        if low.is_finite() {
            marks.push(edge(bottom));
        }
        marks
    }

    /// The lines, the points and the labels.
    pub(super) fn draw(&self, typesetter: &mut Typesetter<'_>, plot: &Plot) -> Vec<Mark> {
        let spots: Vec<(usize, f64)> =
            self.values.iter().enumerate().filter_map(|(at, value)| value.map(|value| (at, value))).collect();
        let seconds: Vec<i64> = self.points.iter().map(|point| point.at.timestamp()).collect();
        let joined = joined(&seconds);
        let place = |(at, value): (usize, f64)| (plot.x(at), plot.y(value));
        let pen = if self.second { Pen::dashed(INK, 0.9) } else { Pen::solid(INK, 0.9) };
        let unbroken = |pair: &&[(usize, f64)]| joined[pair[0].0..pair[1].0].iter().all(|joined| *joined);
        let lines = spots.windows(2).filter(unbroken);
        let mut marks: Vec<Mark> = lines.map(|pair| Mark::Stroke { points: vec![place(pair[0]), place(pair[1])], pen }).collect();
        marks.extend(spots.iter().map(|spot| Mark::Dot {
            centre: place(*spot),
            radius: POINT_RADIUS,
            filled: self.points[spot.0].verified,
            colour: INK,
        }));
        marks.extend(self.value_labels(typesetter, &spots, place));
        marks
    }

    /// Labels for the extreme, the last and the first value, unless two of them would touch. Labels of the first series stand
    /// above the points, those of the second series below.
    fn value_labels(
        &self,
        typesetter: &mut Typesetter<'_>,
        spots: &[(usize, f64)],
        place: impl Fn((usize, f64)) -> (f32, f32),
    ) -> Vec<Mark> {
        let values: Vec<f64> = spots.iter().map(|(_, value)| *value).collect();
        // The extreme value comes first: if only one label fits, it is the most important one.
        let wanted = [extreme(&values, self.range), spots.len().checked_sub(1), (!spots.is_empty()).then_some(0)];
        let mut taken: Vec<f32> = Vec::new();
        let mut marks = Vec::new();
        for spot in wanted.into_iter().flatten().map(|at| spots[at]) {
            let (x, y) = place(spot);
            if taken.iter().any(|other| (other - x).abs() < MIN_DISTANCE) {
                continue;
            }
            taken.push(x);
            let text = format_number(spot.1);
            let half = typesetter.width(&text, VALUE_LABEL.weight, VALUE_LABEL.size) / 2.0;
            let y = if self.second { y + POINT_RADIUS + VALUE_LABEL.size + 1.0 } else { y - POINT_RADIUS - 3.5 };
            marks.push(Mark::Words { x: x - half, y, text, style: VALUE_LABEL });
        }
        marks
    }
}
