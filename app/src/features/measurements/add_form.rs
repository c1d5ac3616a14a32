//! The form of a measurement: its typed values, its errors and its view.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    ids::SubmissionId,
    measured_at::MeasuredAt,
    measurement::{Flaw, GlucoseContext, MeasurementKind, MeasurementValue, Part},
    time::{local_value, start_of_day},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::record::measurements::Measurement;

use super::form_page::FormPage;
use crate::{components::prelude::*, labels::measurements as labels, words::measurements as words};

/// The typed values.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Typed {
    #[serde(default)]
    first: String,
    #[serde(default)]
    second: String,
    #[serde(default)]
    context: String,
    #[serde(default)]
    measured_at: String,
    #[serde(default)]
    rare: Option<String>,
}

/// An error of a field.
#[derive(Debug, Clone, Copy)]
pub enum FieldProblem {
    /// An error of a part of the value.
    Value(Part, Flaw),
    /// The text is not a time.
    Time,
    /// The time is in the future.
    Future,
    /// The time is before the subject's birth.
    BeforeBirth,
    /// The value is outside the plausible limits and was not confirmed.
    Rare,
}

/// All errors of the form.
#[derive(Debug, Default)]
pub struct Problems(Vec<FieldProblem>);

impl Typed {
    /// No value, and the current time. A value that is already there could be stored unchanged by mistake.
    pub fn empty(now: String) -> Self {
        Self { measured_at: now, ..Self::default() }
    }

    /// The values and the time of a measurement, for its correction.
    pub fn of(measurement: &Measurement) -> Self {
        let value = measurement.value;
        Self {
            first: value.first().rounded(value.kind().decimals()).to_string(),
            second: value.second().map(|s| s.rounded(0).to_string()).unwrap_or_default(),
            context: value.context().map(|c| c.code().to_owned()).unwrap_or_default(),
            measured_at: local_value(measurement.at.instant()),
            rare: None,
        }
    }

    /// The measured value and its time, or all errors.
    pub fn check(
        &self,
        kind: MeasurementKind,
        now: DateTime<Utc>,
        birth: NaiveDate,
    ) -> Result<(MeasurementValue, MeasuredAt), Problems> {
        let value = MeasurementValue::parse(kind, &self.first, &self.second, GlucoseContext::from_code(&self.context));
        let at = MeasuredAt::parse_local(&self.measured_at).map_err(|_| FieldProblem::Time).and_then(|at| {
            if at.is_after(now) {
                Err(FieldProblem::Future)
            } else if at.instant() < start_of_day(birth) {
                Err(FieldProblem::BeforeBirth)
            } else {
                Ok(at)
            }
        });
        match (value, at) {
            (Ok(value), Ok(_)) if value.is_implausible() && self.rare.is_none() => Err(Problems(vec![FieldProblem::Rare])),
            (Ok(value), Ok(at)) => Ok((value, at)),
            (value, at) => {
                let flaws = value.err().unwrap_or_default().into_iter().map(|p| FieldProblem::Value(p.part, p.flaw));
                Err(Problems(flaws.chain(at.err()).collect()))
            }
        }
    }
}

impl FieldProblem {
    fn field(self) -> &'static str {
        match self {
            Self::Value(Part::Diastolic, _) => "second",
            Self::Value(Part::Context, _) => "context",
            Self::Value(..) => "first",
            Self::Time | Self::Future | Self::BeforeBirth => "measured_at",
            Self::Rare => "rare",
        }
    }

    /// The name of the field, if the error's text does not identify the field.
    fn whose(self, kind: MeasurementKind) -> String {
        let Self::Value(part, _) = self else { return String::new() };
        match part {
            Part::Systolic => words::in_field(words::upper()),
            Part::Diastolic => words::in_field(words::lower()),
            Part::Context => String::new(),
            Part::Value => words::in_field(labels::name(kind)),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Value(Part::Context, _) => words::choose().to_owned(),
            Self::Value(_, flaw) => flaw_words(flaw),
            Self::Time => words::bad_time().to_owned(),
            Self::Future => words::future().to_owned(),
            Self::BeforeBirth => words::before_birth().to_owned(),
            Self::Rare => words::rare().to_owned(),
        }
    }
}

