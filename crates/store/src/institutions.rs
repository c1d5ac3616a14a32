//! Institutions, as everyone may know them (`reference.institutions`).

use crate::{DatabaseError, database::Database};

/// An institution's names and how to reach it.
#[derive(Debug, Clone)]
pub struct Institution {
    /// Its code.
    pub code: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Telephone.
    pub phone: String,
}

/// The institution with this code.
pub async fn find(db: &Database, code: &str) -> Result<Option<Institution>, DatabaseError> {
    sqlx::query_as!(Institution, "select code, name_zh, name_en, phone from reference.institutions where code = $1", code)
        .fetch_optional(&db.web)
        .await
}

/// All of them, by code.
pub async fn all(db: &Database) -> Result<Vec<Institution>, DatabaseError> {
    sqlx::query_as!(Institution, "select code, name_zh, name_en, phone from reference.institutions order by code")
        .fetch_all(&db.web)
        .await
}
