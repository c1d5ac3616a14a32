//! The citizen identity number (公民身份号码), GB 11643-1999, 18 characters.
//!
//! It is printed on the identity card, the residence permit and the social-security card. The residence permits of people from
//! Hong Kong, Macao and Taiwan (港澳台居民居住证, §3.2) have numbers of the same layout, with separate address codes.

use crate::sex::Sex;
use crate::time::age_on;
use crate::typed::tidy;
use chrono::NaiveDate;
use std::fmt;

/// The largest age that is accepted, in years.
const OLDEST: u32 = 130;

/// A citizen identity number: 18 characters, an existing birth date, a correct check character.
///
/// `Debug` hides the number. There is no `Display` and no serialisation; only [`expose`] returns the digits.
///
/// [`expose`]: Self::expose
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CitizenId {
    number: String,
    birth_date: NaiveDate,
    sex: Sex,
}

/// What is wrong with a typed number. Contains no digit of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CitizenIdProblem {
    /// It has this many characters, not 18. (Numbers with 15 digits were abolished on 2013-01-01.)
    #[error("the number has {0} characters, not 18")]
    Length(usize),
    /// The character at this position (from 1) is not allowed there. Allowed are digits, no 0 at the beginning, and X at the end.
    #[error("character {0} of the number is not allowed there")]
    Character(usize),
    /// Digits 7 to 14 are not an existing date.
    #[error("digits 7 to 14 of the number are not a date")]
    NotADate,
    /// The birth date is after today.
    #[error("the birth date in the number is in the future")]
    Future,
    /// The holder would be this many years old, more than 130.
    #[error("the birth date in the number gives an age of {0}")]
    TooOld(u32),
    /// The check character is wrong: a character is mistyped.
    #[error("the check character of the number is wrong")]
    Check,
}

impl CitizenId {
    /// Parses typed text. Full-width characters, spaces, hyphens and a lower-case x are accepted.
    ///
    /// `today` is the day in Shenzhen ([`crate::time::today_in_shenzhen`]). Unknown address codes are accepted: the codes of
    /// abolished divisions remain valid.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, CitizenIdProblem> {
        let (number, birth_date, sex) = parse_18(text, today)?;
        Ok(Self { number, birth_date, sex })
    }

    /// The whole number. Use it only for the keyed hash, for encryption, and on pages of its holder.
    pub fn expose(&self) -> &str {
        &self.number
    }

    /// The first three and the last four characters, for lists and confirmations: `440***********0018`.
    pub fn masked(&self) -> String {
        mask(&self.number)
    }

    /// The last four characters, as used in the name of a passkey.
    pub fn last_four(&self) -> &str {
        self.number.get(14..).unwrap_or_default()
    }

    /// The birth date in the number.
    pub fn birth_date(&self) -> NaiveDate {
        self.birth_date
    }

    /// The sex in the number: male or female.
    pub fn sex(&self) -> Sex {
        self.sex
    }

    /// Whether it is the number of a residence permit for people from Hong Kong, Macao or Taiwan.
    pub fn is_hong_kong_macao_taiwan(&self) -> bool {
        ["810000", "820000", "830000"].iter().any(|code| self.number.starts_with(code))
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CitizenId(…)")
    }
}

/// Parses the layout of 18 characters that several kinds of number share: 6 digits, birth date, sequence number (odd means
/// male), check character.
pub(crate) fn parse_18(text: &str, today: NaiveDate) -> Result<(String, NaiveDate, Sex), CitizenIdProblem> {
    let number = tidy(text, &['-']);
    let may_stand = |(at, c): (usize, char)| c.is_ascii_digit() && (at, c) != (0, '0') || (at, c) == (17, 'X');
    if let Some(place) = number.chars().enumerate().position(|at| !may_stand(at)) {
        return Err(CitizenIdProblem::Character(place + 1));
    }
    if number.len() != 18 {
        return Err(CitizenIdProblem::Length(number.len()));
    }
    let digits = |range| number.get(range).and_then(|part: &str| part.parse::<u32>().ok()).unwrap_or_default();
    let birth_date = i32::try_from(digits(6..10))
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, digits(10..12), digits(12..14)))
        .ok_or(CitizenIdProblem::NotADate)?;
    let age = age_on(birth_date, today).ok_or(CitizenIdProblem::Future)?;
    if age > OLDEST {
        return Err(CitizenIdProblem::TooOld(age));
    }
    if !check_fits(&number) {
        return Err(CitizenIdProblem::Check);
    }
    let sex = if digits(14..17) % 2 == 1 { Sex::Male } else { Sex::Female };
    Ok((number, birth_date, sex))
}

/// ISO 7064 MOD 11-2: the sum of value × 2^(18−position) is 1 modulo 11, where X has the value 10.
fn check_fits(number: &str) -> bool {
    let sum = number.chars().fold(0, |sum, c| (sum * 2 + c.to_digit(10).unwrap_or(10)) % 11);
    sum == 1
}

