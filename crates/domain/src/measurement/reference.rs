//! Reference ranges, and a measurement's place in them.
//!
//! A range stands here only with its source. All are for adults: the
//! sources say nothing about children, and a wrong range frightens or reassures wrongly. So pulse, temperature, height,
//! weight, pain, breathing, oxygen, head, and glucose at a random time have none. What people count of how they live has none
//! either: the one number there is, 15 g of alcohol a day, is no number of 两 while the strength is unknown.

use super::{GlucoseContext, MeasurementKind, MeasurementValue, Part};
use crate::amount::Amount;
use crate::coded::coded;
use crate::sex::Sex;

coded! {
    /// Where a reference range comes from.
    pub enum ReferenceSource {
        /// 国家基本公共卫生服务规范（第三版）, 2017 (National Basic Public Health Service Specification): control targets.
        PublicHealthServices2017 = "public_health_services_2017",
        /// WS/T 428-2013 成人体重判定 (Criteria of weight for adults).
        WsT428 = "ws_t_428_2013",
    }
}

impl ReferenceSource {
    /// The document's own title, to cite.
    pub fn title(self) -> &'static str {
        match self {
            Self::PublicHealthServices2017 => "国家基本公共卫生服务规范（第三版）",
            Self::WsT428 => "WS/T 428-2013 成人体重判定",
        }
    }
}

/// Whom a measurement is of, as far as ranges depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Age in full years when it was measured.
    pub age: u32,
    /// Sex.
    pub sex: Sex,
}

/// A range in the kind's unit: from `lowest` (included) to `below` (not included); an end can be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceRange {
    lowest: Option<Amount>,
    below: Amount,
    source: ReferenceSource,
}

coded! {
    /// A measurement's place in its reference range. Never shown by colour alone.
    pub enum Assessment {
        /// Below the range.
        Low = "low",
        /// Within the range.
        Normal = "normal",
        /// Above the range.
        High = "high",
        /// There is no range for this kind, or not for this person.
        Unknown = "unknown",
    }
}

impl ReferenceRange {
    /// The least amount within the range; none where it has no lower end.
    pub fn lowest(self) -> Option<Amount> {
        self.lowest
    }

    /// The least amount above the range.
    pub fn below(self) -> Amount {
        self.below
    }

    /// Where it comes from.
    pub fn source(self) -> ReferenceSource {
        self.source
    }

    /// Where an amount stands against it.
    pub fn assess(self, amount: Amount) -> Assessment {
        if amount >= self.below {
            Assessment::High
        } else if self.lowest.is_some_and(|lowest| amount < lowest) {
            Assessment::Low
        } else {
            Assessment::Normal
        }
    }
}

impl MeasurementKind {
    /// The reference range of this part of a measurement of this kind, for this person; none where no source gives one.
    pub fn reference(self, part: Part, context: Option<GlucoseContext>, subject: Subject) -> Option<ReferenceRange> {
        let below = |most| (None, Amount::whole(most));
        let ((lowest, below), source) = match (self, part) {
            _ if subject.age < 18 => return None,
            // Target below 140/90, from 65 years below 150/90.
            (Self::BloodPressure, Part::Diastolic) => (below(90), ReferenceSource::PublicHealthServices2017),
            (Self::BloodPressure, Part::Systolic) if subject.age >= 65 => (below(150), ReferenceSource::PublicHealthServices2017),
            (Self::BloodPressure, Part::Systolic) => (below(140), ReferenceSource::PublicHealthServices2017),
            // Fasting: target below 7.0; 3.9 and below calls for a doctor (ibid.), so 4.0 is the lowest within.
            (Self::Glucose, Part::Value) if context == Some(GlucoseContext::Fasting) => {
                ((Some(Amount::whole(4)), Amount::whole(7)), ReferenceSource::PublicHealthServices2017)
            }
            // 18.5 to 23.9; overweight from 24.0.
            (Self::Bmi, Part::Value) => ((Amount::from_hundredths(1850), Amount::whole(24)), ReferenceSource::WsT428),
            // Central obesity from 90 cm (men), 85 cm (women) (ibid.).
            (Self::Waist, Part::Value) if subject.sex == Sex::Male => (below(90), ReferenceSource::WsT428),
            (Self::Waist, Part::Value) if subject.sex == Sex::Female => (below(85), ReferenceSource::WsT428),
            _ => return None,
        };
        Some(ReferenceRange { lowest, below, source })
    }
}

