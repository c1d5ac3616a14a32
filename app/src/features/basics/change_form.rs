//! The form of a group: its values, its errors and its view.

use chrono::NaiveDate;
use domain::{
    basics::{Answer, Answers, Asks, Choice as Listed, Field, Group, Shape as Asked, answer::AnswerError},
    ids::{EntryId, SubmissionId},
};
use leptos::prelude::*;
use serde::Serialize;
use store::record::{basics::Change, details::Difference};

use super::{answers::Basics, confirm};
use crate::{components::prelude::*, labels::basics as labels, shared::RecordLinks, words::basics as words};

/// Names and values, as the form sends them: `field` for the chosen or typed answer, `field.code.words` and `field.code.month`
/// for the inputs of an option, `seen.field` for the version that the form showed.
#[derive(Debug, Default, Serialize)]
pub struct Typed(Vec<(String, String)>);

/// A field that allows at least this many characters gets a text area.
const LONG: usize = 500;

/// The errors, by field.
#[derive(Debug, Default)]
pub struct Problems(Vec<(Field, AnswerError)>);

fn more(field: Field, code: &str, what: &str) -> String {
    format!("{}.{code}.{what}", field.code())
}

fn seen(field: Field) -> String {
    format!("seen.{}", field.code())
}

impl Typed {
    /// The current answers.
    pub fn of(basics: &Basics) -> Self {
        let mut typed = Vec::new();
        for (field, basic) in basics {
            typed.push((seen(*field), basic.id.to_string()));
            for Answer { code, words, month } in basic.answers.each() {
                let Some(code) = code else {
                    typed.extend(words.clone().map(|words| (field.code().to_owned(), words)));
                    continue;
                };
                typed.push((field.code().to_owned(), code.clone()));
                typed.extend(words.clone().map(|words| (more(*field, code, "words"), words)));
                typed.extend(month.clone().map(|month| (more(*field, code, "month"), month)));
            }
        }
        Self(typed)
    }

