//! Why a file is refused as a whole.

use super::place::Place;

/// A file that cannot be read, or of which it is not certain whose it is. Nothing of it is taken.
///
/// The words here are for the command line; the app has its own. No value of the file is repeated, except the names of
/// types, which are letters alone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Larger than allowed.
    #[error("the file has {bytes} bytes, {limit} are allowed")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// No bytes, or white space alone.
    #[error("the file is empty")]
    Empty,
    /// Not text in UTF-8, from this byte on (from 0).
    #[error("the file is not text in UTF-8, from byte {0} on")]
    NotUtf8(usize),
    /// It ends in the middle: cut off on the way.
    #[error("the file ends too early, at line {line}, column {column}")]
    Truncated {
        /// Line, from 1.
        line: usize,
        /// Column, from 0 at the start of a line.
        column: usize,
    },
    /// No JSON.
    #[error("the file is not JSON, see line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 0 at the start of a line.
        column: usize,
    },
    /// Brackets within brackets, deeper than any FHIR resource goes (127).
    #[error("the file is nested too deep, at line {line}, column {column}")]
    TooDeep {
        /// Line, from 1.
        line: usize,
        /// Column, from 0 at the start of a line.
        column: usize,
    },
    /// More entries than allowed.
    #[error("the file has more than {0} entries")]
    TooManyEntries(usize),
    /// JSON, but no FHIR Bundle; the resource type that it is instead, if it says one.
    #[error("the file is not a FHIR Bundle{}", .0.as_ref().map(|found| format!(" but a {found}")).unwrap_or_default())]
    NotABundle(Option<String>),
    /// A Bundle, but neither a transaction nor a collection nor a document.
    #[error("the Bundle is neither a transaction nor a collection nor a document")]
    BundleType,
    /// The Bundle says twice what it may say once.
    #[error("{0} stands there twice")]
    Twice(Place),
    /// No Patient in it.
    #[error("the file has no Patient")]
    NoPatient,
    /// Two Patients or more: it cannot be told whose it is.
    #[error("the file has two Patients, at {first} and {second}")]
    SeveralPatients {
        /// The first.
        first: Place,
        /// The second.
        second: Place,
    },
    /// Something of another type than FHIR has there.
    #[error("{place} is not {expected}")]
    WrongType {
        /// Where.
        place: Place,
        /// What belongs there.
        expected: Expected,
    },
    /// Something is missing without which the file cannot be understood.
    #[error("{0} is missing")]
    Missing(Place),
    /// A reference to the patient that points to nothing in the file.
    #[error("{0} points to nothing in this file")]
    DanglingSubject(Place),
    /// A resource of someone or something else than the file's patient.
    #[error("{0} points to someone else than the file's patient")]
    AnotherPatient(Place),
    /// A date that is none, or that the calendar lacks; for the patient also one in the future.
    #[error("{0} is no possible date")]
    ImpossibleDate(Place),
    /// The patient's birth date is a year or month alone: too little to tell whose the file is.
    #[error("{0} is not a whole date")]
    BirthDateNotWhole(Place),
}

/// What belongs at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `{…}`
    Object,
    /// `[…]`
    List,
    /// `"…"`
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// The name of a resource type.
    ResourceType,
    /// A code of `AdministrativeGender`.
    Gender,
}

impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Boolean => "true or false",
            Self::ResourceType => "the name of a resource type",
            Self::Gender => "male, female, other or unknown",
        })
    }
}
