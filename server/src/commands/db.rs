//! `ehr db …`

use clap::{Args, Subcommand};
use store::{
    ops::{bootstrap, migrate},
    secrets::Secrets,
    source::Random,
};

use crate::{config::SecretsPath, failure::Failure};

/// Roles, database, tables.
#[derive(Debug, Subcommand)]
pub enum Db {
    /// Make the roles, the secrets file and the database, with an administrator's connection. Safe to repeat.
    Bootstrap(Bootstrap),
    /// Bring tables, functions, policies and grants up to date. Safe to repeat, and while servers run.
    Migrate(SecretsPath),
}

/// What `bootstrap` needs.
#[derive(Debug, Args)]
pub struct Bootstrap {
    #[command(flatten)]
    secrets: SecretsPath,
    /// An administrator's URL; its path names the database to make.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    database_url: String,
}

impl Db {
    pub(super) async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Bootstrap(what) => {
                let name = what.database_url.rsplit('/').next().and_then(|n| n.split('?').next()).filter(|n| !n.is_empty());
                let name = name.ok_or("DATABASE_URL must end in the name of the database, such as postgres://…/ehr")?;
                bootstrap::bootstrap(&what.database_url, name, &what.secrets.path, &Random::from_os()).await?;
                println!("The roles and the database {name} are there.");
            }
            Self::Migrate(secrets) => {
                let secrets = Secrets::read(&secrets.path)?;
                let url = secrets.url("ehr_migrate", &secrets.passwords.ehr_migrate);
                let changed = migrate::migrate(&url, &Random::from_os()).await?;
                println!("Tables and policies are up to date; functions, triggers, policies and grants changed: {changed}.");
            }
        }
        Ok(())
    }
}
