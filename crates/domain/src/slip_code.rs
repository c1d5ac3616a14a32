//! The code on an activation slip: 13 characters of Crockford base32, 65 bits (design.md §5).

use crate::typed::tidy;
use std::fmt;

/// The digits of Crockford base32: without I, L and O (they are read as 1, 1 and 0) and without U. `base64` and other dependencies
/// have no base32.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 13;

/// The code of an activation slip. It is secret until it is used: `Debug` hides it, and there is no `Display`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SlipCode(String);

/// What is wrong with a typed code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlipCodeProblem {
    /// It has this many characters, not 13.
    #[error("the code has {0} characters, not 13")]
    Length(usize),
    /// The character at this position (from 1, without spaces and hyphens) is not a digit of base32.
    #[error("character {0} of the code never occurs in a code")]
    Character(usize),
}

impl SlipCode {
    /// A new code. `fill` fills its argument from a cryptographic random source.
    ///
    /// Each digit uses five bits of one byte, so all codes are equally likely.
    pub fn generate(fill: &mut impl FnMut(&mut [u8])) -> Self {
        let mut random = [0; LENGTH];
        fill(&mut random);
        Self(random.iter().map(|byte| char::from(DIGITS[usize::from(byte & 31)])).collect())
    }

    /// Parses typed text. Lower case, I and L for 1, O for 0, full-width characters, spaces and hyphens are accepted.
    pub fn parse(text: &str) -> Result<Self, SlipCodeProblem> {
        let code: String = tidy(text, &['-']).chars().map(look_alike).collect();
        let known = |c| u8::try_from(c).is_ok_and(|byte| DIGITS.contains(&byte));
        if let Some(place) = code.chars().position(|c| !known(c)) {
            return Err(SlipCodeProblem::Character(place + 1));
        }
        if code.len() != LENGTH {
            return Err(SlipCodeProblem::Length(code.len()));
        }
        Ok(Self(code))
    }

    /// The 13 characters. Use them only for the hash and the QR code.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The code as printed on the slip: `XXXXX-XXXX-XXXX`.
    pub fn grouped(&self) -> String {
        let part = |range| self.0.get(range).unwrap_or_default();
        format!("{}-{}-{}", part(0..5), part(5..9), part(9..13))
    }
}

fn look_alike(c: char) -> char {
    match c {
        'I' | 'L' => '1',
        'O' => '0',
        _ => c,
    }
}

impl fmt::Debug for SlipCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlipCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_code_is_parsed() {
        let mut next = 7_u8;
        let code = SlipCode::generate(&mut |bytes| {
            for byte in bytes {
                next = next.wrapping_mul(37).wrapping_add(11);
                *byte = next;
            }
        });
        assert_eq!(code.expose().len(), 13);
        assert_eq!(code.grouped().len(), 15);
        assert_eq!(SlipCode::parse(&code.grouped()), Ok(code.clone()));
        assert_eq!(SlipCode::parse(&format!(" {} ", code.grouped().to_lowercase())), Ok(code.clone()));
        assert_eq!(format!("{code:?}"), "SlipCode(…)");
    }

    #[test]
    fn every_digit_can_be_generated() {
        let mut byte = 0_u8;
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..20 {
            let code = SlipCode::generate(&mut |bytes| {
                bytes.fill_with(|| {
                    byte = byte.wrapping_add(1);
                    byte
                });
            });
            seen.extend(code.expose().bytes());
        }
        assert_eq!(seen.len(), 32);
    }

    #[test]
    fn look_alikes_are_accepted() {
        assert_eq!(SlipCode::parse("oiL0O－ ａbcd 9876").unwrap().expose(), "01100ABCD9876");
    }

    #[test]
    fn a_character_outside_of_base32_is_refused_with_its_position() {
        assert_eq!(SlipCode::parse(""), Err(SlipCodeProblem::Length(0)));
        assert_eq!(SlipCode::parse("ABCDE-FGHJ"), Err(SlipCodeProblem::Length(9)));
        assert_eq!(SlipCode::parse("ABCDE-UGHJ-0000"), Err(SlipCodeProblem::Character(6)));
        assert_eq!(SlipCode::parse("健康"), Err(SlipCodeProblem::Character(1)));
    }
}
