//! The registration of a person at the counter (建档, Article 12): the registered identity, checked against the number of the
//! document that the person shows.

use chrono::NaiveDate;

use crate::{
    coded::coded,
    document::{DocumentKind, DocumentNumber},
    person_name::{PersonName, PersonNameProblem},
    sex::Sex,
    time::age_on,
};

/// The largest age that is accepted, in years.
const OLDEST: u32 = 130;

coded! {
    /// Why a person who is about to be registered may have a record already.
    pub enum LikelyDuplicate {
        /// Somebody with a record has the same name and birth date.
        SameName = "same_name",
        /// Somebody with a record has a number that differs in one digit, or in two neighbouring digits that are swapped.
        NearNumber = "near_number",
    }
}

coded! {
    /// Why a registered identity is changed.
    pub enum ChangeReason {
        /// The person has another document or number (更换证件): a new permit, a number of 18 digits, naturalisation.
        NewDocument = "new_document",
        /// The authority that issues the document changed name, sex or birth date (公安机关变更).
        OfficialChange = "official_change",
        /// It was registered wrongly (登记有误).
        Mistake = "mistake",
    }
}

/// The identity that a document shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredIdentity {
    /// The kind of document.
    pub document: DocumentKind,
    /// Its number.
    pub number: DocumentNumber,
    /// 姓名.
    pub name: PersonName,
    /// 性别.
    pub sex: Sex,
    /// 出生日期.
    pub birth_date: NaiveDate,
}

/// What is wrong with a typed identity: one error for each field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IdentityProblems {
    /// Of the document.
    pub document: Option<DocumentProblem>,
    /// Of the name.
    pub name: Option<PersonNameProblem>,
    /// Of the sex.
    pub sex: Option<SexProblem>,
    /// Of the birth date.
    pub birth_date: Option<BirthDateProblem>,
}

/// What is wrong with the chosen document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentProblem {
    /// None was chosen.
    Missing,
    /// This document cannot carry the number.
    NotThisNumber,
    /// A household register is shown for children under 16 alone.
    NotAChild,
}

/// What is wrong with the chosen sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SexProblem {
    /// None was chosen.
    Missing,
    /// The number of the document says another sex.
    NotThatOfTheNumber,
}

/// What is wrong with the typed birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BirthDateProblem {
    /// It is not a date.
    NotADate,
    /// It is after today.
    Future,
    /// The person would be older than 130.
    TooOld,
    /// The number of the document says another date.
    NotThatOfTheNumber,
}

/// The typed fields of the form.
#[derive(Clone, Copy, Debug)]
pub struct TypedIdentity<'a> {
    /// The code of the kind of document.
    pub document: &'a str,
    /// 姓名.
    pub name: &'a str,
    /// The code of the sex.
    pub sex: &'a str,
    /// The birth date, `1990-01-15`.
    pub birth_date: &'a str,
}

impl RegisteredIdentity {
    /// Checks the typed fields against the number and against each other. `today` is the day in Shenzhen.
    pub fn check(number: DocumentNumber, typed: TypedIdentity<'_>, today: NaiveDate) -> Result<Self, IdentityProblems> {
        let birth_date = birth_date(typed.birth_date, &number, today);
        let document = document(typed.document, &number, birth_date.ok(), today);
        let sex = match Sex::from_code(typed.sex) {
            None => Err(SexProblem::Missing),
            Some(sex) if number.sex().is_some_and(|of_number| of_number != sex) => Err(SexProblem::NotThatOfTheNumber),
            Some(sex) => Ok(sex),
        };
        match (document, PersonName::parse(typed.name), sex, birth_date) {
            (Ok(document), Ok(name), Ok(sex), Ok(birth_date)) => Ok(Self { document, number, name, sex, birth_date }),
            (document, name, sex, birth_date) => {
                Err(IdentityProblems { document: document.err(), name: name.err(), sex: sex.err(), birth_date: birth_date.err() })
            }
        }
    }
}

