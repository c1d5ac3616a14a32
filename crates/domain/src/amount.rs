//! A measured amount, exact to hundredths, as the database keeps it (`numeric(8,2)`).

use std::fmt;

/// An amount in hundredths of its unit, −999 999.99 to 999 999.99. It is exact: comparison, hash and display match what was
/// typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i32);

/// The largest amount of `numeric(8,2)`, in hundredths.
const MOST: i32 = 99_999_999;

/// What is wrong with a typed amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountProblem {
    /// Nothing was typed.
    #[error("no number was given")]
    Empty,
    /// It is not a number in digits.
    #[error("not a number")]
    NotANumber,
    /// It has more than two digits after the decimal point.
    #[error("more than two digits after the point")]
    TooFine,
    /// It has more than six digits before the decimal point.
    #[error("more than six digits before the point")]
    TooLarge,
}

impl Amount {
    /// One tenth.
    pub const TENTH: Self = Self(10);

    /// A whole amount.
    pub const fn whole(amount: i16) -> Self {
        Self(amount as i32 * 100)
    }

    /// An amount in tenths.
    pub const fn tenths(amount: i16) -> Self {
        Self(amount as i32 * 10)
    }

    /// The sum, if `numeric(8,2)` can hold it.
    pub fn plus(self, other: Self) -> Option<Self> {
        Self::from_hundredths(self.0 + other.0)
    }

    /// From hundredths, if `numeric(8,2)` can hold it.
    pub fn from_hundredths(hundredths: i32) -> Option<Self> {
        (-MOST..=MOST).contains(&hundredths).then_some(Self(hundredths))
    }

    /// The nearest amount. Halves round away from zero, as Postgres rounds `numeric`. None if the value is too large or not
    /// finite.
    pub fn nearest(value: f64) -> Option<Self> {
        let hundredths = (value * 100.0).round();
        if hundredths.abs() > f64::from(MOST) || !hundredths.is_finite() {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "the line above has checked the range")]
        let hundredths = hundredths as i32;
        Some(Self(hundredths))
    }

    /// Parses typed text: `37.2`, `３７．２`, `37。2`, `80`. Sign, exponent and unit are refused. A comma is refused because its
    /// meaning depends on the language: decimal point or thousands separator.
    pub fn parse(text: &str) -> Result<Self, AmountProblem> {
        let typed = crate::typed::tidy(text, &[]).replace('。', ".");
        let (whole, part) = typed.split_once('.').unwrap_or((&typed, "0"));
        if typed.is_empty() {
            return Err(AmountProblem::Empty);
        }
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) {
            return Err(AmountProblem::NotANumber);
        }
        let part = part.trim_end_matches('0');
        if part.len() > 2 {
            return Err(AmountProblem::TooFine);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 6 {
            return Err(AmountProblem::TooLarge);
        }
        format!("{whole}{part:0<2}").parse().map(Self).map_err(|_| AmountProblem::NotANumber)
    }

    /// In hundredths.
    pub fn hundredths(self) -> i32 {
        self.0
    }

    /// As a floating number, for charts and for JSON.
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// Rounds to this many digits after the decimal point (0, 1 or 2). Halves round away from zero.
    #[must_use]
    pub fn rounded(self, decimals: u8) -> Self {
        let step = match decimals {
            0 => 100,
            1 => 10,
            _ => 1,
        };
        let half = step / 2 * self.0.signum();
        Self((self.0 + half) / step * step)
    }

    /// The number of digits after the decimal point without trailing zeros: 0, 1 or 2.
    pub fn decimals(self) -> u8 {
        match self.0 {
            whole if whole % 100 == 0 => 0,
            tenths if tenths % 10 == 0 => 1,
            _ => 2,
        }
    }
}

/// Shows as many digits after the decimal point as needed; `{:.1}` shows at least one.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match usize::from(self.decimals()).max(f.precision().unwrap_or(0)) {
            0 => write!(f, "{sign}{whole}"),
            1 => write!(f, "{sign}{whole}.{}", part / 10),
            _ => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_amounts_are_parsed() {
        for (typed, hundredths) in
            [("80", 8000), ("37.2", 3720), ("37。2", 3720), ("３７．２０", 3720), (" 5.25 ", 525), ("007", 700), ("0", 0)]
        {
            assert_eq!(Amount::parse(typed).map(Amount::hundredths), Ok(hundredths), "{typed}");
        }
    }

    #[test]
    fn other_input_is_refused() {
        for (typed, problem) in [
            ("", AmountProblem::Empty),
            ("  ", AmountProblem::Empty),
            ("eighty", AmountProblem::NotANumber),
            ("-5", AmountProblem::NotANumber),
            ("1,000", AmountProblem::NotANumber),
            ("1e3", AmountProblem::NotANumber),
            ("5.", AmountProblem::NotANumber),
            (".5", AmountProblem::NotANumber),
            ("1.2.3", AmountProblem::NotANumber),
            ("1.234", AmountProblem::TooFine),
            ("1234567", AmountProblem::TooLarge),
        ] {
            assert_eq!(Amount::parse(typed), Err(problem), "{typed}");
        }
        assert_eq!(Amount::nearest(1e9), None);
        assert_eq!(Amount::nearest(f64::NAN), None);
        assert_eq!(Amount::nearest(f64::INFINITY), None);
    }

    #[test]
    fn an_amount_shows_the_needed_digits_or_the_requested_precision() {
        let amount = |value| Amount::nearest(value).unwrap();
        assert_eq!(amount(128.0).to_string(), "128");
        assert_eq!(amount(37.2).to_string(), "37.2");
        assert_eq!(format!("{:.1}", amount(37.0)), "37.0");
        assert_eq!(format!("{:.1}", amount(3.45)), "3.45");
        assert_eq!(amount(-0.5).to_string(), "-0.5");
    }

    #[test]
    fn halves_round_away_from_zero() {
        let amount = |value| Amount::nearest(value).unwrap();
        assert_eq!(amount(117.211_977), Amount::from_hundredths(11_721).unwrap());
        assert_eq!(amount(139.5).rounded(0), Amount::whole(140));
        assert_eq!(amount(139.49).rounded(0), Amount::whole(139));
        assert_eq!(amount(-0.5).rounded(0), Amount::whole(-1));
        assert_eq!(amount(30.397).rounded(1).to_string(), "30.4");
    }
}
