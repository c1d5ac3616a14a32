//! Why a file is refused as a whole.

use super::place::Place;

/// A file that is malformed or whose patient is not certain. No resource of it is taken.
///
/// The messages are for the command line. They repeat no text of the file except names of resource types, which consist
/// of letters, and the address of a subject that is not in the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Larger than allowed.
    #[error("the file has {bytes} bytes, {limit} are allowed")]
    TooLarge {
        /// The size of the file.
        bytes: usize,
        /// The largest size allowed.
        limit: usize,
    },
    /// The file has no bytes, or only white space.
    #[error("the file is empty")]
    Empty,
    /// The file is not UTF-8. The number is the first wrong byte, counted from 0.
    #[error("the file is not text in UTF-8, from byte {0} on")]
    NotUtf8(usize),
    /// The file ends in the middle of the JSON, as after an interrupted transfer.
    #[error("the file ends too early, at line {line}, column {column}")]
    Truncated {
        /// Line, from 1.
        line: usize,
        /// Column, from 0 at the start of a line.
        column: usize,
    },
    /// The file is not JSON.
    #[error("the file is not JSON, see line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 0 at the start of a line.
        column: usize,
    },
    /// The JSON is nested deeper than 127 levels, which no FHIR resource needs.
    #[error("the file is nested too deep, at line {line}, column {column}")]
    TooDeep {
        /// Line, from 1.
        line: usize,
        /// Column, from 0 at the start of a line.
        column: usize,
    },
    /// The Bundle has more entries than this limit.
    #[error("the file has more than {0} entries")]
    TooManyEntries(usize),
    /// JSON, but not a FHIR Bundle. The text is the resource type, if the file has a valid one.
    #[error("the file is not a FHIR Bundle{}", .0.as_ref().map(|found| format!(" but a {found}")).unwrap_or_default())]
    NotABundle(Option<String>),
    /// A Bundle, but neither a transaction nor a collection nor a document.
    #[error("the Bundle is neither a transaction nor a collection nor a document")]
    BundleType,
    /// An element of the Bundle occurs twice.
    #[error("{0} occurs twice")]
    Twice(Place),
    /// The file has no Patient.
    #[error("the file has no Patient")]
    NoPatient,
    /// The file has two Patients or more.
    #[error("the file has two Patients, at {first} and {second}")]
    SeveralPatients {
        /// The place of the first.
        first: Place,
        /// The place of the second.
        second: Place,
    },
    /// An element has another type than FHIR defines.
    #[error("{place} is not {expected}")]
    WrongType {
        /// The place of the element.
        place: Place,
        /// The type or value that FHIR defines.
        expected: Expected,
    },
    /// A required element is missing.
    #[error("{0} is missing")]
    Missing(Place),
    /// The reference to the subject of a resource points to nothing in the file. The text is the reference, at most 100 visible
    /// characters.
    #[error("{0} refers to nothing in this file: {1}")]
    DanglingSubject(Place, String),
    /// The subject of a resource is not the patient of the file.
    #[error("{0} does not refer to the patient of the file")]
    AnotherPatient(Place),
    /// Not a date, or a date that does not exist. For the birth date also one in the future.
    #[error("{0} is not a possible date")]
    ImpossibleDate(Place),
    /// The patient's birth date is only a year or a month, too little to identify the patient.
    #[error("{0} is not a whole date")]
    BirthDateNotWhole(Place),
}

/// The type or value that FHIR defines for an element.
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
    /// The name of a resource type, letters only.
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
