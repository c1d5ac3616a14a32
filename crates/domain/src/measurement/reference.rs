//! Reference ranges, and the assessment of measurements against them.
//!
//! Every range has a source. All ranges are for adults: the sources have none for children, and a wrong range alarms or reassures
//! people wrongly. Pulse, temperature, height, weight, pain, respiratory rate, oxygen saturation, head circumference and random
//! glucose have no range. Lifestyle counts have none either: the only recommendation, 15 g of alcohol per day, cannot be
//! converted to 两 without the strength.

use super::{GlucoseContext, MeasurementKind, MeasurementValue, Part};
use crate::amount::Amount;
use crate::coded::coded;
use crate::sex::Sex;

coded! {
    /// The source of a reference range.
    pub enum ReferenceSource {
        /// 国家基本公共卫生服务规范（第三版）, 2017 (National Basic Public Health Service Specification): control targets.
        PublicHealthServices2017 = "public_health_services_2017",
        /// WS/T 428-2013 成人体重判定 (Criteria of weight for adults).
        WsT428 = "ws_t_428_2013",
    }
}

impl ReferenceSource {
    /// The title of the source, for citation.
    pub fn title(self) -> &'static str {
        match self {
            Self::PublicHealthServices2017 => "国家基本公共卫生服务规范（第三版）",
            Self::WsT428 => "WS/T 428-2013 成人体重判定",
        }
    }
}

/// The properties of the subject on which reference ranges depend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The age in full years at the time of measurement.
    pub age: u32,
    /// The sex.
    pub sex: Sex,
}

/// A range in the unit of the kind, from `lowest` (included) to `below` (excluded). The low end can be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceRange {
    lowest: Option<Amount>,
    below: Amount,
    source: ReferenceSource,
}

coded! {
    /// The assessment of a measurement against its reference range. Never show it by colour alone.
    pub enum Assessment {
        /// Below the range.
        Low = "low",
        /// Within the range.
        Normal = "normal",
        /// Above the range.
        High = "high",
        /// There is no range for this kind or this subject.
        Unknown = "unknown",
    }
}

impl ReferenceRange {
    /// The least amount within the range. None if the range has no low end.
    pub fn lowest(self) -> Option<Amount> {
        self.lowest
    }

    /// The least amount above the range.
    pub fn below(self) -> Amount {
        self.below
    }

    /// The source.
    pub fn source(self) -> ReferenceSource {
        self.source
    }

    /// Assesses an amount against the range.
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
    /// The reference range of a part of a measurement for this subject. None if no source has one.
    pub fn reference(self, part: Part, context: Option<GlucoseContext>, subject: Subject) -> Option<ReferenceRange> {
        let below = |most| (None, Amount::whole(most));
        let ((lowest, below), source) = match (self, part) {
            _ if subject.age < 18 => return None,
            // Control target: below 140/90, from 65 years on below 150/90.
            (Self::BloodPressure, Part::Diastolic) => (below(90), ReferenceSource::PublicHealthServices2017),
            (Self::BloodPressure, Part::Systolic) if subject.age >= 65 => (below(150), ReferenceSource::PublicHealthServices2017),
            (Self::BloodPressure, Part::Systolic) => (below(140), ReferenceSource::PublicHealthServices2017),
            // Fasting: control target below 7.0. The same source refers people with 3.9 or less to a doctor, so 4.0 is the least
            // amount within the range.
            (Self::Glucose, Part::Value) if context == Some(GlucoseContext::Fasting) => {
                ((Some(Amount::whole(4)), Amount::whole(7)), ReferenceSource::PublicHealthServices2017)
            }
            // 18.5 to 23.9. Overweight from 24.0 on.
            (Self::Bmi, Part::Value) => ((Amount::from_hundredths(1850), Amount::whole(24)), ReferenceSource::WsT428),
            // Central obesity from 90 cm (men) and 85 cm (women) on.
            (Self::Waist, Part::Value) if subject.sex == Sex::Male => (below(90), ReferenceSource::WsT428),
            (Self::Waist, Part::Value) if subject.sex == Sex::Female => (below(85), ReferenceSource::WsT428),
            _ => return None,
        };
        Some(ReferenceRange { lowest, below, source })
    }
}

impl MeasurementValue {
    /// Assesses the measurement. Blood pressure is high if one of its two amounts is high.
    ///
    /// The amount is first rounded as pages show it: 139.6 is shown as 140 and assessed as 140. So a page never contradicts
    /// itself.
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
    fn an_amount_shown_as_140_is_assessed_as_140() {
        assert_eq!(assess(MeasurementKind::BloodPressure, &[139.6, 70.0], None, 40, Sex::Male), High);
        assert_eq!(assess(MeasurementKind::BloodPressure, &[139.4, 70.0], None, 40, Sex::Male), Normal);
    }

    #[test]
    fn only_fasting_glucose_has_a_range() {
        let glucose = |value, context| assess(MeasurementKind::Glucose, &[value], context, 50, Sex::Female);
        let fasting = Some(GlucoseContext::Fasting);
        assert_eq!([3.9, 4.0, 6.9, 7.0].map(|value| glucose(value, fasting)), [Low, Normal, Normal, High]);
        assert_eq!(glucose(9.0, Some(GlucoseContext::Random)), Unknown);
        assert_eq!(glucose(9.0, None), Unknown);
    }

    #[test]
    fn bmi_and_waist_have_ranges_for_adults() {
        let bmi = |value| assess(MeasurementKind::Bmi, &[value], None, 30, Sex::Unknown);
        assert_eq!([18.4, 18.5, 23.9, 24.0].map(bmi), [Low, Normal, Normal, High]);
        let waist = |value, sex| assess(MeasurementKind::Waist, &[value], None, 30, sex);
        assert_eq!(waist(86.0, Sex::Male), Normal);
        assert_eq!(waist(86.0, Sex::Female), High);
        assert_eq!(waist(86.0, Sex::Unknown), Unknown);
    }
}
