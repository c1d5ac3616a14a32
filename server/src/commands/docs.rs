//! `ehr docs …`: documents generated from the code.

use clap::Subcommand;
use store::ops::permissions;

use crate::failure::Failure;

/// The documents.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Docs {
    /// Print docs/PERMISSIONS.md, from crates/store/permissions.toml.
    Permissions,
    /// Print docs/CLINICAL.md, from the thresholds of `domain` and the advice of `app`.
    Clinical,
}

impl Docs {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self {
            Self::Clinical => print!("{}", app::clinical::page()),
            Self::Permissions => print!("{}", permissions::page(&permissions::matrix()?)),
        }
        Ok(())
    }
}
