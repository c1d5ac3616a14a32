//! The table migrations of a release.

use sqlx::{ConnectOptions, Executor, PgConnection, migrate::Migrator, postgres::PgConnectOptions};

/// A connection with the role of the tables' owner. `ehr_migrate` has no other privilege.
pub(super) async fn connect(options: &PgConnectOptions) -> Result<PgConnection, sqlx::Error> {
    let mut connection = options.connect().await?;
    connection.execute("set role ehr_owner; set client_min_messages = warning").await?;
    Ok(connection)
}

/// Runs the missing table migrations, each in a separate transaction.
pub(super) async fn run_tables(connection: &mut PgConnection, tables: &Migrator) -> Result<(), sqlx::migrate::MigrateError> {
    connection.execute("create schema if not exists ehr_migrations; set search_path = ehr_migrations").await?;
    tables.run_direct(None, &mut *connection, false).await?;
    connection.execute("reset search_path").await?;
    Ok(())
}
