//! A checked measurement.

use super::{GlucoseContext, MeasurementKind, Part};
use crate::amount::{Amount, AmountProblem};

/// A measurement of one kind: its value in the kind's unit, for blood pressure two, for glucose when it was taken.
///
/// Whoever holds one holds a possible value; [`Self::is_implausible`] says whether to ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MeasurementValue {
    kind: MeasurementKind,
    value: Amount,
    second: Option<Amount>,
    context: Option<GlucoseContext>,
}

/// What is wrong with which part of a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{part:?}: {flaw}")]
pub struct ValueProblem {
    /// The part: the field of the form to point at.
    pub part: Part,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// What can be wrong with a part of a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Nothing was given.
    #[error("is missing")]
    Missing,
    /// It is not a number in digits.
    #[error("is not a number")]
    NotANumber,
    /// It has more than this many digits after the point.
    #[error("has more than {0} digits after the point")]
    TooFine(u8),
    /// Below this, the least that a living person can have.
    #[error("is below {0}, the least possible")]
    TooLow(Amount),
    /// Above this, the most that a living person can have.
    #[error("is above {0}, the most possible")]
    TooHigh(Amount),
    /// The diastolic pressure is not below the systolic one.
    #[error("is not below the systolic pressure")]
    NotBelowSystolic,
    /// This kind has no such part.
    #[error("does not belong to this kind")]
    NotAPart,
}

impl MeasurementValue {
    /// From amounts in the kind's unit: from the database, or converted by an import. The first problem found.
    ///
    /// `second` is the diastolic pressure and belongs to blood pressure alone, `context` to glucose alone; glucose
    /// without one is accepted, since other systems do not always say.
    pub fn new(
        kind: MeasurementKind,
        value: Amount,
        second: Option<Amount>,
        context: Option<GlucoseContext>,
    ) -> Result<Self, ValueProblem> {
        within(kind, kind.first_part(), value)?;
        match (kind, second) {
            (MeasurementKind::BloodPressure, None) => {
                return Err(Part::Diastolic.has(Flaw::Missing));
            }
            (MeasurementKind::BloodPressure, Some(second)) => diastolic(value, second)?,
            (_, Some(_)) => return Err(Part::Diastolic.has(Flaw::NotAPart)),
            (_, None) => {}
        }
        if context.is_some() && kind != MeasurementKind::Glucose {
            return Err(Part::Context.has(Flaw::NotAPart));
        }
        Ok(Self { kind, value, second, context })
    }

    /// From a form: all problems at once, each with its part. Glucose must say when it was taken.
    ///
    /// `first` is the systolic pressure or the one value; what a kind has no part for is ignored.
    pub fn parse(
        kind: MeasurementKind,
        first: &str,
        second: &str,
        context: Option<GlucoseContext>,
    ) -> Result<Self, Vec<ValueProblem>> {
        let has_second = kind == MeasurementKind::BloodPressure;
        let needs_context = kind == MeasurementKind::Glucose;
        let value = typed(kind, kind.first_part(), first);
        let second = has_second.then(|| typed(kind, Part::Diastolic, second)).transpose();
        let context = match context {
            None if needs_context => Err(Part::Context.has(Flaw::Missing)),
            context => Ok(context.filter(|_| needs_context)),
        };
        match (value, second, context) {
            (Ok(value), Ok(second), Ok(context)) => Self::new(kind, value, second, context).map_err(|problem| vec![problem]),
            (value, second, context) => Err([value.err(), second.err(), context.err()].into_iter().flatten().collect()),
        }
    }

    /// What is measured.
    pub fn kind(self) -> MeasurementKind {
        self.kind
    }

    /// The value, for blood pressure the systolic one, in the kind's unit.
    pub fn first(self) -> Amount {
        self.value
    }

    /// The diastolic pressure, for blood pressure alone.
    pub fn second(self) -> Option<Amount> {
        self.second
    }

    /// When glucose was taken, if it is known.
    pub fn context(self) -> Option<GlucoseContext> {
        self.context
    }

