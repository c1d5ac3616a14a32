//! E-mail addresses, and the code that proves that an address receives mail.

use std::fmt;

use email_address::{EmailAddress, Options};

use crate::typed::{plain, tidy};

/// An e-mail address with valid syntax. `Debug` hides it, and there is no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct MailAddress(String);

/// The typed text is not an e-mail address to which mail can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct NotAMailAddress;

impl MailAddress {
    /// Parses typed text. Surrounding spaces, full-width characters and invisible marks are accepted.
    pub fn parse(text: &str) -> Result<Self, NotAMailAddress> {
        let address = plain(text);
        let options = Options::default().without_display_text().without_domain_literal().with_required_tld();
        // Mail servers refuse longer addresses (RFC 5321, 4.5.3.1.3).
        let plain = address.len() <= 254 && address.is_ascii() && !address.contains(['"', '\\']);
        match EmailAddress::parse_with_options(&address, options) {
            Ok(_) if plain => Ok(Self(address)),
            _ => Err(NotAMailAddress),
        }
    }

    /// The address as text.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailAddress(…)")
    }
}

/// A code of six digits that was sent to an address. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct MailCode(String);

/// The typed text is not a code of six digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not six digits")]
pub struct NotAMailCode;

impl MailCode {
    /// The number of digits.
    pub const LENGTH: u16 = 6;

    /// A new code from eight random bytes. The remainder modulo a million is not exactly uniform, but 2⁶⁴ is so large that the
    /// bias is negligible.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        Self(format!("{:06}", u64::from_be_bytes(bytes) % 1_000_000))
    }

    /// Parses typed text. Full-width digits, spaces and hyphens are accepted.
    pub fn parse(text: &str) -> Result<Self, NotAMailCode> {
        let code = tidy(text, &['-']);
        let right = code.len() == usize::from(Self::LENGTH) && code.bytes().all(|b| b.is_ascii_digit());
        if right { Ok(Self(code)) } else { Err(NotAMailCode) }
    }

    /// The digits.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for MailCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_can_receive_mail_are_accepted() {
        assert_eq!(MailAddress::parse(" mei＠example.org ").expect("an address").expose(), "mei@example.org");
        for text in
            ["", "mei", "mei@", "@example.org", "mei@localhost", "mei@[192.0.2.7]", "Mei <mei@example.org>", "梅@example.org"]
        {
            assert_eq!(MailAddress::parse(text), Err(NotAMailAddress), "{text}");
        }
        for text in
            ["mei@example.org\r\nBcc: all@example.org", "\"mei lin\"@example.org", &format!("{}@example.org", "m".repeat(250))]
        {
            assert_eq!(MailAddress::parse(text), Err(NotAMailAddress), "{text}");
        }
    }

    #[test]
    fn a_code_has_six_digits() {
        assert_eq!(MailCode::from_random([0, 0, 0, 0, 0, 15, 66, 71]).expose(), "000007");
        assert_eq!(MailCode::parse(" ００0-007 ").expect("a code").expose(), "000007");
        assert!(MailCode::parse("00007").is_err() && MailCode::parse("00000x").is_err());
    }
}
