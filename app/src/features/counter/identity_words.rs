//! The errors of an identity that a clerk types from a document.

use domain::{
    person_name::PersonNameProblem,
    registration::{BirthDateProblem, DocumentProblem, SexProblem},
};

use crate::words::counter as words;

/// The error of the chosen document.
pub fn document_words(problem: DocumentProblem) -> String {
    match problem {
        DocumentProblem::Missing => words::document_missing(),
        DocumentProblem::NotThisNumber => words::document_other(),
        DocumentProblem::NotAChild => words::document_adult(),
    }
    .to_owned()
}

/// The error of the name.
pub fn name_words(problem: PersonNameProblem) -> String {
    match problem {
        PersonNameProblem::Empty => words::name_empty().to_owned(),
        PersonNameProblem::TooLong(count) => words::name_long(count),
        PersonNameProblem::Character(character) => words::name_character(character),
    }
}

/// The error of the sex.
pub fn sex_words(problem: SexProblem) -> String {
    match problem {
        SexProblem::Missing => words::sex_missing(),
        SexProblem::NotThatOfTheNumber => words::sex_differs(),
    }
    .to_owned()
}

/// The error of the birth date.
pub fn birth_words(problem: BirthDateProblem) -> String {
    match problem {
        BirthDateProblem::NotADate => words::not_a_date(),
        BirthDateProblem::Future => words::birth_in_future(),
        BirthDateProblem::TooOld => words::birth_too_old(),
        BirthDateProblem::NotThatOfTheNumber => words::birth_differs(),
    }
    .to_owned()
}
