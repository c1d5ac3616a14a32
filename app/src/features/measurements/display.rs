//! The display of a measurement: value, unit, source, state.

use domain::{
    measurement::{MeasurementKind, Part, ReferenceSource, Subject},
    time::{show_date, today_in_shenzhen},
    verification::Verification,
};
use leptos::prelude::*;
use store::record::measurements::{Author, Measurement};

use crate::{
    components::prelude::*,
    labels::measurements as labels,
    words::{self, measurements},
};

/// The author of the measurement, as text.
pub fn source(measurement: &Measurement) -> String {
    match &measurement.author {
        Author::Resident => measurements::by_resident().to_owned(),
        Author::Institution { name_zh, name_en, .. } => words::pick(name_zh, name_en),
    }
}

/// The verification state, as a badge.
pub fn state(measurement: &Measurement) -> AnyView {
    view! { <Badge state=measurement.verification.into()/> }.into_any()
}

/// The value with its unit, and its assessment if there is a reference range.
pub fn measure(measurement: &Measurement, subject: Subject) -> AnyView {
    let value = measurement.value;
    let kind = value.kind();
    let judgement = labels::judgement(value.assess(subject));
    let (name, value, unit, when) = (labels::name(kind), value.shown(), labels::unit(kind), labels::when(measurement));
    match judgement {
        Some(judgement) => view! { <Measure name value unit judgement when/> }.into_any(),
        None => view! { <Measure name value unit when/> }.into_any(),
    }
}

/// The points of a trend, oldest first.
pub fn points<'a>(newest_first: impl DoubleEndedIterator<Item = &'a Measurement>) -> Vec<TrendPoint> {
    newest_first
        .rev()
        .map(|m| TrendPoint {
            time: m.at.instant().timestamp(),
            when: show_date(today_in_shenzhen(m.at.instant()), words::language()),
            value: m.value.first().rounded(m.value.kind().decimals()).to_f64(),
            low: m.value.second().map(|low| low.rounded(0).to_f64()),
            verified: m.verification == Verification::Verified,
        })
        .collect()
}

/// The limits of a part's reference range for this person, as the chart draws them.
pub fn band(measurement: &Measurement, part: Part, subject: Subject) -> Option<(f64, f64)> {
    let value = measurement.value;
    let range = value.kind().reference(part, value.context(), subject)?;
    Some((range.lowest().map_or(f64::NEG_INFINITY, domain::amount::Amount::to_f64), range.below().to_f64()))
}

/// The reference range as text, and its source.
pub fn reference(measurement: &Measurement, subject: Subject) -> Option<(String, String)> {
    let value = measurement.value;
    let kind = value.kind();
    let range = kind.reference(kind.first_part(), value.context(), subject)?;
    let source = measurements::reference_source(match range.source() {
        ReferenceSource::PublicHealthServices2017 => measurements::source_public_health(),
        ReferenceSource::WsT428 => measurements::source_weight(),
    });
    let text = match (kind, kind.reference(Part::Diastolic, None, subject), range.lowest()) {
        (MeasurementKind::BloodPressure, Some(diastolic), _) => {
            measurements::reference_pressure(range.below(), diastolic.below())
        }
        (_, _, Some(least)) => measurements::reference_between(least, range.below(), labels::unit(kind)),
        _ => measurements::reference_below(range.below(), labels::unit(kind)),
    };
    Some((text, source))
}
