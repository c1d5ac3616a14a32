//! The content of a release for the database: its table migrations, and its functions, policies and grants.

use sha2::{Digest, Sha256};
use sqlx::migrate::Migrator;

use super::catalogue;

/// Table migrations, one subject in each file.
static TABLES: Migrator = sqlx::migrate!("../../migrations");

/// The files of `migrations/code` in the order of their names; build.rs lists them.
const CODE: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/code.rs"));

/// The migrations and the code of one release.
#[derive(Debug)]
pub struct Release {
    tables: Migrator,
    code: Vec<(String, String)>,
}

impl Release {
    /// This program's release.
    pub fn current() -> Self {
        let code = CODE.iter().map(|(name, sql)| ((*name).to_owned(), (*sql).to_owned())).collect();
        Self { tables: without_lock(TABLES.iter().cloned().collect()), code }
    }

    /// A hash of all its files.
    pub fn id(&self) -> String {
        let mut hash = Sha256::new();
        self.tables.iter().for_each(|migration| hash.update(&migration.checksum));
        self.code.iter().for_each(|(_, sql)| hash.update(sql));
        hash.update(catalogue::SQL);
        hex::encode(&hash.finalize()[..6])
    }

    pub(super) fn tables(&self) -> &Migrator {
        &self.tables
    }

    pub(super) fn code(&self) -> &[(String, String)] {
        &self.code
    }
}

/// Without sqlx's own lock: [`super::migrate_to`] already holds a lock.
fn without_lock(migrations: Vec<sqlx::migrate::Migration>) -> Migrator {
    let mut tables = Migrator::with_migrations(migrations);
    tables.set_locking(false);
    tables
}

/// Other releases, for tests of upgrades.
#[cfg(feature = "testing")]
impl Release {
    /// An earlier release: table migrations up to and including `last`, and its code as one text.
    pub fn earlier(last: i64, code: &str) -> Self {
        let migrations = TABLES.iter().filter(|migration| migration.version <= last).cloned().collect();
        Self { tables: without_lock(migrations), code: vec![("code.sql".to_owned(), code.to_owned())] }
    }

    /// This release and one additional table migration.
    #[must_use]
    pub fn and_tables(self, version: i64, sql: &str) -> Self {
        use sqlx::{
            AssertSqlSafe, SqlSafeStr,
            migrate::{Migration, MigrationType},
        };
        let sql = AssertSqlSafe(sql.to_owned()).into_sql_str();
        let added = Migration::new(version, "added".into(), MigrationType::Simple, sql, false);
        Self { tables: without_lock(self.tables.iter().cloned().chain([added]).collect()), ..self }
    }

    /// This release and one additional file of code, after the others.
    #[must_use]
    pub fn and_code(mut self, sql: &str) -> Self {
        self.code.push(("added.sql".to_owned(), sql.to_owned()));
        self
    }
}
