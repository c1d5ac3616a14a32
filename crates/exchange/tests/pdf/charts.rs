//! Charts of values over time.

use crate::sample;
use crate::support::{made, pages, solid, tool, with};
use exchange::pdf::{Block, Chart, ChartPoint};

/// The chart of the sample document.
fn pressure() -> Chart {
    let blocks = sample::chinese().chapters.into_iter().flat_map(|chapter| chapter.blocks);
    let mut charts = blocks.filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None });
    charts.next().unwrap()
}

fn drawn(chart: Chart) -> (String, Vec<u8>) {
    let made = made(&with(vec![Block::Chart(chart)]));
    (solid(&pages(&made)[2]), made.bytes)
}

#[test]
fn a_chart_has_title_unit_scale_dates_and_legend() {
    let (read, bytes) = drawn(pressure());
    for word in ["血压，近90天", "mmHg", "50", "100", "150", "8月25日", "11月21日", "高压低压已核实本人填写参考范围"]
    {
        assert!(read.contains(word), "{word} in {read}");
    }
    assert!(!tool("pdfimages", &["-list", "FILE"], &bytes).contains("image "));
}

#[test]
fn the_first_the_last_and_the_extreme_value_have_labels() {
    let mut chart = pressure();
    chart.points.iter_mut().for_each(|point| (point.value, point.second) = (111.0, None));
    (chart.points[0].value, chart.points[7].value, chart.points[17].value) = (112.0, 163.5, 113.0);
    let (read, _) = drawn(chart);
    for figures in ["112", "163.5", "113"] {
        assert!(read.contains(figures), "{figures} in {read}");
    }
    assert!(!read.contains("111") && !read.contains("低压"), "{read}");
}

#[test]
fn values_that_are_not_finite_or_too_large_are_not_plotted() {
    let values = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, -0.0, 5e-324, 7.25];
    for count in 0..=values.len() {
        let mut chart = pressure();
        let point = |value: f64| ChartPoint { value, second: Some(-value), ..pressure().points[0].clone() };
        chart.points = values[..count].iter().copied().map(point).collect();
        chart.range = Some((f64::NEG_INFINITY, f64::NAN));
        chart.second_range = Some((9.0, 1.0));
        let (read, bytes) = drawn(chart);
        assert!(read.contains("血压，近90天") && !read.contains("NaN") && !read.contains("inf"), "{read}");
        tool("qpdf", &["--check", "FILE"], &bytes);
    }
}

#[test]
fn a_single_value_and_equal_values_have_a_scale() {
    for count in [1, 5] {
        let mut chart = pressure();
        (chart.range, chart.second_range) = (None, None);
        chart.points.truncate(count);
        chart.points.iter_mut().for_each(|point| (point.value, point.second) = (6.8, None));
        assert!(drawn(chart).0.contains("6.8"));
    }
}
