//! Basics of the open record (sections `identity` and `health`): a person's answers about themselves, field by field.

mod read;
mod write;

use chrono::{DateTime, Utc};
use domain::{
    basics::{Answers, Field},
    ids::EntryId,
    security_label::SecurityLabel,
    verification::Verification,
};

pub use super::measurements::Author;
pub use read::{current, history, replaced, version};
pub use write::{Change, change};

/// The answer to a field, with its provenance.
#[derive(Debug, Clone)]
pub struct Basic {
    /// This version of the answer.
    pub id: EntryId,
    /// The field.
    pub field: Field,
    /// The answers; empty if an answer was withdrawn.
    pub answers: Answers,
    /// Who answered.
    pub author: Author,
    /// The time of recording.
    pub recorded_at: DateTime<Utc>,
    /// The state of its verification.
    pub verification: Verification,
    /// The readers to whom the answer is closed.
    pub security_label: SecurityLabel,
    /// The time at which a newer version superseded this one.
    pub superseded_at: Option<DateTime<Utc>>,
}