    /// The values that the form sent.
    pub fn sent(sent: Vec<(String, String)>) -> Self {
        Self(sent)
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The values of a field outside the basics.
    pub fn values(&self, name: &str) -> Vec<String> {
        self.all(name).map(str::to_owned).collect()
    }

    /// The value with this name; empty if there is none.
    pub fn one(&self, name: &str) -> String {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// The id of this submission.
    pub fn submission(&self) -> Option<SubmissionId> {
        self.one("submission").parse().ok()
    }

    fn answers(&self, field: Field) -> Vec<Answer> {
        let chosen: Vec<&str> = self.all(field.code()).filter(|value| !value.is_empty()).collect();
        if field.shape().choices().is_empty() {
            return chosen.into_iter().map(Answer::words).collect();
        }
        let asks = |code: &str| field.shape().choices().iter().find(|choice| choice.code == code).map(|choice| choice.asks);
        let belongs = |code: &str, what: &str, asked: fn(Asks) -> bool| {
            asks(code).is_some_and(asked).then(|| self.one(&more(field, code, what)))
        };
        let answer = |code: &str| Answer {
            words: belongs(code, "words", Asks::words),
            month: belongs(code, "month", Asks::month),
            ..Answer::code(code)
        };
        chosen.into_iter().map(answer).collect()
    }

    /// The answers to every field of the group, or the errors of all fields.
    pub fn check(&self, group: Group, birth: NaiveDate, today: NaiveDate) -> Result<Vec<Change>, Problems> {
        let (mut changes, mut problems) = (Vec::new(), Vec::new());
        for field in group.fields() {
            let id: Option<EntryId> = self.one(&seen(field)).parse().ok();
            match Answers::new(field, self.answers(field), birth, today) {
                Ok(answers) => changes.push(Change { field, answers, seen: id }),
                Err(error) => problems.push((field, error)),
            }
        }
        if problems.is_empty() { Ok(changes) } else { Err(Problems(problems)) }
    }

    /// The answers that were given to these fields, or the errors of all fields. For a person who has no answers yet.
    pub fn given(&self, fields: &[Field], birth: NaiveDate, today: NaiveDate) -> Result<Vec<(Field, Answers)>, Problems> {
        let (mut given, mut problems) = (Vec::new(), Vec::new());
        for &field in fields {
            match Answers::new(field, self.answers(field), birth, today) {
                Ok(answers) if answers.each().is_empty() => {}
                Ok(answers) => given.push((field, answers)),
                Err(error) => problems.push((field, error)),
            }
        }
        if problems.is_empty() { Ok(given) } else { Err(Problems(problems)) }
    }
}

impl Problems {
    /// Whether a field of this group has an error.
    pub fn any_in(&self, group: Group) -> bool {
        self.0.iter().any(|(field, _)| field.group() == group)
    }

    fn of(&self, field: Field) -> Option<AnswerError> {
        self.0.iter().find(|(known, _)| *known == field).map(|(_, error)| *error)
    }

    /// The errors, for the summary at the top of the page.
    pub fn listed(&self) -> Vec<FieldError> {
        let line = |(field, error): &(Field, AnswerError)| {
            let message = format!("{}{}", words::in_field(labels::field(*field)), labels::problem(*field, *error));
            FieldError::new(where_of(*field, *error), message)
        };
        self.0.iter().map(line).collect()
    }
}

/// The id of the control that has the error.
fn where_of(field: Field, error: AnswerError) -> String {
    match error {
        AnswerError::WhichIsMissing(code) => more(field, code, "words"),
        AnswerError::NotAMonth(code) | AnswerError::BeforeBirth(code) | AnswerError::InTheFuture(code) => {
            more(field, code, "month")
        }
        _ => field.code().to_owned(),
    }
}

/// The form. The differing details that institutions reported are shown above the fields.
pub fn view(
    group: Group,
    links: &RecordLinks,
    submission: SubmissionId,
    typed: &Typed,
    problems: &Problems,
    differences: &[Difference],
    today: NaiveDate,
) -> AnyView {
    let otherwise = differences.iter().filter(|one| one.field.group() == group).map(|one| {
        let (title, rows) = (labels::field(one.field), vec![confirm::theirs(one)]);
        view! { <Notification title><SummaryList rows/></Notification> }
    });
    let otherwise = otherwise.collect_view();
    let fields = fields(group, typed, problems, today);
    let version = |field| view! { <input type="hidden" name=seen(field) value=typed.one(&seen(field))/> };
    let versions = group.fields().map(version).collect_view();
    let title = words::change_group(labels::group(group, true));
    view! {
        <ErrorSummary errors=problems.listed()/>
        <PageHeader title lead=words::change_lead() back_href=links.basics() back=words::title()/>
        {otherwise}
        <PostForm action=links.change_basics(group) submission=submission.to_string()>
            {versions}
            {fields}
            <Buttons><Button kind=ButtonKind::Primary>{words::save()}</Button></Buttons>
        </PostForm>
    }
    .into_any()
}

/// The fields of a group, with their values and errors.
pub fn fields(group: Group, typed: &Typed, problems: &Problems, today: NaiveDate) -> AnyView {
    group.fields().map(|field| one(field, typed, problems.of(field), today)).collect_view().into_any()
}

fn one(field: Field, typed: &Typed, error: Option<AnswerError>, today: NaiveDate) -> AnyView {
    let (name, label) = (field.code(), labels::field(field));
    // An error of an option's words or month is shown at that input.
    let at_option = error.filter(|error| where_of(field, *error) != name);
    let own = error.filter(|_| at_option.is_none()).map(|error| labels::problem(field, error));
    let hint = match field {
        Field::BloodAbo => words::blood_help(),
        Field::ExerciseKind => words::exercise_kind_help(),
        Field::OwnMedicines => words::own_medicines_help(),
        // A field with two choices gets no hint: the choices are "none" and "yes", which exclude each other.
        _ if matches!(field.shape(), Asked::Many([_, _, _, ..])) => words::several(),
        _ => "",
    };
    match field.shape() {
        Asked::Words(LONG..) => {
            view! { <TextAreaField name label value=typed.one(name).replace("; ", "\n") hint error=own optional=true/> }
                .into_any()
        }
        Asked::Words(_) => view! { <TextField name label value=typed.one(name) hint error=own optional=true/> }.into_any(),
        Asked::Phone => {
            let autocomplete = if field == Field::Phone { "tel" } else { "off" };
            view! { <TextField name label value=typed.one(name) error=own kind=InputKind::Phone width=Width::Half optional=true autocomplete/> }
                .into_any()
        }
        Asked::One(choices) => {
            let unset = std::iter::once(Choice::new("", words::choose_none()));
            let options = unset.chain(choices.iter().map(|choice| Choice::new(choice.code, labels::choice(choice)))).collect();
            let extras = choices.iter().map(|choice| extra(field, choice, typed, at_option, today)).collect_view();
            view! {
                <SelectField name label choices=options value=typed.one(name) hint error=own width=Width::Half optional=true/>
                {extras}
            }
            .into_any()
        }
        Asked::Many(choices) => {
            let chosen: Vec<&str> = typed.all(name).collect();
            let options = choices.iter().map(|choice| OptionItem {
                value: choice.code.to_owned(),
                label: labels::choice(choice).to_owned(),
                checked: chosen.contains(&choice.code),
                more: (choice.asks != Asks::Nothing).then(|| extra(field, choice, typed, at_option, today)),
            });
            view! { <Options name legend=label hint error=own options=options.collect()/> }.into_any()
        }
    }
}

/// The inputs that belong to an option: the words ("which") and the month ("since when").
fn extra(field: Field, choice: &'static Listed, typed: &Typed, error: Option<AnswerError>, today: NaiveDate) -> AnyView {
    let at = |what: &str| {
        let name = more(field, choice.code, what);
        let error = error.filter(|error| where_of(field, *error) == name).map(|error| labels::problem(field, error));
        (name.clone(), typed.one(&name), error)
    };
    // A select list is apart from these inputs, so each label must name its option.
    let is_one = matches!(field.shape(), Asked::One(_));
    let of_choice = |label: &str| {
        if is_one { format!("{}{label}", words::in_field(labels::choice(choice))) } else { label.to_owned() }
    };
    let which = choice.asks.words().then(|| {
        let (name, value, error) = at("words");
        let label = if choice.zh == "有" { words::which_event() } else { words::which() };
        view! { <TextField name label=of_choice(label) value error optional=is_one/> }
    });
    let month = choice.asks.month().then(|| {
        let (name, value, error) = at("month");
        let max = today.format("%Y-%m").to_string();
        view! { <TextField name label=of_choice(words::month()) value error kind=InputKind::Month width=Width::Half optional=true max/> }
    });
    view! { {which}{month} }.into_any()
}
