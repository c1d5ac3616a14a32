//! Everything that talks to Postgres.
//!
//! Here: pools and keys ([`database`]), the way to a record ([`opening`]), one module per feature with
//! its statements, the log's seals, and what operators do. Not here: HTML, HTTP, rules that need no database
//! (`domain`), and any permission decision: Postgres makes those.
//!
//! To add a feature: a folder with its name, functions that take a [`opening::Reader`] or [`opening::Writer`],
//! and rows in `permissions.toml`.

pub mod counter;
pub mod database;
pub mod deposits;
pub mod history;
pub mod institutions;
pub mod notices;
pub mod numbers;
pub mod opening;
pub mod ops;
pub mod record;
pub mod seals;
pub mod secrets;
pub mod sign_in;
pub mod source;
pub mod submissions;
pub mod verification;
pub mod work;
pub mod write_error;

/// What Postgres, or the way to it, may answer instead of rows.
pub use sqlx::Error as DatabaseError;

#[cfg(feature = "testing")]
pub mod testing;
