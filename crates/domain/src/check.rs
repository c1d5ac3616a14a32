//! Checks: what the staff of a unit must look into.

use crate::coded::coded;

coded! {
    /// What must be looked into.
    pub enum CheckKind {
        /// An institution reported a death.
        DeathReported = "death_reported",
        /// A sender changed entries that the unit had read.
        EntryChanged = "entry_changed",
        /// A sender took back entries that the unit had read.
        EntryTakenBack = "entry_taken_back",
    }
}
