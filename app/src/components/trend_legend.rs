//! The legend of a trend; it explains only the marks that occur in the trend.

use super::range_bar::range_words;
use super::trend::TrendPoint;
use super::trend_series::{Series, dot};
use crate::words::components as words;
use leptos::prelude::*;

/// The legend, in the order: lines, points, range.
pub(super) fn legend(
    points: &[TrendPoint],
    series: &[Series; 2],
    names: [Option<String>; 2],
    unit: &str,
) -> impl IntoView + use<> {
    let two = !series[1].is_empty();
    let lines = series.iter().zip(names).filter(|_| two).filter_map(|(line, name)| Some(line_key(line.class, name?)));
    let kinds = [(true, words::legend_verified()), (false, words::legend_self_entered())];
    let occurs = |verified: bool| points.iter().any(|point| point.verified == verified);
    let dots = kinds.into_iter().filter(|(verified, _)| occurs(*verified)).map(|(verified, word)| dot_key(verified, word));
    let ranges: Vec<String> = series
        .iter()
        .filter_map(Series::band)
        .map(|(low, high)| range_words(Some(low).filter(|low| low.is_finite()), Some(high)))
        .collect();
    let range = (!ranges.is_empty()).then(|| range_key(&format!("{} {unit}", ranges.join(words::and_range()))));
    view! { <ul class="trend__legend" role="list">{lines.collect_view()}{dots.collect_view()}{range}</ul> }
}

fn line_key(class: &'static str, name: String) -> impl IntoView {
    view! {
        <li class="trend__key">
            <svg class="trend__mark" width="28" height="16" aria-hidden="true" focusable="false">
                <g class=class><line x1="0" x2="28" y1="8" y2="8"></line></g>
            </svg>
            {name}
        </li>
    }
}

fn dot_key(verified: bool, word: &'static str) -> impl IntoView {
    view! {
        <li class="trend__key">
            <svg class="trend__mark" width="16" height="16" aria-hidden="true" focusable="false">
                <circle class=dot(verified) cx="8" cy="8" r="4.5"></circle>
            </svg>
            {word}
        </li>
    }
}

fn range_key(range: &str) -> impl IntoView + use<> {
    view! {
        <li class="trend__key">
            <svg class="trend__mark" width="28" height="16" aria-hidden="true" focusable="false">
                <rect class="trend__band" width="28" height="14" y="1"></rect>
                <line class="trend__edge" x1="0" x2="28" y1="1" y2="1"></line>
                <line class="trend__edge" x1="0" x2="28" y1="15" y2="15"></line>
            </svg>
            {words::legend_range(range)}
        </li>
    }
}
