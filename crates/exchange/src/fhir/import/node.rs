//! A JSON value with its place, so that every error names the place.

use super::characters::in_one_form;
use super::file_error::{Expected, FileError};
use super::numbers::kept;
use super::place::Place;
use domain::entry::show_number;
use domain::text::{lines, one_line};
use serde_json::Value;

/// A JSON value of the file with its place.
#[derive(Clone)]
pub(super) struct Node<'a> {
    value: &'a Value,
    pub(super) place: Place,
}

impl<'a> Node<'a> {
    pub(super) fn new(value: &'a Value, place: Place) -> Self {
        Self { value, place }
    }

    /// The element of this name, if there is one. An error if this value is not an object.
    pub(super) fn field(&self, name: &str) -> Result<Option<Self>, FileError> {
        let object = self.value.as_object().ok_or_else(|| self.is_not(Expected::Object))?;
        Ok(object.get(name).map(|value| Self::new(value, self.place.field(name))))
    }

    /// The text of the element of this name, if there is one. An error if the element is not a text.
    pub(super) fn text_of(&self, name: &str) -> Result<Option<&'a str>, FileError> {
        self.field(name)?.map(|node| node.text()).transpose()
    }

    /// The items of the list of this name; empty if there is no such element. An error if the element is not a list.
    pub(super) fn items_of(&self, name: &str) -> Result<Vec<Self>, FileError> {
        let Some(list) = self.field(name)? else { return Ok(Vec::new()) };
        let items = list.value.as_array().ok_or_else(|| list.is_not(Expected::List))?;
        Ok(items.iter().enumerate().map(|(at, value)| Self::new(value, list.place.item(at))).collect())
    }

    pub(super) fn is_list(&self) -> bool {
        self.value.is_array()
    }

    pub(super) fn is_object(&self) -> bool {
        self.value.is_object()
    }

    pub(super) fn text(&self) -> Result<&'a str, FileError> {
        self.value.as_str().filter(|text| kept(text).is_none()).ok_or_else(|| self.is_not(Expected::Text))
    }

    pub(super) fn number(&self) -> Result<f64, FileError> {
        let kept = self.kept_number().and_then(|digits| digits.parse().ok());
        kept.or(self.value.as_f64()).ok_or_else(|| self.is_not(Expected::Number))
    }

    /// The number in the digits of the sender.
    pub(super) fn digits(&self) -> Result<String, FileError> {
        match self.kept_number() {
            Some(digits) => Ok(digits.to_owned()),
            None if self.value.is_number() => Ok(show_number(self.number()?, 0)),
            None => Err(self.is_not(Expected::Number)),
        }
    }

    /// How many digits the number has after the point, at most 20.
    pub(super) fn decimals(&self) -> Result<u8, FileError> {
        let digits = self.digits()?;
        let after_point = digits.split_once('.').map_or(0, |(_, after)| after.len());
        Ok(u8::try_from(after_point).unwrap_or(u8::MAX).min(20))
    }

    fn kept_number(&self) -> Option<&'a str> {
        kept(self.value.as_str()?)
    }

    /// Whether this object has no other elements than these. Extensions of primitive elements (`_name`) count as theirs.
    pub(super) fn has_only(&self, names: &[&str]) -> Result<bool, FileError> {
        let object = self.value.as_object().ok_or_else(|| self.is_not(Expected::Object))?;
        Ok(object.keys().all(|key| names.contains(&key.strip_prefix('_').unwrap_or(key))))
    }

    pub(super) fn boolean(&self) -> Result<bool, FileError> {
        self.value.as_bool().ok_or_else(|| self.is_not(Expected::Boolean))
    }

    pub(super) fn is_not(&self, expected: Expected) -> FileError {
        FileError::WrongType { place: self.place.clone(), expected }
    }
}

/// A text of the file in one line and in one form, cut to `max` characters and trimmed. Control characters (Postgres refuses
/// U+0000), invisible characters and bidirectional controls are removed. None if nothing is left.
pub(super) fn kept_text(text: &str, max: usize) -> Option<String> {
    let kept: String = in_one_form(&one_line(text)).chars().take(max).collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// The same, but a text that is too long ends in `…`: nobody may take a part for the whole.
pub(super) fn shortened_text(text: &str, max: usize) -> Option<String> {
    let kept = kept_text(text, max + 1)?;
    if kept.chars().count() <= max {
        return Some(kept);
    }
    Some(kept.chars().take(max.saturating_sub(1)).chain(['…']).collect())
}

/// A text of the file, whole and with its lines. None if nothing is left.
pub(super) fn kept_lines(text: &str) -> Option<String> {
    let kept = in_one_form(&lines(text));
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}
