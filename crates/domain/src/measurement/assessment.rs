//! The assessment of a measurement: within range, outside range, or a reason to act today.
//!
//! The function is pure: value, person and occasion decide. Triage levels of an emergency department presuppose a patient who was
//! brought there. Level 1 is therefore "act today" here; of level 2 only a systolic pressure of 80 or less is, and pulse of level 2
//! is "outside", with advice for symptoms, because trained people have a resting pulse of 50 or less. Level 3 is not used.

use super::subject::{Occasion, Setting, Subject};
use super::target::TargetRange;
use super::threshold::{self as limits, Threshold};
use super::{GlucoseContext, MeasurementKind, MeasurementValue, Part};
use crate::amount::Amount;
use crate::coded::coded;

coded! {
    /// The level of a value. Never show it by colour alone.
    pub enum Level {
        /// No source has a range for this kind, this person or this occasion.
        Unknown = "unknown",
        /// Within a range that is closed at both ends.
        Within = "within",
        /// 正常高值: between normal and high.
        Raised = "raised",
        /// Below the range.
        Low = "low",
        /// Above the range.
        High = "high",
        /// So low that the person must act today.
        ActLow = "act_low",
        /// So high that the person must act today.
        ActHigh = "act_high",
    }
}

coded! {
    /// What the person should do. The app has the text for each.
    pub enum Advice {
        /// Blood pressure of 180/110 or more, in pregnancy 160/110.
        PressureActHigh = "pressure_act_high",
        /// High blood pressure of a woman who may be pregnant: from 160 on she must act today if she is.
        PressureHighIfPregnant = "pressure_high_if_pregnant",
        /// High blood pressure.
        PressureHigh = "pressure_high",
        /// Low blood pressure.
        PressureLow = "pressure_low",
        /// Systolic pressure of 80 or less.
        PressureActLow = "pressure_act_low",
        /// Glucose of 16.7 or more.
        GlucoseActHigh = "glucose_act_high",
        /// Fasting glucose above the person's own target.
        GlucoseAboveTarget = "glucose_above_target",
        /// High fasting glucose.
        GlucoseHigh = "glucose_high",
        /// Fasting glucose between normal and high.
        GlucoseRaised = "glucose_raised",
        /// Fasting glucose above the target of a pregnancy.
        GlucosePregnant = "glucose_pregnant",
        /// Glucose so low that a person with diabetes must act today; diabetes is not known.
        GlucoseLowIfDiabetes = "glucose_low_if_diabetes",
        /// Glucose too low.
        GlucoseActLow = "glucose_act_low",
        /// Pulse so slow or so fast that help is needed now.
        PulseAct = "pulse_act",
        /// Two pulses above 100 of a person with diabetes.
        PulseActDiabetes = "pulse_act_diabetes",
        /// Two pulses above 100; diabetes is not known.
        PulseIfDiabetes = "pulse_if_diabetes",
        /// A slow or fast pulse.
        PulseOutside = "pulse_outside",
        /// Oxygen saturation of 93 or less.
        OxygenActLow = "oxygen_act_low",
        /// Temperature above 41 ℃.
        TemperatureAct = "temperature_act",
        /// Temperature above 39 ℃ of a person with diabetes.
        TemperatureActDiabetes = "temperature_act_diabetes",
        /// Temperature above 39 ℃; diabetes is not known.
        TemperatureIfDiabetes = "temperature_if_diabetes",
        /// Fever of an infant under three months.
        TemperatureActInfant = "temperature_act_infant",
    }
}

/// The level of a value, and what the person should do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The level.
    pub level: Level,
    /// What the person should do, if it is more than nothing.
    pub advice: Option<Advice>,
}

impl Assessment {
    /// No judgement.
    const UNKNOWN: Self = Self { level: Level::Unknown, advice: None };

    const fn of(level: Level, advice: Advice) -> Self {
        Self { level, advice: Some(advice) }
    }

    /// Whether the person must act on the day of the value, or must if they have an illness or a pregnancy that is not known here.
    /// Whoever sees only that a value exists should then look at it first.
    pub fn may_need_action_today(self) -> bool {
        use Advice::{GlucoseLowIfDiabetes, PressureHighIfPregnant, PulseIfDiabetes, TemperatureIfDiabetes};
        self.level.is_act_today()
            || matches!(
                self.advice,
                Some(PressureHighIfPregnant | GlucoseLowIfDiabetes | PulseIfDiabetes | TemperatureIfDiabetes)
            )
    }

    const fn plain(level: Level) -> Self {
        Self { level, advice: None }
    }
}

impl Level {
    /// Whether the person must act today.
    pub fn is_act_today(self) -> bool {
        matches!(self, Self::ActLow | Self::ActHigh)
    }

    /// Which of two levels counts for blood pressure: the more urgent one.
    fn urgency(self) -> u8 {
        match self {
            Self::Unknown => 0,
            Self::Within => 1,
            Self::Raised => 2,
            Self::Low => 3,
            Self::High => 4,
            Self::ActLow => 5,
            Self::ActHigh => 6,
        }
    }
}

