//! The permission matrix: the permissions of each role and each actor in the database.
//!
//! `permissions.toml` states it with defaults and rules ([`file`]); [`matrix`] expands them, so that each cell of the matrix is
//! explicit. The tests compare a database with every cell; [`page`] writes `docs/PERMISSIONS.md`. The matrix decides nothing:
//! Postgres decides.

mod expansion;
mod file;
mod page;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use expansion::{MatrixError, matrix};
pub use page::page;

/// The whole matrix.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// Roles of the database cluster.
    pub roles: Vec<Role>,
    /// Schemas.
    pub schemas: Vec<Schema>,
    /// Tables, with the grants of each role.
    pub tables: Vec<Table>,
    /// Functions, with the roles that may call them.
    pub functions: Vec<Function>,
    /// Actors that use the tables, and the rows that each can see, add, change and remove.
    pub actors: Vec<Actor>,
}

/// A role of the database cluster.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// Its purpose.
    pub is: String,
    /// Whether it can log in.
    pub logs_in: bool,
    /// The roles that it may become.
    pub member_of: Vec<String>,
}

/// A schema.
#[derive(Debug, Clone)]
pub struct Schema {
    /// Its name.
    pub name: String,
    /// Its contents.
    pub holds: String,
    /// The roles with `usage` on it.
    pub usage: Vec<String>,
    /// The roles that may create objects in it.
    pub create: Vec<String>,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// `schema.name`.
    pub name: String,
    /// Its contents.
    pub holds: String,
    /// Its policies; the table has no others.
    pub policies: Vec<Policy>,
    /// Its triggers; the table has no others.
    pub triggers: Vec<String>,
    /// Grants of the role that owns the functions.
    pub ehr_engine: Grants,
    /// Grants of the role that serves pages.
    pub ehr_web: Grants,
    /// Grants of the role that signs people in.
    pub ehr_sign_in: Grants,
    /// Grants of background jobs.
    pub ehr_jobs: Grants,
}

impl Table {
    /// The roles with grants of their own. All other roles have none.
    pub const ROLES: [&str; 4] = ["ehr_engine", "ehr_web", "ehr_sign_in", "ehr_jobs"];

    /// The grants of a role.
    pub fn grants(&self, role: &str) -> Option<&Grants> {
        match role {
            "ehr_engine" => Some(&self.ehr_engine),
            "ehr_web" => Some(&self.ehr_web),
            "ehr_sign_in" => Some(&self.ehr_sign_in),
            "ehr_jobs" => Some(&self.ehr_jobs),
            _ => None,
        }
    }
}

/// A policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// A sentence that an auditor can read.
    pub name: String,
    /// `select`, `insert`, `update`, `delete` or `all`.
    pub verb: String,
    /// The roles that it applies to, in the order of their names.
    pub to: Vec<String>,
}

/// A role's grants on a table: columns, or `*` for all columns.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grants {
    /// Columns that it may read.
    #[serde(default)]
    pub select: Vec<String>,
    /// Columns that it may set in an insert.
    #[serde(default)]
    pub insert: Vec<String>,
    /// Columns that it may change.
    #[serde(default)]
    pub update: Vec<String>,
    /// Whether it may delete rows.
    #[serde(default)]
    pub delete: bool,
    /// Why the role has no further grants.
    pub why_no_more: String,
}

/// A function.
#[derive(Debug, Clone)]
pub struct Function {
    /// As `regprocedure` shows it.
    pub name: String,
    /// Its effect.
    pub does: String,
    /// The roles that may call it, in addition to its owner.
    pub callers: Vec<String>,
    /// The privileges with which it runs.
    pub runs_as: RunsAs,
    /// Its owner.
    pub owner: String,
}

/// The privileges with which a function runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunsAs {
    /// Those of its caller.
    Caller,
    /// Those of the engine (security definer).
    Engine,
    /// Those of the owner (security definer).
    Owner,
}

/// An actor that uses the tables. For a table that one of the four maps does not name, the actor has no rows.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Its name.
    pub name: String,
    /// How the actor connects, and with which opening.
    pub how: String,
    /// The role of the connection.
    pub role: String,
    /// The rows that it can read, by table.
    pub sees: BTreeMap<String, Rows>,
    /// The rows that it can add.
    pub adds: BTreeMap<String, Rows>,
    /// The rows that it can change.
    pub changes: BTreeMap<String, Rows>,
    /// The rows that it can remove.
    pub removes: BTreeMap<String, Rows>,
}

/// Some of a table's rows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum Rows {
    /// Every row.
    #[serde(skip)]
    All,
    /// Rows of the open record.
    #[serde(skip)]
    Own {
        /// Only rows whose security label admits this reader.
        open_to: Option<Reader>,
        /// Only rows of these sections; if empty, rows of every section of the table.
        sections: Vec<String>,
    },
    /// Rows that this institution sent into the open record.
    #[serde(skip)]
    Sent,
    /// Rows of the reader's own account.
    #[serde(skip)]
    Account,
    /// Rows on the list of this institution.
    #[serde(rename = "list")]
    List,
    /// The one requested entry.
    #[serde(rename = "entry")]
    Entry,
    /// Rows about the one requested entry.
    #[serde(rename = "about entry")]
    AboutEntry,
    /// No row, although the rules of the file would give rows.
    #[serde(rename = "nothing")]
    Nothing,
}

/// What the reader of an open record is to that record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// The subject of the record.
    Subject,
    /// Staff of the responsible unit.
    Responsible,
    /// Staff who handle a correction.
    Handler,
    /// An institution's system that makes deposits.
    Depositor,
}

impl Reader {
    /// The bit of a security label that excludes this reader; 0 if no label excludes the reader.
    pub fn bit(self) -> u8 {
        match self {
            Self::Subject => 1,
            Self::Responsible => 16,
            Self::Handler | Self::Depositor => 0,
        }
    }
}
