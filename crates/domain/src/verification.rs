//! Verification of entries by the responsible unit (核实, Article 13): states, steps and remarks.

use crate::{coded::coded, text::visible};

coded! {
    /// The state of verification, shown on every entry.
    pub enum Verification {
        /// 待核实: not yet verified.
        Pending = "pending",
        /// 已核实: verified by staff of the responsible unit.
        Verified = "verified",
        /// 已退回: returned to the author with a reason.
        Returned = "returned",
    }
}

coded! {
    /// A step in the verification of a resident's entry.
    pub enum Step {
        /// Staff verified the entry.
        Verified = "verified",
        /// Staff returned the entry with a reason.
        Returned = "returned",
        /// Staff asked a question. The entry stays pending.
        Asked = "asked",
        /// The resident answered.
        Answered = "answered",
    }
}

coded! {
    /// The kind of data to which a resident's entry belongs.
    pub enum StandsIn {
        /// An answer of the basics.
        Basics = "basics",
        /// A measurement.
        Measurements = "measurements",
    }
}

impl Step {
    /// Whether the step has a remark. All steps have one except [`Self::Verified`].
    pub fn has_words(self) -> bool {
        self != Self::Verified
    }
}

/// The text of a step: a reason, a question or an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark(String);

/// Why a text is not a valid remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemarkError {
    /// The text is empty.
    #[error("the remark is empty")]
    Missing,
    /// The text has more than [`Remark::MOST`] characters.
    #[error("too long")]
    TooLong,
}

impl Remark {
    /// The largest number of characters.
    pub const MOST: u16 = 500;

    /// Parses typed text. Line breaks become spaces, and invisible characters are removed.
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
    fn a_remark_has_1_to_500_characters() {
        assert_eq!(Remark::parse(" 请带\r\n化验单来 \0").unwrap().as_str(), "请带  化验单来");
        assert_eq!(Remark::parse("\u{200b} \n"), Err(RemarkError::Missing));
        assert!(Remark::parse(&"好".repeat(500)).is_ok());
        assert_eq!(Remark::parse(&"好".repeat(501)), Err(RemarkError::TooLong));
    }
}
