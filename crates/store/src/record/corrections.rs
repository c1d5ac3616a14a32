//! Corrections of the open record: what its subject disputes in what institutions wrote, and what was done about it.
//!
//! A correction shows with its entry, in whatever version; Postgres says who may take which step.

mod read;
mod write;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    correction::{CorrectionKind, Status, StepKind},
    ids::{CorrectionId, EntryId},
    section::Section,
};

pub use read::{all, due_on, evidence, of_entry, one};
pub use write::{NewCorrection, NewStep, request, step};

/// What is disputed, by when an answer is due, and what was done.
#[derive(Debug, Clone)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// The version that is disputed.
    pub entry: EntryId,
    /// The section in which the entry stands.
    pub section: Section,
    /// What is claimed.
    pub kind: CorrectionKind,
    /// In the resident's words.
    pub statement: String,
    /// Chinese and English name of the institution that wrote the entry, and answers.
    pub institution: (String, String),
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// The last day on which the answer is in time.
    pub due_on: NaiveDate,
    /// The department on whose list it stands, because the institution did not answer in time.
    pub department: Option<Department>,
    /// Whether there is a file that this reader may have.
    pub has_evidence: bool,
    /// What was done, oldest first.
    pub steps: Vec<Step>,
}

/// The health department of a district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Chinese and English name.
    pub name: (String, String),
    /// Telephone.
    pub phone: String,
}

/// A step.
#[derive(Debug, Clone)]
pub struct Step {
    /// Which.
    pub kind: StepKind,
    /// What was said with it.
    pub words: Option<String>,
    /// The name at the post; none of a resident's step.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

impl Step {
    /// What was said with it; nothing with being taken on.
    pub fn said(&self) -> String {
        self.words.clone().unwrap_or_default()
    }
}

impl Correction {
    /// How it stands.
    pub fn status(&self) -> Status {
        Status::after(self.steps.iter().map(|step| step.kind))
    }

    /// The newest step of a kind.
    pub fn step(&self, kind: StepKind) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.kind == kind)
    }

    /// The institution's answer.
    pub fn answer(&self) -> Option<&Step> {
        self.step(StepKind::Corrected).or_else(|| self.step(StepKind::Refused))
    }
}
