//! Corrections of the open record: the subject's requests, and the steps that followed.
//!
//! A correction is readable with any version of its entry. Postgres decides who may take which step.

mod read;
mod write;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    correction::{CorrectionKind, CorrectionTarget, Status, StepKind},
    ids::CorrectionId,
    section::Section,
};

pub use read::{about, all, due_on, evidence, newest, one};
pub use write::{NewCorrection, NewStep, request, step};

/// A correction, with its deadline and its steps.
#[derive(Debug, Clone)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// The target; for an entry, the version that the resident saw.
    pub target: CorrectionTarget,
    /// The section of the target.
    pub section: Section,
    /// The kind of the correction.
    pub kind: CorrectionKind,
    /// The resident's statement.
    pub statement: String,
    /// Chinese and English name of the institution that wrote the entry and must answer.
    pub institution: (String, String),
    /// The time of the request.
    pub asked_at: DateTime<Utc>,
    /// The last day for an answer in time.
    pub due_on: NaiveDate,
    /// The department to whose list the correction was escalated, because the institution did not answer in time.
    pub department: Option<Department>,
    /// Whether there is evidence that this reader may read.
    pub has_evidence: bool,
    /// The steps, oldest first.
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

/// A step of a correction.
#[derive(Debug, Clone)]
pub struct Step {
    /// The kind of the step.
    pub kind: StepKind,
    /// The text of the step.
    pub words: Option<String>,
    /// The name at the post of the member of staff; none for a resident's step.
    pub by: Option<String>,
    /// The time of the step.
    pub at: DateTime<Utc>,
}

impl Step {
    /// The text of the step; empty for the step "taken on".
    pub fn said(&self) -> String {
        self.words.clone().unwrap_or_default()
    }
}

impl Correction {
    /// Whether the target is the registered identity.
    pub fn is_of_identity(&self) -> bool {
        self.target == CorrectionTarget::Identity
    }

    /// The status of the correction.
    pub fn status(&self) -> Status {
        Status::after(self.steps.iter().map(|step| step.kind))
    }

    /// The newest step of this kind.
    pub fn step(&self, kind: StepKind) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.kind == kind)
    }

    /// The institution's answer.
    pub fn answer(&self) -> Option<&Step> {
        self.step(StepKind::Corrected).or_else(|| self.step(StepKind::Refused))
    }
}
