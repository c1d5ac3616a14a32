//! The permission matrix as data: who may do what in the database, read from `permissions.toml`.
//!
//! The tests hold a database against it; [`page`] writes `docs/PERMISSIONS.md` from it. It decides nothing: Postgres does.

mod page;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use page::page;

/// The whole matrix.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// Roles of the cluster.
    #[serde(rename = "role")]
    pub roles: Vec<Role>,
    /// Schemas.
    #[serde(rename = "schema")]
    pub schemas: Vec<Schema>,
    /// Tables, with what each role may do.
    #[serde(rename = "table")]
    pub tables: Vec<Table>,
    /// Functions, with who may call them.
    #[serde(rename = "function")]
    pub functions: Vec<Function>,
    /// Who comes to the tables, and what they find.
    #[serde(rename = "actor")]
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
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schema {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub holds: String,
    /// Who may reach into it.
    pub usage: Vec<String>,
    /// Who may make things in it.
    #[serde(default)]
    pub create: Vec<String>,
}

/// A table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
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
    #[serde(default = "engine")]
    pub owner: String,
}

fn engine() -> String {
    "ehr_engine".to_owned()
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
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Who.
    pub name: String,
    /// How they come.
    pub how: String,
    /// The role of the connection.
    pub role: String,
    /// Which rows they see, by table.
    #[serde(default)]
    pub sees: BTreeMap<String, Rows>,
    /// Which rows they can add.
    #[serde(default)]
    pub adds: BTreeMap<String, Rows>,
    /// Which rows they can change.
    #[serde(default)]
    pub changes: BTreeMap<String, Rows>,
    /// Which rows they can remove.
    #[serde(default)]
    pub removes: BTreeMap<String, Rows>,
}

/// Some of a table's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Rows {
    /// Every row.
    #[serde(rename = "all")]
    All,
    /// Those of the open record.
    #[serde(rename = "own")]
    Own,
    /// Those of the open record that are not closed to its subject.
    #[serde(rename = "open to subject")]
    OpenToSubject,
    /// Of these, those of the section `identity`.
    #[serde(rename = "open to subject, identity")]
    Identity,
    /// Of these, those of the section `health`.
    #[serde(rename = "open to subject, health")]
    Health,
    /// Of these, those of the section `measurements`.
    #[serde(rename = "open to subject, measurements")]
    Measurements,
    /// Of these, those of the section `services`.
    #[serde(rename = "open to subject, services")]
    Services,
    /// Those of the open record that are not closed to the responsible unit.
    #[serde(rename = "open to responsible")]
    OpenToResponsible,
    /// Of these, those of the section `identity`.
    #[serde(rename = "open to responsible, identity")]
    ResponsibleIdentity,
    /// Of these, those of every section but `services`.
    #[serde(rename = "open to responsible, but services")]
    ResponsibleButServices,
    /// Those that this institution sent into the open record.
    #[serde(rename = "sent")]
    Sent,
    /// Those on the list of this institution.
    #[serde(rename = "list")]
    List,
    /// The one entry that was asked for.
    #[serde(rename = "entry")]
    Entry,
    /// Those about the one entry that was asked for.
    #[serde(rename = "about entry")]
    AboutEntry,
    /// Those of the reader's own account.
    #[serde(rename = "account")]
    Account,
}

/// The matrix that this build was made with.
pub fn matrix() -> Result<Matrix, toml::de::Error> {
    toml::from_str(include_str!("../../permissions.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_is_well_formed_and_every_refusal_has_its_reason() {
        let matrix = matrix().expect("permissions.toml parses");
        let tables: Vec<&str> = matrix.tables.iter().map(|t| t.name.as_str()).collect();
        for table in &matrix.tables {
            for role in Table::ROLES {
                assert!(!table.grants(role).expect("a line").why_no_more.is_empty(), "{} {role}", table.name);
            }
        }
        for actor in &matrix.actors {
            for named in [&actor.sees, &actor.adds, &actor.changes, &actor.removes].into_iter().flat_map(BTreeMap::keys) {
                assert!(tables.contains(&named.as_str()), "{} names {named}, which has no row", actor.name);
            }
        }
    }
}
