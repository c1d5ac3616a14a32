use chrono::NaiveDate;

use super::super::subject::{Conditions, Knowledge};
use super::super::target::Targets;
use super::*;
use crate::sex::Sex;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A man who was 40 on the day of the measurement.
const ADULT: (&str, Sex) = ("1986-01-01", Sex::Male);
/// A woman of 30.
const WOMAN: (&str, Sex) = ("1996-01-01", Sex::Female);

struct Case {
    person: (&'static str, Sex),
    conditions: Conditions,
    setting: Setting,
    before: Option<Amount>,
}

const CLINIC: Case = Case { person: ADULT, conditions: NOTHING_KNOWN, setting: Setting::Clinic, before: None };
const HOME: Case = Case { person: ADULT, conditions: NOTHING_KNOWN, setting: Setting::Home, before: None };
const NOTHING_KNOWN: Conditions = Conditions {
    diabetes: Knowledge::Unknown,
    glucose_lowering: Knowledge::Unknown,
    pregnancy: Knowledge::Unknown,
    targets: NO_TARGETS,
};
const NO_TARGETS: Targets = Targets { systolic: None, diastolic: None, fasting_glucose: None };
const DIABETES: Conditions = Conditions { diabetes: Knowledge::Present, ..NOTHING_KNOWN };
const METFORMIN: Conditions = Conditions { glucose_lowering: Knowledge::Present, ..NOTHING_KNOWN };
const PREGNANCY: Conditions = Conditions { pregnancy: Knowledge::Present, ..NOTHING_KNOWN };

impl Case {
    fn of(&self, kind: MeasurementKind, values: &[f64], context: Option<GlucoseContext>) -> Assessment {
        let amount = |at: usize| values.get(at).and_then(|value| Amount::nearest(*value));
        let value = MeasurementValue::new(kind, amount(0).unwrap(), amount(1), context).unwrap();
        let subject = Subject { born: day(self.person.0), sex: self.person.1, conditions: self.conditions };
        value.assess(subject, Occasion { day: day("2026-06-15"), setting: self.setting, before: self.before })
    }

    fn pressure(&self, systolic: f64, diastolic: f64) -> Level {
        self.of(MeasurementKind::BloodPressure, &[systolic, diastolic], None).level
    }

    fn fasting(&self, value: f64) -> Level {
        self.of(MeasurementKind::Glucose, &[value], Some(GlucoseContext::Fasting)).level
    }

    fn random(&self, value: f64) -> Level {
        self.of(MeasurementKind::Glucose, &[value], Some(GlucoseContext::Random)).level
    }

