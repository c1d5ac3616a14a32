//! Measurements and daily counts: their kinds, units, limits and reference ranges.
//!
//! | file | holds |
//! |---|---|
//! | `measurement.rs` | the kinds, their codes and units |
//! | `limits.rs` | possible and plausible limits |
//! | `period.rs` | the period of a trend |
//! | `value.rs` | a checked measurement: one amount, or two for blood pressure |
//! | `threshold.rs` | clinical thresholds with their sources |
//! | `subject.rs` | the person and the occasion on which thresholds depend |
//! | `target.rs` | personal targets of a plan of care |
//! | `reference.rs` | reference ranges of adults |
//! | `assessment.rs` | the level of a measurement, and what the person should do |
//! | `unit.rs` | conversion from other units |
//!
//! To add a kind: add a variant of [`MeasurementKind`]. The compiler then reports the other places, here and in the app.

use crate::coded::coded;

mod assessment;
mod limits;
mod period;
mod reference;
mod subject;
mod target;
pub mod threshold;
mod unit;
mod value;

pub use assessment::{Advice, Assessment, Level};
pub use limits::Limits;
pub use period::Period;
pub use reference::ReferenceRange;
pub use subject::{Conditions, Knowledge, Occasion, Setting, Subject};
pub use target::{Aim, Target, TargetRange, Targets};
pub use threshold::{Source, Threshold};
pub use value::{Flaw, MeasurementValue, ValueProblem};

coded! {
    /// The kind of a measurement. The app has the names for people.
    pub enum MeasurementKind {
        /// 血压: systolic and diastolic.
        BloodPressure = "blood_pressure",
        /// 脉率.
        Pulse = "pulse",
        /// 体重.
        Weight = "weight",
        /// 血糖.
        Glucose = "glucose",
        /// 身高.
        Height = "height",
        /// 体质指数 BMI.
        Bmi = "bmi",
        /// 体温, at any site of the body.
        Temperature = "temperature",
        /// 疼痛评分, 0 to 10, self-reported.
        Pain = "pain",
        /// 呼吸频率.
        RespiratoryRate = "respiratory_rate",
        /// 血氧饱和度.
        OxygenSaturation = "oxygen_saturation",
        /// 头围.
        HeadCircumference = "head_circumference",
        /// 腰围.
        Waist = "waist",
        /// 尿酸, in blood.
        UricAcid = "uric_acid",
        /// 日吸烟量: cigarettes per day.
        Cigarettes = "cigarettes",
        /// 日饮酒量: 两 (50 g) of spirits per day, the unit of the national form.
        Alcohol = "alcohol",
        /// 锻炼时间: minutes of one session.
        Exercise = "exercise",
        /// 睡眠时间: hours of one night.
        Sleep = "sleep",
    }
}

coded! {
    /// When blood glucose was measured. The reference range depends on it.
    pub enum GlucoseContext {
        /// 空腹, LOINC 14771-0.
        Fasting = "fasting",
        /// 随机, at any time, LOINC 15074-8.
        Random = "random",
    }
}

coded! {
    /// A part of a measurement: a field of a form, or a component of an Observation.
    pub enum Part {
        /// The value of a kind with one amount.
        Value = "value",
        /// 收缩压, the first amount of blood pressure.
        Systolic = "systolic",
        /// 舒张压, the second amount of blood pressure.
        Diastolic = "diastolic",
        /// When glucose was measured.
        Context = "context",
    }
}

impl MeasurementKind {
    /// Whether it belongs to lifestyle (Article 6 no. 3): residents count it themselves, without a device.
    pub fn is_lifestyle(self) -> bool {
        matches!(self, Self::Cigarettes | Self::Alcohol | Self::Exercise | Self::Sleep)
    }

