//! The permission matrix: who may do what in the database.
//!
//! `permissions.toml` states it with defaults and rules ([`file`]); [`matrix`] expands them, so that each cell of the matrix is
//! explicit. The tests hold a database against every cell; [`page`] writes `docs/PERMISSIONS.md`. The matrix decides nothing:
//! Postgres does.

mod file;
mod page;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use file::{MatrixError, matrix};
pub use page::page;

/// The whole matrix.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// Roles of the cluster.
    pub roles: Vec<Role>,
    /// Schemas.
    pub schemas: Vec<Schema>,
    /// Tables, with what each role may do.
    pub tables: Vec<Table>,
    /// Functions, with who may call them.
    pub functions: Vec<Function>,
    /// Who comes to the tables, and what they find.
    pub actors: Vec<Actor>,
}

/// A role of the cluster.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// What it is for.
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
    /// What stands in it.
    pub holds: String,
    /// Who may reach into it.
    pub usage: Vec<String>,
    /// Who may make things in it.
    pub create: Vec<String>,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// `schema.name`.
    pub name: String,
    /// What stands in it.
    pub holds: String,
    /// Its policies: no others.
    pub policies: Vec<Policy>,
    /// Its triggers: no others.
    pub triggers: Vec<String>,
    /// What the owner of the functions may do.
    pub ehr_engine: Grants,
    /// What the role that serves pages may do.
    pub ehr_web: Grants,
    /// What the role that signs people in may do.
    pub ehr_sign_in: Grants,
    /// What background work may do.
    pub ehr_jobs: Grants,
}

impl Table {
    /// The roles with a line of their own. All others may do nothing.
    pub const ROLES: [&str; 4] = ["ehr_engine", "ehr_web", "ehr_sign_in", "ehr_jobs"];

    /// What a role may do.
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
    /// A sentence.
    pub name: String,
    /// `select`, `insert`, `update`, `delete` or `all`.
    pub verb: String,
    /// For which roles, in the order of their names.
    pub to: Vec<String>,
}

/// What a role may do with a table: the columns, `*` for all of them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grants {
    /// Columns that it may read.
    #[serde(default)]
    pub select: Vec<String>,
    /// Columns that it may give in an insert.
    #[serde(default)]
    pub insert: Vec<String>,
    /// Columns that it may change.
    #[serde(default)]
    pub update: Vec<String>,
    /// Whether it may delete rows.
    #[serde(default)]
    pub delete: bool,
    /// Why not more.
    pub why_no_more: String,
}

/// A function.
#[derive(Debug, Clone)]
pub struct Function {
    /// As `regprocedure` shows it.
    pub name: String,
    /// What it does.
    pub does: String,
    /// Who may call it, beside its owner.
    pub callers: Vec<String>,
    /// With whose privileges it runs.
    pub runs_as: RunsAs,
    /// Its owner.
    pub owner: String,
}

/// With whose privileges a function runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunsAs {
    /// Its caller's.
    Caller,
    /// The engine's (security definer).
    Engine,
    /// The owner's (security definer).
    Owner,
}

/// Who comes to the tables. What is not named in the four maps: nothing.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Who.
    pub name: String,
    /// How they come.
    pub how: String,
    /// The role of the connection.
    pub role: String,
    /// Which rows they see, by table.
    pub sees: BTreeMap<String, Rows>,
    /// Which rows they can add.
    pub adds: BTreeMap<String, Rows>,
    /// Which rows they can change.
    pub changes: BTreeMap<String, Rows>,
    /// Which rows they can remove.
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
        /// Only those whose security label admits this reader.
        open_to: Option<Reader>,
        /// Only those of these sections; empty: of all that the table has.
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
    /// The one entry that was asked for.
    #[serde(rename = "entry")]
    Entry,
    /// Rows about the one entry that was asked for.
    #[serde(rename = "about entry")]
    AboutEntry,
    /// No row, where the rules of the file would say otherwise.
    #[serde(rename = "nothing")]
    Nothing,
}

/// As what somebody reads an open record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// The person of the record.
    Subject,
    /// Staff of the responsible unit.
    Responsible,
    /// Staff who look into a correction.
    Handler,
    /// An institution's system that deposits.
    Depositor,
}

impl Reader {
    /// The bit of a security label that shuts this reader out.
    pub fn bit(self) -> u8 {
        match self {
            Self::Subject => 1,
            Self::Responsible => 16,
            Self::Handler | Self::Depositor => 0,
        }
    }
}
