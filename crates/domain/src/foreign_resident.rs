//! Numbers of the foreign permanent resident identity card (外国人永久居留身份证), before and since 2023.

use crate::citizen_id::{CitizenIdProblem, mask, parse_18};
use crate::sex::Sex;
use crate::typed::tidy;
use chrono::NaiveDate;
use std::fmt;

/// The number of the card of 2023: 18 characters with `9`, province, nationality, birth date, sequence number and check
/// character.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ForeignResidentNumber {
    number: String,
    birth_date: NaiveDate,
    sex: Sex,
}

/// The number of the card before 2023: three letters of nationality and twelve digits.
///
/// The number does not contain the century of birth, and the rest of its layout is not published. So forms ask for birth date
/// and sex.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OldForeignResidentNumber(String);

/// What is wrong with a typed number of a foreign permanent resident. Contains no digit of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ForeignResidentProblem {
    /// The number of 2023 does not begin with 9.
    #[error("the number does not begin with 9")]
    Beginning,
    /// See [`CitizenIdProblem`].
    #[error(transparent)]
    Number(#[from] CitizenIdProblem),
    /// The old number is not three letters and twelve digits.
    #[error("the number is not three letters and twelve digits")]
    OldForm,
}

impl ForeignResidentNumber {
    /// Parses typed text. `today` is the day in Shenzhen.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, ForeignResidentProblem> {
        let (number, birth_date, sex) = parse_18(text, today)?;
        if !number.starts_with('9') {
            return Err(ForeignResidentProblem::Beginning);
        }
        Ok(Self { number, birth_date, sex })
    }

    /// The whole number. Use it only for the keyed hash, for encryption, and on pages of its holder.
    pub fn expose(&self) -> &str {
        &self.number
    }

    /// The first three and the last four characters; the others are asterisks.
    pub fn masked(&self) -> String {
        mask(&self.number)
    }

    /// The birth date in the number.
    pub fn birth_date(&self) -> NaiveDate {
        self.birth_date
    }

    /// The sex in the number.
    pub fn sex(&self) -> Sex {
        self.sex
    }
}

impl OldForeignResidentNumber {
    /// Parses typed text.
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

    /// The whole number. Use it only for the keyed hash, for encryption, and on pages of its holder.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The first three and the last four characters; the others are asterisks.
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
    fn the_official_samples_are_accepted() {
        for (number, born, sex) in
            [("932682198501010017", "1985-01-01", Sex::Male), ("911124198108030024", "1981-08-03", Sex::Female)]
        {
            let read = ForeignResidentNumber::parse(number, today()).unwrap();
            assert_eq!((read.birth_date().to_string().as_str(), read.sex()), (born, sex), "{number}");
            assert!(!format!("{read:?}").contains('9'));
        }
    }

    #[test]
    fn a_citizen_number_is_refused() {
        let read = ForeignResidentNumber::parse("440304199003070018", today());
        assert_eq!(read, Err(ForeignResidentProblem::Beginning));
        let mistyped = ForeignResidentNumber::parse("932682198501010018", today());
        assert_eq!(mistyped, Err(ForeignResidentProblem::Number(CitizenIdProblem::Check)));
    }

    #[test]
    fn the_sample_of_the_old_card_is_accepted() {
        let read = OldForeignResidentNumber::parse("can 110081080310").unwrap();
        assert_eq!((read.expose(), read.masked().as_str()), ("CAN110081080310", "CAN********0310"));
        for wrong in ["", "CA0110081080310", "CAN11008108031", "CAN1100810803101", "健康档案1"] {
            assert_eq!(OldForeignResidentNumber::parse(wrong), Err(ForeignResidentProblem::OldForm), "{wrong}");
        }
    }
}
