//! Personal targets of measurements, as a plan of care states them in structure (FHIR R4 `Goal.target`).
//!
//! A target replaces the reference range of its person: it says from where on a value is high. It never replaces a threshold at
//! which the person must act. A target without a high end judges nothing and is not kept.

use std::fmt;

use super::{GlucoseContext, MeasurementKind, Part};
use crate::amount::Amount;
use crate::coded::coded;

coded! {
    /// What a target can be for: the amounts that are judged against a range.
    pub enum Aim {
        /// 收缩压.
        Systolic = "systolic",
        /// 舒张压.
        Diastolic = "diastolic",
        /// 空腹血糖.
        FastingGlucose = "fasting_glucose",
    }
}

/// One target: what is aimed at, from `lowest` (included) to `below` (excluded), in the unit of the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// What it is for.
    pub aim: Aim,
    /// The range.
    pub range: TargetRange,
}

/// The range of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetRange {
    /// The least amount within the target, if it has a low end.
    pub lowest: Option<Amount>,
    /// The least amount above the target.
    pub below: Amount,
}

/// The targets of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Targets {
    /// Of the systolic pressure.
    pub systolic: Option<TargetRange>,
    /// Of the diastolic pressure.
    pub diastolic: Option<TargetRange>,
    /// Of fasting glucose.
    pub fasting_glucose: Option<TargetRange>,
}

impl Aim {
    /// The kind of the measurement, its part, and when it is measured.
    pub fn of(kind: MeasurementKind, part: Part, context: Option<GlucoseContext>) -> Option<Self> {
        match (kind, part, context) {
            (MeasurementKind::BloodPressure, Part::Systolic, _) => Some(Self::Systolic),
            (MeasurementKind::BloodPressure, Part::Diastolic, _) => Some(Self::Diastolic),
            (MeasurementKind::Glucose, Part::Value, Some(GlucoseContext::Fasting)) => Some(Self::FastingGlucose),
            _ => None,
        }
    }

    /// The kind of measurement.
    pub fn kind(self) -> MeasurementKind {
        match self {
            Self::Systolic | Self::Diastolic => MeasurementKind::BloodPressure,
            Self::FastingGlucose => MeasurementKind::Glucose,
        }
    }

    /// The part of the measurement.
    pub fn part(self) -> Part {
        match self {
            Self::Systolic => Part::Systolic,
            Self::Diastolic => Part::Diastolic,
            Self::FastingGlucose => Part::Value,
        }
    }

    /// The smallest step in which forms and pages write the amount.
    fn step(self) -> Amount {
        if self.kind().decimals() == 0 { Amount::whole(1) } else { Amount::TENTH }
    }
}

impl Target {
    /// A target up to `most`, which is included unless `exclusive`. None if an end is impossible, or the ends are in the wrong
    /// order.
    pub fn up_to(aim: Aim, lowest: Option<Amount>, most: Amount, exclusive: bool) -> Option<Self> {
        let limits = aim.kind().limits(aim.part());
        let is_possible = |amount: Amount| (limits.least()..=limits.most()).contains(&amount);
        let below = if exclusive { most } else { most.plus(aim.step())? };
        let fits = is_possible(most) && lowest.is_none_or(|lowest| is_possible(lowest) && lowest < below);
        fits.then_some(Self { aim, range: TargetRange { lowest, below } })
    }

    /// Parses the stored form, see [`fmt::Display`].
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let aim = Aim::from_code(parts.next()?)?;
        let lowest = match parts.next()? {
            "-" => None,
            lowest => Some(Amount::parse(lowest).ok()?),
        };
        let below = Amount::parse(parts.next()?).ok()?;
        parts.next().is_none().then_some(Self { aim, range: TargetRange { lowest, below } })
    }
}

/// The stored form: `systolic - 130`, `fasting_glucose 4.4 7.1`.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TargetRange { lowest, below } = self.range;
        let lowest = lowest.map_or_else(|| "-".to_owned(), |lowest| lowest.to_string());
        write!(f, "{} {lowest} {below}", self.aim.code())
    }
}

impl Targets {
    /// Adds a target, unless a newer plan has stated one for the same: call it for the newest plan first.
    pub fn add(&mut self, target: Target) {
        let place = match target.aim {
            Aim::Systolic => &mut self.systolic,
            Aim::Diastolic => &mut self.diastolic,
            Aim::FastingGlucose => &mut self.fasting_glucose,
        };
        place.get_or_insert(target.range);
    }

    /// The target for this amount.
    pub fn of(self, aim: Aim) -> Option<TargetRange> {
        match aim {
            Aim::Systolic => self.systolic,
            Aim::Diastolic => self.diastolic,
            Aim::FastingGlucose => self.fasting_glucose,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(amount: i16) -> Amount {
        Amount::whole(amount)
    }

    #[test]
    fn an_included_end_is_below_the_next_step() {
        let target = |aim, most, exclusive| Target::up_to(aim, None, most, exclusive).map(|target| target.range.below);
        assert_eq!(target(Aim::Systolic, whole(130), true), Some(whole(130)));
        assert_eq!(target(Aim::Systolic, whole(130), false), Some(whole(131)));
        assert_eq!(target(Aim::FastingGlucose, whole(7), false), Some(Amount::tenths(71)));
    }

    #[test]
    fn impossible_ends_are_no_target() {
        assert_eq!(Target::up_to(Aim::Systolic, None, whole(1300), true), None);
        assert_eq!(Target::up_to(Aim::Systolic, Some(whole(140)), whole(130), true), None);
        assert!(Target::up_to(Aim::Systolic, Some(whole(110)), whole(130), true).is_some());
    }

    #[test]
    fn the_stored_form_is_read_back() {
        for target in [
            Target::up_to(Aim::Diastolic, None, whole(80), true),
            Target::up_to(Aim::FastingGlucose, Some(Amount::tenths(44)), whole(7), false),
        ] {
            let target = target.unwrap();
            assert_eq!(Target::parse(&target.to_string()), Some(target), "{target}");
        }
        for text in ["", "systolic", "systolic 110", "systolic - x", "pulse - 100", "systolic - 130 more"] {
            assert_eq!(Target::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_newest_plan_decides() {
        let mut targets = Targets::default();
        for most in [130, 150] {
            targets.add(Target::up_to(Aim::Systolic, None, whole(most), true).unwrap());
        }
        assert_eq!(targets.of(Aim::Systolic).map(|range| range.below), Some(whole(130)));
        assert_eq!(targets.of(Aim::Diastolic), None);
    }
}
