//! The record number (居民健康档案编号), 17 digits.

use crate::typed::tidy;
use std::fmt;

/// A record number: 6 digits for the division (GB/T 2260), 3 for the street, 3 for the committee, 5 for the serial number. It has
/// no check digit.
///
/// It identifies a person. It must not appear in URLs or program logs. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordNo(String);

/// What is wrong with a record number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordNoProblem {
    /// It has this many characters, not 17.
    #[error("the record number has {0} characters, not 17")]
    Length(usize),
    /// The character at this position (from 1) is not a digit.
    #[error("character {0} of the record number is not a digit")]
    Character(usize),
    /// Digits 10 to 12 are not 001–099 (居委会), 101–199 (村委会) or 901–999 (other).
    #[error("digits 10 to 12 of the record number are not a committee")]
    Committee,
    /// The serial number has more than five digits.
    #[error("the serial number has more than five digits")]
    Serial,
}

impl RecordNo {
    /// Parses typed text. Full-width digits, spaces and hyphens are accepted.
    pub fn parse(text: &str) -> Result<Self, RecordNoProblem> {
        let number = tidy(text, &['-']);
        if let Some(place) = number.chars().position(|c| !c.is_ascii_digit()) {
            return Err(RecordNoProblem::Character(place + 1));
        }
        if number.len() != 17 {
            return Err(RecordNoProblem::Length(number.len()));
        }
        let committee = number.get(9..12).unwrap_or_default();
        if matches!(committee.as_bytes(), [b'0' | b'1' | b'9', rest @ ..] if rest != b"00") {
            Ok(Self(number))
        } else {
            Err(RecordNoProblem::Committee)
        }
    }

    /// The record number with this serial number. `place` has the 12 digits of division, street and committee.
    pub fn compose(place: &str, serial: u32) -> Result<Self, RecordNoProblem> {
        if serial > 99_999 {
            return Err(RecordNoProblem::Serial);
        }
        Self::parse(&format!("{place}{serial:05}"))
    }

    /// The 12 digits of division, street and committee.
    pub fn place(&self) -> &str {
        self.0.get(..12).unwrap_or_default()
    }

    /// The serial number.
    pub fn serial(&self) -> i32 {
        self.0.get(12..).and_then(|digits| digits.parse().ok()).unwrap_or_default()
    }

    /// All 17 digits, for the database.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The 17 digits in four groups, for pages and paper.
impl fmt::Display for RecordNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |range| self.0.get(range).unwrap_or_default();
        write!(f, "{} {} {} {}", part(0..6), part(6..9), part(9..12), part(12..17))
    }
}

impl fmt::Debug for RecordNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordNo(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_facts_sheet_is_accepted() {
        let number = RecordNo::parse("440304 006 001 00042").unwrap();
        assert_eq!(number.as_str(), "44030400600100042");
        assert_eq!(number.to_string(), "440304 006 001 00042");
        assert_eq!(RecordNo::compose("440304006001", 42), Ok(number.clone()));
        assert_eq!((number.place(), number.serial()), ("440304006001", 42));
        assert_eq!(format!("{number:?}"), "RecordNo(…)");
    }

    #[test]
    fn committees_have_three_number_ranges() {
        for committee in ["001", "099", "101", "199", "901", "999"] {
            assert!(RecordNo::compose(&format!("440304006{committee}"), 1).is_ok(), "{committee}");
        }
        for committee in ["000", "100", "200", "850", "900"] {
            assert_eq!(RecordNo::compose(&format!("440304006{committee}"), 1), Err(RecordNoProblem::Committee), "{committee}");
        }
    }

    #[test]
    fn other_formats_are_refused() {
        assert_eq!(RecordNo::parse(""), Err(RecordNoProblem::Length(0)));
        assert_eq!(RecordNo::parse("4403040060010004"), Err(RecordNoProblem::Length(16)));
        assert_eq!(RecordNo::parse("44030400600１0004X"), Err(RecordNoProblem::Character(17)));
        assert_eq!(RecordNo::compose("440304006001", 100_000), Err(RecordNoProblem::Serial));
    }
}
