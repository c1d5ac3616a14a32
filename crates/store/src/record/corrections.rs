//! Corrections of the open record: what its subject requested, and the steps that followed.
//!
//! A correction shows with its entry, in whatever version; Postgres says who may take which step.

mod read;
mod write;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    correction::{CorrectionKind, CorrectionTarget, Status, StepKind},
    ids::CorrectionId,
    section::Section,
};

pub use read::{about, all, due_on, evidence, one};
pub use write::{NewCorrection, NewStep, request, step};

/// A correction, with its deadline and its steps.
#[derive(Debug, Clone)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// What it is about; of an entry, the version that the resident saw.
    pub target: CorrectionTarget,
    /// The section in which the entry stands.
    pub section: Section,
    /// What the resident says of the target.
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
    /// Whether it is about the registered identity.
    pub fn is_of_identity(&self) -> bool {
        self.target == CorrectionTarget::Identity
    }

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
