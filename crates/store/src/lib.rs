//! All access to Postgres.
//!
//! This crate contains: pools and keys ([`database`]), access to a record ([`opening`]), one module for each feature with its
//! statements, the log's seals, and operators' commands. It does not contain: HTML, HTTP, rules that need no database
//! (`domain`), and permission decisions, which Postgres makes.
//!
//! To add a feature: add a folder with its name, functions that take a [`opening::Reader`] or [`opening::Writer`], and rows in
//! `permissions.toml`.

pub mod counter;
pub mod database;
pub mod deposits;
pub mod history;
pub mod institutions;
mod new_person;
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

/// An error of Postgres, or of the connection to Postgres.
pub use sqlx::Error as DatabaseError;

#[cfg(feature = "testing")]
pub mod testing;
