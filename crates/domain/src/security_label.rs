//! The security label (隐私级别, Article 24) of an entry: a bit mask of the readers to whom it is closed (design.md §6).

use std::fmt;

/// The role of a reader towards a record. Each role has one bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum ReaderPart {
    /// The subject of the record.
    Subject = 1,
    /// A guardian (监护人).
    Guardian = 2,
    /// A delegate (受托人).
    Delegate = 4,
    /// A treating institution.
    Treating = 8,
    /// The responsible unit (责任单位).
    Responsible = 16,
    /// A reader with a grant of the resident.
    Granted = 32,
    /// Statistical use.
    Statistics = 64,
}

impl ReaderPart {
    /// All roles, lowest bit first.
    pub const ALL: [Self; 7] =
        [Self::Subject, Self::Guardian, Self::Delegate, Self::Treating, Self::Responsible, Self::Granted, Self::Statistics];

    /// The bit, 1 to 64.
    pub fn bit(self) -> u8 {
        self as u8
    }
}

/// The readers to whom an entry is closed. By default it is closed to nobody.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct SecurityLabel(u8);

/// The number has a bit without a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a mask of readers")]
pub struct UnknownReader;

impl SecurityLabel {
    /// Closed to nobody.
    pub const NOBODY: Self = Self(0);
    /// 不开放: closed to everybody except the subject and the subject's guardian (requirements.md, Article 24).
    pub const ALL_OTHERS: Self = Self(0b111_1100);

    /// Whether the entry is closed to nobody.
    pub fn is_open(self) -> bool {
        self == Self::NOBODY
    }

    /// This label with `part` added.
    #[must_use]
    pub fn and(self, part: ReaderPart) -> Self {
        Self(self.0 | part.bit())
    }

    /// Whether the entry is closed to `part`.
    pub fn shuts_out(self, part: ReaderPart) -> bool {
        self.0 & part.bit() != 0
    }

    /// The label as `smallint` of the database.
    pub fn bits(self) -> i16 {
        i16::from(self.0)
    }
}

impl TryFrom<i16> for SecurityLabel {
    type Error = UnknownReader;
    fn try_from(bits: i16) -> Result<Self, UnknownReader> {
        u8::try_from(bits).ok().filter(|bits| *bits < 128).map(Self).ok_or(UnknownReader)
    }
}

impl fmt::Debug for SecurityLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(ReaderPart::ALL.iter().filter(|part| self.shuts_out(**part))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_closed_to_all_others_is_open_to_subject_and_guardian() {
        let open_to: Vec<_> = ReaderPart::ALL.into_iter().filter(|part| !SecurityLabel::ALL_OTHERS.shuts_out(*part)).collect();
        assert_eq!(open_to, [ReaderPart::Subject, ReaderPart::Guardian]);
    }

    #[test]
    fn only_seven_bits_are_accepted() {
        let closed = SecurityLabel::NOBODY.and(ReaderPart::Guardian).and(ReaderPart::Statistics);
        assert_eq!(closed.bits(), 66);
        assert_eq!(SecurityLabel::try_from(66), Ok(closed));
        assert_eq!(SecurityLabel::try_from(128), Err(UnknownReader));
        assert_eq!(SecurityLabel::try_from(-1), Err(UnknownReader));
    }
}
