//! A trend over time, drawn on the server as SVG.
//!
//! Accessibility: one image with a name and a description; a table of the same values belongs beside it.
//! Told apart without colour: filled points are verified, hollow ones self-entered; the second series is
//! dashed; the reference range is a band with dotted edges; a pause is a gap. First, last and extreme
//! values stand in figures. Letters keep their size at every width.

use super::maybe_text::MaybeText;
use super::range_bar::range_words;
use super::trend::{HEIGHT, Scale, TrendPoint, across, extreme, joined, labelled, plain};
use crate::words::components as words;
use leptos::prelude::*;

/// One line of the chart: its values, and where their figures stand.
struct Series {
    values: Vec<Option<f64>>,
    range: Option<(f64, f64)>,
    class: &'static str,
    /// How far the figures stand from their points: above or below.
    shift: &'static str,
}

/// A trend over time with its reference range.
#[component]
pub fn TrendChart(
    /// What it shows ("血压，近 90 天").
    #[prop(into)]
    title: String,
    /// The answer in a sentence; read with the title.
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
    /// The reference range of the values.
    #[prop(optional_no_strip)]
    reference: Option<(f64, f64)>,
    /// The reference range of the second values.
    #[prop(optional_no_strip)]
    low_reference: Option<(f64, f64)>,
    /// What the values are called, where there are two series ("高压").
    #[prop(optional, into)]
    name: MaybeText,
    /// What the second values are called ("低压").
    #[prop(optional, into)]
    low_name: MaybeText,
) -> impl IntoView {
    let series = [
        Series { values: points.iter().map(|p| Some(p.value)).collect(), range: reference, class: "trend__series", shift: "-0.75em" },
        Series { values: points.iter().map(|p| p.low).collect(), range: low_reference, class: "trend__series trend__series--low", shift: "1.6em" },
    ];
    let reach = series.iter().flat_map(|line| {
        let edges = line.range.filter(|_| line.values.iter().any(Option::is_some)).map(|(low, high)| [low, high]);
        line.values.iter().flatten().copied().chain(edges.into_iter().flatten()).collect::<Vec<_>>()
    });
    let graph = match Scale::holding(reach).filter(|_| !points.is_empty()) {
        Some(scale) => graph(&id, &scale, &points, &series).into_any(),
        None => view! { <p class="trend__nothing">{words::no_points()}</p> }.into_any(),
    };
    let legend = legend(&points, &series, [name.get(), low_name.get()], &unit);
    view! {
        <figure class="trend">
            <figcaption class="trend__caption">
                <span class="trend__title" id=format!("{id}-title")>{title}</span>
                <span class="trend__unit">{unit}</span>
                {description.get().map(|text| view! { <span class="trend__description" id=format!("{id}-description")>{text}</span> })}
            </figcaption>
            {graph}
            {legend}
        </figure>
    }
}

fn graph(id: &str, scale: &Scale, points: &[TrendPoint], series: &[Series; 2]) -> impl IntoView + use<> {
    let across = across(points);
    let joined = joined(points);
    let ticks = scale.ticks.iter().map(|tick| (scale.y(*tick), plain(*tick))).collect::<Vec<_>>();
    let grid = ticks.iter().map(|(y, _)| view! { <line class="trend__grid" x1="0%" x2="100%" y1=*y y2=*y></line> }).collect_view();
    let figures = ticks.into_iter().map(|(y, tick)| view! { <text class="trend__tick" x="100%" y=y dy="0.35em" text-anchor="end">{tick}</text> }).collect_view();
    let bands = series.iter().filter(|line| line.values.iter().any(Option::is_some)).filter_map(|line| line.range).map(|(low, high)| band(scale, low, high)).collect_view();
    let lines = series.iter().map(|line| line_of(line, scale, points, &across, &joined)).collect_view();
    view! {
        <div class="trend__graph" role="img" aria-labelledby=format!("{id}-title") aria-describedby=format!("{id}-description")>
            <svg class="trend__axis" height=HEIGHT aria-hidden="true" focusable="false">{figures}</svg>
            <svg class="trend__plot" width="100%" height=HEIGHT aria-hidden="true" focusable="false">
                {bands}{grid}{lines}{dates(points, &across)}
            </svg>
        </div>
    }
}

