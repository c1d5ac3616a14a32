//! The database connection of a command.

use store::{
    database::{ConnectError, Database},
    secrets::Secrets,
    source::{Clock, Random},
};

use crate::config::SecretsPath;

/// Connects with the secrets of this path.
pub async fn connect(secrets: &SecretsPath) -> Result<Database, ConnectError> {
    Database::connect(&Secrets::read(&secrets.path)?, Clock::system(), Random::from_os()).await
}
