//! The patient of the file.

use super::elements::{concept, text};
use super::file_error::{Expected, FileError};
use super::node::Node;
use chrono::NaiveDate;
use domain::document::DocumentNumber;
use domain::measured_at::{MeasuredAt, Precision};
use domain::sex::Sex;
use domain::stated_name::is_provisional;
use domain::time::today_in_shenzhen;

/// The parts of the Patient that are compared with the record. An import never changes the basics (design.md §9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatientIdentity {
    /// The birth date.
    pub birth_date: NaiveDate,
    /// The sex; unknown if the file does not state it.
    pub sex: Sex,
    /// Whether the file states that the patient has died. This alone never seals the record.
    pub deceased: bool,
}

/// The numbers and names by which the file says who the patient is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedPerson {
    /// Numbers of identity documents.
    pub numbers: Vec<DocumentNumber>,
    /// Names, without the provisional ones of newborns.
    pub names: Vec<String>,
}

/// The systems of citizen numbers: the OID of WS/T 482, and the types of HL7 v2 table 0203.
const NUMBER_SYSTEM: &str = "urn:oid:2.16.156.10011.1.3";
const NUMBER_TYPES: [&str; 3] = ["NI", "NNCHN", "PRC"];
/// The days for which a provisional name is one: a newborn is registered within a month (户口登记条例 Article 7), and services of
/// the first year are often sent late.
const PROVISIONAL_DAYS: i64 = 365;

impl StatedPerson {
    /// The valid numbers and the names that are not provisional. A number that is not valid is none: nobody can have it.
    pub(super) fn of(written: &WrittenPerson, birth_date: NaiveDate, today: NaiveDate) -> Self {
        let is_newborn = (today - birth_date).num_days() <= PROVISIONAL_DAYS;
        let holds = |name: &&(String, bool)| !is_newborn || !name.1 && !is_provisional(&name.0);
        Self {
            numbers: written.numbers.iter().filter_map(|number| DocumentNumber::parse(number, today).ok()).collect(),
            names: written.names.iter().filter(holds).map(|(name, _)| name.clone()).collect(),
        }
    }
}

/// The numbers and names of a Patient as they are written. Each name with whether the sender marks it as temporary.
#[derive(Default)]
pub(super) struct WrittenPerson {
    numbers: Vec<String>,
    names: Vec<(String, bool)>,
}

impl WrittenPerson {
    /// Reads the numbers that the file still uses, and the names.
    pub(super) fn read(patient: &Node<'_>) -> Result<Self, FileError> {
        let mut person = Self::default();
        for identifier in patient.items_of("identifier")? {
            let is_old = identifier.text_of("use")? == Some("old");
            let value = identifier.text_of("value")?.filter(|_| !is_old && is_of_document(&identifier));
            person.numbers.extend(value.map(ToOwned::to_owned));
        }
        for name in patient.items_of("name")? {
            let is_temporary = name.text_of("use")? == Some("temp");
            person.names.extend(spellings(&name)?.into_iter().map(|name| (name, is_temporary)));
        }
        Ok(person)
    }
}

/// Whether an identifier is a number of an identity document: by its system or type, or because it states neither.
fn is_of_document(identifier: &Node<'_>) -> bool {
    let system = identifier.text_of("system").ok().flatten();
    let concept = concept(identifier, "type").ok().flatten();
    let of_type =
        concept.as_ref().and_then(|concept| concept.first_code.as_deref()).is_some_and(|code| NUMBER_TYPES.contains(&code));
    system == Some(NUMBER_SYSTEM) || of_type || system.is_none() && concept.is_none()
}

/// A name in the orders in which it can stand: the text; family and given name; given and family name.
fn spellings(name: &Node<'_>) -> Result<Vec<String>, FileError> {
    let mut spellings: Vec<String> = text(name, "text")?.into_iter().collect();
    let given: Vec<String> = name
        .items_of("given")?
        .iter()
        .map(Node::text)
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(ToOwned::to_owned)
        .collect();
    if let Some(family) = text(name, "family")? {
        let given = given.join(" ");
        spellings.extend([format!("{family} {given}"), format!("{given} {family}")]);
    }
    Ok(spellings)
}

/// A difference between the file and the record: the file belongs to another person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disagreement {
    /// The birth date differs.
    BirthDate,
    /// Both state a sex, and they differ.
    Sex,
}

impl PatientIdentity {
    /// The difference between the file and the record, if there is one. The whole file must then be refused: it was
    /// uploaded for the wrong patient.
    pub fn disagrees_with(self, birth_date: NaiveDate, sex: Sex) -> Option<Disagreement> {
        if self.birth_date != birth_date {
            Some(Disagreement::BirthDate)
        } else if !self.sex.agrees_with(sex) {
            Some(Disagreement::Sex)
        } else {
            None
        }
    }

    pub(super) fn read(patient: &Node<'_>) -> Result<Self, FileError> {
        Ok(Self { birth_date: birth_date(patient)?, sex: sex(patient)?, deceased: deceased(patient)? })
    }
}

fn birth_date(patient: &Node<'_>) -> Result<NaiveDate, FileError> {
    let place = patient.place.field("birthDate");
    let Some(text) = patient.text_of("birthDate")? else { return Err(FileError::Missing(place)) };
    match MeasuredAt::parse_fhir(text) {
        Ok(day) if day.precision() == Precision::Day => Ok(today_in_shenzhen(day.instant())),
        Ok(part) if part.precision() < Precision::Day => Err(FileError::BirthDateNotWhole(place)),
        _ => Err(FileError::ImpossibleDate(place)),
    }
}

fn sex(patient: &Node<'_>) -> Result<Sex, FileError> {
    let Some(gender) = patient.field("gender")? else { return Ok(Sex::Unknown) };
    Sex::from_fhir(gender.text()?).ok_or_else(|| gender.is_not(Expected::Gender))
}

fn deceased(patient: &Node<'_>) -> Result<bool, FileError> {
    if let Some(said) = patient.field("deceasedBoolean")? {
        return said.boolean();
    }
    let Some(at) = patient.field("deceasedDateTime")? else { return Ok(false) };
    MeasuredAt::parse_fhir(at.text()?).map(|_| true).map_err(|_| FileError::ImpossibleDate(at.place))
}
