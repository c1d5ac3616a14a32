//! Labels of kinds, units and assessments of measurements.

use domain::measurement::{Advice, GlucoseContext, Level, MeasurementKind, Period};
use store::record::measurements::Measurement;

use crate::{
    components::prelude::Judgement,
    words::{advice as advice_words, measurements as words},
};

/// The plain name of a kind.
pub fn name(kind: MeasurementKind) -> &'static str {
    match kind {
        MeasurementKind::BloodPressure => words::blood_pressure(),
        MeasurementKind::Pulse => words::pulse(),
        MeasurementKind::Weight => words::weight(),
        MeasurementKind::Glucose => words::glucose(),
        MeasurementKind::Height => words::height(),
        MeasurementKind::Bmi => words::bmi(),
        MeasurementKind::Temperature => words::temperature(),
        MeasurementKind::Pain => words::pain(),
        MeasurementKind::RespiratoryRate => words::respiratory_rate(),
        MeasurementKind::OxygenSaturation => words::oxygen_saturation(),
        MeasurementKind::HeadCircumference => words::head_circumference(),
        MeasurementKind::Waist => words::waist(),
        MeasurementKind::UricAcid => words::uric_acid(),
        MeasurementKind::Cigarettes => words::cigarettes(),
        MeasurementKind::Alcohol => words::alcohol(),
        MeasurementKind::Exercise => words::exercise(),
        MeasurementKind::Sleep => words::sleep(),
    }
}

/// The plain name of a kind, within a sentence.
pub fn name_within(kind: MeasurementKind) -> String {
    // An abbreviation keeps its capitals.
    if kind == MeasurementKind::Bmi { name(kind).to_owned() } else { name(kind).to_lowercase() }
}

/// The unit for display.
pub fn unit(kind: MeasurementKind) -> &'static str {
    match kind {
        MeasurementKind::Pulse | MeasurementKind::RespiratoryRate => words::per_minute(),
        MeasurementKind::Pain => words::out_of_ten(),
        MeasurementKind::Cigarettes => words::cigarettes_a_day(),
        MeasurementKind::Alcohol => words::liang_a_day(),
        MeasurementKind::Exercise => words::minutes(),
        MeasurementKind::Sleep => words::hours(),
        other => other.unit(),
    }
}

/// A one-sentence explanation of the kind, if its name does not explain it.
pub fn help(kind: MeasurementKind) -> Option<&'static str> {
    match kind {
        MeasurementKind::BloodPressure => Some(words::help_blood_pressure()),
        MeasurementKind::Pulse => Some(words::help_pulse()),
        MeasurementKind::Glucose => Some(words::help_glucose()),
        MeasurementKind::Bmi => Some(words::help_bmi()),
        MeasurementKind::UricAcid => Some(words::help_uric_acid()),
        MeasurementKind::Pain => Some(words::help_pain()),
        MeasurementKind::Cigarettes => Some(words::help_cigarettes()),
        MeasurementKind::Alcohol => Some(words::help_alcohol()),
        MeasurementKind::Exercise => Some(words::help_exercise()),
        MeasurementKind::Sleep => Some(words::help_sleep()),
        _ => None,
    }
}

/// The label of the time at which glucose was taken.
pub fn context(context: GlucoseContext) -> &'static str {
    match context {
        GlucoseContext::Fasting => words::fasting(),
        GlucoseContext::Random => words::random(),
    }
}

/// The label of a period.
pub fn period(period: Period) -> &'static str {
    match period {
        Period::Week => words::week(),
        Period::Month => words::month(),
        Period::Year => words::year(),
        Period::All => words::all(),
    }
}

/// The text for a period without measurements.
pub fn none_in(period: Period) -> &'static str {
    match period {
        Period::Week => words::none_in_week(),
        Period::Month => words::none_in_month(),
        Period::Year => words::none_in_year(),
        Period::All => crate::words::record::no_measurements(),
    }
}

/// The assessment for display, if there is a reference range for this person.
pub fn judgement(level: Level) -> Option<Judgement> {
    match level {
        Level::Unknown => None,
        Level::Within => Some(Judgement::Within),
        Level::Raised => Some(Judgement::Raised),
        Level::Low => Some(Judgement::Low),
        Level::High => Some(Judgement::High),
        Level::ActLow => Some(Judgement::ActLow),
        Level::ActHigh => Some(Judgement::ActHigh),
    }
}

/// What the person should do.
pub fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::PressureActHigh => advice_words::pressure_act_high(),
        Advice::PressureHighIfPregnant => advice_words::pressure_high_if_pregnant(),
        Advice::PressureHigh => advice_words::pressure_high(),
        Advice::PressureLow => advice_words::pressure_low(),
        Advice::PressureActLow => advice_words::pressure_act_low(),
        Advice::GlucoseActHigh => advice_words::glucose_act_high(),
        Advice::GlucoseAboveTarget => advice_words::glucose_above_target(),
        Advice::GlucoseHigh => advice_words::glucose_high(),
        Advice::GlucoseRaised => advice_words::glucose_raised(),
        Advice::GlucosePregnant => advice_words::glucose_pregnant(),
        Advice::GlucoseLowIfDiabetes => advice_words::glucose_low_if_diabetes(),
        Advice::GlucoseActLow => advice_words::glucose_act_low(),
        Advice::PulseAct => advice_words::pulse_act(),
        Advice::PulseActDiabetes => advice_words::pulse_act_diabetes(),
        Advice::PulseIfDiabetes => advice_words::pulse_if_diabetes(),
        Advice::PulseOutside => advice_words::pulse_outside(),
        Advice::OxygenActLow => advice_words::oxygen_act_low(),
        Advice::TemperatureAct => advice_words::temperature_act(),
        Advice::TemperatureActDiabetes => advice_words::temperature_act_diabetes(),
        Advice::TemperatureIfDiabetes => advice_words::temperature_if_diabetes(),
        Advice::TemperatureActInfant => advice_words::temperature_act_infant(),
    }
}

/// The title above the advice.
pub fn advice_title(level: Level) -> &'static str {
    match level {
        Level::ActLow => advice_words::title_act_low(),
        Level::ActHigh => advice_words::title_act_high(),
        Level::Low => advice_words::title_low(),
        Level::High => advice_words::title_high(),
        Level::Raised => advice_words::title_raised(),
        Level::Unknown | Level::Within => advice_words::title_note(),
    }
}

/// The time of a measurement, with the precision that is known.
pub fn when(measurement: &Measurement) -> String {
    measurement.at.shown(crate::words::language())
}