fn flaw_words(flaw: Flaw) -> String {
    match flaw {
        Flaw::Missing | Flaw::NotAPart => words::missing().to_owned(),
        Flaw::NotANumber => words::not_a_number().to_owned(),
        Flaw::TooFine(digits) => words::too_fine(digits),
        Flaw::TooLow(least) => words::too_low(least),
        Flaw::TooHigh(most) => words::too_high(most),
        Flaw::NotBelowSystolic => words::not_below().to_owned(),
    }
}

impl Problems {
    /// Whether there is an error.
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    fn of(&self, field: &str) -> Option<String> {
        self.0.iter().find(|p| p.field() == field).map(|p| p.words())
    }

    /// The errors for the summary. Fields can have the same error, so each error is preceded by the name of its field.
    fn listed(&self, kind: MeasurementKind) -> Vec<FieldError> {
        let line = |p: &FieldProblem| FieldError::new(p.field(), format!("{}{}", p.whose(kind), p.words()));
        self.0.iter().map(line).collect()
    }
}

/// The form.
pub fn view(sheet: FormPage, submission: SubmissionId, typed: &Typed, problems: &Problems) -> AnyView {
    let FormPage { kind, title, lead, action, back: (back_href, back) } = sheet;
    let (fields, errors) = (values(kind, typed, problems), problems.listed(kind));
    let (at, at_error) = (typed.measured_at.clone(), problems.of("measured_at"));
    let when = if kind.is_lifestyle() { words::lived_when() } else { words::measured_when() };
    let rare = problems.of("rare").map(|error| {
        view! { <CheckboxField name="rare" label=words::confirm_rare() value="yes" error/> }
    });
    view! {
        <ErrorSummary errors/>
        <PageHeader title back_href back/>
        <PostForm action submission=submission.to_string()>
            <input type="hidden" name="kind" value=kind.code()/>
            {lead.map(|lead| view! { <p>{lead}</p> })}
            {fields}
            {rare}
            <TextField name="measured_at" label=when hint=words::beijing_time() value=at error=at_error kind=InputKind::DateTime width=Width::Half/>
            <Buttons><Button kind=ButtonKind::Primary>{words::save()}</Button></Buttons>
        </PostForm>
    }
    .into_any()
}

fn values(kind: MeasurementKind, typed: &Typed, problems: &Problems) -> AnyView {
    let (unit, hint) = (labels::unit(kind), if kind == MeasurementKind::Alcohol { words::hint_alcohol() } else { "" });
    let number = if kind.decimals() == 0 { InputKind::Number } else { InputKind::Decimal };
    let [first, second] =
        [("first", typed.first.clone()), ("second", typed.second.clone())].map(|(name, value)| (name, value, problems.of(name)));
    let one = |label: &'static str, (name, value, error): (&'static str, String, Option<String>)| {
        view! { <TextField name label value hint error kind=number suffix=unit width=Width::Short/> }.into_any()
    };
    match kind {
        MeasurementKind::BloodPressure => {
            let fields = [one(words::upper(), first), one(words::lower(), second)];
            view! { <FieldGroup legend=words::blood_pressure() id="blood-pressure">{fields.into_iter().collect_view()}</FieldGroup> }
                .into_any()
        }
        MeasurementKind::Glucose => {
            let choices = GlucoseContext::ALL.iter().map(|c| Choice::new(c.code(), labels::context(*c))).collect();
            view! {
                {one(labels::name(kind), first)}
                <RadioField name="context" label=words::context() choices value=typed.context.clone() error=problems.of("context") inline=true/>
            }
            .into_any()
        }
        _ => one(labels::name(kind), first),
    }
}
