//! A JSON value with its place, so that every error names the place.

use super::file_error::{Expected, FileError};
use super::place::Place;
use domain::text::visible;
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
        self.value.as_str().ok_or_else(|| self.is_not(Expected::Text))
    }

    pub(super) fn number(&self) -> Result<f64, FileError> {
        self.value.as_f64().ok_or_else(|| self.is_not(Expected::Number))
    }

    pub(super) fn boolean(&self) -> Result<bool, FileError> {
        self.value.as_bool().ok_or_else(|| self.is_not(Expected::Boolean))
    }

    pub(super) fn is_not(&self, expected: Expected) -> FileError {
        FileError::WrongType { place: self.place.clone(), expected }
    }
}

/// A text of the file, cut to `max` characters and trimmed. Control characters (Postgres refuses U+0000), invisible
/// characters and bidirectional controls are removed. None if nothing is left.
pub(super) fn kept_text(text: &str, max: usize) -> Option<String> {
    let kept: String = visible(text).chars().take(max).collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}
