//! A trend over time, drawn on the server as SVG.
//!
//! Accessibility: one image with a name and a description; a table of the same values belongs beside it. Nothing depends on
//! colour: filled points are verified, hollow ones are self-entered; the second series is dashed; the reference range is a band
//! with dotted edges; a long pause is a gap. The first, last and extreme values are shown as numbers. Text keeps its size at
//! every width.

use super::maybe_text::MaybeText;
use super::trend::{Scale, TrendPoint, across, plain, px};
use super::trend_legend::legend;
use super::trend_series::{Series, draw};
use crate::words::components as words;
use domain::chart::joined;
use leptos::prelude::*;

/// The heights of the drawing, in px: with a second series and the numbers under it, and without.
const HEIGHTS: [f64; 2] = [228.0, 208.0];

/// A trend over time with its reference range.
#[component]
pub fn TrendChart(
    /// The title: what the chart shows ("血压，近 90 天").
    #[prop(into)]
    title: String,
    /// The description in one sentence, read with the title.
    #[prop(optional, into)]
    description: MaybeText,
    /// An id, unique on the page.
    #[prop(into)]
    id: String,
    /// The points, oldest first.
    points: Vec<TrendPoint>,
    /// The unit.
    #[prop(into)]
    unit: String,
    /// The reference range of the values; a lower limit of minus infinity means that there is none.
    #[prop(optional_no_strip)]
    reference: Option<(f64, f64)>,
    /// The reference range of the second values.
    #[prop(optional_no_strip)]
    low_reference: Option<(f64, f64)>,
    /// The name of the values, if there are two series ("高压").
    #[prop(optional, into)]
    name: MaybeText,
    /// The name of the second values ("低压").
    #[prop(optional, into)]
    low_name: MaybeText,
) -> impl IntoView {
    let upper = points.iter().map(|point| Some(point.value)).collect();
    let lower = points.iter().map(|point| point.low).collect();
    let series = [
        Series::new(upper, reference, "trend__series", true),
        Series::new(lower, low_reference, "trend__series trend__series--low", false),
    ];
    let graph = match Scale::holding(series.iter().flat_map(Series::reach)) {
        Some(scale) => graph(&id, description.is_some(), &scale, &points, &series).into_any(),
        None => view! { <p class="trend__nothing">{words::no_points()}</p> }.into_any(),
    };
    let legend = (!points.is_empty()).then(|| legend(&points, &series, [name.get(), low_name.get()], &unit));
    view! {
        <figure class="trend">
            <figcaption class="trend__caption">
                <span class="trend__title" id=format!("{id}-title")>{title}</span>
                <span class="trend__unit">{unit}</span>
                {description.get().map(|text| view! {
                    <span class="trend__description" id=format!("{id}-description")>{text}</span>
                })}
            </figcaption>
            {graph}
            {legend}
        </figure>
    }
    .into_any()
}

fn graph(id: &str, described: bool, scale: &Scale, points: &[TrendPoint], series: &[Series; 2]) -> impl IntoView + use<> {
    let height = HEIGHTS[usize::from(series[1].is_empty())];
    let times: Vec<i64> = points.iter().map(|point| point.time).collect();
    let (across, joined) = (across(points), joined(&times));
    let ticks = scale.ticks.iter().map(|tick| {
        view! { <text class="trend__tick" x="100%" y=px(scale.y(*tick)) dy="0.35em" text-anchor="end">{plain(*tick)}</text> }
    });
    let grid = scale.ticks.iter().map(|tick| across_at("trend__grid", scale.y(*tick)));
    let bands = series.iter().filter_map(Series::band).map(|(low, high)| band(scale, low, high));
    let lines = series.iter().map(|line| draw(line, scale, points, &across, &joined));
    let (name, description) = (format!("{id}-title"), described.then(|| format!("{id}-description")));
    view! {
        <div class="trend__graph" role="img" aria-labelledby=name aria-describedby=description>
            <svg class="trend__axis" height=height aria-hidden="true" focusable="false">{ticks.collect_view()}</svg>
            <svg class="trend__plot" width="100%" height=height aria-hidden="true" focusable="false">
                {bands.collect_view()}{grid.collect_view()}{lines.collect_view()}
            </svg>
            {dates(points)}
        </div>
    }
}

/// A horizontal line over the whole width.
fn across_at(class: &'static str, y: f64) -> impl IntoView + use<> {
    view! { <line class=class x1="0%" x2="100%" y1=px(y) y2=px(y)></line> }
}

fn band(scale: &Scale, low: f64, high: f64) -> impl IntoView + use<> {
    // A range without a lower limit reaches the bottom.
    let (top, bottom) = (scale.y(high), scale.y(low.max(scale.from)));
    view! {
        <rect class="trend__band" x="0" width="100%" y=px(top) height=px(bottom - top)></rect>
        {across_at("trend__edge", top)}
        {low.is_finite().then(|| across_at("trend__edge", bottom))}
    }
}

/// The dates of the first and the last point, under the plot: as HTML text, which wraps if the text is large.
fn dates(points: &[TrendPoint]) -> impl IntoView + use<> {
    let ends = [points.first(), points.last().filter(|_| points.len() > 1)];
    let dates = ends.into_iter().flatten().map(|point| view! { <span>{point.when.clone()}</span> });
    view! { <div class="trend__dates" aria-hidden="true">{dates.collect_view()}</div> }
}
