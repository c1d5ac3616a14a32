//! `ehr`: serves the portal, and the commands of its operators. `ehr help` lists them.

use std::process::ExitCode;

use clap::Parser;
use server::commands::Command;

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("EHR_LOG")
                .unwrap_or_else(|_| "info,sqlx=warn,sqlx::postgres::notice=error".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    match Command::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ehr: {error}");
            ExitCode::FAILURE
        }
    }
}
