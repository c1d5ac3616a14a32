//! `ehr log …`

use std::path::PathBuf;

use chrono::TimeDelta;
use clap::{Args, Subcommand};
use store::seals::{Checkpoints, Finding, verify};

use super::connect::connect;
use crate::{config::SecretsPath, failure::Failure};

/// The access log.
#[derive(Debug, Subcommand)]
pub enum Log {
    /// Prove that the log was not altered, or name the first altered row.
    Verify(Verify),
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct Verify {
    #[command(flatten)]
    secrets: SecretsPath,
    /// The folder with the copy of the seals outside the database.
    #[arg(long, env = "EHR_SEAL_DIR", default_value = ".data/seals")]
    seal_dir: PathBuf,
}

impl Log {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let Self::Verify(what) = self;
        let db = connect(&what.secrets).await?;
        let verdict = verify(&db, &Checkpoints::in_folder(&what.seal_dir)?).await?;
        println!("{} seals over {} log rows hold; {} rows wait to be sealed.", verdict.seals, verdict.rows, verdict.unsealed);
        let late = verdict.oldest_unsealed.filter(|at| db.clock.now() - at > TimeDelta::minutes(1));
        match verdict.finding {
            None if late.is_some() => Err("rows have waited for more than a minute: nobody seals the log".into()),
            None => Ok(()),
            Some(finding) => Err(words(&finding).into()),
        }
    }
}

fn words(finding: &Finding) -> String {
    match finding {
        Finding::Altered(id) => format!("log row {id} is not as it was sealed"),
        Finding::Missing(id) => format!("log row {id} was sealed and is gone"),
        Finding::Inserted(id) => format!("log row {id} stands among sealed rows and was not sealed with them"),
        Finding::SealMissing(seq) => format!("seal {seq} is gone or out of its order"),
        Finding::SealAltered(seq) => format!("seal {seq} is not as it was signed, or not linked to the one before"),
        Finding::OutsideDiffers(seq) => format!("seal {seq} differs from the one kept outside the database"),
        Finding::Behind(seq) => {
            format!("the seals outside go on to {seq}, the database's do not: its tail was cut, or an older backup was restored")
        }
        Finding::Rewound(seq) => format!(
            "the seals kept outside come to {seq} a second time: rows were sealed again after a restore, or after a tail was cut"
        ),
        Finding::Hidden => "a policy keeps rows of the log from whoever verifies it".to_owned(),
        Finding::NotOutside(seq) => format!("seal {seq} is not among those kept outside the database"),
    }
}
