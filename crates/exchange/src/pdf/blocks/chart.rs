//! A trend: title and unit, the reference range as a band with dashed edges, filled points verified and hollow ones not,
//! pauses as gaps, figures beside the first, last and extreme values. Legible in black and white.

use super::super::chart::{Chart, ChartPoint};
use super::super::flow::Group;
use super::super::mark::{Mark, Pen, Piece};
use super::super::paper::{HAIR, INK, JADE, JADE_WASH, LINE, MEASURE, SMALL, STRONG};
use super::super::typesetter::Typesetter;
use super::chart_scale::{Scale, across, figures};
use super::series::{POINT, Plot, Series};
use super::set::{Place, beside, set, stacked};

/// The column of the scale's figures.
const FIGURES: f32 = 40.0;
/// The height of the plot; above and below it is room for figures beside points.
const HEIGHT: f32 = 118.0;
const ROOM: f32 = 16.0;
/// Between two parts of the legend, and from a sign to its word.
const GAP: f32 = 18.0;
const SIGN: f32 = 18.0;

/// A chart; a title alone if it has no value to show.
pub(super) fn chart(typesetter: &mut Typesetter<'_>, chart: &Chart) -> Group {
    let mut pieces = title(typesetter, chart);
    let first = Series::new(&chart.points, chart.range, false);
    let second = Series::new(&chart.points, chart.second_range, true);
    if let Some(scale) = Scale::holding(first.reach().chain(second.reach())) {
        let seconds: Vec<i64> = chart.points.iter().map(|point| point.at.timestamp()).collect();
        let plot = Plot { place: [FIGURES, ROOM, MEASURE - FIGURES, HEIGHT], scale, across: across(&seconds) };
        let mut graph = Piece::space(HEIGHT + 2.0 * ROOM);
        graph.marks.extend(first.band(&plot).into_iter().chain(second.band(&plot)));
        graph.marks.append(&mut grid(typesetter, &plot));
        graph.marks.append(&mut first.draw(typesetter, &plot));
        graph.marks.append(&mut second.draw(typesetter, &plot));
        graph.append(dates(typesetter, &chart.points));
        graph.append(legend(typesetter, chart, &first, &second));
        for piece in &mut pieces {
            piece.sticky = true;
        }
        pieces.push(graph);
    }
    Group { above: 12.0, pieces, whole: true, ..Group::default() }
}

/// Title, unit and description.
fn title(typesetter: &mut Typesetter<'_>, chart: &Chart) -> Vec<Piece> {
    let title = set(typesetter, &chart.title, STRONG, Place::left(0.0, MEASURE - 120.0));
    let mut unit = set(typesetter, &chart.unit, SMALL, Place::right(MEASURE - 110.0, 110.0));
    // On one base line.
    unit.iter_mut().flat_map(|line| &mut line.marks).for_each(|mark| mark.shift(0.0, STRONG.base() - SMALL.base()));
    let mut pieces = beside(vec![title, unit]);
    pieces.append(&mut set(typesetter, &chart.description, SMALL, Place::left(0.0, MEASURE)));
    pieces
}

/// The scale's figures and lines.
fn grid(typesetter: &mut Typesetter<'_>, plot: &Plot) -> Vec<Mark> {
    let [left, _, width, _] = plot.place;
    let mut marks = Vec::new();
    for tick in &plot.scale.ticks {
        let (y, text) = (plot.y(*tick), figures(*tick));
        let x = left - 8.0 - typesetter.width(&text, SMALL.weight, SMALL.size);
        marks.push(Mark::Stroke { points: vec![(left, y), (left + width, y)], pen: Pen::solid(LINE, HAIR) });
        marks.push(Mark::Words { x, y: y + SMALL.size * 0.36, text, style: SMALL });
    }
    marks
}

/// The dates of the first point and the last one.
fn dates(typesetter: &mut Typesetter<'_>, points: &[ChartPoint]) -> Piece {
    let half = (MEASURE - FIGURES) / 2.0;
    let mut dates = Piece::default();
    let mut add = |point: &ChartPoint, place| {
        let words = stacked(set(typesetter, &point.when, SMALL, place));
        dates.height = dates.height.max(words.height);
        dates.marks.extend(words.marks);
    };
    points.first().into_iter().for_each(|point| add(point, Place::left(FIGURES, half)));
    points.last().filter(|_| points.len() > 1).into_iter().for_each(|point| add(point, Place::right(FIGURES + half, half)));
    dates
}

/// What the signs mean: those that the chart shows, in one line.
fn legend(typesetter: &mut Typesetter<'_>, chart: &Chart, first: &Series<'_>, second: &Series<'_>) -> Piece {
    let dot = |filled| Mark::Dot { centre: (SIGN / 2.0, 8.0), radius: POINT, filled, colour: INK };
    let line = |pen| Mark::Stroke { points: vec![(0.0, 8.0), (SIGN - 4.0, 8.0)], pen };
    let band = Mark::Fill { place: [0.0, 4.0, SIGN - 4.0, 8.0], colour: JADE_WASH };
    let edge = |y| Mark::Stroke { points: vec![(0.0, y), (SIGN - 4.0, y)], pen: Pen::dashed(JADE, 0.5) };
    let two = second.values.iter().any(Option::is_some);
    let has = |verified| chart.points.iter().any(|point| point.verified == verified);
    let parts = [
        (two, vec![line(Pen::solid(INK, 0.9))], &chart.legend.first),
        (two, vec![line(Pen::dashed(INK, 0.9))], &chart.legend.second),
        (has(true), vec![dot(true)], &chart.legend.verified),
        (has(false), vec![dot(false)], &chart.legend.unverified),
        (first.range.or(second.range).is_some(), vec![band, edge(4.0), edge(12.0)], &chart.legend.range),
    ];
    let mut legend = Piece::space(18.0);
    let mut x = FIGURES;
    for (_, mut sign, words) in parts.into_iter().filter(|(shown, _, words)| *shown && !words.is_empty()) {
        let text = typesetter.drawable(words, SMALL.weight).replace('\n', " ");
        for mark in &mut sign {
            mark.shift(x, 0.0);
        }
        legend.marks.append(&mut sign);
        let width = typesetter.width(&text, SMALL.weight, SMALL.size);
        legend.marks.push(Mark::Words { x: x + SIGN, y: 8.0 + SMALL.size * 0.36, text, style: SMALL });
        x += SIGN + width + GAP;
    }
    legend
}
