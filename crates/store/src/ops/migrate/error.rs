//! Why a migration stopped.

/// Why a migration stopped.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A table migration failed, or an already applied one was edited.
    #[error("migrating tables: {0}")]
    Tables(#[from] sqlx::migrate::MigrateError),
    /// A file of `migrations/code` failed in the build database. The installation's database is unchanged.
    #[error("migrations/code/{0}: {1}")]
    Code(String, sqlx::Error),
    /// A file of `migrations/code` creates a table, an index or a type.
    #[error("migrations/code makes {0}, which only a table migration may")]
    NotCode(String),
    /// `ehr db bootstrap` has not created the build database.
    #[error("the database {0} is missing, or is not one that `ehr db bootstrap` made to build in; run `ehr db bootstrap`")]
    NoBuildDatabase(String),
    /// A statement that changes an object failed; the transaction was rolled back.
    #[error("changing functions, policies and grants: {0}")]
    Change(sqlx::Error),
    /// Other sessions use a table without a pause; nothing was changed.
    #[error("{0} is in use all the time; migrate again when there is less traffic")]
    Busy(String),
    /// The changed database still differed from the fresh build; the transaction was rolled back.
    #[error("after the changes these objects still differ from a fresh build: {}", .0.join("; "))]
    Differs(Vec<String>),
    /// Postgres could not be reached, or failed.
    #[error("the migrating connection: {0}")]
    Database(#[from] sqlx::Error),
}
