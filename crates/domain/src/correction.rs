//! What a resident says is wrong in what institutions wrote (个人信息保护法 Article 46), and how far it was dealt with.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    coded::coded,
    entry::EntryKind,
    ids::{EntryId, ResidentId},
    text::visible,
};

/// What a correction is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionTarget {
    /// An entry or a measurement, in the version that the resident saw.
    Entry(EntryId),
    /// The registered identity of the record's subject: name, sex, birth date, document number.
    Identity,
}

impl CorrectionTarget {
    /// From an address or the database. Both name the identity by the record's own id.
    pub fn from_uuid(id: Uuid, resident: ResidentId) -> Self {
        if id == resident.uuid() { Self::Identity } else { Self::Entry(EntryId::from(id)) }
    }

    /// For an address or the database.
    pub fn uuid(self, resident: ResidentId) -> Uuid {
        match self {
            Self::Entry(entry) => entry.uuid(),
            Self::Identity => resident.uuid(),
        }
    }
}

impl From<EntryId> for CorrectionTarget {
    fn from(entry: EntryId) -> Self {
        Self::Entry(entry)
    }
}

coded! {
    /// What the resident says of the target.
    pub enum CorrectionKind {
        /// Something in it is wrong (有误).
        Wrong = "wrong",
        /// The service that it tells of never happened (从未发生).
        NeverHappened = "never_happened",
    }
}

impl CorrectionKind {
    /// The kinds for the registered identity.
    pub const OF_IDENTITY: &'static [Self] = &[Self::Wrong];

    /// The kinds for an entry: a condition or an allergy is not a service, so it cannot have "never happened".
    pub fn of(kind: EntryKind) -> &'static [Self] {
        match kind {
            EntryKind::Condition | EntryKind::Allergy => &[Self::Wrong],
            _ => Self::ALL,
        }
    }
}

coded! {
    /// What is done about a correction, one after another.
    pub enum StepKind {
        /// Somebody by name looks into it.
        TakenOn = "taken_on",
        /// Answered: the entry was or will be corrected.
        Corrected = "corrected",
        /// Answered: the entry stays as it is, and why.
        Refused = "refused",
        /// The resident disagrees with the refusal; the statement stays with the entry.
        Disagrees = "disagrees",
    }
}

/// How a correction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nobody has taken it on yet.
    Requested,
    /// Somebody looks into it.
    TakenOn,
    /// The institution has corrected or corrects the entry.
    Corrected,
    /// The institution leaves the entry as it is.
    Refused,
    /// It does, and the resident disagrees.
    Disagreed,
}

impl Status {
    /// As the steps have left it, in whatever order they come.
    pub fn after(steps: impl IntoIterator<Item = StepKind>) -> Self {
        let furthest = steps.into_iter().max();
        match furthest {
            None => Self::Requested,
            Some(StepKind::TakenOn) => Self::TakenOn,
            Some(StepKind::Corrected) => Self::Corrected,
            Some(StepKind::Refused) => Self::Refused,
            Some(StepKind::Disagrees) => Self::Disagreed,
        }
    }

    /// Whether an answer is still due.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::TakenOn)
    }
}

/// A text about a correction: of the request, the answer or the disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement(String);

/// What is wrong with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// There is nothing to read in it.
    #[error("nothing is stated")]
    Empty,
    /// It is longer than [`Statement::MOST`], by so many characters.
    #[error("{0} characters too many")]
    TooLong(usize),
}

impl Statement {
    /// The longest, in characters.
    pub const MOST: usize = 2000;

    /// What was typed, without what cannot be seen; lines stay lines.
    pub fn parse(text: &str) -> Result<Self, StatementError> {
        let lines: Vec<String> = text.lines().map(|line| visible(line).trim_end().to_owned()).collect();
        let text = lines.join("\n").trim().to_owned();
        match text.chars().count() {
            0 => Err(StatementError::Empty),
            many if many > Self::MOST => Err(StatementError::TooLong(many - Self::MOST)),
            _ => Ok(Self(text)),
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_keeps_its_lines_and_nothing_that_cannot_be_seen() {
        let stated = Statement::parse("  我没有\u{202e}去过\0\r\n\r\n那天在家\u{200b}  \n").expect("stated");
        assert_eq!(stated.as_str(), "我没有去过\n\n那天在家");
        for nothing in ["", " \n\t ", "\u{200b}\u{2060}", "\u{3000}"] {
            assert_eq!(Statement::parse(nothing), Err(StatementError::Empty), "{nothing:?}");
        }
    }

    #[test]
    fn a_statement_has_two_thousand_characters_at_most() {
        assert!(Statement::parse(&"误".repeat(2000)).is_ok());
        assert_eq!(Statement::parse(&"误".repeat(2003)), Err(StatementError::TooLong(3)));
    }

    #[test]
    fn the_records_own_id_names_the_identity() {
        let (resident, entry) = (ResidentId::from(Uuid::from_u128(1)), Uuid::from_u128(2));
        for (id, target) in [(resident.uuid(), CorrectionTarget::Identity), (entry, CorrectionTarget::Entry(entry.into()))] {
            assert_eq!(CorrectionTarget::from_uuid(id, resident), target);
            assert_eq!(target.uuid(resident), id);
        }
    }

    #[test]
    fn the_steps_tell_how_it_stands() {
        use StepKind::{Corrected, Disagrees, Refused, TakenOn};
        for (steps, status, open) in [
            (vec![], Status::Requested, true),
            (vec![TakenOn, TakenOn], Status::TakenOn, true),
            (vec![Corrected, TakenOn], Status::Corrected, false),
            (vec![Refused], Status::Refused, false),
            (vec![TakenOn, Refused, Disagrees], Status::Disagreed, false),
        ] {
            assert_eq!((Status::after(steps.clone()), status.is_open()), (status, open), "{steps:?}");
        }
    }

    #[test]
    fn kinds_of_problems_are_not_services() {
        assert_eq!(CorrectionKind::of(EntryKind::Allergy), [CorrectionKind::Wrong]);
        assert_eq!(CorrectionKind::of(EntryKind::Visit), [CorrectionKind::Wrong, CorrectionKind::NeverHappened]);
    }
}
