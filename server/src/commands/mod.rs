//! The command line of `ehr`.

mod activation;
mod connect;
mod db;
mod demo;
mod docs;
pub mod import;
mod institution;
mod log;

use clap::{Parser, Subcommand};

use crate::{config::ServeConfig, failure::Failure, serve};

/// Residents' electronic health record of Shenzhen: the portal and its operators' commands.
#[derive(Debug, Parser)]
#[command(name = "ehr", version)]
pub struct Command {
    /// Without a command: serve, as `cargo leptos watch` expects.
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Serve the portal.
    Serve(ServeConfig),
    /// Create roles and database; migrate tables, functions and policies.
    #[command(subcommand)]
    Db(db::Db),
    /// The demonstration city.
    #[command(subcommand)]
    Demo(demo::Demo),
    /// Institutions.
    #[command(subcommand)]
    Institution(institution::Institution),
    /// Activation slips and posts, for the first staff.
    #[command(subcommand)]
    Activation(activation::Activation),
    /// Import a file of an institution.
    #[command(subcommand)]
    Import(import::Import),
    /// The access log.
    #[command(subcommand)]
    Log(log::Log),
    /// Generated documents.
    #[command(subcommand)]
    Docs(docs::Docs),
}

impl Command {
    /// Runs the command.
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