fn birth_date(typed: &str, number: &DocumentNumber, today: NaiveDate) -> Result<NaiveDate, BirthDateProblem> {
    let born = crate::time::parse_date(typed).ok_or(BirthDateProblem::NotADate)?;
    let age = age_on(born, today).ok_or(BirthDateProblem::Future)?;
    if age > OLDEST {
        return Err(BirthDateProblem::TooOld);
    }
    if number.birth_date().is_some_and(|of_number| of_number != born) {
        return Err(BirthDateProblem::NotThatOfTheNumber);
    }
    Ok(born)
}

fn document(
    code: &str,
    number: &DocumentNumber,
    born: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<DocumentKind, DocumentProblem> {
    let kind = DocumentKind::from_code(code).ok_or(DocumentProblem::Missing)?;
    let age = born.and_then(|born| age_on(born, today));
    match kind {
        _ if !number.may_be_on(kind) => Err(DocumentProblem::NotThisNumber),
        kind if !kind.shows_a_person_of(age) => Err(DocumentProblem::NotAChild),
        kind => Ok(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn number(text: &str) -> DocumentNumber {
        DocumentNumber::parse(text, today()).unwrap()
    }

    const MEI: TypedIdentity<'_> =
        TypedIdentity { document: "identity_card", name: "李小梅", sex: "2", birth_date: "1990-03-07" };

    fn problems(of: &str, typed: TypedIdentity<'_>) -> IdentityProblems {
        RegisteredIdentity::check(number(of), typed, today()).unwrap_err()
    }

    #[test]
    fn an_identity_that_its_number_confirms_is_accepted() {
        let mei = RegisteredIdentity::check(number("440304199003070026"), MEI, today()).unwrap();
        assert_eq!((mei.name.as_str(), mei.sex, mei.birth_date.to_string().as_str()), ("李小梅", Sex::Female, "1990-03-07"));
    }

    #[test]
    fn each_field_is_compared_with_the_number() {
        let wrong = TypedIdentity { document: "foreign_resident_card", name: "", sex: "1", birth_date: "1990-03-08" };
        let expected = IdentityProblems {
            document: Some(DocumentProblem::NotThisNumber),
            name: Some(PersonNameProblem::Empty),
            sex: Some(SexProblem::NotThatOfTheNumber),
            birth_date: Some(BirthDateProblem::NotThatOfTheNumber),
        };
        assert_eq!(problems("440304199003070026", wrong), expected);
        let nothing = TypedIdentity { document: "", name: "梅", sex: "", birth_date: "" };
        let expected = IdentityProblems {
            document: Some(DocumentProblem::Missing),
            name: None,
            sex: Some(SexProblem::Missing),
            birth_date: Some(BirthDateProblem::NotADate),
        };
        assert_eq!(problems("440304199003070026", nothing), expected);
    }

    #[test]
    fn dates_that_no_person_was_born_on_are_refused() {
        let old = "CAN110081080310";
        let born = |birth_date| TypedIdentity { document: "foreign_resident_card", birth_date, ..MEI };
        assert_eq!(problems(old, born("2026-11-24")).birth_date, Some(BirthDateProblem::Future));
        assert_eq!(problems(old, born("1890-01-01")).birth_date, Some(BirthDateProblem::TooOld));
        assert_eq!(problems(old, born("1981-02-30")).birth_date, Some(BirthDateProblem::NotADate));
        assert!(RegisteredIdentity::check(number(old), born("1981-08-03"), today()).is_ok());
    }

    #[test]
    fn a_household_register_shows_who_a_child_is() {
        let of = |of: &str, birth_date, sex| {
            let typed = TypedIdentity { document: "household_register", name: "雨桐", sex, birth_date };
            RegisteredIdentity::check(number(of), typed, today())
        };
        assert!(of("440306201509010066", "2015-09-01", "2").is_ok());
        let adult = of("440304199003070026", "1990-03-07", "2").unwrap_err();
        assert_eq!(adult.document, Some(DocumentProblem::NotAChild));
    }
}
