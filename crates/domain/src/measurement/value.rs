//! A checked measurement.

use super::{GlucoseContext, MeasurementKind, Part};
use crate::amount::{Amount, AmountProblem};

/// What was measured: the kind, one amount in its unit (two for blood pressure), and for glucose the context.
///
/// The amounts are always within the possible limits. [`Self::is_implausible`] tells whether they must be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MeasurementValue {
    kind: MeasurementKind,
    value: Amount,
    second: Option<Amount>,
    context: Option<GlucoseContext>,
}

/// A part of a measurement and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{part:?}: {flaw}")]
pub struct ValueProblem {
    /// The part, which is also the field of the form.
    pub part: Part,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// What can be wrong with a part of a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// It is missing.
    #[error("is missing")]
    Missing,
    /// It is not a number in digits.
    #[error("is not a number")]
    NotANumber,
    /// It has more than this many digits after the decimal point.
    #[error("has more than {0} digits after the point")]
    TooFine(u8),
    /// It is below this amount, the least that a living person can have.
    #[error("is below {0}, the least possible")]
    TooLow(Amount),
    /// It is above this amount, the most that a living person can have.
    #[error("is above {0}, the most possible")]
    TooHigh(Amount),
    /// The diastolic pressure is not below the systolic one.
    #[error("is not below the systolic pressure")]
    NotBelowSystolic,
    /// The kind has no such part.
    #[error("does not belong to this kind")]
    NotAPart,
}

impl MeasurementValue {
    /// From amounts in the unit of the kind, read from the database or converted by an import. Returns the first problem found.
    ///
    /// `second` is the diastolic pressure, only for blood pressure. `context` is only for glucose, and optional: other systems do
    /// not always state it.
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

    /// From the fields of a form. Returns all problems at once. Glucose must have a context.
    ///
    /// `first` is the systolic pressure or the only amount. Fields that the kind does not have are ignored.
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

    /// The kind.
    pub fn kind(self) -> MeasurementKind {
        self.kind
    }

    /// The first amount, in the unit of the kind. For blood pressure it is the systolic pressure.
    pub fn first(self) -> Amount {
        self.value
    }

    /// The second amount: the diastolic pressure. Only blood pressure has one.
    pub fn second(self) -> Option<Amount> {
        self.second
    }

    /// When glucose was measured, if known.
    pub fn context(self) -> Option<GlucoseContext> {
        self.context
    }

    /// The LOINC code for export. None if no code has the same meaning.
    pub fn loinc(self) -> Option<&'static str> {
        self.kind.loinc(self.context)
    }

    /// The amounts as pages show them, rounded and without unit: `128/82`, `37.0`, `61.25`.
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

    /// Whether an amount is possible but so rare that it must be confirmed before it is stored.
    pub fn is_implausible(self) -> bool {
        let rare = |part, amount| self.kind.limits(part).is_implausible(amount);
        rare(self.kind.first_part(), self.value) || self.second.is_some_and(|second| rare(Part::Diastolic, second))
    }
}

impl Part {
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

/// Parses a typed amount and checks its digits and its limits.
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
    fn blood_pressure_has_two_amounts() {
        let value = read(BloodPressure, "128", "８２").unwrap();
        assert_eq!((value.first(), value.second()), (Amount::whole(128), Some(Amount::whole(82))));
        assert_eq!((value.shown().as_str(), value.is_implausible()), ("128/82", false));
    }

    #[test]
    fn problems_of_both_fields_are_reported_at_once() {
        let problems = read(BloodPressure, "", "x").unwrap_err();
        assert_eq!(problems, [Part::Systolic.has(Flaw::Missing), Part::Diastolic.has(Flaw::NotANumber)]);
    }

    #[test]
    fn the_diastolic_pressure_must_be_below_the_systolic() {
        assert_eq!(read(BloodPressure, "82", "128"), flawed(Part::Diastolic, Flaw::NotBelowSystolic));
        assert_eq!(read(BloodPressure, "100", "100"), flawed(Part::Diastolic, Flaw::NotBelowSystolic));
    }