impl MeasurementValue {
    /// Assesses the measurement. Amounts are first rounded as pages show them: 139.6 is shown as 140 and assessed as 140. So a page
    /// never contradicts itself.
    pub fn assess(self, subject: Subject, occasion: Occasion) -> Assessment {
        let shown = self.first().rounded(self.kind().decimals());
        let adult = subject.is_adult(occasion.day);
        match self.kind() {
            MeasurementKind::Temperature => temperature(shown, subject, occasion),
            _ if !adult => Assessment::UNKNOWN,
            MeasurementKind::BloodPressure => self.pressure(subject, occasion),
            MeasurementKind::Glucose => glucose(shown, self.context(), subject),
            MeasurementKind::Pulse => pulse(shown, subject, occasion),
            MeasurementKind::OxygenSaturation if limits::OXYGEN_ACT_LOW.met(shown) => {
                Assessment::of(Level::ActLow, Advice::OxygenActLow)
            }
            MeasurementKind::Bmi | MeasurementKind::Waist => Assessment::plain(self.against_range(shown, subject, occasion)),
            _ => Assessment::UNKNOWN,
        }
    }

    /// The level of one part of the measurement, for a page that shows the parts of blood pressure separately.
    pub fn level_of(self, part: Part, subject: Subject, occasion: Occasion) -> Level {
        let whole = self.assess(subject, occasion).level;
        if self.kind() != MeasurementKind::BloodPressure || whole == Level::Unknown {
            return whole;
        }
        match (part, self.second()) {
            (Part::Diastolic, Some(diastolic)) => diastolic_level(diastolic.rounded(0), subject, occasion.setting),
            _ => systolic_level(self.first().rounded(0), subject, occasion.setting),
        }
    }

    fn pressure(self, subject: Subject, occasion: Occasion) -> Assessment {
        let systolic_amount = self.first().rounded(0);
        let systolic = systolic_level(systolic_amount, subject, occasion.setting);
        let diastolic =
            self.second().map_or(Level::Unknown, |amount| diastolic_level(amount.rounded(0), subject, occasion.setting));
        let level = if diastolic.urgency() > systolic.urgency() { diastolic } else { systolic };
        let pregnancy_would_matter = subject.may_be_pregnant(occasion.day) && limits::PRESSURE_ACT_PREGNANT.met(systolic_amount);
        match level {
            Level::ActHigh => Assessment::of(level, Advice::PressureActHigh),
            Level::ActLow => Assessment::of(level, Advice::PressureActLow),
            Level::High if pregnancy_would_matter => Assessment::of(level, Advice::PressureHighIfPregnant),
            Level::High => Assessment::of(level, Advice::PressureHigh),
            Level::Low => Assessment::of(level, Advice::PressureLow),
            _ => Assessment::plain(level),
        }
    }

    /// The level against the reference range. Without a low end nothing is called "within": the value may be too low.
    fn against_range(self, shown: Amount, subject: Subject, occasion: Occasion) -> Level {
        let Some(range) = self.kind().reference(Part::Value, self.context(), subject, occasion) else { return Level::Unknown };
        match range.lowest() {
            _ if shown >= range.below() => Level::High,
            Some(lowest) if shown < lowest => Level::Low,
            Some(_) => Level::Within,
            None => Level::Unknown,
        }
    }
}

fn systolic_level(amount: Amount, subject: Subject, setting: Setting) -> Level {
    let high = match setting {
        Setting::Clinic => &limits::PRESSURE_CLINIC_SYSTOLIC,
        Setting::Home => &limits::PRESSURE_HOME_SYSTOLIC,
    };
    if limits::PRESSURE_ACT_SYSTOLIC.met(amount) || subject.is_pregnant() && limits::PRESSURE_ACT_PREGNANT.met(amount) {
        Level::ActHigh
    } else if limits::PRESSURE_ACT_LOW.met(amount) {
        Level::ActLow
    } else if let Some(target) = subject.conditions.targets.systolic {
        against_target(amount, target, &limits::PRESSURE_LOW_SYSTOLIC)
    } else if high.met(amount) {
        Level::High
    } else if limits::PRESSURE_LOW_SYSTOLIC.met(amount) {
        Level::Low
    } else if limits::PRESSURE_RAISED_SYSTOLIC.met(amount) {
        Level::Raised
    } else {
        Level::Within
    }
}

/// The level against a personal target. Where the target has no low end, the general one holds.
fn against_target(amount: Amount, target: TargetRange, low: &Threshold) -> Level {
    if amount >= target.below {
        Level::High
    } else if target.lowest.map_or(low.met(amount), |lowest| amount < lowest) {
        Level::Low
    } else {
        Level::Within
    }
}

