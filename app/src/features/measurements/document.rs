//! Measurements in a document: for each kind the trend, the reference range, and a table of every value.

use domain::{
    measurement::{MeasurementKind, Part, Subject},
    time::show_date_time,
};
use exchange::pdf::{Align, Block, Chart, ChartPoint, Column, Legend, Table};
use store::record::measurements::{Author, Measurement};

use super::display;
use crate::{
    components::prelude::Judgement,
    labels::measurements as labels,
    shared::pdf::{badge, trend_point},
    words::{self as all_words, components, exports, measurements as words},
};

/// The blocks of every kind that has measurements. `measurements` are sorted newest first within a kind.
pub fn blocks(measurements: &[Measurement], subject: Subject) -> Vec<Block> {
    let kinds = MeasurementKind::ALL.iter().map(|kind| {
        let of_kind: Vec<&Measurement> = measurements.iter().filter(|measurement| measurement.value.kind() == *kind).collect();
        (*kind, of_kind)
    });
    kinds.filter(|(_, of_kind)| !of_kind.is_empty()).flat_map(|(kind, of_kind)| of(kind, &of_kind, subject)).collect()
}

fn of(kind: MeasurementKind, measurements: &[&Measurement], subject: Subject) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(labels::name(kind).to_owned())];
    if measurements.len() > 1 {
        blocks.push(Block::Chart(chart(kind, measurements, subject)));
    }
    let range = measurements.first().and_then(|measurement| display::reference(measurement, subject));
    blocks
        .extend(range.map(|range| Block::Note(format!("{} · {}", all_words::labelled(range.title, &range.text), range.source))));
    blocks.push(Block::Table(table(kind, measurements, subject)));
    blocks
}

fn chart(kind: MeasurementKind, measurements: &[&Measurement], subject: Subject) -> Chart {
    let points: Vec<ChartPoint> = display::points(measurements.iter().copied()).into_iter().filter_map(trend_point).collect();
    let ends = points.first().zip(points.last()).map(|(first, last)| (first.when.clone(), last.when.clone()));
    let (first, last) = ends.unwrap_or_default();
    let band = |part| measurements.first().and_then(|newest| display::band(newest, part, subject));
    let two = kind == MeasurementKind::BloodPressure;
    let name = |name: &str| if two { name.to_owned() } else { String::new() };
    Chart {
        title: words::trend_title(labels::name(kind)),
        unit: labels::unit(kind).to_owned(),
        description: words::trend_detail(points.len(), first, last),
        points,
        range: band(kind.first_part()),
        second_range: band(Part::Diastolic).filter(|_| two),
        legend: Legend {
            verified: components::legend_verified().to_owned(),
            unverified: components::legend_self_entered().to_owned(),
            range: words::range().to_owned(),
            first: name(words::upper()),
            second: name(words::lower()),
        },
    }
}

fn table(kind: MeasurementKind, measurements: &[&Measurement], subject: Subject) -> Table {
    let column = |title: String, share, align| Column { title, share, align };
    let columns = vec![
        column(words::measured_at().to_owned(), 3.1, Align::Start),
        column(format!("{} {}", words::value(), labels::unit(kind)).trim_end().to_owned(), 1.7, Align::Start),
        column(exports::source_and_number().to_owned(), 4.6, Align::Start),
    ];
    Table { columns, rows: measurements.iter().map(|measurement| row(measurement, subject)).collect() }
}

fn row(measurement: &Measurement, subject: Subject) -> Vec<String> {
    let value = measurement.value;
    let judged = display::notable(measurement, subject);
    let asides = [value.context().map(labels::context), judged.map(Judgement::words)];
    let asides: String = asides.into_iter().flatten().map(all_words::aside).collect();
    let recorded = all_words::labelled(words::recorded_at(), &show_date_time(measurement.recorded_at, all_words::language()));
    let mut source = vec![display::source(measurement)];
    if let Author::Institution { performer: Some(name), .. } = &measurement.author {
        source.push(name.clone());
    }
    source.push(badge(measurement.verification).text);
    let source = format!("{}\n{}", source.join(" · "), exports::number(measurement.id));
    vec![format!("{}\n{recorded}", labels::when(measurement)), value.shown() + &asides, source]
}
