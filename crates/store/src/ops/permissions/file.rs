//! The format of `permissions.toml`: defaults, rows and groups, as they are written. `expansion.rs` derives the matrix from them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Grants, Reader, Role, Rows, RunsAs};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(rename = "role")]
    pub(super) roles: Vec<Role>,
    #[serde(rename = "schema")]
    pub(super) schemas: Vec<SchemaRow>,
    #[serde(rename = "table")]
    pub(super) tables: Vec<TableRow>,
    pub(super) functions: Vec<FunctionGroup>,
    #[serde(rename = "actor")]
    pub(super) actors: Vec<ActorRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SchemaRow {
    pub(super) name: String,
    pub(super) holds: String,
    pub(super) usage: Vec<String>,
    #[serde(default)]
    pub(super) create: Vec<String>,
    #[serde(default)]
    pub(super) each_table: Defaults,
}

/// Defaults for each table of a schema.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Defaults {
    /// Triggers in addition to those of the table's row.
    #[serde(default)]
    pub(super) triggers: Vec<String>,
    /// Why a role without a line in the table's row has no grants.
    #[serde(default)]
    pub(super) nothing_for: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableRow {
    pub(super) name: String,
    pub(super) holds: String,
    #[serde(default)]
    pub(super) shows: Shows,
    /// The purposes for which an opening may add rows; `*`: all purposes.
    #[serde(default)]
    pub(super) adds: Vec<String>,
    pub(super) policies: BTreeMap<String, PolicyTerms>,
    #[serde(default)]
    pub(super) triggers: Vec<String>,
    pub(super) ehr_engine: Option<Grants>,
    pub(super) ehr_web: Option<Grants>,
    pub(super) ehr_sign_in: Option<Grants>,
    pub(super) ehr_jobs: Option<Grants>,
}

/// Which rows a table shows, and to which readers.
#[expect(clippy::struct_excessive_bools, reason = "independent properties of a table, each a key of the file")]
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Shows {
    /// All rows, to every role that may read the table.
    pub(super) all: bool,
    /// In an opening that covers one of these sections: the rows of the covered sections.
    pub(super) sections: Vec<String>,
    /// Of these rows, only those whose security label admits the reader.
    pub(super) labelled: bool,
    /// Only to this reader.
    pub(super) to: Option<Reader>,
    /// Also to a depositor: the rows that it sent.
    pub(super) sent: bool,
    /// Also in an opening of single entries.
    pub(super) by_entry: bool,
    /// The rows of the account that opened a record.
    pub(super) account: Option<Whose>,
}

/// Who can read the rows of their own account.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Whose {
    /// Every reader with an open record except systems.
    Person,
    /// Readers who act as a resident.
    Resident,
}

/// `select to ehr_engine, ehr_web`.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct PolicyTerms {
    pub(super) verb: String,
    pub(super) to: Vec<String>,
}

impl TryFrom<String> for PolicyTerms {
    type Error = &'static str;

    fn try_from(terms: String) -> Result<Self, Self::Error> {
        let (verb, to) = terms.split_once(" to ").ok_or("a policy reads `<verb> to <role>, <role>`")?;
        Ok(Self { verb: verb.to_owned(), to: to.split(", ").map(str::to_owned).collect() })
    }
}

/// Functions with the same callers, privileges and owner.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FunctionGroup {
    pub(super) callers: Vec<String>,
    pub(super) runs_as: RunsAs,
    #[serde(default = "engine")]
    pub(super) owner: String,
    /// The effect of each function.
    pub(super) does: BTreeMap<String, String>,
}

fn engine() -> String {
    "ehr_engine".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActorRow {
    pub(super) name: String,
    pub(super) how: String,
    #[serde(default = "web")]
    pub(super) role: String,
    /// No policy restricts the role's grants: it can read all rows.
    #[serde(default)]
    pub(super) all_that_is_granted: bool,
    /// The opening that the actor's transactions name.
    pub(super) opens: Option<Opens>,
    /// Exceptions from the rules.
    #[serde(default)]
    pub(super) sees: BTreeMap<String, Rows>,
    #[serde(default)]
    pub(super) adds: BTreeMap<String, Rows>,
}

fn web() -> String {
    "ehr_web".to_owned()
}

/// An opening.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opens {
    #[serde(rename = "as")]
    pub(super) reader: Reader,
    pub(super) purpose: String,
    pub(super) sections: Vec<String>,
    /// Whether the opening is limited to single entries.
    #[serde(default)]
    pub(super) by_entry: bool,
}