/// A low diastolic value alone is never a reason to act today.
fn diastolic_level(amount: Amount, subject: Subject, setting: Setting) -> Level {
    let high = match setting {
        Setting::Clinic => &limits::PRESSURE_CLINIC_DIASTOLIC,
        Setting::Home => &limits::PRESSURE_HOME_DIASTOLIC,
    };
    if limits::PRESSURE_ACT_DIASTOLIC.met(amount) {
        Level::ActHigh
    } else if let Some(target) = subject.conditions.targets.diastolic {
        against_target(amount, target, &limits::PRESSURE_LOW_DIASTOLIC)
    } else if high.met(amount) {
        Level::High
    } else if limits::PRESSURE_LOW_DIASTOLIC.met(amount) {
        Level::Low
    } else if limits::PRESSURE_RAISED_DIASTOLIC.met(amount) {
        Level::Raised
    } else {
        Level::Within
    }
}

/// The upper ranges are those of fasting; at any other time only extremes have a source.
fn glucose(amount: Amount, context: Option<GlucoseContext>, subject: Subject) -> Assessment {
    let fasting = context == Some(GlucoseContext::Fasting);
    let diabetes = limits::GLUCOSE_ACT_LOW_DIABETES.met(amount);
    if limits::GLUCOSE_ACT_HIGH.met(amount) {
        Assessment::of(Level::ActHigh, Advice::GlucoseActHigh)
    } else if limits::GLUCOSE_ACT_LOW.met(amount) || diabetes && subject.may_have_low_glucose() {
        Assessment::of(Level::ActLow, Advice::GlucoseActLow)
    } else if let Some(target) = subject.conditions.targets.fasting_glucose.filter(|_| fasting && !diabetes) {
        match against_target(amount, target, &limits::GLUCOSE_LOW) {
            Level::High => Assessment::of(Level::High, Advice::GlucoseAboveTarget),
            level => Assessment::plain(level),
        }
    } else if subject.is_pregnant() {
        pregnant_glucose(amount, fasting)
    } else if diabetes {
        // 3.9 itself is within the range of people without diabetes, and a reason to act for people with diabetes.
        let level = if limits::GLUCOSE_LOW.met(amount) { Level::Low } else { Level::Unknown };
        Assessment::of(level, Advice::GlucoseLowIfDiabetes)
    } else if !fasting {
        Assessment::UNKNOWN
    } else if limits::GLUCOSE_HIGH.met(amount) {
        Assessment::of(Level::High, Advice::GlucoseHigh)
    } else if limits::GLUCOSE_RAISED.met(amount) {
        Assessment::of(Level::Raised, Advice::GlucoseRaised)
    } else {
        Assessment::plain(Level::Within)
    }
}

fn pregnant_glucose(amount: Amount, fasting: bool) -> Assessment {
    if fasting && limits::GLUCOSE_PREGNANT_HIGH.met(amount) {
        Assessment::of(Level::High, Advice::GlucosePregnant)
    } else if limits::GLUCOSE_PREGNANT_LOW.met(amount) {
        Assessment::of(Level::Low, Advice::GlucoseLowIfDiabetes)
    } else {
        Assessment::UNKNOWN
    }
}

fn pulse(amount: Amount, subject: Subject, occasion: Occasion) -> Assessment {
    let before = occasion.before.map(|before| before.rounded(MeasurementKind::Pulse.decimals()));
    let lasts = [Some(amount), before].iter().all(|one| one.is_some_and(|one| limits::PULSE_LASTING_DIABETES.met(one)));
    if limits::PULSE_ACT_LOW.met(amount) {
        Assessment::of(Level::ActLow, Advice::PulseAct)
    } else if limits::PULSE_ACT_HIGH.met(amount) {
        Assessment::of(Level::ActHigh, Advice::PulseAct)
    } else if lasts && subject.has_diabetes() {
        Assessment::of(Level::ActHigh, Advice::PulseActDiabetes)
    } else if limits::PULSE_LOW.met(amount) {
        Assessment::of(Level::Low, Advice::PulseOutside)
    } else if limits::PULSE_HIGH.met(amount) {
        Assessment::of(Level::High, Advice::PulseOutside)
    } else if lasts {
        Assessment::of(Level::Unknown, Advice::PulseIfDiabetes)
    } else {
        Assessment::UNKNOWN
    }
}

fn temperature(amount: Amount, subject: Subject, occasion: Occasion) -> Assessment {
    let (adult, high) = (subject.is_adult(occasion.day), limits::TEMPERATURE_ACT_DIABETES.met(amount));
    if subject.is_young_infant(occasion.day) && limits::TEMPERATURE_ACT_INFANT.met(amount) {
        Assessment::of(Level::ActHigh, Advice::TemperatureActInfant)
    } else if adult && limits::TEMPERATURE_ACT_HIGH.met(amount) {
        Assessment::of(Level::ActHigh, Advice::TemperatureAct)
    } else if high && subject.has_diabetes() {
        Assessment::of(Level::ActHigh, Advice::TemperatureActDiabetes)
    } else if high {
        Assessment::of(Level::Unknown, Advice::TemperatureIfDiabetes)
    } else {
        Assessment::UNKNOWN
    }
}

#[cfg(test)]
mod tests;