    #[test]
    fn impossible_amounts_are_refused_and_rare_amounts_need_confirmation() {
        assert_eq!(read(Weight, "0", ""), flawed(Part::Value, Flaw::TooLow(Amount::TENTH)));
        assert_eq!(read(Temperature, "98.6", ""), flawed(Part::Value, Flaw::TooHigh(Amount::whole(47))));
        assert_eq!(read(Pain, "11", ""), flawed(Part::Value, Flaw::TooHigh(Amount::whole(10))));
        assert_eq!(read(Pulse, "12345678", ""), flawed(Part::Value, Flaw::TooHigh(Amount::whole(350))));
        assert!(read(Pulse, "200", "").unwrap().is_implausible());
        assert!(read(BloodPressure, "120", "35").unwrap().is_implausible());
        assert!(!read(Temperature, "36.8", "").unwrap().is_implausible());
    }

    #[test]
    fn lifestyle_counts_have_limits_and_zero_is_accepted() {
        assert_eq!(read(Sleep, "24.5", ""), flawed(Part::Value, Flaw::TooHigh(Amount::whole(24))));
        assert_eq!(read(Exercise, "1441", ""), flawed(Part::Value, Flaw::TooHigh(Amount::whole(1440))));
        assert_eq!(read(Cigarettes, "1.5", ""), flawed(Part::Value, Flaw::TooFine(0)));
        assert_eq!(read(Cigarettes, "0", "").map(|none| (none.shown(), none.is_implausible())), Ok(("0".to_owned(), false)));
        assert_eq!(read(Alcohol, "0.5", "").map(|some| (some.shown(), some.is_implausible())), Ok(("0.5".to_owned(), false)));
        assert!(read(Alcohol, "12", "").unwrap().is_implausible() && read(Sleep, "2.5", "").unwrap().is_implausible());
    }

    #[test]
    fn the_number_of_decimals_depends_on_the_kind() {
        assert_eq!(read(BloodPressure, "128.5", "80"), flawed(Part::Systolic, Flaw::TooFine(0)));
        assert_eq!(read(Temperature, "36.85", ""), flawed(Part::Value, Flaw::TooFine(1)));
        assert_eq!(read(Temperature, "37", "").unwrap().shown(), "37.0");
        assert_eq!(read(Weight, "3.45", "").unwrap().shown(), "3.45");
        assert_eq!(read(Weight, "61", "").unwrap().shown(), "61.0");
    }

    #[test]
    fn a_form_must_state_the_glucose_context() {
        assert_eq!(read(Glucose, "5.6", ""), flawed(Part::Context, Flaw::Missing));
        let fasting = MeasurementValue::parse(Glucose, "5.6", "", Some(GlucoseContext::Fasting)).unwrap();
        assert_eq!((fasting.loinc(), fasting.shown().as_str()), (Some("14771-0"), "5.6"));
    }

    #[test]
    fn parts_of_other_kinds_are_ignored_in_forms_and_refused_elsewhere() {
        assert_eq!(MeasurementValue::parse(Pulse, "70", "5", Some(GlucoseContext::Fasting)).unwrap().context(), None);
        let second = MeasurementValue::new(Pulse, Amount::whole(70), Some(Amount::whole(5)), None);
        assert_eq!(second, Err(Part::Diastolic.has(Flaw::NotAPart)));
        let context = MeasurementValue::new(Pulse, Amount::whole(70), None, Some(GlucoseContext::Fasting));
        assert_eq!(context, Err(Part::Context.has(Flaw::NotAPart)));
        let half = MeasurementValue::new(BloodPressure, Amount::whole(120), None, None);
        assert_eq!(half, Err(Part::Diastolic.has(Flaw::Missing)));
    }

    #[test]
    fn imported_amounts_keep_hundredths_and_are_shown_rounded() {
        let amount = |value| Amount::nearest(value).unwrap();
        let value = MeasurementValue::new(BloodPressure, amount(117.211_977), Some(amount(71.3)), None).unwrap();
        assert_eq!((value.first().to_string().as_str(), value.shown().as_str()), ("117.21", "117/71"));
    }
}
