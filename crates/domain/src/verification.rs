//! Whether the responsible unit has verified an entry (核实, Article 13), and what is said about it on the way there.

use crate::{coded::coded, text::visible};

coded! {
    /// The state of verification, shown on every entry.
    pub enum Verification {
        /// 待核实: entered, nobody has looked yet.
        Pending = "pending",
        /// 已核实: verified by staff of the responsible unit.
        Verified = "verified",
        /// 已退回: returned to whoever entered it, with a reason.
        Returned = "returned",
    }
}

coded! {
    /// A step that was taken about an entry of a resident's.
    pub enum Step {
        /// Staff found it right: it is verified.
        Verified = "verified",
        /// Staff sent it back, with a reason.
        Returned = "returned",
        /// Staff asked something; it goes on waiting.
        Asked = "asked",
        /// The resident answered.
        Answered = "answered",
    }
}

coded! {
    /// Where an entry stands that a resident entered.
    pub enum StandsIn {
        /// Basics.
        Basics = "basics",
        /// Measurements.
        Measurements = "measurements",
    }
}

impl Step {
    /// Whether it is taken with words: all but acceptance.
    pub fn has_words(self) -> bool {
        self != Self::Verified
    }
}

/// What is said with a step: a reason, a question, an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark(String);

/// Why a text is no remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemarkError {
    /// Nothing was said.
    #[error("nothing was said")]
    Missing,
    /// More than [`Remark::MOST`] characters.
    #[error("too long")]
    TooLong,
}

impl Remark {
    /// The longest, in characters.
    pub const MOST: u16 = 500;

    /// What was typed, on one line, without what cannot be seen.
    pub fn parse(typed: &str) -> Result<Self, RemarkError> {
        let text = visible(&typed.replace(['\r', '\n', '\t'], " ")).trim().to_owned();
        match text.chars().count() {
            0 => Err(RemarkError::Missing),
            n if n > usize::from(Self::MOST) => Err(RemarkError::TooLong),
            _ => Ok(Self(text)),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_says_something_and_not_too_much() {
        assert_eq!(Remark::parse(" 请带\r\n化验单来 \0").unwrap().as_str(), "请带  化验单来");
        assert_eq!(Remark::parse("\u{200b} \n"), Err(RemarkError::Missing));
        assert!(Remark::parse(&"好".repeat(500)).is_ok());
        assert_eq!(Remark::parse(&"好".repeat(501)), Err(RemarkError::TooLong));
    }
}
