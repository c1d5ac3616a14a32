//! The citizen identity number (公民身份号码), GB 11643-1999, 18 characters.
//!
//! Identity card, residence permit and social-security card carry it. The residence permits of people from Hong Kong,
//! Macao and Taiwan (港澳台居民居住证, §3.2) have the same layout with an address code of their own.

use crate::sex::Sex;
use crate::time::age_on;
use crate::typed::tidy;
use chrono::NaiveDate;
use std::fmt;

/// The oldest age, in years, that is still believed.
const OLDEST: u32 = 130;

/// A citizen identity number: 18 characters, a real birth date, the check character right.
///
/// `Debug` hides it, and there is neither `Display` nor serialisation: whoever wants the digits says [`expose`].
///
/// [`expose`]: Self::expose
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CitizenId {
    number: String,
    birth_date: NaiveDate,
    sex: Sex,
}

/// What is wrong with a typed number. Carries no digit of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CitizenIdProblem {
    /// It has this many characters, not 18. (15 is the form that ended on 2013-01-01.)
    #[error("the number has {0} characters, not 18")]
    Length(usize),
    /// The character at this place (from 1) cannot stand there: digits, no 0 in front, X only at the end.
    #[error("character {0} of the number cannot stand there")]
    Character(usize),
    /// Digits 7 to 14 are no date of the calendar.
    #[error("digits 7 to 14 of the number are no date")]
    NotADate,
    /// The birth date lies after today.
    #[error("the birth date in the number lies in the future")]
    Future,
    /// The birth date makes the holder this many years old, more than 130.
    #[error("the number says an age of {0}")]
    TooOld(u32),
    /// The check character does not fit the others: one of them is mistyped.
    #[error("the last character of the number does not fit the others")]
    Check,
}

impl CitizenId {
    /// Reads a number as people type it: full width, spaces, hyphens and a small x are forgiven.
    ///
    /// `today` is the day in Shenzhen ([`crate::time::today_in_shenzhen`]). Unknown address codes are not refused:
    /// codes of divisions that no longer exist stay valid.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, CitizenIdProblem> {
        let (number, birth_date, sex) = parse_18(text, today)?;
        Ok(Self { number, birth_date, sex })
    }

    /// The whole number: for the keyed hash, for encryption, and for its holder's own eyes.
    pub fn expose(&self) -> &str {
        &self.number
    }

    /// The first three and last four characters, for lists and for confirming: `440***********0018`.
    pub fn masked(&self) -> String {
        mask(&self.number)
    }

    /// The last four characters, as in the name of a passkey.
    pub fn last_four(&self) -> &str {
        self.number.get(14..).unwrap_or_default()
    }

    /// The birth date that the number says.
    pub fn birth_date(&self) -> NaiveDate {
        self.birth_date
    }

    /// The sex that the number says: male or female.
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

/// The layout that three kinds of number share: 6 digits, birth date, sequence (odd is male), check character.
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

/// ISO 7064 MOD 11-2: with X as ten, the sum of value × 2^(18−place) is 1 modulo 11.
fn check_fits(number: &str) -> bool {
    let sum = number.chars().fold(0, |sum, c| (sum * 2 + c.to_digit(10).unwrap_or(10)) % 11);
    sum == 1
}

/// All but the first three and the last four characters as stars.
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
    fn the_example_of_the_standard_is_read() {
        let id = read("11010519491231002X").unwrap();
        assert_eq!(id.birth_date(), day("1949-12-31"));
        assert_eq!(id.sex(), Sex::Female);
        assert_eq!(id.expose(), "11010519491231002X");
    }

    #[test]
    fn the_second_example_was_once_young() {
        assert_eq!(read("440524188001010014"), Err(CitizenIdProblem::TooOld(146)));
        let id = CitizenId::parse("440524188001010014", day("1990-01-01")).unwrap();
        assert_eq!((id.birth_date(), id.sex()), (day("1880-01-01"), Sex::Male));
    }

    #[test]
    fn the_fictitious_people_of_the_facts_sheet_are_read() {
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
    fn permits_of_hong_kong_macao_and_taiwan_are_read() {
        for (number, sex) in
            [("810000199506150033", Sex::Male), ("82000020010228004X", Sex::Female), ("83000019881130005X", Sex::Male)]
        {
            let id = read(number).unwrap();
            assert_eq!((id.is_hong_kong_macao_taiwan(), id.sex()), (true, sex), "{number}");
        }
    }

    #[test]
    fn it_is_read_as_people_type_it() {
        let plain = read("11010519491231002X").unwrap();
        for typed in
            ["  11010519491231002x ", "１１０１０５１９４９１２３１００２ｘ", "110105 19491231 002X", "110105-19491231-002X"]
        {
            assert_eq!(read(typed), Ok(plain.clone()), "{typed}");
        }
    }

    #[test]
    fn one_wrong_digit_or_two_exchanged_are_noticed() {
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
    fn born_today_is_not_the_future() {
        let born_today = CitizenId::parse("440306201509010066", day("2015-09-01"));
        assert!(born_today.is_ok());
        assert_eq!(CitizenId::parse("440306201509010066", day("2015-08-31")), Err(CitizenIdProblem::Future));
    }

    #[test]
    fn nothing_of_it_shows_by_accident() {
        let id = read("440304199003070018").unwrap();
        assert_eq!(format!("{id:?}"), "CitizenId(…)");
        assert_eq!(id.masked(), "440***********0018");
        assert_eq!(id.last_four(), "0018");
    }
}
