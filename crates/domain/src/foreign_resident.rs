//! The foreign permanent resident identity card (外国人永久居留身份证), old and new.

use crate::citizen_id::{CitizenIdProblem, mask, parse_18};
use crate::sex::Sex;
use crate::typed::tidy;
use chrono::NaiveDate;
use std::fmt;

/// The number of the 2023 card: `9`, province, nationality, birth date, sequence, check character; 18 characters.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ForeignResidentNumber {
    number: String,
    birth_date: NaiveDate,
    sex: Sex,
}

/// The number of the card before 2023: three letters of nationality and twelve digits.
///
/// The century of birth is not in it and the rest of its layout is not published, so birth date and sex are asked for.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OldForeignResidentNumber(String);

/// What is wrong with a typed number of a foreign permanent resident. Carries no digit of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ForeignResidentProblem {
    /// The 2023 number does not begin with 9.
    #[error("the number does not begin with 9")]
    Beginning,
    /// The same faults as a citizen number's.
    #[error(transparent)]
    Number(#[from] CitizenIdProblem),
    /// The old number is not three letters and twelve digits.
    #[error("the number is not three letters and twelve digits")]
    OldForm,
}

impl ForeignResidentNumber {
    /// Reads a number as people type it. `today` is the day in Shenzhen.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, ForeignResidentProblem> {
        let (number, birth_date, sex) = parse_18(text, today)?;
        if !number.starts_with('9') {
            return Err(ForeignResidentProblem::Beginning);
        }
        Ok(Self { number, birth_date, sex })
    }

    /// The whole number: for the keyed hash, for encryption, and for its holder's own eyes.
    pub fn expose(&self) -> &str {
        &self.number
    }

    /// The first three and last four characters.
    pub fn masked(&self) -> String {
        mask(&self.number)
    }

    /// The birth date that the number says.
    pub fn birth_date(&self) -> NaiveDate {
        self.birth_date
    }

    /// The sex that the number says.
    pub fn sex(&self) -> Sex {
        self.sex
    }
}

impl OldForeignResidentNumber {
    /// Reads a number as people type it.
    pub fn parse(text: &str) -> Result<Self, ForeignResidentProblem> {
        let number = tidy(text, &['-']);
        let letter_first = |(at, c): (usize, char)| {
            if at < 3 { c.is_ascii_uppercase() } else { c.is_ascii_digit() }
        };
        if number.len() == 15 && number.chars().enumerate().all(letter_first) {
            Ok(Self(number))
        } else {
            Err(ForeignResidentProblem::OldForm)
        }
    }

    /// The whole number: for the keyed hash, for encryption, and for its holder's own eyes.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The first three and last four characters.
    pub fn masked(&self) -> String {
        mask(&self.0)
    }
}

impl fmt::Debug for ForeignResidentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ForeignResidentNumber(…)")
    }
}

impl fmt::Debug for OldForeignResidentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OldForeignResidentNumber(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn the_official_samples_are_read() {
        for (number, born, sex) in
            [("932682198501010017", "1985-01-01", Sex::Male), ("911124198108030024", "1981-08-03", Sex::Female)]
        {
            let read = ForeignResidentNumber::parse(number, today()).unwrap();
            assert_eq!((read.birth_date().to_string().as_str(), read.sex()), (born, sex), "{number}");
            assert!(!format!("{read:?}").contains('9'));
        }
    }

    #[test]
    fn a_citizen_number_is_not_a_foreign_resident() {
        let read = ForeignResidentNumber::parse("440304199003070018", today());
        assert_eq!(read, Err(ForeignResidentProblem::Beginning));
        let mistyped = ForeignResidentNumber::parse("932682198501010018", today());
        assert_eq!(mistyped, Err(ForeignResidentProblem::Number(CitizenIdProblem::Check)));
    }

    #[test]
    fn the_sample_of_the_old_card_is_read() {
        let read = OldForeignResidentNumber::parse("can 110081080310").unwrap();
        assert_eq!((read.expose(), read.masked().as_str()), ("CAN110081080310", "CAN********0310"));
        for wrong in ["", "CA0110081080310", "CAN11008108031", "CAN1100810803101", "健康档案1"] {
            assert_eq!(OldForeignResidentNumber::parse(wrong), Err(ForeignResidentProblem::OldForm), "{wrong}");
        }
    }
}
