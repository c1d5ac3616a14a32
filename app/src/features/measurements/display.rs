//! The display of a measurement: value, unit, source, state.

use domain::{
    amount::Amount,
    measurement::{Assessment, MeasurementKind, Occasion, Part, ReferenceRange, Setting, Source, Subject},
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

/// When and where the value was measured. What a resident enters was measured at home.
pub fn occasion(measurement: &Measurement) -> Occasion {
    let setting = if measurement.author == Author::Resident { Setting::Home } else { Setting::Clinic };
    Occasion { day: today_in_shenzhen(measurement.at.instant()), setting, before: measurement.before }
}

/// The assessment for this person.
pub fn assess(measurement: &Measurement, subject: Subject) -> Assessment {
    measurement.value.assess(subject, occasion(measurement))
}

/// The assessment as a tag for a list; nothing if the value is within its range or not judged.
pub fn notable(measurement: &Measurement, subject: Subject) -> Option<Judgement> {
    labels::judgement(assess(measurement, subject).level).filter(|judgement| *judgement != Judgement::Within)
}

/// The value with its unit, and its assessment if there is one. Staff (not `own`) also see that a resident measured it.
pub fn measure(measurement: &Measurement, subject: Subject, own: bool) -> AnyView {
    let value = measurement.value;
    let kind = value.kind();
    let judgement = labels::judgement(assess(measurement, subject).level);
    let (name, value, unit, mut when) = (labels::name(kind), value.shown(), labels::unit(kind), labels::when(measurement));
    if !own && measurement.author == Author::Resident {
        when = format!("{when} · {}", measurements::measured_by_resident());
    }
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
    let range = value.kind().reference(part, value.context(), subject, occasion(measurement))?;
    Some((range.lowest().map_or(f64::NEG_INFINITY, Amount::to_f64), range.below().to_f64()))
}

/// The range against which a value is judged, as pages show it.
pub struct ShownRange {
    /// What it is: a reference range, or the person's own target.
    pub title: &'static str,
    /// The range.
    pub text: String,
    /// Its source.
    pub source: String,
    /// For whom it holds.
    pub note: &'static str,
}

/// The reference range or the person's own target, if there is one.
pub fn reference(measurement: &Measurement, subject: Subject) -> Option<ShownRange> {
    let value = measurement.value;
    let kind = value.kind();
    let occasion = occasion(measurement);
    let range = kind.reference(kind.first_part(), value.context(), subject, occasion)?;
    let source = measurements::reference_source(match range.source() {
        Source::Hypertension2024 => measurements::source_hypertension(),
        Source::WsT428 => measurements::source_weight(),
        Source::PublicHealthServices2017 => measurements::source_public_health(),
        Source::PersonalPlan => measurements::source_personal_plan(),
        Source::Unnamed | Source::EmergencyTriage2018 | Source::CovidHomeCare2023 => measurements::source_unnamed(),
    });
    let text = match (kind, kind.reference(Part::Diastolic, None, subject, occasion), range.lowest()) {
        (MeasurementKind::BloodPressure, Some(diastolic), _) => pressure_range(range, diastolic, occasion.setting),
        (_, _, Some(least)) => measurements::reference_between(least, range.below(), labels::unit(kind)),
        _ => measurements::reference_below(range.below(), labels::unit(kind)),
    };
    let (title, note) = match range.source() {
        Source::PersonalPlan => (measurements::target(), measurements::target_of_plan()),
        _ => (measurements::reference(), measurements::reference_for_adults()),
    };
    Some(ShownRange { title, text, source, note })
}

fn pressure_range(systolic: ReferenceRange, diastolic: ReferenceRange, setting: Setting) -> String {
    let least = |range: ReferenceRange| range.lowest().unwrap_or(Amount::whole(0));
    let text = measurements::reference_pressure(least(systolic), systolic.below(), least(diastolic), diastolic.below());
    let place = match setting {
        Setting::Home => measurements::at_home(),
        Setting::Clinic => measurements::in_clinic(),
    };
    words::labelled(place, &text)
}
