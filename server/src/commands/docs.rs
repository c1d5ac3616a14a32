//! `ehr docs …`: documents generated from the code, so that they cannot disagree with it.

use clap::Subcommand;
use store::ops::permissions;

use super::Failure;

/// Which.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Docs {
    /// docs/PERMISSIONS.md, from crates/store/permissions.toml.
    Permissions,
}

impl Docs {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self {
            Self::Permissions => print!("{}", permissions::page(&permissions::matrix()?)),
        }
        Ok(())
    }
}
