//! Numbers of documents that contain neither the birth date nor a check character: travel permits, passports and birth
//! certificates (standards: identity numbers).

use std::fmt;

use isocountry::CountryCode;

use crate::{citizen_id::mask, typed::tidy};

/// A number whose format was checked. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PlainNumber(String);

/// What is wrong with a typed number. Contains no character of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlainNumberProblem {
    /// The number of a 港澳居民来往内地通行证 is H or M with 8 digits, on cards of before 2013 with 2 more.
    #[error("the number is not H or M with 8 or 10 digits")]
    HongKongMacaoTravelPermit,
    /// The number of a 台湾居民来往大陆通行证 has 8 digits, on earlier permits 10 digits and at most one letter.
    #[error("the number does not have 8 digits, or 10 digits and at most one letter")]
    TaiwanTravelPermit,
    /// The number of a passport has 5 to 17 letters and digits.
    #[error("the number does not have 5 to 17 letters and digits")]
    Passport,
    /// The country that issued the passport is not one of ISO 3166-1.
    #[error("the country is not a code of three letters")]
    Country,
    /// The number of a birth certificate (出生医学证明) is a letter with 9 digits.
    #[error("the number is not a letter with 9 digits")]
    BirthCertificate,
}

impl PlainNumber {
    /// The number of a 港澳居民来往内地通行证. The last two of eleven characters count how often the permit was replaced; the first
    /// nine stay with the holder (公安部, 港澳居民来往内地通行证号码规则). So only these nine are kept.
    pub fn hong_kong_macao_travel_permit(text: &str) -> Result<Self, PlainNumberProblem> {
        let number = tidy(text, &['-']);
        match number.strip_prefix(['H', 'M']) {
            Some(digits) if matches!(digits.len(), 8 | 10) && all_digits(digits) => Ok(Self(number.chars().take(9).collect())),
            _ => Err(PlainNumberProblem::HongKongMacaoTravelPermit),
        }
    }

    /// The number of a 台湾居民来往大陆通行证.
    pub fn taiwan_travel_permit(text: &str) -> Result<Self, PlainNumberProblem> {
        let number = tidy(text, &['-']);
        let digits = number.trim_end_matches(|c: char| c.is_ascii_uppercase());
        match (digits.len(), number.len() - digits.len()) {
            (8, 0) | (10, 0 | 1) if all_digits(digits) => Ok(Self(number)),
            _ => Err(PlainNumberProblem::TaiwanTravelPermit),
        }
    }

    /// The number of a passport. It is unique for each country that issues passports, so the kept text begins with the country:
    /// `CAN AB123456`.
    pub fn passport(country: &str, text: &str) -> Result<Self, PlainNumberProblem> {
        let number = tidy(text, &['-']);
        if !(5..=17).contains(&number.len()) || !number.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(PlainNumberProblem::Passport);
        }
        let country = tidy(country, &[]);
        // German passports state D.
        let country = if country == "D" { "DEU" } else { &country };
        let country = CountryCode::for_alpha3(country).map_err(|_| PlainNumberProblem::Country)?;
        Ok(Self(format!("{} {number}", country.alpha3())))
    }

    /// The same passport number, of every country. For a form that does not ask for the country.
    pub fn passports_of_all_countries(text: &str) -> Vec<Self> {
        CountryCode::iter().filter_map(|country| Self::passport(country.alpha3(), text).ok()).collect()
    }

    /// The number of a birth certificate (出生医学证明).
    pub fn birth_certificate(text: &str) -> Result<Self, PlainNumberProblem> {
        let number = tidy(text, &['-']);
        match number.strip_prefix(|c: char| c.is_ascii_uppercase()) {
            Some(digits) if digits.len() == 9 && all_digits(digits) => Ok(Self(number)),
            _ => Err(PlainNumberProblem::BirthCertificate),
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

    /// The numbers that differ from this one in one digit, or in two neighbouring digits that are swapped.
    pub(crate) fn near(&self) -> Vec<Self> {
        near_texts(&self.0).into_iter().map(Self).collect()
    }
}

impl fmt::Debug for PlainNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PlainNumber(…)")
    }
}

