//! Basics of the open record (sections `identity` and `health`): what a person says of themselves, a field at a time.

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

/// What is answered to a field, with where it comes from.
#[derive(Debug, Clone)]
pub struct Basic {
    /// This version of the answer.
    pub id: EntryId,
    /// What was asked.
    pub field: Field,
    /// What was answered; nothing, where an answer was taken back.
    pub answers: Answers,
    /// Who answered.
    pub author: Author,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// How far it is verified.
    pub verification: Verification,
    /// To whom it is closed.
    pub security_label: SecurityLabel,
    /// When a newer version replaced it.
    pub superseded_at: Option<DateTime<Utc>>,
}
