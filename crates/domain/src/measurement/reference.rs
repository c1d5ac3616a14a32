//! Reference ranges: what pages show beside a value, with its source.
//!
//! All ranges are for adults. A control target (控制目标) of all people with a diagnosis is not a reference range and is not here;
//! a personal target of the person's own plan replaces the range.
//! Pulse, temperature, height, weight, pain, respiratory rate, oxygen saturation, head circumference, uric acid and random glucose
//! have no range. Lifestyle counts have none either: the only recommendation, 15 g of alcohol per day, cannot be converted to 两 without
//! the strength.

use super::subject::{Occasion, Setting, Subject};
use super::threshold::{self as limits, Source, Threshold};
use super::{Aim, GlucoseContext, MeasurementKind, Part};
use crate::amount::Amount;
use crate::sex::Sex;

/// A range in the unit of the kind, from `lowest` (included) to `below` (excluded). The low end can be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceRange {
    lowest: Option<Amount>,
    below: Amount,
    source: Source,
}

impl ReferenceRange {
    fn between(low: &Threshold, high: &Threshold) -> Self {
        Self { lowest: Some(low.limit), below: high.limit, source: high.source }
    }

    /// The least amount within the range. None if the range has no low end.
    pub fn lowest(self) -> Option<Amount> {
        self.lowest
    }

    /// The least amount above the range.
    pub fn below(self) -> Amount {
        self.below
    }

    /// The source.
    pub fn source(self) -> Source {
        self.source
    }
}

impl MeasurementKind {
    /// The reference range of a part of a measurement for this person. None if no source has one, or if the range of a pregnancy
    /// would apply.
    pub fn reference(
        self,
        part: Part,
        context: Option<GlucoseContext>,
        subject: Subject,
        occasion: Occasion,
    ) -> Option<ReferenceRange> {
        if !subject.is_adult(occasion.day) {
            return None;
        }
        if let Some(target) = Aim::of(self, part, context).and_then(|aim| subject.conditions.targets.of(aim)) {
            // Below a target without a low end a value can still be too low.
            let lowest = target.lowest.or(match part {
                Part::Systolic => Some(limits::PRESSURE_LOW_SYSTOLIC.limit),
                Part::Diastolic => Some(limits::PRESSURE_LOW_DIASTOLIC.limit),
                _ => Some(limits::GLUCOSE_LOW.limit),
            });
            return Some(ReferenceRange { lowest, below: target.below, source: Source::PersonalPlan });
        }
        let weight = |lowest, below| Some(ReferenceRange { lowest, below, source: Source::WsT428 });
        match (self, part, occasion.setting) {
            (Self::BloodPressure, Part::Systolic, Setting::Clinic) => {
                Some(ReferenceRange::between(&limits::PRESSURE_LOW_SYSTOLIC, &limits::PRESSURE_CLINIC_SYSTOLIC))
            }
            (Self::BloodPressure, Part::Systolic, Setting::Home) => {
                Some(ReferenceRange::between(&limits::PRESSURE_LOW_SYSTOLIC, &limits::PRESSURE_HOME_SYSTOLIC))
            }
            (Self::BloodPressure, Part::Diastolic, Setting::Clinic) => {
                Some(ReferenceRange::between(&limits::PRESSURE_LOW_DIASTOLIC, &limits::PRESSURE_CLINIC_DIASTOLIC))
            }
            (Self::BloodPressure, Part::Diastolic, Setting::Home) => {
                Some(ReferenceRange::between(&limits::PRESSURE_LOW_DIASTOLIC, &limits::PRESSURE_HOME_DIASTOLIC))
            }
            (Self::Glucose, Part::Value, _) if context == Some(GlucoseContext::Fasting) && !subject.is_pregnant() => {
                Some(ReferenceRange::between(&limits::GLUCOSE_LOW, &limits::GLUCOSE_RAISED))
            }
            // 18.5 to 23.9. Overweight from 24.0 on.
            (Self::Bmi, Part::Value, _) if !subject.is_pregnant() => weight(Some(Amount::tenths(185)), Amount::whole(24)),
            // Central obesity from 90 cm (men) and 85 cm (women) on.
            (Self::Waist, Part::Value, _) if !subject.is_pregnant() => match subject.sex {
                Sex::Male => weight(None, Amount::whole(90)),
                Sex::Female => weight(None, Amount::whole(85)),
                _ => None,
            },
            _ => None,
        }
    }
}
