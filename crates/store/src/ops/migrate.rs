//! Migrations: tables go forward only; functions, policies and grants are reapplied whole each time.

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, migrate::Migrator};

/// Tables, one subject a file.
static TABLES: Migrator = sqlx::migrate!("../../migrations");

/// Functions, rules, triggers, policies and grants, in this order, in one transaction.
/// A test holds this list against the folder.
pub const CODE: &[(&str, &str)] = &[
    ("00_clean_slate.sql", include_str!("../../../../migrations/code/00_clean_slate.sql")),
    ("10_sessions.sql", include_str!("../../../../migrations/code/10_sessions.sql")),
    ("11_bases.sql", include_str!("../../../../migrations/code/11_bases.sql")),
    ("12_opening.sql", include_str!("../../../../migrations/code/12_opening.sql")),
    ("13_lists.sql", include_str!("../../../../migrations/code/13_lists.sql")),
    ("14_log.sql", include_str!("../../../../migrations/code/14_log.sql")),
    ("15_write_log.sql", include_str!("../../../../migrations/code/15_write_log.sql")),
    ("16_provenance.sql", include_str!("../../../../migrations/code/16_provenance.sql")),
    ("basics.sql", include_str!("../../../../migrations/code/basics.sql")),
    ("checks.sql", include_str!("../../../../migrations/code/checks.sql")),
    ("corrections.sql", include_str!("../../../../migrations/code/corrections.sql")),
    ("details.sql", include_str!("../../../../migrations/code/details.sql")),
    ("entries.sql", include_str!("../../../../migrations/code/entries.sql")),
    ("follow_ups.sql", include_str!("../../../../migrations/code/follow_ups.sql")),
    ("identity.sql", include_str!("../../../../migrations/code/identity.sql")),
    ("institutions.sql", include_str!("../../../../migrations/code/institutions.sql")),
    ("measurements.sql", include_str!("../../../../migrations/code/measurements.sql")),
    ("notices.sql", include_str!("../../../../migrations/code/notices.sql")),
    ("search.sql", include_str!("../../../../migrations/code/search.sql")),
    ("sign_in.sql", include_str!("../../../../migrations/code/sign_in.sql")),
    ("slips.sql", include_str!("../../../../migrations/code/slips.sql")),
    ("submissions.sql", include_str!("../../../../migrations/code/submissions.sql")),
    ("verification.sql", include_str!("../../../../migrations/code/verification.sql")),
];

/// Why a migration stopped.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A table migration failed, or a landed one was edited.
    #[error("migrating tables: {0}")]
    Tables(#[from] sqlx::migrate::MigrateError),
    /// A file of `migrations/code` failed; the transaction was rolled back.
    #[error("migrations/code/{0}: {1}")]
    Code(&'static str, sqlx::Error),
    /// Postgres could not be reached.
    #[error("the migrating connection: {0}")]
    Database(#[from] sqlx::Error),
}

/// Brings the database of `migrate_url` (role `ehr_migrate`) up to date. Safe to repeat.
pub async fn migrate(migrate_url: &str) -> Result<(), MigrateError> {
    let mut connection = PgConnection::connect(migrate_url).await?;
    connection.execute("set role ehr_owner").await?;
    connection.execute("create schema if not exists ehr_migrations; set search_path = ehr_migrations").await?;
    TABLES.run_direct(None, &mut connection, false).await?;
    connection.execute("reset search_path").await?;
    apply_code(&mut connection).await?;
    connection.close().await?;
    Ok(())
}

async fn apply_code(connection: &mut PgConnection) -> Result<(), MigrateError> {
    let mut tx = connection.begin().await?;
    for (name, sql) in CODE {
        tx.execute(AssertSqlSafe(*sql)).await.map_err(|error| MigrateError::Code(name, error))?;
    }
    tx.commit().await?;
    Ok(())
}

/// Names what all migration files say together: two databases with the same fingerprint have the same schema.
#[cfg(feature = "testing")]
pub(crate) fn fingerprint() -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    TABLES.iter().for_each(|migration| hash.update(&migration.checksum));
    for (_, sql) in CODE {
        hash.update(sql);
    }
    hex::encode(&hash.finalize()[..6])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_applied_in_the_order_of_names() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/code");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let applied: Vec<&str> = CODE.iter().map(|(name, _)| *name).collect();
        assert_eq!(applied, files);
    }
}
