//! A chart. The reference range is a band with dashed edges. Verified points are filled, others hollow. Long pauses are gaps
//! in the line. The first, last and extreme values have labels. The chart is legible in black and white.

use super::super::chart::{Chart, ChartPoint};
use super::super::flow::Group;
use super::super::mark::{Mark, Pen, Piece};
use super::super::style::{HAIRLINE, INK, JADE, JADE_WASH, RULE, SMALL, STRONG, TEXT_WIDTH};
use super::super::typesetter::Typesetter;
use super::chart_scale::{Scale, format_number, horizontal_positions};
use super::layout::{TextColumn, side_by_side, stacked, text_lines};
use super::series::{POINT_RADIUS, Plot, Series};

/// The width of the column for the numbers of the scale.
const SCALE_WIDTH: f32 = 40.0;
/// The height of the plot.
const PLOT_HEIGHT: f32 = 118.0;
/// Space above and below the plot, for labels of values.
const ROOM: f32 = 16.0;
/// Space between two items of the legend.
const GAP: f32 = 18.0;
/// Width from a symbol of the legend to its word.
const SYMBOL: f32 = 18.0;

/// A chart; only its title if no value can be plotted.
pub(super) fn chart(typesetter: &mut Typesetter<'_>, chart: &Chart) -> Group {
    let mut pieces = title(typesetter, chart);
    let first = Series::new(&chart.points, chart.range, false);
    let second = Series::new(&chart.points, chart.second_range, true);
    if let Some(scale) = Scale::containing(first.scale_values().chain(second.scale_values())) {
        let seconds: Vec<i64> = chart.points.iter().map(|point| point.at.timestamp()).collect();
        let plot = Plot {
            place: [SCALE_WIDTH, ROOM, TEXT_WIDTH - SCALE_WIDTH, PLOT_HEIGHT],
            scale,
            across: horizontal_positions(&seconds),
        };
        let mut graph = Piece::space(PLOT_HEIGHT + 2.0 * ROOM);
        graph.marks.extend(first.range_band(&plot).into_iter().chain(second.range_band(&plot)));
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
    Group { space_above: 12.0, pieces, keep_together: true, ..Group::default() }
}

/// Title, unit and description.
fn title(typesetter: &mut Typesetter<'_>, chart: &Chart) -> Vec<Piece> {
    let title = text_lines(typesetter, &chart.title, STRONG, TextColumn::left(0.0, TEXT_WIDTH - 120.0));
    let mut unit = text_lines(typesetter, &chart.unit, SMALL, TextColumn::right(TEXT_WIDTH - 110.0, 110.0));
    // Title and unit share a baseline.
    unit.iter_mut().flat_map(|line| &mut line.marks).for_each(|mark| mark.shift(0.0, STRONG.baseline() - SMALL.baseline()));
    let mut pieces = side_by_side(vec![title, unit]);
    pieces.append(&mut text_lines(typesetter, &chart.description, SMALL, TextColumn::left(0.0, TEXT_WIDTH)));
    pieces
}

/// The horizontal lines of the scale with their numbers.
fn grid(typesetter: &mut Typesetter<'_>, plot: &Plot) -> Vec<Mark> {
    let [left, _, width, _] = plot.place;
    let mut marks = Vec::new();
    for tick in &plot.scale.ticks {
        let (y, text) = (plot.y(*tick), format_number(*tick));
        let x = left - 8.0 - typesetter.width(&text, SMALL.weight, SMALL.size);
        marks.push(Mark::Stroke { points: vec![(left, y), (left + width, y)], pen: Pen::solid(RULE, HAIRLINE) });
        marks.push(Mark::Words { x, y: y + SMALL.size * 0.36, text, style: SMALL });
    }
    marks
}

/// The times of the first and the last point.
fn dates(typesetter: &mut Typesetter<'_>, points: &[ChartPoint]) -> Piece {
    let half = (TEXT_WIDTH - SCALE_WIDTH) / 2.0;
    let mut dates = Piece::default();
    let mut add = |point: &ChartPoint, place| {
        let words = stacked(text_lines(typesetter, &point.when, SMALL, place));
        dates.height = dates.height.max(words.height);
        dates.marks.extend(words.marks);
    };
    points.first().into_iter().for_each(|point| add(point, TextColumn::left(SCALE_WIDTH, half)));
    points
        .last()
        .filter(|_| points.len() > 1)
        .into_iter()
        .for_each(|point| add(point, TextColumn::right(SCALE_WIDTH + half, half)));
    dates
}

/// The legend on one line, with only the symbols that the chart shows.
fn legend(typesetter: &mut Typesetter<'_>, chart: &Chart, first: &Series<'_>, second: &Series<'_>) -> Piece {
    let dot = |filled| Mark::Dot { centre: (SYMBOL / 2.0, 8.0), radius: POINT_RADIUS, filled, colour: INK };
    let line = |pen| Mark::Stroke { points: vec![(0.0, 8.0), (SYMBOL - 4.0, 8.0)], pen };
    let band = Mark::Fill { place: [0.0, 4.0, SYMBOL - 4.0, 8.0], colour: JADE_WASH };
    let edge = |y| Mark::Stroke { points: vec![(0.0, y), (SYMBOL - 4.0, y)], pen: Pen::dashed(JADE, 0.5) };
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
    let mut x = SCALE_WIDTH;
    for (_, mut symbol, words) in parts.into_iter().filter(|(shown, _, words)| *shown && !words.is_empty()) {
        let text = typesetter.drawable(words, SMALL.weight).replace('\n', " ");
        for mark in &mut symbol {
            mark.shift(x, 0.0);
        }
        legend.marks.append(&mut symbol);
        let width = typesetter.width(&text, SMALL.weight, SMALL.size);
        legend.marks.push(Mark::Words { x: x + SYMBOL, y: 8.0 + SMALL.size * 0.36, text, style: SMALL });
        x += SYMBOL + width + GAP;
    }
    legend
}
