//! `ehr`: serves the portal, and the commands of its operators. `ehr help` lists them.

use std::process::ExitCode;

use clap::Parser;
use server::{commands::Command, program_log};
use tracing_subscriber::{EnvFilter, util::SubscriberInitExt};

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("EHR_LOG").unwrap_or_else(|_| "info,sqlx=warn,sqlx::postgres::notice=error".into());
    program_log::subscriber(filter, std::io::stderr).init();
    match Command::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ehr: {error}");
            ExitCode::FAILURE
        }
    }
}
