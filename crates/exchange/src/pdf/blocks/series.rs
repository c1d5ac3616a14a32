//! One line of a chart: its range, its points, what joins them, and the figures beside three of them.

use super::super::chart::ChartPoint;
use super::super::mark::{Mark, Pen};
use super::super::paper::{INK, JADE, JADE_WASH, SMALL, Type};
use super::super::typesetter::Typesetter;
use super::chart_scale::{Scale, figures, shown};
use domain::chart::{extreme, joined};

/// The figures beside points.
const FIGURES: Type = Type { colour: INK, ..SMALL };
/// Figures nearer than this would touch.
const NEAR: f32 = 26.0;
/// How large a point is.
pub(super) const POINT: f32 = 2.6;

/// The part of the page that values and times stand in.
pub(super) struct Plot {
    /// Left, top, width, height.
    pub(super) place: [f32; 4],
    pub(super) scale: Scale,
    /// Where the points stand, as shares of the width.
    pub(super) across: Vec<f32>,
}

/// A line's points and range.
pub(super) struct Series<'a> {
    pub(super) points: &'a [ChartPoint],
    pub(super) values: Vec<Option<f64>>,
    pub(super) range: Option<(f64, f64)>,
    pub(super) second: bool,
}

impl Plot {
    pub(super) fn y(&self, value: f64) -> f32 {
        self.place[1] + self.place[3] * (1.0 - self.scale.share(value))
    }

    fn x(&self, at: usize) -> f32 {
        // Points at the very edges would be cut by them.
        self.place[0] + 12.0 + (self.place[2] - 24.0) * self.across[at]
    }
}

impl<'a> Series<'a> {
    pub(super) fn new(points: &'a [ChartPoint], range: Option<(f64, f64)>, second: bool) -> Self {
        let value = |point: &ChartPoint| if second { point.second } else { Some(point.value) };
        let values: Vec<_> = points.iter().map(|point| value(point).filter(|value| shown(*value))).collect();
        let range = range.filter(|(low, high)| shown(*high) && low < high && values.iter().any(Option::is_some));
        Self { points, values, range, second }
    }

    /// Every value that the scale must hold.
    pub(super) fn reach(&self) -> impl Iterator<Item = f64> {
        let edges = self.range.into_iter().flat_map(|(low, high)| [low, high]);
        self.values.iter().flatten().copied().chain(edges)
    }

    /// The reference range. One without a lower edge reaches the floor.
    pub(super) fn band(&self, plot: &Plot) -> Vec<Mark> {
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

    /// The lines, the points and the figures.
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
            radius: POINT,
            filled: self.points[spot.0].verified,
            colour: INK,
        }));
        marks.extend(self.figures(typesetter, &spots, place));
        marks
    }

    /// The first value, the last and the extreme, where they do not touch each other. The first line's stand above their
    /// points, the second's below.
    fn figures(
        &self,
        typesetter: &mut Typesetter<'_>,
        spots: &[(usize, f64)],
        place: impl Fn((usize, f64)) -> (f32, f32),
    ) -> Vec<Mark> {
        let values: Vec<f64> = spots.iter().map(|(_, value)| *value).collect();
        // The extreme comes first: it is what matters if there is room for one alone.
        let wanted = [extreme(&values, self.range), spots.len().checked_sub(1), (!spots.is_empty()).then_some(0)];
        let mut taken: Vec<f32> = Vec::new();
        let mut marks = Vec::new();
        for spot in wanted.into_iter().flatten().map(|at| spots[at]) {
            let (x, y) = place(spot);
            if taken.iter().any(|other| (other - x).abs() < NEAR) {
                continue;
            }
            taken.push(x);
            let text = figures(spot.1);
            let half = typesetter.width(&text, FIGURES.weight, FIGURES.size) / 2.0;
            let y = if self.second { y + POINT + FIGURES.size + 1.0 } else { y - POINT - 3.5 };
            marks.push(Mark::Words { x: x - half, y, text, style: FIGURES });
        }
        marks
    }
}
