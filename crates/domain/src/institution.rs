//! The code of a health institution (机构代码, `urn:oid:2.16.156.10011.1.5`).

use crate::typed::tidy;
use serde::Serialize;
use std::fmt;

/// An institution's code: 9 to 22 capital letters and digits.
///
/// Three code systems are in use: 组织机构代码 with 9 characters (GB 11714), 统一社会信用代码 with 18 (GB 32100), and the number of
/// the practising licence with 22 (医疗机构执业许可证登记号). The check digit is not verified: its rule differs between the
/// systems, and local codes are in use too, because most health centres of Shenzhen share the legal person of their hospital
/// group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct InstitutionCode(String);

/// What is wrong with an institution's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InstitutionCodeProblem {
    /// It has this many characters, not 9 to 22.
    #[error("the institution code has {0} characters, not 9 to 22")]
    Length(usize),
    /// The character at this position (from 1) is neither a letter nor a digit.
    #[error("character {0} of the institution code is neither a letter nor a digit")]
    Character(usize),
}

impl InstitutionCode {
    /// Parses typed text. Lower case, full-width characters, spaces and hyphens are accepted.
    pub fn parse(text: &str) -> Result<Self, InstitutionCodeProblem> {
        let code = tidy(text, &['-']);
        if let Some(place) = code.chars().position(|c| !c.is_ascii_alphanumeric()) {
            return Err(InstitutionCodeProblem::Character(place + 1));
        }
        match code.len() {
            9..=22 => Ok(Self(code)),
            length => Err(InstitutionCodeProblem::Length(length)),
        }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InstitutionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_consists_of_letters_and_digits() {
        assert_eq!(InstitutionCode::parse(" 45575544-7 ").unwrap().as_str(), "455755447");
        assert_eq!(InstitutionCode::parse("4557"), Err(InstitutionCodeProblem::Length(4)));
        assert_eq!(InstitutionCode::parse("4557554_7"), Err(InstitutionCodeProblem::Character(8)));
    }
}
