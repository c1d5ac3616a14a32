//! The patient of the file.

use super::file_error::{Expected, FileError};
use super::node::Node;
use chrono::NaiveDate;
use domain::measured_at::{MeasuredAt, Precision};
use domain::sex::Sex;
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
