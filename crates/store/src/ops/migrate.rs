//! Migrations: tables go forward only; functions, policies and grants are reapplied whole each time.

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, migrate::Migrator};

/// Tables, one subject a file.
static TABLES: Migrator = sqlx::migrate!("../../migrations");

/// Functions, rules, triggers, policies and grants, in this order, in one transaction.
/// A test holds this list against the folder.
pub const CODE: &[(&str, &str)] = &[
    ("00_clean_slate.sql", include_str!("../../../../migrations/code/00_clean_slate.sql")),
    ("10_auth_sessions.sql", include_str!("../../../../migrations/code/10_auth_sessions.sql")),
    ("20_access_bases.sql", include_str!("../../../../migrations/code/20_access_bases.sql")),
    ("21_access_rules.sql", include_str!("../../../../migrations/code/21_access_rules.sql")),
    ("22_access_opening.sql", include_str!("../../../../migrations/code/22_access_opening.sql")),
    ("23_access_find_person.sql", include_str!("../../../../migrations/code/23_access_find_person.sql")),
    ("24_access_register.sql", include_str!("../../../../migrations/code/24_access_register.sql")),
    ("25_access_slips.sql", include_str!("../../../../migrations/code/25_access_slips.sql")),
    ("26_work_lists.sql", include_str!("../../../../migrations/code/26_work_lists.sql")),
    ("27_own_notices.sql", include_str!("../../../../migrations/code/27_own_notices.sql")),
    ("30_access_write_log.sql", include_str!("../../../../migrations/code/30_access_write_log.sql")),
    ("40_record_provenance.sql", include_str!("../../../../migrations/code/40_record_provenance.sql")),
    ("41_record_corrections.sql", include_str!("../../../../migrations/code/41_record_corrections.sql")),
    ("41_record_verification.sql", include_str!("../../../../migrations/code/41_record_verification.sql")),
    ("42_record_details.sql", include_str!("../../../../migrations/code/42_record_details.sql")),
    ("43_record_late.sql", include_str!("../../../../migrations/code/43_record_late.sql")),
    ("90_policies_reference.sql", include_str!("../../../../migrations/code/90_policies_reference.sql")),
    ("91_policies_record.sql", include_str!("../../../../migrations/code/91_policies_record.sql")),
    ("92_policies_own.sql", include_str!("../../../../migrations/code/92_policies_own.sql")),
    ("93_policies_auth.sql", include_str!("../../../../migrations/code/93_policies_auth.sql")),
    ("94_policies_visit.sql", include_str!("../../../../migrations/code/94_policies_visit.sql")),
    ("95_policies_access.sql", include_str!("../../../../migrations/code/95_policies_access.sql")),
    ("96_log_months.sql", include_str!("../../../../migrations/code/96_log_months.sql")),
    ("97_policies_work.sql", include_str!("../../../../migrations/code/97_policies_work.sql")),
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