fn band(scale: &Scale, low: f64, high: f64) -> impl IntoView + use<> {
    let (top, bottom) = (scale.y(high), scale.y(low));
    view! {
        <rect class="trend__band" x="0" width="100%" y=top height=bottom - top></rect>
        <line class="trend__edge" x1="0%" x2="100%" y1=top y2=top></line>
        <line class="trend__edge" x1="0%" x2="100%" y1=bottom y2=bottom></line>
    }
}

/// The dates of the first point and the last one.
fn dates(points: &[TrendPoint], across: &[f64]) -> impl IntoView + use<> {
    let last = points.len().saturating_sub(1);
    let ends = if last == 0 { vec![(0, "middle")] } else { vec![(0, "start"), (last, "end")] };
    let dates = ends.into_iter().map(|(at, anchor)| {
        let x = match anchor { "start" => 0.0, "end" => 100.0, _ => across[at] };
        view! { <text class="trend__date" x=format!("{x}%") y=HEIGHT - 8.0 text-anchor=anchor>{points[at].when.clone()}</text> }
    });
    dates.collect_view()
}

fn line_of(line: &Series, scale: &Scale, points: &[TrendPoint], across: &[f64], joined: &[bool]) -> impl IntoView + use<> {
    let spots: Vec<(usize, f64)> = line.values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect();
    let strokes = spots.windows(2).filter(|pair| (pair[0].0..pair[1].0).all(|at| joined[at])).map(|pair| {
        let ((from, start), (to, end)) = (pair[0], pair[1]);
        view! { <line x1=format!("{:.2}%", across[from]) y1=scale.y(start) x2=format!("{:.2}%", across[to]) y2=scale.y(end)></line> }
    }).collect_view();
    let dots = spots.iter().map(|(at, value)| {
        let class = if points[*at].verified { "trend__point" } else { "trend__point trend__point--hollow" };
        view! { <circle class=class cx=format!("{:.2}%", across[*at]) cy=scale.y(*value) r="4.5"></circle> }
    }).collect_view();
    let values: Vec<f64> = spots.iter().map(|(_, value)| *value).collect();
    let places: Vec<f64> = spots.iter().map(|(at, _)| across[*at]).collect();
    let figures = labelled(&places, extreme(&values, line.range)).into_iter().map(|(spot, anchor)| {
        view! { <text class="trend__value" x=format!("{:.2}%", places[spot]) y=scale.y(values[spot]) dy=line.shift text-anchor=anchor>{plain(values[spot])}</text> }
    }).collect_view();
    view! { <g class=line.class>{strokes}{dots}{figures}</g> }
}

/// What the marks mean; only those that occur.
fn legend(points: &[TrendPoint], series: &[Series; 2], names: [Option<String>; 2], unit: &str) -> impl IntoView + use<> {
    let two = points.iter().any(|point| point.low.is_some());
    let lines = series.iter().zip(names).filter(|_| two).filter_map(|(line, name)| Some((line.class, name?))).map(|(class, name)| {
        view! { <li class="trend__key"><svg class="trend__mark" width="28" height="16" aria-hidden="true" focusable="false"><g class=class><line x1="0" x2="28" y1="8" y2="8"></line></g></svg>{name}</li> }
    }).collect_view();
    let kinds = [(true, words::legend_verified()), (false, words::legend_self_entered())];
    let dots = kinds.into_iter().filter(|(verified, _)| points.iter().any(|point| point.verified == *verified)).map(|(verified, word)| {
        let class = if verified { "trend__point" } else { "trend__point trend__point--hollow" };
        view! { <li class="trend__key"><svg class="trend__mark trend__series" width="16" height="16" aria-hidden="true" focusable="false"><circle class=class cx="8" cy="8" r="4.5"></circle></svg>{word}</li> }
    }).collect_view();
    let ranges = series.iter().filter(|line| line.values.iter().any(Option::is_some)).filter_map(|line| line.range).map(|(low, high)| format!("{} {unit}", range_words(Some(low), Some(high)))).collect::<Vec<_>>();
    let range = (!ranges.is_empty()).then(|| view! {
        <li class="trend__key">
            <svg class="trend__mark" width="28" height="16" aria-hidden="true" focusable="false">
                <rect class="trend__band" width="28" height="14" y="1"></rect>
                <line class="trend__edge" x1="0" x2="28" y1="1" y2="1"></line>
                <line class="trend__edge" x1="0" x2="28" y1="15" y2="15"></line>
            </svg>
            {words::legend_range(ranges.join(" / "))}
        </li>
    });
    view! { <ul class="trend__legend" role="list">{lines}{dots}{range}</ul> }
}
