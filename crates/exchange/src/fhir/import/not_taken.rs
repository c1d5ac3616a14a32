//! Why a resource is not taken.

use super::place::Place;
use domain::measurement::{Part, ValueProblem};
use std::fmt;

/// A resource of the file that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTaken {
    /// The place in the file.
    pub place: Place,
    /// The type of the resource, only letters; empty for an entry without a resource.
    pub resource_type: String,
    /// The id of the resource, if it has one that conforms to FHIR.
    pub id: Option<String>,
    /// Why it is not taken.
    pub reason: Reason,
}

/// In English, for the command line.
impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.id.as_deref().unwrap_or("without id");
        write!(f, "{}: {} {id}: {}", self.place, self.resource_type, self.reason)
    }
}

/// Why a resource is not taken. Texts from the file have at most 64 characters and no control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// This version does not take this type of resource yet.
    NotYet,
    /// A resource of billing or insurance, which do not belong in a health record.
    OutOfScope,
    /// The Patient. It is compared with the record. An import never changes the basics.
    ComparedOnly,
    /// The Composition of a document. Its sections refer to entries that are imported themselves.
    TableOfContents,
    /// The entry has no resource.
    NoResource,
    /// An institution, a professional, a medicine or a goal. Its name is kept in the entries that refer to it.
    NamedWithOthers,
    /// As [`Self::NamedWithOthers`], but no measurement or entry refers to it.
    NobodyPointsToIt,
    /// It is not final, was entered in error, or did not happen. The text is the status.
    StatusNotFinal(String),
    /// It has a `modifierExtension`, which can reverse its meaning. The import knows none.
    Modified,
    /// It has no subject.
    NoSubject,
    /// It has neither an id nor a `fullUrl`. A later file could not be matched with it.
    NoId,
    /// Another resource of the file has the same type and id.
    SameIdTwice,
    /// It has no label.
    NoLabel,
    /// It is a measurement without a time, or with a period.
    NoTime,
    /// Its time is in the future.
    InTheFuture,
    /// Its time is before the patient's birth.
    BeforeBirth,
    /// Its end is before its beginning.
    EndsBeforeItBegins,
    /// It has more details, or longer texts, than the database keeps of one entry.
    TooMuch,
    /// Its number is larger than the database keeps (10¹²).
    TooLarge,
    /// Its value has a type that is not taken. The text is the name of the element.
    ValueType(&'static str),
    /// It states that nothing is known, not that there is none.
    NoInformation,
    /// This part has no value.
    NoValue(Part),
    /// This part has a comparator ("less than", "more than") or several values.
    NotExact(Part),
    /// The unit does not fit the kind of measurement. The text is the unit.
    UnitDoesNotFit(String),
    /// No living person can have this value.
    Impossible(ValueProblem),
}

impl Reason {
    /// The code, for counting and for translations.
    pub fn code(&self) -> &'static str {
        self.code_and_words().0
    }

    /// The reason in English, without particulars.
    pub fn words(&self) -> &'static str {
        self.code_and_words().1
    }

    fn code_and_words(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotYet => ("not_yet", "this version does not take these yet"),
            Self::OutOfScope => ("out_of_scope", "bills and insurance are no part of a health record"),
            Self::ComparedOnly => ("compared_only", "compared with the record, never changes it"),
            Self::TableOfContents => ("table_of_contents", "a table of contents: the entries stand for themselves"),
            Self::NoResource => ("no_resource", "the entry is empty"),
            Self::NamedWithOthers => ("named_with_others", "its name stands with the entries that point to it"),
            Self::NobodyPointsToIt => ("nobody_points_to_it", "no entry that was taken points to it"),
            Self::StatusNotFinal(_) => ("status_not_final", "not final, or it did not happen"),
            Self::Modified => ("modified", "has an extension that can change its meaning"),
            Self::NoSubject => ("no_subject", "does not say of whom it is"),
            Self::NoId => ("no_id", "has no id"),
            Self::SameIdTwice => ("same_id_twice", "another one in the file has the same id"),
            Self::NoLabel => ("no_label", "does not say what it is"),
            Self::NoTime => ("no_time", "does not say at what time"),
            Self::InTheFuture => ("in_the_future", "lies in the future"),
            Self::BeforeBirth => ("before_birth", "lies before the patient's birth"),
            Self::EndsBeforeItBegins => ("ends_before_it_begins", "ends before it begins"),
            Self::TooMuch => ("too_much", "has more details than are kept of one entry"),
            Self::TooLarge => ("too_large", "a number that no result has"),
            Self::ValueType(_) => ("value_type", "has a value of a type that is not taken"),
            Self::NoInformation => ("no_information", "states that nothing is known"),
            Self::NoValue(_) => ("no_value", "has no value"),
            Self::NotExact(_) => ("not_exact", "has no single, exact value"),
            Self::UnitDoesNotFit(_) => ("unit_does_not_fit", "the unit does not fit"),
            Self::Impossible(_) => ("impossible", "no living person has this value"),
        }
    }
}

/// The reason in English, with the status, unit or part concerned.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())?;
        match self {
            Self::StatusNotFinal(text) | Self::UnitDoesNotFit(text) => write!(f, " ({text})"),
            Self::NoValue(part) | Self::NotExact(part) => write!(f, " ({})", part.code()),
            Self::ValueType(name) => write!(f, " ({name})"),
            Self::Impossible(problem) => write!(f, " ({} {})", problem.part.code(), problem.flaw),
            _ => Ok(()),
        }
    }
}
