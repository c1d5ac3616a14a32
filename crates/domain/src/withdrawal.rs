//! Withdrawal of an entry (撤回). A withdrawn entry no longer counts, and stays readable with the reason.

use crate::text::visible;

/// The reason for a withdrawal, as free text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

/// The reason is longer than [`Reason::MOST`] characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("longer than {} characters", Reason::MOST)]
pub struct ReasonTooLong;

impl Reason {
    /// The largest number of characters.
    pub const MOST: usize = 200;

    /// Parses typed text. None if no reason was given.
    pub fn parse(typed: &str) -> Result<Option<Self>, ReasonTooLong> {
        let words = visible(typed).trim().to_owned();
        if words.chars().count() > Self::MOST {
            return Err(ReasonTooLong);
        }
        Ok((!words.is_empty()).then_some(Self(words)))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Reason, ReasonTooLong};

    fn kept(typed: &str) -> Result<Option<String>, ReasonTooLong> {
        Reason::parse(typed).map(|reason| reason.map(|reason| reason.as_str().to_owned()))
    }

    #[test]
    fn a_reason_is_optional_and_normalised() {
        assert_eq!(kept(" 填错了\u{202e}\0 "), Ok(Some("填错了".to_owned())));
        assert_eq!(kept(" \u{200b}"), Ok(None));
        assert_eq!(kept(&"长".repeat(200)).map(|kept| kept.is_some()), Ok(true));
        assert_eq!(kept(&"长".repeat(201)), Err(ReasonTooLong));
    }
}
