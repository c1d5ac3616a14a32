//! The command line of `ehr`.

mod activation;
mod db;
mod demo;
mod docs;
pub mod import;
mod institution;
mod log;

use clap::{Parser, Subcommand};
use store::{
    database::{ConnectError, Database},
    secrets::Secrets,
    source::{Clock, Random},
};

use crate::{
    config::{SecretsPath, ServeConfig},
    serve,
};

/// Residents' electronic health record of Shenzhen: the portal and its operators' commands.
#[derive(Debug, Parser)]
#[command(name = "ehr", version)]
pub struct Command {
    /// Without one: serve, as `cargo leptos watch` expects.
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Serve the portal.
    Serve(ServeConfig),
    /// Make roles and database; bring tables and policies up to date.
    #[command(subcommand)]
    Db(db::Db),
    /// The demonstration city.
    #[command(subcommand)]
    Demo(demo::Demo),
    /// Who takes part.
    #[command(subcommand)]
    Institution(institution::Institution),
    /// Activation slips from the command line, for the first administrator.
    #[command(subcommand)]
    Activation(activation::Activation),
    /// Deposit what an institution sends.
    #[command(subcommand)]
    Import(import::Import),
    /// The access log.
    #[command(subcommand)]
    Log(log::Log),
    /// Documents that are generated from the code.
    #[command(subcommand)]
    Docs(docs::Docs),
}

/// What went wrong, in words for whoever typed the command.
type Failure = Box<dyn std::error::Error>;

impl Command {
    /// Does it.
    pub async fn run(self) -> Result<(), Failure> {
        let Some(what) = self.what.or_else(|| Self::parse_from(["ehr", "serve"]).what) else { return Ok(()) };
        match what {
            What::Serve(config) => Ok(serve::serve(config).await?),
            What::Db(db) => db.run().await,
            What::Demo(demo) => demo.run().await,
            What::Institution(institution) => institution.run().await,
            What::Activation(activation) => activation.run().await,
            What::Import(import) => import.run().await,
            What::Log(log) => log.run().await,
            What::Docs(docs) => docs.run(),
        }
    }
}

async fn connect(secrets: &SecretsPath) -> Result<Database, ConnectError> {
    Database::connect(&Secrets::read(&secrets.path)?, Clock::system(), Random::from_os()).await
}