    /// The LOINC code for export; for glucose it depends on the context. None if no code has the same meaning: 74013-4 counts
    /// standard drinks, which cannot be computed from 两; 68516-4 is an average over days with exercise.
    pub fn loinc(self, context: Option<GlucoseContext>) -> Option<&'static str> {
        let code = match self {
            Self::BloodPressure => "85354-9",
            Self::Pulse => "8867-4",
            Self::Weight => "29463-7",
            Self::Glucose if context == Some(GlucoseContext::Fasting) => "14771-0",
            Self::Glucose => "15074-8",
            Self::Height => "8302-2",
            Self::Bmi => "39156-5",
            Self::Temperature => "8310-5",
            Self::Pain => "72514-3",
            Self::RespiratoryRate => "9279-1",
            Self::OxygenSaturation => "59408-5",
            Self::HeadCircumference => "9843-4",
            Self::Waist => "8280-0",
            Self::UricAcid => "14933-6",
            Self::Sleep => "93832-4",
            Self::Cigarettes | Self::Alcohol | Self::Exercise => return None,
        };
        Some(code)
    }

    /// The UCUM unit in which all measurements of this kind are stored.
    pub fn ucum(self) -> &'static str {
        match self {
            Self::BloodPressure => "mm[Hg]",
            Self::Pulse | Self::RespiratoryRate => "/min",
            Self::Weight => "kg",
            Self::Glucose => "mmol/L",
            Self::Height | Self::HeadCircumference | Self::Waist => "cm",
            Self::Bmi => "kg/m2",
            Self::Temperature => "Cel",
            Self::Pain => "{score}",
            Self::OxygenSaturation => "%",
            Self::UricAcid => "umol/L",
            Self::Cigarettes => "{cigarettes}/d",
            Self::Alcohol => "{liang}/d",
            Self::Exercise => "min",
            Self::Sleep => "h",
        }
    }

    /// The unit for display, the same in both languages; empty for pain, which is a score. The app translates units that are
    /// words.
    pub fn unit(self) -> &'static str {
        match self {
            Self::BloodPressure => "mmHg",
            Self::Bmi => "kg/m²",
            Self::Temperature => "℃",
            Self::Pain => "",
            Self::UricAcid => "µmol/L",
            other => other.ucum(),
        }
    }

    /// The number of digits after the decimal point that forms accept and pages show: 0, 1 or 2.
    ///
    /// Imported values are stored with two digits for every kind. They are shown and assessed with this number of digits.
    pub fn decimals(self) -> u8 {
        match self {
            Self::BloodPressure
            | Self::Pulse
            | Self::Pain
            | Self::RespiratoryRate
            | Self::OxygenSaturation
            | Self::UricAcid
            | Self::Cigarettes
            | Self::Exercise => 0,
            Self::Glucose
            | Self::Height
            | Self::Bmi
            | Self::Temperature
            | Self::HeadCircumference
            | Self::Waist
            | Self::Alcohol
            | Self::Sleep => 1,
            // Newborns are weighed with a precision of ten grams.
            Self::Weight => 2,
        }
    }

    /// The parts of a measurement of this kind, in the order in which a form asks for them.
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::BloodPressure => &[Part::Systolic, Part::Diastolic],
            Self::Glucose => &[Part::Value, Part::Context],
            _ => &[Part::Value],
        }
    }

    /// The part of the first amount.
    pub fn first_part(self) -> Part {
        if self == Self::BloodPressure { Part::Systolic } else { Part::Value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_parsed() {
        for kind in MeasurementKind::ALL {
            assert_eq!(MeasurementKind::from_code(kind.code()), Some(*kind));
        }
        let loincs: Vec<_> = MeasurementKind::ALL.iter().filter_map(|kind| kind.loinc(None)).collect();
        let different: std::collections::BTreeSet<_> = loincs.iter().collect();
        assert_eq!((different.len(), loincs.len()), (14, 14));
        assert_eq!(MeasurementKind::Glucose.loinc(Some(GlucoseContext::Fasting)), Some("14771-0"));
    }

    #[test]
    fn the_first_part_is_first_in_the_list_of_parts() {
        for kind in MeasurementKind::ALL {
            assert_eq!(kind.parts().first(), Some(&kind.first_part()));
        }
    }
}