    /// The LOINC code under which it is exported, if one says the same.
    pub fn loinc(self) -> Option<&'static str> {
        self.kind.loinc(self.context)
    }

    /// As a page shows it, without unit: `128/82`, `37.0`, `61.25`; rounded to the kind's digits.
    pub fn shown(self) -> String {
        let show = |amount: Amount| {
            let decimals = self.kind.decimals();
            format!("{:.*}", usize::from(decimals.min(1)), amount.rounded(decimals))
        };
        match self.second {
            Some(second) => format!("{}/{}", show(self.value), show(second)),
            None => show(self.value),
        }
    }

    /// Whether it is possible but so rare that a person should look again before it is kept.
    pub fn is_implausible(self) -> bool {
        let rare = |part, amount| self.kind.limits(part).is_implausible(amount);
        rare(self.kind.first_part(), self.value) || self.second.is_some_and(|second| rare(Part::Diastolic, second))
    }
}

impl Part {
    /// This part has this flaw.
    fn has(self, flaw: Flaw) -> ValueProblem {
        ValueProblem { part: self, flaw }
    }
}

fn within(kind: MeasurementKind, part: Part, amount: Amount) -> Result<(), ValueProblem> {
    let limits = kind.limits(part);
    if amount < limits.least() {
        return Err(part.has(Flaw::TooLow(limits.least())));
    }
    if amount > limits.most() {
        return Err(part.has(Flaw::TooHigh(limits.most())));
    }
    Ok(())
}

fn diastolic(systolic: Amount, diastolic: Amount) -> Result<(), ValueProblem> {
    within(MeasurementKind::BloodPressure, Part::Diastolic, diastolic)?;
    if diastolic >= systolic {
        return Err(Part::Diastolic.has(Flaw::NotBelowSystolic));
    }
    Ok(())
}