fn all_digits(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

/// The texts that differ from this one in one digit, or in two neighbouring digits that are swapped.
pub(crate) fn near_texts(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let digits = || letters.iter().enumerate().filter(|(_, c)| c.is_ascii_digit());
    let one = digits().flat_map(|(at, old)| ('0'..='9').filter(move |new| new != old).map(move |new| (at, new)));
    let one = one.map(|(at, new)| letters.iter().enumerate().map(|(n, c)| if n == at { new } else { *c }).collect());
    let swapped = letters.windows(2).enumerate().filter(|(_, pair)| pair[0] != pair[1] && pair.iter().all(char::is_ascii_digit));
    let swapped = swapped.map(|(at, _)| {
        let mut letters = letters.clone();
        letters.swap(at, at + 1);
        letters.into_iter().collect()
    });
    one.chain(swapped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(number: Result<PlainNumber, PlainNumberProblem>) -> String {
        number.map_or_else(|problem| format!("{problem:?}"), |number| number.expose().to_owned())
    }

    #[test]
    fn a_replaced_permit_has_the_number_of_the_first() {
        for typed in ["H12345678", "h1234567800", "Ｈ１２３４５６７８０２"] {
            assert_eq!(kept(PlainNumber::hong_kong_macao_travel_permit(typed)), "H12345678", "{typed}");
        }
        for typed in ["", "H1234567", "H123456789", "C12345678", "12345678", "H1234567X"] {
            assert_eq!(kept(PlainNumber::hong_kong_macao_travel_permit(typed)), "HongKongMacaoTravelPermit", "{typed}");
        }
    }

    #[test]
    fn permits_of_taiwan_have_two_formats() {
        for typed in ["12345678", "1234567890", "1234567890B"] {
            assert_eq!(kept(PlainNumber::taiwan_travel_permit(typed)), typed);
        }
        for typed in ["", "1234567", "123456789", "12345678A", "1234567890AB", "A12345678"] {
            assert_eq!(kept(PlainNumber::taiwan_travel_permit(typed)), "TaiwanTravelPermit", "{typed}");
        }
    }

    #[test]
    fn a_passport_number_belongs_to_a_country() {
        assert_eq!(kept(PlainNumber::passport("can", " ab 123456 ")), "CAN AB123456");
        assert_eq!(kept(PlainNumber::passport("D", "C01X00T47")), "DEU C01X00T47");
        assert_eq!(kept(PlainNumber::passport("XYZ", "AB123456")), "Country");
        assert_eq!(kept(PlainNumber::passport("", "AB123456")), "Country");
        for number in ["AB12", "AB1234567890123456", "AB/123456", "护照123456"] {
            assert_eq!(kept(PlainNumber::passport("CAN", number)), "Passport", "{number}");
        }
        let all = PlainNumber::passports_of_all_countries("AB123456");
        assert!(all.len() > 240 && all.contains(&PlainNumber::passport("CAN", "AB123456").unwrap()));
    }

    #[test]
    fn a_birth_certificate_has_a_letter_and_nine_digits() {
        assert_eq!(kept(PlainNumber::birth_certificate("k440000000")), "K440000000");
        for typed in ["", "K44000000", "K4400000000", "4400000000", "KK44000000"] {
            assert_eq!(kept(PlainNumber::birth_certificate(typed)), "BirthCertificate", "{typed}");
        }
    }

    #[test]
    fn debug_hides_the_number() {
        let number = PlainNumber::birth_certificate("K440000000").unwrap();
        assert!(!format!("{number:?}").contains('4'));
        assert_eq!(number.masked(), "K44***0000");
    }

    #[test]
    fn near_numbers_differ_in_one_digit_or_have_two_neighbours_swapped() {
        let near = near_texts("A12");
        assert_eq!(near.len(), 9 + 9 + 1);
        assert!(["A02", "A13", "A21"].iter().all(|text| near.contains(&(*text).to_owned())));
        assert!(!near.contains(&"A12".to_owned()));
    }
}
