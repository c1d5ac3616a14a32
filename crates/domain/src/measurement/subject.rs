//! The circumstances on which the assessment of a measurement depends.

use chrono::{Months, NaiveDate};

use super::target::Targets;
use crate::amount::Amount;
use crate::sex::Sex;
use crate::time::age_on;

/// The least age of an adult. The sources have no ranges for minors.
const ADULT: u32 = 18;

/// The ages in which a woman can be pregnant. The limits are wide on purpose: outside them nobody is asked to think of a pregnancy.
const CAN_BE_PREGNANT: std::ops::RangeInclusive<u32> = 12..=54;

/// The person who was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The date of birth.
    pub born: NaiveDate,
    /// The sex.
    pub sex: Sex,
    /// What the page knows of illnesses and pregnancy.
    pub conditions: Conditions,
}

/// Illnesses, pregnancy and targets that change thresholds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Diabetes.
    pub diabetes: Knowledge,
    /// A glucose-lowering medicine, for whatever illness.
    pub glucose_lowering: Knowledge,
    /// A pregnancy, or breast-feeding.
    pub pregnancy: Knowledge,
    /// Personal targets.
    pub targets: Targets,
}

/// Whether a condition is recorded.
///
/// There is no variant for "absent": a record without a diagnosis does not prove that the person has none. So a page never
/// reassures because of something that is not recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Knowledge {
    /// It is not recorded, or the page does not open the section that would tell.
    #[default]
    Unknown,
    /// It is recorded and present.
    Present,
}

/// When and where a value was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The day, in Shenzhen.
    pub day: NaiveDate,
    /// Where.
    pub setting: Setting,
    /// The amount of the same kind that was measured before, at least five minutes and at most a day earlier.
    pub before: Option<Amount>,
}

/// Where a value was measured. Blood pressure has a lower limit at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// By the resident.
    Home,
    /// By an institution.
    Clinic,
}

impl Subject {
    /// Whether the person was an adult on this day.
    pub(super) fn is_adult(self, day: NaiveDate) -> bool {
        age_on(self.born, day).is_some_and(|age| age >= ADULT)
    }

    /// Whether the person was younger than three months on this day.
    pub(super) fn is_young_infant(self, day: NaiveDate) -> bool {
        day >= self.born && self.born.checked_add_months(Months::new(3)).is_some_and(|three_months| day < three_months)
    }

    /// Whether a pregnancy is recorded.
    pub(super) fn is_pregnant(self) -> bool {
        self.conditions.pregnancy == Knowledge::Present
    }

    /// Whether the person can be pregnant without the page's knowledge.
    pub(super) fn may_be_pregnant(self, day: NaiveDate) -> bool {
        self.sex != Sex::Male && age_on(self.born, day).is_some_and(|age| CAN_BE_PREGNANT.contains(&age))
    }

    /// Whether diabetes or a glucose-lowering medicine is recorded.
    pub(super) fn may_have_low_glucose(self) -> bool {
        self.has_diabetes() || self.conditions.glucose_lowering == Knowledge::Present
    }

    /// Whether diabetes is recorded.
    pub(super) fn has_diabetes(self) -> bool {
        self.conditions.diabetes == Knowledge::Present
    }
}