/// One typed amount, with no more digits than the kind has, within its limits.
fn typed(kind: MeasurementKind, part: Part, text: &str) -> Result<Amount, ValueProblem> {
    let decimals = kind.decimals();
    let amount = Amount::parse(text).map_err(|problem| {
        part.has(match problem {
            AmountProblem::Empty => Flaw::Missing,
            AmountProblem::NotANumber => Flaw::NotANumber,
            AmountProblem::TooFine => Flaw::TooFine(decimals),
            AmountProblem::TooLarge => Flaw::TooHigh(kind.limits(part).most()),
        })
    })?;
    if amount.decimals() > decimals {
        return Err(part.has(Flaw::TooFine(decimals)));
    }
    within(kind, part, amount).map(|()| amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use MeasurementKind::{Alcohol, BloodPressure, Cigarettes, Exercise, Glucose, Pain, Pulse, Sleep, Temperature, Weight};

    fn read(kind: MeasurementKind, first: &str, second: &str) -> Result<MeasurementValue, Vec<ValueProblem>> {
        MeasurementValue::parse(kind, first, second, None)
    }

    fn flawed(part: Part, flaw: Flaw) -> Result<MeasurementValue, Vec<ValueProblem>> {
        Err(vec![part.has(flaw)])
    }

    #[test]
    fn blood_pressure_has_two_values() {
        let value = read(BloodPressure, "128", "８２").unwrap();
        assert_eq!((value.first(), value.second()), (Amount::whole(128), Some(Amount::whole(82))));
        assert_eq!((value.shown().as_str(), value.is_implausible()), ("128/82", false));
    }

    #[test]
    fn both_fields_are_told_at_once() {
        let problems = read(BloodPressure, "", "x").unwrap_err();
        assert_eq!(problems, [Part::Systolic.has(Flaw::Missing), Part::Diastolic.has(Flaw::NotANumber)]);
    }

    #[test]
    fn diastolic_is_below_systolic() {
        assert_eq!(read(BloodPressure, "82", "128"), flawed(Part::Diastolic, Flaw::NotBelowSystolic));
        assert_eq!(read(BloodPressure, "100", "100"), flawed(Part::Diastolic, Flaw::NotBelowSystolic));
    }

    #[test]
    fn the_impossible_is_refused_and_the_rare_asked_about() {
        assert_eq!(read(Weight, "0", ""), flawed(Part::Value, Flaw::TooLow(Amount::TENTH)));
        assert_eq!(read(Temperature, "98.6", ""), flawed(Part::Value, Flaw::TooHigh(Amount::whole(47))));
        assert_eq!(read(Pain, "11", ""), flawed(Part::Value, Flaw::TooHigh(Amount::whole(10))));
        assert_eq!(read(Pulse, "12345678", ""), flawed(Part::Value, Flaw::TooHigh(Amount::whole(350))));
        assert!(read(Pulse, "200", "").unwrap().is_implausible());
        assert!(read(BloodPressure, "120", "35").unwrap().is_implausible());
        assert!(!read(Temperature, "36.8", "").unwrap().is_implausible());
    }

    #[test]
    fn a_day_has_24_hours_and_nothing_is_a_number_too() {
        assert_eq!(read(Sleep, "24.5", ""), flawed(Part::Value, Flaw::TooHigh(Amount::whole(24))));
        assert_eq!(read(Exercise, "1441", ""), flawed(Part::Value, Flaw::TooHigh(Amount::whole(1440))));
        assert_eq!(read(Cigarettes, "1.5", ""), flawed(Part::Value, Flaw::TooFine(0)));
        assert_eq!(read(Cigarettes, "0", "").map(|none| (none.shown(), none.is_implausible())), Ok(("0".to_owned(), false)));
        assert_eq!(read(Alcohol, "0.5", "").map(|some| (some.shown(), some.is_implausible())), Ok(("0.5".to_owned(), false)));
        assert!(read(Alcohol, "12", "").unwrap().is_implausible() && read(Sleep, "2.5", "").unwrap().is_implausible());
    }

    #[test]
    fn digits_after_the_point_depend_on_the_kind() {
        assert_eq!(read(BloodPressure, "128.5", "80"), flawed(Part::Systolic, Flaw::TooFine(0)));
        assert_eq!(read(Temperature, "36.85", ""), flawed(Part::Value, Flaw::TooFine(1)));
        assert_eq!(read(Temperature, "37", "").unwrap().shown(), "37.0");
        assert_eq!(read(Weight, "3.45", "").unwrap().shown(), "3.45");
        assert_eq!(read(Weight, "61", "").unwrap().shown(), "61.0");
    }

    #[test]
    fn a_form_asks_when_glucose_was_taken() {
        assert_eq!(read(Glucose, "5.6", ""), flawed(Part::Context, Flaw::Missing));
        let fasting = MeasurementValue::parse(Glucose, "5.6", "", Some(GlucoseContext::Fasting)).unwrap();
        assert_eq!((fasting.loinc(), fasting.shown().as_str()), (Some("14771-0"), "5.6"));
    }

    #[test]
    fn parts_of_other_kinds_are_ignored_in_forms_and_refused_from_elsewhere() {
        assert_eq!(MeasurementValue::parse(Pulse, "70", "5", Some(GlucoseContext::Fasting)).unwrap().context(), None);
        let second = MeasurementValue::new(Pulse, Amount::whole(70), Some(Amount::whole(5)), None);
        assert_eq!(second, Err(Part::Diastolic.has(Flaw::NotAPart)));
        let context = MeasurementValue::new(Pulse, Amount::whole(70), None, Some(GlucoseContext::Fasting));
        assert_eq!(context, Err(Part::Context.has(Flaw::NotAPart)));
        let half = MeasurementValue::new(BloodPressure, Amount::whole(120), None, None);
        assert_eq!(half, Err(Part::Diastolic.has(Flaw::Missing)));
    }

    #[test]
    fn imported_values_keep_hundredths_and_show_the_kinds_digits() {
        let amount = |value| Amount::nearest(value).unwrap();
        let value = MeasurementValue::new(BloodPressure, amount(117.211_977), Some(amount(71.3)), None).unwrap();
        assert_eq!((value.first().to_string().as_str(), value.shown().as_str()), ("117.21", "117/71"));
    }
}
