//! Why a resource is not taken.

use super::place::Place;
use domain::measurement::{Part, ValueProblem};
use std::fmt;

/// A resource of the file that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotTaken {
    /// Where in the file it stands.
    pub place: Place,
    /// Its type, letters alone; empty for an entry without a resource.
    pub resource_type: String,
    /// Its id, if it has one that FHIR allows.
    pub id: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// Plain English, for the command line.
impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.id.as_deref().unwrap_or("without id");
        write!(f, "{}: {} {id}: {}", self.place, self.resource_type, self.reason)
    }
}

/// Why a resource is not taken. Texts from the file are at most 64 characters, none a control character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// This version does not take this type of resource yet.
    NotYet,
    /// Bills and insurance are no part of a health record.
    OutOfScope,
    /// The Patient: compared with the record, which is never changed by an import.
    ComparedOnly,
    /// The head of a document: its sections point to entries that stand for themselves.
    TableOfContents,
    /// The entry has no resource.
    NoResource,
    /// An institution, a professional, a goal: its name stands with the entries that point to it.
    NamedWithOthers,
    /// The same, but no entry that was taken points to it.
    NobodyPointsToIt,
    /// Not final, entered in error, or it did not happen: this status.
    StatusNotFinal(String),
    /// It has a `modifierExtension`, which can turn its meaning, and which we do not know.
    Modified,
    /// It does not say of whom it is.
    NoSubject,
    /// It has neither an id nor a `fullUrl`: it could not be known again.
    NoId,
    /// Another one of this file has the same id.
    SameIdTwice,
    /// It does not say what it is.
    NoLabel,
    /// It does not say when, or says a period.
    NoTime,
    /// It was measured after now.
    InTheFuture,
    /// It was measured before the patient was born.
    BeforeBirth,
    /// Its end lies before its beginning.
    EndsBeforeItBegins,
    /// It has more details than are kept of one entry.
    TooMuch,
    /// A number that no result has: the database keeps up to a million million.
    TooLarge,
    /// This part has no value.
    NoValue(Part),
    /// This part is given as "less than", "more than", or several times.
    NotExact(Part),
    /// The unit is not one of this kind of measurement: this unit.
    UnitDoesNotFit(String),
    /// No living person has this value.
    Impossible(ValueProblem),
}

impl Reason {
    /// The code, for the app's words and for counting.
    pub fn code(&self) -> &'static str {
        self.code_and_words().0
    }

    /// The reason in general, in plain English.
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
            Self::NoValue(_) => ("no_value", "has no value"),
            Self::NotExact(_) => ("not_exact", "has no single, exact value"),
            Self::UnitDoesNotFit(_) => ("unit_does_not_fit", "the unit does not fit"),
            Self::Impossible(_) => ("impossible", "no living person has this value"),
        }
    }
}

/// The reason with its particulars, in plain English.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())?;
        match self {
            Self::StatusNotFinal(text) | Self::UnitDoesNotFit(text) => write!(f, " ({text})"),
            Self::NoValue(part) | Self::NotExact(part) => write!(f, " ({})", part.code()),
            Self::Impossible(problem) => write!(f, " ({} {})", problem.part.code(), problem.flaw),
            _ => Ok(()),
        }
    }
}
