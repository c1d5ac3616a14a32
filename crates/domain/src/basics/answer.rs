//! The answers to a field.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Choice, Field, Shape};
use crate::text::visible;
use crate::typed::plain;

/// One answer: an option with its additions, or free text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The code of the option. None if the field takes free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The text that belongs to the option, or the free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The month since when, as `YYYY-MM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
}

impl Answer {
    /// The option with this code, without additions.
    pub fn code(code: impl Into<String>) -> Self {
        Self { code: Some(code.into()), ..Self::default() }
    }

    /// Free text.
    pub fn words(words: impl Into<String>) -> Self {
        Self { words: Some(words.into()), ..Self::default() }
    }

    /// The chosen option. None if the field does not have it.
    pub fn choice(&self, field: Field) -> Option<&'static Choice> {
        let code = self.code.as_deref()?;
        field.shape().choices().iter().find(|choice| choice.code == code)
    }
}

/// Checked answers to one field. An empty list means that an earlier answer was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(Vec<Answer>);

/// What is wrong with the answers to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// An option that the field does not have, or free text in a field with options.
    #[error("not an option of this field")]
    NotAnOption,
    /// Several answers to a field that takes one.
    #[error("more than one answer")]
    MoreThanOne,
    /// The option "none" together with another option.
    #[error("none, and something else")]
    NoneAndMore,
    /// The same option twice.
    #[error("the same option twice")]
    Twice,
    /// The required text of an option is missing. The value is the code of the option.
    #[error("which one is missing")]
    WhichIsMissing(&'static str),
    /// The text is longer than this many characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// Not a telephone number.
    #[error("not a telephone number")]
    NotAPhone,
    /// Not a month `YYYY-MM`, a month that does not exist, or a month that the option does not take. The value is the code of
    /// the option.
    #[error("not a month")]
    NotAMonth(&'static str),
    /// The month is before birth. The value is the code of the option.
    #[error("before birth")]
    BeforeBirth(&'static str),
    /// The month is in the future. The value is the code of the option.
    #[error("in the future")]
    InTheFuture(&'static str),
}

/// The longest text of an option, in characters.
const MOST_WORDS: usize = 100;

impl Answers {
    /// Checks answers against the field, each other, the birth date and today.
    pub fn new(field: Field, answers: Vec<Answer>, birth: NaiveDate, today: NaiveDate) -> Result<Self, AnswerError> {
        let is_phone = matches!(field.shape(), Shape::Phone);
        let tidied = answers.into_iter().map(|answer| tidy(answer, is_phone));
        let answers: Vec<Answer> = tidied.filter(|answer| *answer != Answer::default()).collect();
        match field.shape() {
            Shape::Words(most) => words(&answers, |text| at_most(text, most))?,
            Shape::Phone => words(&answers, phone)?,
            Shape::One(_) if answers.len() > 1 => return Err(AnswerError::MoreThanOne),
            Shape::One(_) | Shape::Many(_) => options(field, &answers, birth, today)?,
        }
        Ok(Self(answers))
    }

    /// Answers from the database, which were checked when they were written.
    pub fn stored(answers: Vec<Answer>) -> Self {
        Self(answers)
    }

    /// The answers one by one.
    pub fn each(&self) -> &[Answer] {
        &self.0
    }

    /// Whether there is no answer.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the option with this code was chosen.
    pub fn has(&self, code: &str) -> bool {
        self.0.iter().any(|answer| answer.code.as_deref() == Some(code))
    }
}

/// Removes invisible characters, surrounding white space and empty texts. Joins several lines with semicolons. Numbers become
/// half-width.
fn tidy(answer: Answer, is_phone: bool) -> Answer {
    let line = |text: &str| visible(text).trim().to_owned();
    let lines = |text: String| text.lines().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ");
    let some = |text: Option<String>| text.map(lines).filter(|text| !text.is_empty());
    let number = |text: Option<String>| some(text).map(|text| plain(&text));
    let words = if is_phone { number(answer.words) } else { some(answer.words) };
    Answer { code: some(answer.code), words, month: number(answer.month) }
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

/// What people write before an extension. The longer word stands first where one begins with another.
const EXTENSION: [&str; 6] = ["转", "轉", "分机", "extension", "ext.", "ext"];

/// DE02.01.010.00 allows up to 20 digits. People write spaces, hyphens, brackets, a plus sign for the country, and an extension
/// of up to six digits (转8012).
fn phone(text: &str) -> Result<(), AnswerError> {
    let lower = text.to_ascii_lowercase();
    let (number, extension) = EXTENSION.iter().find_map(|word| lower.split_once(word)).unwrap_or((&lower, "0"));
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let others = number.chars().all(|c| c.is_ascii_digit() || " -+()".contains(c));
    let extension = extension.trim();
    let is_extension = (1..=6).contains(&extension.len()) && extension.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (5..=20).contains(&digits) && text.chars().count() <= 40;
    if others && fits && is_extension { Ok(()) } else { Err(AnswerError::NotAPhone) }
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
