//! `ehr demo …`: the demonstration city. Refuses a database with other data.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::connect::connect;
use crate::{
    config::SecretsPath,
    demo::{self, Scale},
    failure::Failure,
};

/// The demonstration city.
#[derive(Debug, Subcommand)]
pub enum Demo {
    /// Load its institutions and people. Safe to repeat.
    Load(Load),
    /// Issue new slips to its people, print them and write them to a file. Passkeys stay.
    Slips(Slips),
}

/// Arguments of `load`.
#[derive(Debug, Args)]
pub struct Load {
    #[command(flatten)]
    secrets: SecretsPath,
    /// The folder that contains `fhir-r4`, with public sample bundles.
    #[arg(long, env = "EHR_SAMPLES", default_value = "../shared/data")]
    samples: PathBuf,
    #[command(flatten)]
    scale: Scale,
}

/// Arguments of `slips`.
#[derive(Debug, Args)]
pub struct Slips {
    #[command(flatten)]
    secrets: SecretsPath,
    /// The file: name, document number, role and activation link of each person.
    #[arg(long, default_value = ".data/demo/people.json")]
    out: PathBuf,
    /// The public URL, for the links.
    #[arg(long, env = "EHR_ORIGIN", default_value = "http://localhost:3000")]
    origin: String,
    #[command(flatten)]
    scale: Scale,
}

impl Demo {
    pub(super) async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Load(what) => demo::load(&connect(&what.secrets).await?, &what.samples, what.scale).await,
            Self::Slips(what) => demo::slips(&connect(&what.secrets).await?, &what.out, &what.origin, what.scale).await,
        }
    }
}