impl MeasurementValue {
    /// The measurement's place in its reference range; blood pressure is high if either of its values is.
    ///
    /// The value *as shown* is judged, rounded to the kind's digits: 139.6 shows as 140 and counts as 140, so that a
    /// page never contradicts itself.
    pub fn assess(self, subject: Subject) -> Assessment {
        let kind = self.kind();
        let place = |part, amount: Amount| {
            let range = kind.reference(part, self.context(), subject);
            range.map_or(Assessment::Unknown, |range| range.assess(amount.rounded(kind.decimals())))
        };
        let first = place(kind.first_part(), self.first());
        match self.second().map(|second| place(Part::Diastolic, second)) {
            Some(second) if second == Assessment::High => second,
            _ => first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Assessment::{High, Low, Normal, Unknown};

    fn assess(kind: MeasurementKind, values: &[f64], context: Option<GlucoseContext>, age: u32, sex: Sex) -> Assessment {
        let amount = |at: usize| values.get(at).and_then(|value| Amount::nearest(*value));
        MeasurementValue::new(kind, amount(0).unwrap(), amount(1), context).unwrap().assess(Subject { age, sex })
    }

    #[test]
    fn blood_pressure_is_high_from_140_or_90() {
        let adult = |values: &[f64], age| assess(MeasurementKind::BloodPressure, values, None, age, Sex::Unknown);
        assert_eq!(adult(&[139.0, 89.0], 40), Normal);
        assert_eq!(adult(&[140.0, 70.0], 40), High);
        assert_eq!(adult(&[120.0, 90.0], 40), High);
        assert_eq!(adult(&[149.0, 89.0], 65), Normal);
        assert_eq!(adult(&[149.0, 89.0], 64), High);
        assert_eq!(adult(&[120.0, 80.0], 17), Unknown);
    }

    #[test]
    fn what_shows_as_140_counts_as_140() {
        assert_eq!(assess(MeasurementKind::BloodPressure, &[139.6, 70.0], None, 40, Sex::Male), High);
        assert_eq!(assess(MeasurementKind::BloodPressure, &[139.4, 70.0], None, 40, Sex::Male), Normal);
    }

    #[test]
    fn fasting_glucose_has_two_ends_and_random_none() {
        let glucose = |value, context| assess(MeasurementKind::Glucose, &[value], context, 50, Sex::Female);
        let fasting = Some(GlucoseContext::Fasting);
        assert_eq!([3.9, 4.0, 6.9, 7.0].map(|value| glucose(value, fasting)), [Low, Normal, Normal, High]);
        assert_eq!(glucose(9.0, Some(GlucoseContext::Random)), Unknown);
        assert_eq!(glucose(9.0, None), Unknown);
    }

    #[test]
    fn bmi_and_waist_of_adults() {
        let bmi = |value| assess(MeasurementKind::Bmi, &[value], None, 30, Sex::Unknown);
        assert_eq!([18.4, 18.5, 23.9, 24.0].map(bmi), [Low, Normal, Normal, High]);
        let waist = |value, sex| assess(MeasurementKind::Waist, &[value], None, 30, sex);
        assert_eq!(waist(86.0, Sex::Male), Normal);
        assert_eq!(waist(86.0, Sex::Female), High);
        assert_eq!(waist(86.0, Sex::Unknown), Unknown);
    }
}