/// The check character that belongs to the first 17 characters.
pub(crate) fn check_character(body: &str) -> char {
    "0123456789X".chars().find(|check| check_fits(&format!("{body}{check}"))).unwrap_or_default()
}

/// Replaces all but the first three and the last four characters by asterisks.
pub(crate) fn mask(number: &str) -> String {
    let last = number.len().saturating_sub(4);
    number.chars().enumerate().map(|(at, c)| if at < 3 || at >= last { c } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(text: &str) -> Result<CitizenId, CitizenIdProblem> {
        CitizenId::parse(text, day("2026-11-23"))
    }

    #[test]
    fn the_example_of_the_standard_is_accepted() {
        let id = read("11010519491231002X").unwrap();
        assert_eq!(id.birth_date(), day("1949-12-31"));
        assert_eq!(id.sex(), Sex::Female);
        assert_eq!(id.expose(), "11010519491231002X");
    }

    #[test]
    fn the_second_example_of_the_standard_is_accepted_in_its_time() {
        assert_eq!(read("440524188001010014"), Err(CitizenIdProblem::TooOld(146)));
        let id = CitizenId::parse("440524188001010014", day("1990-01-01")).unwrap();
        assert_eq!((id.birth_date(), id.sex()), (day("1880-01-01"), Sex::Male));
    }

    #[test]
    fn the_fictitious_numbers_of_the_facts_sheet_are_accepted() {
        for (number, born, sex) in [
            ("440304199003070018", "1990-03-07", Sex::Male),
            ("440304199003070026", "1990-03-07", Sex::Female),
            ("440306201509010066", "2015-09-01", Sex::Female),
        ] {
            let id = read(number).unwrap();
            assert_eq!((id.birth_date(), id.sex(), id.is_hong_kong_macao_taiwan()), (day(born), sex, false), "{number}");
        }
    }

    #[test]
    fn permits_of_hong_kong_macao_and_taiwan_are_accepted() {
        for (number, sex) in
            [("810000199506150033", Sex::Male), ("82000020010228004X", Sex::Female), ("83000019881130005X", Sex::Male)]
        {
            let id = read(number).unwrap();
            assert_eq!((id.is_hong_kong_macao_taiwan(), id.sex()), (true, sex), "{number}");
        }
    }

    #[test]
    fn typing_variants_are_accepted() {
        let plain = read("11010519491231002X").unwrap();
        for typed in
            ["  11010519491231002x ", "１１０１０５１９４９１２３１００２ｘ", "110105 19491231 002X", "110105-19491231-002X"]
        {
            assert_eq!(read(typed), Ok(plain.clone()), "{typed}");
        }
    }

    #[test]
    fn a_wrong_digit_and_two_exchanged_digits_are_detected() {
        assert_eq!(read("440304199003070017"), Err(CitizenIdProblem::Check));
        assert_eq!(read("440304199003070108"), Err(CitizenIdProblem::Check));
        let number = "440304199003070018";
        for at in 14..17 {
            for digit in '0'..='9' {
                let mut typed: Vec<char> = number.chars().collect();
                typed[at] = digit;
                let typed: String = typed.into_iter().collect();
                assert_eq!(read(&typed).is_ok(), typed == number, "{typed}");
            }
        }
    }

    #[test]
    fn shapes_dates_and_ages_are_checked() {
        assert_eq!(read(""), Err(CitizenIdProblem::Length(0)));
        assert_eq!(read("440304900307001"), Err(CitizenIdProblem::Length(15)));
        assert_eq!(read("44030419900307001"), Err(CitizenIdProblem::Length(17)));
        assert_eq!(read("4403041990030700188"), Err(CitizenIdProblem::Length(19)));
        assert_eq!(read("040304199003070018"), Err(CitizenIdProblem::Character(1)));
        assert_eq!(read("4403041990X3070018"), Err(CitizenIdProblem::Character(11)));
        assert_eq!(read("深圳"), Err(CitizenIdProblem::Character(1)));
        assert_eq!(read("440304199002300018"), Err(CitizenIdProblem::NotADate));
        assert_eq!(read("440304202611240018"), Err(CitizenIdProblem::Future));
        assert_eq!(read("440304000001010018"), Err(CitizenIdProblem::TooOld(2026)));
    }

    #[test]
    fn a_birth_date_of_today_is_accepted() {
        let born_today = CitizenId::parse("440306201509010066", day("2015-09-01"));
        assert!(born_today.is_ok());
        assert_eq!(CitizenId::parse("440306201509010066", day("2015-08-31")), Err(CitizenIdProblem::Future));
    }

    #[test]
    fn debug_and_masked_forms_hide_the_number() {
        let id = read("440304199003070018").unwrap();
        assert_eq!(format!("{id:?}"), "CitizenId(…)");
        assert_eq!(id.masked(), "440***********0018");
        assert_eq!(id.last_four(), "0018");
    }
}