    fn one(&self, kind: MeasurementKind, value: f64) -> Level {
        self.of(kind, &[value], None).level
    }
}

#[test]
fn pressure_in_the_clinic_is_high_from_140_or_90() {
    assert_eq!(CLINIC.pressure(139.0, 89.0), Level::Raised);
    assert_eq!(CLINIC.pressure(140.0, 70.0), Level::High);
    assert_eq!(CLINIC.pressure(130.0, 90.0), Level::High);
    assert_eq!(CLINIC.pressure(139.6, 70.0), Level::High, "shown as 140");
    assert_eq!(CLINIC.pressure(139.4, 70.0), Level::Raised);
}

#[test]
fn pressure_at_home_is_high_from_135_or_85() {
    assert_eq!(HOME.pressure(134.0, 84.0), Level::Raised);
    assert_eq!(HOME.pressure(135.0, 70.0), Level::High);
    assert_eq!(HOME.pressure(120.0, 85.0), Level::High);
}

#[test]
fn no_age_makes_145_88_normal() {
    for born in ["1959-01-01", "1943-01-01", "1930-01-01"] {
        let person = Case { person: (born, Sex::Female), ..HOME };
        assert_eq!(person.pressure(145.0, 88.0), Level::High, "{born}");
    }
}

#[test]
fn normal_pressure_is_below_120_and_80_and_not_low() {
    assert_eq!(CLINIC.pressure(119.0, 79.0), Level::Within);
    assert_eq!(CLINIC.pressure(120.0, 70.0), Level::Raised);
    assert_eq!(CLINIC.pressure(110.0, 80.0), Level::Raised);
    assert_eq!(CLINIC.pressure(90.0, 60.0), Level::Within);
    assert_eq!(CLINIC.pressure(89.0, 60.0), Level::Low);
    assert_eq!(CLINIC.pressure(110.0, 59.0), Level::Low);
}

#[test]
fn pressure_of_180_or_110_is_a_reason_to_act_today() {
    assert_eq!(HOME.pressure(179.0, 109.0), Level::High);
    assert_eq!(HOME.pressure(180.0, 80.0), Level::ActHigh);
    assert_eq!(HOME.pressure(150.0, 110.0), Level::ActHigh);
    assert_eq!(HOME.of(MeasurementKind::BloodPressure, &[200.0, 130.0], None).advice, Some(Advice::PressureActHigh));
}

#[test]
fn a_systolic_pressure_of_80_is_a_reason_to_act_and_a_low_diastolic_one_is_not() {
    assert_eq!(HOME.pressure(80.0, 50.0), Level::ActLow);
    assert_eq!(HOME.pressure(81.0, 50.0), Level::Low);
    assert_eq!(HOME.pressure(110.0, 35.0), Level::Low);
}

#[test]
fn in_pregnancy_160_is_a_reason_to_act_today() {
    let pregnant = Case { person: WOMAN, conditions: PREGNANCY, ..HOME };
    assert_eq!(pregnant.pressure(159.0, 80.0), Level::High);
    assert_eq!(pregnant.pressure(160.0, 80.0), Level::ActHigh);
    let unknown = Case { person: WOMAN, ..HOME };
    let of = |case: &Case, systolic| case.of(MeasurementKind::BloodPressure, &[systolic, 80.0], None);
    assert_eq!(of(&unknown, 160.0), Assessment::of(Level::High, Advice::PressureHighIfPregnant));
    assert_eq!(of(&unknown, 159.0), Assessment::of(Level::High, Advice::PressureHigh));
    assert_eq!(of(&HOME, 160.0), Assessment::of(Level::High, Advice::PressureHigh), "a man");
}

#[test]
fn the_parts_of_blood_pressure_have_levels_of_their_own() {
    let amount = |value| Amount::nearest(value).unwrap();
    let value = MeasurementValue::new(MeasurementKind::BloodPressure, amount(150.0), Some(amount(70.0)), None).unwrap();
    let subject = Subject { born: day(ADULT.0), sex: ADULT.1, conditions: NOTHING_KNOWN };
    let occasion = Occasion { day: day("2026-06-15"), setting: Setting::Clinic, before: None };
    assert_eq!(value.level_of(Part::Systolic, subject, occasion), Level::High);
    assert_eq!(value.level_of(Part::Diastolic, subject, occasion), Level::Within);
}

#[test]
fn fasting_glucose_has_two_limits_above() {
    assert_eq!(
        [6.0, 6.1, 6.9, 7.0].map(|value| CLINIC.fasting(value)),
        [Level::Within, Level::Raised, Level::Raised, Level::High]
    );
    assert_eq!(CLINIC.fasting(4.0), Level::Within);
}

#[test]
fn low_glucose_depends_on_diabetes() {
    let of = |case: &Case, value| case.of(MeasurementKind::Glucose, &[value], Some(GlucoseContext::Fasting));
    assert_eq!(of(&CLINIC, 2.7), Assessment::of(Level::ActLow, Advice::GlucoseActLow));
    assert_eq!(of(&CLINIC, 2.8), Assessment::of(Level::Low, Advice::GlucoseLowIfDiabetes));
    assert_eq!(of(&CLINIC, 3.8), Assessment::of(Level::Low, Advice::GlucoseLowIfDiabetes));
    assert_eq!(of(&CLINIC, 3.9), Assessment::of(Level::Unknown, Advice::GlucoseLowIfDiabetes));
    let diabetic = Case { conditions: DIABETES, ..CLINIC };
    assert_eq!(of(&diabetic, 3.9), Assessment::of(Level::ActLow, Advice::GlucoseActLow));
    assert_eq!(of(&diabetic, 4.0).level, Level::Within);
}

#[test]
fn glucose_at_any_time_is_judged_at_its_extremes_only() {
    assert_eq!(CLINIC.random(16.6), Level::Unknown);
    assert_eq!(CLINIC.random(16.7), Level::ActHigh);
    assert_eq!(CLINIC.fasting(16.7), Level::ActHigh);
    assert_eq!(CLINIC.random(2.7), Level::ActLow);
    assert_eq!(CLINIC.random(3.8), Level::Low);
    assert_eq!(CLINIC.one(MeasurementKind::Glucose, 9.0), Level::Unknown, "without a context");
}

#[test]
fn the_fasting_target_of_a_pregnancy_is_3_3_to_5_3() {
    let pregnant = Case { person: WOMAN, conditions: PREGNANCY, ..CLINIC };
    assert_eq!(
        [3.2, 3.3, 5.3, 5.4].map(|value| pregnant.fasting(value)),
        [Level::Low, Level::Unknown, Level::Unknown, Level::High]
    );
    assert_eq!(pregnant.random(5.4), Level::Unknown);
}

#[test]
fn pulse_is_judged_outside_50_to_150() {
    let pulse = |value| CLINIC.one(MeasurementKind::Pulse, value);
    assert_eq!([39.0, 40.0, 50.0, 51.0].map(pulse), [Level::ActLow, Level::Low, Level::Low, Level::Unknown]);
    assert_eq!([149.0, 150.0, 180.0, 181.0].map(pulse), [Level::Unknown, Level::High, Level::High, Level::ActHigh]);
}

#[test]
fn an_oxygen_saturation_of_93_is_a_reason_to_act_today() {
    assert_eq!(CLINIC.one(MeasurementKind::OxygenSaturation, 93.0), Level::ActLow);
    assert_eq!(CLINIC.one(MeasurementKind::OxygenSaturation, 94.0), Level::Unknown);
}

#[test]
fn fever_is_judged_for_infants_for_diabetes_and_above_41() {
    let temperature = |case: &Case, value| case.of(MeasurementKind::Temperature, &[value], None);
    assert_eq!(temperature(&CLINIC, 41.0), Assessment::of(Level::Unknown, Advice::TemperatureIfDiabetes));
    assert_eq!(temperature(&CLINIC, 41.1).level, Level::ActHigh);
    assert_eq!(temperature(&CLINIC, 39.0), Assessment::UNKNOWN);
    let diabetic = Case { conditions: DIABETES, ..CLINIC };
    assert_eq!(temperature(&diabetic, 39.0).level, Level::Unknown);
    assert_eq!(temperature(&diabetic, 39.1), Assessment::of(Level::ActHigh, Advice::TemperatureActDiabetes));
    let infant = Case { person: ("2026-03-16", Sex::Female), ..CLINIC };
    assert_eq!(temperature(&infant, 37.9).level, Level::Unknown);
    assert_eq!(temperature(&infant, 38.0), Assessment::of(Level::ActHigh, Advice::TemperatureActInfant));
    let older = Case { person: ("2026-03-15", Sex::Female), ..CLINIC };
    assert_eq!(temperature(&older, 38.0).level, Level::Unknown, "three months old");
}

#[test]
fn minors_are_not_judged() {
    let minor = Case { person: ("2008-06-16", Sex::Female), ..HOME };
    assert_eq!(minor.pressure(200.0, 130.0), Level::Unknown);
    assert_eq!(minor.fasting(9.0), Level::Unknown);
    let adult = Case { person: ("2008-06-15", Sex::Female), ..HOME };
    assert_eq!(adult.pressure(200.0, 130.0), Level::ActHigh, "18 on this day");
}

#[test]
fn weight_is_judged_for_adults_who_are_not_pregnant() {
    let bmi = |case: &Case, value| case.one(MeasurementKind::Bmi, value);
    assert_eq!(
        [18.4, 18.5, 23.9, 24.0].map(|value| bmi(&CLINIC, value)),
        [Level::Low, Level::Within, Level::Within, Level::High]
    );
    let pregnant = Case { person: WOMAN, conditions: PREGNANCY, ..CLINIC };
    assert_eq!(bmi(&pregnant, 26.0), Level::Unknown);
}

#[test]
fn a_range_without_a_low_end_never_reassures() {
    let waist = |case: &Case, value| case.one(MeasurementKind::Waist, value);
    assert_eq!([89.9, 90.0].map(|value| waist(&CLINIC, value)), [Level::Unknown, Level::High]);
    let woman = Case { person: WOMAN, ..CLINIC };
    assert_eq!([84.9, 85.0].map(|value| waist(&woman, value)), [Level::Unknown, Level::High]);
}

#[test]
fn codes_of_levels_and_advice_are_unique() {
    let codes: std::collections::BTreeSet<_> = Advice::ALL.iter().map(|advice| advice.code()).collect();
    assert_eq!(codes.len(), Advice::ALL.len());
    assert_eq!(Level::ALL.iter().map(|level| level.urgency()).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn a_value_may_need_action_if_it_does_in_a_condition_that_is_not_known() {
    let woman = Case { person: WOMAN, conditions: NOTHING_KNOWN, setting: Setting::Home, before: None };
    for (case, kind, values, may) in [
        (&HOME, MeasurementKind::BloodPressure, &[179.0, 109.0][..], false),
        (&HOME, MeasurementKind::BloodPressure, &[180.0, 80.0], true),
        (&HOME, MeasurementKind::BloodPressure, &[81.0, 50.0], false),
        (&HOME, MeasurementKind::BloodPressure, &[80.0, 50.0], true),
        (&woman, MeasurementKind::BloodPressure, &[159.0, 80.0], false),
        (&woman, MeasurementKind::BloodPressure, &[160.0, 80.0], true),
        (&HOME, MeasurementKind::Glucose, &[3.9], true),
        (&HOME, MeasurementKind::Glucose, &[4.0], false),
        (&HOME, MeasurementKind::Temperature, &[39.0], false),
        (&HOME, MeasurementKind::Temperature, &[39.1], true),
    ] {
        let context = (kind == MeasurementKind::Glucose).then_some(GlucoseContext::Fasting);
        assert_eq!(case.of(kind, values, context).may_need_action_today(), may, "{kind:?} {values:?}");
    }
}

#[test]
fn low_glucose_is_a_reason_to_act_with_a_glucose_lowering_medicine() {
    let treated = Case { conditions: METFORMIN, ..HOME };
    assert_eq!((treated.random(3.9), treated.random(4.0)), (Level::ActLow, Level::Unknown));
    assert_eq!(HOME.random(3.9), Level::Unknown, "3.9 is within the range of others");
    assert_eq!(treated.one(MeasurementKind::Temperature, 39.5), Level::Unknown, "the medicine alone proves no diabetes");
}

const fn below(amount: i16) -> Option<TargetRange> {
    Some(TargetRange { lowest: None, below: Amount::whole(amount) })
}

const WITH_TARGETS: Conditions =
    Conditions { targets: Targets { systolic: below(150), diastolic: below(90), fasting_glucose: below(8) }, ..NOTHING_KNOWN };

#[test]
fn a_personal_target_takes_the_place_of_the_range() {
    let treated = Case { conditions: WITH_TARGETS, ..HOME };
    assert_eq!(HOME.pressure(145.0, 88.0), Level::High);
    assert_eq!(treated.pressure(145.0, 88.0), Level::Within);
    assert_eq!(treated.pressure(149.0, 89.0), Level::Within);
    assert_eq!(treated.pressure(150.0, 89.0), Level::High);
    assert_eq!(treated.pressure(149.0, 90.0), Level::High);
    assert_eq!((treated.fasting(7.9), treated.fasting(8.0)), (Level::Within, Level::High));
    assert_eq!(
        treated.of(MeasurementKind::Glucose, &[8.0], Some(GlucoseContext::Fasting)).advice,
        Some(Advice::GlucoseAboveTarget)
    );
    assert_eq!(treated.random(7.9), Level::Unknown, "the target is one of fasting");
}

#[test]
fn a_personal_target_hides_nothing_that_is_too_low_or_a_reason_to_act() {
    let treated = Case { conditions: WITH_TARGETS, ..HOME };
    assert_eq!((treated.pressure(89.0, 70.0), treated.pressure(90.0, 70.0)), (Level::Low, Level::Within));
    assert_eq!((treated.pressure(100.0, 59.0), treated.pressure(80.0, 70.0)), (Level::Low, Level::ActLow));
    assert_eq!((treated.pressure(180.0, 80.0), treated.pressure(140.0, 110.0)), (Level::ActHigh, Level::ActHigh));
    assert_eq!((treated.fasting(16.7), treated.fasting(2.7), treated.fasting(3.8)), (Level::ActHigh, Level::ActLow, Level::Low));
    let lenient = Targets { systolic: below(200), ..NO_TARGETS };
    let lenient = Case { conditions: Conditions { targets: lenient, ..NOTHING_KNOWN }, ..HOME };
    assert_eq!(lenient.pressure(185.0, 80.0), Level::ActHigh, "no target is above a reason to act");
}

#[test]
fn a_fast_pulse_that_lasts_is_a_reason_to_act_with_diabetes() {
    let pulse = |conditions, before: Option<i16>, amount| {
        let case = Case { conditions, before: before.map(Amount::whole), ..HOME };
        case.of(MeasurementKind::Pulse, &[amount], None)
    };
    let lasting = pulse(DIABETES, Some(101), 101.0);
    assert_eq!((lasting.level, lasting.advice), (Level::ActHigh, Some(Advice::PulseActDiabetes)));
    for (before, amount) in [(None, 130.0), (Some(100), 130.0), (Some(130), 100.0)] {
        assert_eq!(pulse(DIABETES, before, amount).level, Level::Unknown, "{before:?} {amount}");
    }
    let unknown = pulse(NOTHING_KNOWN, Some(110), 110.0);
    assert_eq!((unknown.level, unknown.advice), (Level::Unknown, Some(Advice::PulseIfDiabetes)));
    assert!(unknown.may_need_action_today());
    assert_eq!(pulse(DIABETES, Some(110), 181.0).advice, Some(Advice::PulseAct), "the more urgent advice");
}
