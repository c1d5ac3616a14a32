//! What was answered to a field.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Choice, Field, Shape};
use crate::text::visible;

/// One answer: an option with what belongs to it, or words alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The code of the option; none where the field is answered in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Which, or the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Since when: `YYYY-MM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
}

impl Answer {
    /// The option with this code, without more.
    pub fn code(code: impl Into<String>) -> Self {
        Self { code: Some(code.into()), ..Self::default() }
    }

    /// Words.
    pub fn words(words: impl Into<String>) -> Self {
        Self { words: Some(words.into()), ..Self::default() }
    }

    /// The option that was chosen, if this field knows it.
    pub fn choice(&self, field: Field) -> Option<&'static Choice> {
        let code = self.code.as_deref()?;
        field.shape().choices().iter().find(|choice| choice.code == code)
    }
}

/// The answers to one field that agree with each other. None at all: an answer was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(Vec<Answer>);

/// What is wrong with the answers to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// An option that the field does not have, or words where it has options.
    #[error("not an option of this field")]
    NotAnOption,
    /// More than one, where there is one answer.
    #[error("more than one answer")]
    MoreThanOne,
    /// "None" beside something else.
    #[error("none, and something else")]
    NoneAndMore,
    /// The same option twice.
    #[error("the same option twice")]
    Twice,
    /// The option asks which, and nothing was said.
    #[error("which one is missing")]
    WhichIsMissing(&'static str),
    /// The text is longer than this many characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// No telephone number.
    #[error("not a telephone number")]
    NotAPhone,
    /// No month `YYYY-MM`, or one that does not exist.
    #[error("not a month")]
    NotAMonth(&'static str),
    /// A month before birth.
    #[error("before birth")]
    BeforeBirth(&'static str),
    /// A month that has not come yet.
    #[error("in the future")]
    InTheFuture(&'static str),
}

/// Of "which": the longest.
const MOST_WORDS: usize = 100;

impl Answers {
    /// Answers that fit the field, each other, and a life that began on `birth`.
    pub fn new(field: Field, answers: Vec<Answer>, birth: NaiveDate, today: NaiveDate) -> Result<Self, AnswerError> {
        let answers: Vec<Answer> = answers.into_iter().map(tidy).filter(|answer| *answer != Answer::default()).collect();
        match field.shape() {
            Shape::Words(most) => words(&answers, |text| at_most(text, most))?,
            Shape::Phone => words(&answers, phone)?,
            Shape::One(_) if answers.len() > 1 => return Err(AnswerError::MoreThanOne),
            Shape::One(_) | Shape::Many(_) => options(field, &answers, birth, today)?,
        }
        Ok(Self(answers))
    }

    /// As the database holds them: they were checked when they were written.
    pub fn stored(answers: Vec<Answer>) -> Self {
        Self(answers)
    }

    /// Each.
    pub fn each(&self) -> &[Answer] {
        &self.0
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this option is among them.
    pub fn has(&self, code: &str) -> bool {
        self.0.iter().any(|answer| answer.code.as_deref() == Some(code))
    }
}

/// Without what cannot be seen, without space around words, and without empty ones. Lines become one, with semicolons.
fn tidy(answer: Answer) -> Answer {
    let line = |text: &str| visible(text).trim().to_owned();
    let lines = |text: String| text.lines().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ");
    let some = |text: Option<String>| text.map(lines).filter(|text| !text.is_empty());
    Answer { code: some(answer.code), words: some(answer.words), month: some(answer.month) }
}

fn words(answers: &[Answer], check: impl Fn(&str) -> Result<(), AnswerError>) -> Result<(), AnswerError> {
    match answers {
        [] => Ok(()),
        [Answer { code: None, words: Some(words), month: None }] => check(words),
        [_] => Err(AnswerError::NotAnOption),
        _ => Err(AnswerError::MoreThanOne),
    }
}

fn at_most(text: &str, most: usize) -> Result<(), AnswerError> {
    if text.chars().count() > most { Err(AnswerError::TooLong(most)) } else { Ok(()) }
}

/// DE02.01.010.00 gives a telephone number up to 20 digits; people write them with spaces, hyphens and a country's +.
fn phone(text: &str) -> Result<(), AnswerError> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().all(|c| c.is_ascii_digit() || " -+()".contains(c));
    if others && (5..=20).contains(&digits) && text.len() <= 30 { Ok(()) } else { Err(AnswerError::NotAPhone) }
}

fn options(field: Field, answers: &[Answer], birth: NaiveDate, today: NaiveDate) -> Result<(), AnswerError> {
    for (place, answer) in answers.iter().enumerate() {
        let choice = answer.choice(field).ok_or(AnswerError::NotAnOption)?;
        if choice.alone && answers.len() > 1 {
            return Err(AnswerError::NoneAndMore);
        }
        if answers[..place].iter().any(|earlier| earlier.code == answer.code) {
            return Err(AnswerError::Twice);
        }
        match &answer.words {
            None if choice.asks.words() => return Err(AnswerError::WhichIsMissing(choice.code)),
            Some(_) if !choice.asks.words() => return Err(AnswerError::NotAnOption),
            words => at_most(words.as_deref().unwrap_or_default(), MOST_WORDS)?,
        }
        if let Some(month) = &answer.month {
            month_of(choice, month, birth, today)?;
        }
    }
    Ok(())
}

fn month_of(choice: &'static Choice, month: &str, birth: NaiveDate, today: NaiveDate) -> Result<(), AnswerError> {
    let first = (month.len() == 7).then(|| format!("{month}-01").parse::<NaiveDate>().ok()).flatten();
    let first = first.filter(|_| choice.asks.month()).ok_or(AnswerError::NotAMonth(choice.code))?;
    let month = |day: NaiveDate| (day.year(), day.month());
    if month(first) < month(birth) {
        Err(AnswerError::BeforeBirth(choice.code))
    } else if month(first) > month(today) {
        Err(AnswerError::InTheFuture(choice.code))
    } else {
        Ok(())
    }
}
