//! Measurements: what is measured, or counted from day to day; in what unit, what is possible, and what counts as usual.
//!
//! | file | holds |
//! |---|---|
//! | this one | the kinds, their codes and units |
//! | `limits.rs` | what no living person has, and what is rather a typing error |
//! | `period.rs` | over which time a trend is shown |
//! | `value.rs` | a checked reading: one value, or two for blood pressure |
//! | `reference.rs` | reference ranges of adults with their sources, and the assessment against them |
//! | `unit.rs` | other units that are converted |
//!
//! To add a kind: a variant below; the compiler then asks for the rest, here and in the app's words.

use crate::coded::coded;

mod limits;
mod period;
mod reference;
mod unit;
mod value;

pub use limits::Limits;
pub use period::Period;
pub use reference::{Assessment, ReferenceRange, ReferenceSource, Subject};
pub use value::{Flaw, MeasurementValue, ValueProblem};

coded! {
    /// What is measured. The names for people are the app's.
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
        /// 体温, wherever it was taken.
        Temperature = "temperature",
        /// 疼痛评分, 0 to 10 as the person says it.
        Pain = "pain",
        /// 呼吸频率.
        RespiratoryRate = "respiratory_rate",
        /// 血氧饱和度.
        OxygenSaturation = "oxygen_saturation",
        /// 头围.
        HeadCircumference = "head_circumference",
        /// 腰围.
        Waist = "waist",
        /// 日吸烟量: cigarettes in a day.
        Cigarettes = "cigarettes",
        /// 日饮酒量: in a day, in 两 (50 g) of spirits, as the national form asks.
        Alcohol = "alcohol",
        /// 锻炼时间: minutes of one time.
        Exercise = "exercise",
        /// 睡眠时间: hours of one night.
        Sleep = "sleep",
    }
}

coded! {
    /// When blood glucose was taken: reference ranges differ.
    pub enum GlucoseContext {
        /// 空腹, LOINC 14771-0.
        Fasting = "fasting",
        /// 随机, at any time, LOINC 15074-8.
        Random = "random",
    }
}

coded! {
    /// A part of a measurement: which field of a form, which component of an Observation.
    pub enum Part {
        /// The value of every kind that has one.
        Value = "value",
        /// 收缩压, the first value of blood pressure.
        Systolic = "systolic",
        /// 舒张压, its second value.
        Diastolic = "diastolic",
        /// When glucose was taken.
        Context = "context",
    }
}

impl MeasurementKind {
    /// Whether the person counts it by themselves, as part of how they live (Article 6 no. 3), and no device measures it.
    pub fn is_lifestyle(self) -> bool {
        matches!(self, Self::Cigarettes | Self::Alcohol | Self::Exercise | Self::Sleep)
    }

    /// The LOINC code under which it is exported; glucose by its context. None where no code says the same:
    /// 74013-4 counts standard drinks, which 两 alone do not tell; 68516-4 is an average of days with exercise.
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
            Self::Sleep => "93832-4",
            Self::Cigarettes | Self::Alcohol | Self::Exercise => return None,
        };
        Some(code)
    }

    /// Its unit in UCUM: the one in which every measurement of this kind is kept.
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
            Self::Cigarettes => "{cigarettes}/d",
            Self::Alcohol => "{liang}/d",
            Self::Exercise => "min",
            Self::Sleep => "h",
        }
    }

    /// The unit as people write it, the same in both languages; empty for pain, which is a score. What is said in words is the
    /// app's.
    pub fn unit(self) -> &'static str {
        match self {
            Self::BloodPressure => "mmHg",
            Self::Bmi => "kg/m²",
            Self::Temperature => "℃",
            Self::Pain => "",
            other => other.ucum(),
        }
    }

    /// Digits after the point that a form accepts and a page shows: 0, 1 or 2.
    ///
    /// Imported values keep two digits whatever the kind, and are shown and assessed with these.
    pub fn decimals(self) -> u8 {
        match self {
            Self::BloodPressure
            | Self::Pulse
            | Self::Pain
            | Self::RespiratoryRate
            | Self::OxygenSaturation
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
            // Newborns are weighed to ten grams.
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

    /// The part that a measurement's first value is.
    pub fn first_part(self) -> Part {
        if self == Self::BloodPressure { Part::Systolic } else { Part::Value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back_and_differ() {
        for kind in MeasurementKind::ALL {
            assert_eq!(MeasurementKind::from_code(kind.code()), Some(*kind));
        }
        let loincs: Vec<_> = MeasurementKind::ALL.iter().filter_map(|kind| kind.loinc(None)).collect();
        let different: std::collections::BTreeSet<_> = loincs.iter().collect();
        assert_eq!((different.len(), loincs.len()), (13, 13));
        assert_eq!(MeasurementKind::Glucose.loinc(Some(GlucoseContext::Fasting)), Some("14771-0"));
    }

    #[test]
    fn the_first_part_is_the_first_of_the_parts() {
        for kind in MeasurementKind::ALL {
            assert_eq!(kind.parts().first(), Some(&kind.first_part()));
        }
    }
}
