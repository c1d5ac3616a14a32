//! `permissions.toml`: defaults and rules, from which each cell of the matrix is derived.
//!
//! To add a table, add its row: which rows it shows, which openings add rows to it, its policies, and the grants of the roles
//! that have any. The rows that an actor can read follow from this row and from how the actor opens the record. The row of an
//! actor states only exceptions.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Function, Grants, Matrix, Policy, Reader, Role, RunsAs, Schema, Table};

mod expansion;

use expansion::ActorRow;

/// Why the file could not be turned into a matrix.
#[derive(Debug, thiserror::Error)]
pub enum MatrixError {
    /// The file is not well formed.
    #[error("permissions.toml: {0}")]
    Toml(#[from] toml::de::Error),
    /// A table names a schema that has no row.
    #[error("permissions.toml: {0} is in no schema of the file")]
    NoSchema(String),
    /// Neither the table nor its schema gives the reason why the role has no grants.
    #[error("permissions.toml: {0} has no line for {1}, and neither has its schema")]
    NoLine(String, &'static str),
    /// An actor names a table that has no row.
    #[error("permissions.toml: {0} names {1}, which has no row")]
    NoTable(String, String),
}

/// The matrix that was compiled into this build.
pub fn matrix() -> Result<Matrix, MatrixError> {
    let file: File = toml::from_str(include_str!("../../../permissions.toml"))?;
    let tables = file.tables.iter().map(|row| row.table(&file.schemas)).collect::<Result<Vec<_>, _>>()?;
    let rows: Vec<(&TableRow, &Table)> = file.tables.iter().zip(&tables).collect();
    let actors = file.actors.iter().map(|actor| actor.expand(&rows)).collect::<Result<_, _>>()?;
    let mut functions: Vec<Function> = file.functions.iter().flat_map(FunctionGroup::functions).collect();
    functions.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Matrix { roles: file.roles, schemas: file.schemas.iter().map(SchemaRow::schema).collect(), tables, functions, actors })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "role")]
    roles: Vec<Role>,
    #[serde(rename = "schema")]
    schemas: Vec<SchemaRow>,
    #[serde(rename = "table")]
    tables: Vec<TableRow>,
    functions: Vec<FunctionGroup>,
    #[serde(rename = "actor")]
    actors: Vec<ActorRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SchemaRow {
    name: String,
    holds: String,
    usage: Vec<String>,
    #[serde(default)]
    create: Vec<String>,
    #[serde(default)]
    each_table: Defaults,
}

/// Defaults for each table of a schema.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Defaults {
    /// Triggers in addition to those of the table's row.
    #[serde(default)]
    triggers: Vec<String>,
    /// Why a role without a line in the table's row has no grants.
    #[serde(default)]
    nothing_for: BTreeMap<String, String>,
}

impl SchemaRow {
    fn schema(&self) -> Schema {
        let Self { name, holds, usage, create, .. } = self;
        Schema { name: name.clone(), holds: holds.clone(), usage: usage.clone(), create: create.clone() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableRow {
    name: String,
    holds: String,
    #[serde(default)]
    shows: Shows,
    /// The purposes for which an opening may add rows; `*`: all purposes.
    #[serde(default)]
    adds: Vec<String>,
    policies: BTreeMap<String, PolicyTerms>,
    #[serde(default)]
    triggers: Vec<String>,
    ehr_engine: Option<Grants>,
    ehr_web: Option<Grants>,
    ehr_sign_in: Option<Grants>,
    ehr_jobs: Option<Grants>,
}

/// Which rows a table shows, and to which readers.
#[expect(clippy::struct_excessive_bools, reason = "independent properties of a table, each a key of the file")]
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Shows {
    /// All rows, to every role that may read the table.
    all: bool,
    /// In an opening that covers one of these sections: the rows of the covered sections.
    sections: Vec<String>,
    /// Of these rows, only those whose security label admits the reader.
    labelled: bool,
    /// Only to this reader.
    to: Option<Reader>,
    /// Also to a depositor: the rows that it sent.
    sent: bool,
    /// Also in an opening of single entries.
    by_entry: bool,
    /// The rows of the account that opened a record.
    account: Option<Whose>,
}

/// Who can read the rows of their own account.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Whose {
    /// Every reader with an open record except systems.
    Person,
    /// Readers who act as a resident.
    Resident,
}

/// `select to ehr_engine, ehr_web`.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
struct PolicyTerms {
    verb: String,
    to: Vec<String>,
}

impl TryFrom<String> for PolicyTerms {
    type Error = &'static str;

    fn try_from(terms: String) -> Result<Self, Self::Error> {
        let (verb, to) = terms.split_once(" to ").ok_or("a policy reads `<verb> to <role>, <role>`")?;
        Ok(Self { verb: verb.to_owned(), to: to.split(", ").map(str::to_owned).collect() })
    }
}

impl TableRow {
    fn table(&self, schemas: &[SchemaRow]) -> Result<Table, MatrixError> {
        let schema = schemas.iter().find(|schema| self.name.split('.').next() == Some(&schema.name));
        let defaults = &schema.ok_or_else(|| MatrixError::NoSchema(self.name.clone()))?.each_table;
        let grants = |own: &Option<Grants>, role: &'static str| {
            let nothing = |why: &String| Grants { why_no_more: why.clone(), ..Grants::default() };
            let grants = own.clone().or_else(|| defaults.nothing_for.get(role).map(nothing));
            grants.ok_or_else(|| MatrixError::NoLine(self.name.clone(), role))
        };
        let policy = |(name, PolicyTerms { verb, to }): (&String, &PolicyTerms)| Policy {
            name: name.clone(),
            verb: verb.clone(),
            to: to.clone(),
        };
        let mut triggers: Vec<String> = self.triggers.iter().chain(&defaults.triggers).cloned().collect();
        triggers.sort();
        Ok(Table {
            name: self.name.clone(),
            holds: self.holds.clone(),
            policies: self.policies.iter().map(policy).collect(),
            triggers,
            ehr_engine: grants(&self.ehr_engine, "ehr_engine")?,
            ehr_web: grants(&self.ehr_web, "ehr_web")?,
            ehr_sign_in: grants(&self.ehr_sign_in, "ehr_sign_in")?,
            ehr_jobs: grants(&self.ehr_jobs, "ehr_jobs")?,
        })
    }
}

/// Functions with the same callers, privileges and owner.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FunctionGroup {
    callers: Vec<String>,
    runs_as: RunsAs,
    #[serde(default = "engine")]
    owner: String,
    /// The effect of each function.
    does: BTreeMap<String, String>,
}

fn engine() -> String {
    "ehr_engine".to_owned()
}

impl FunctionGroup {
    fn functions(&self) -> impl Iterator<Item = Function> {
        self.does.iter().map(|(name, does)| Function {
            name: name.clone(),
            does: does.clone(),
            callers: self.callers.clone(),
            runs_as: self.runs_as,
            owner: self.owner.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Rows, *};

    #[test]
    fn the_matrix_is_well_formed_and_every_refusal_has_its_reason() {
        let matrix = matrix().expect("permissions.toml gives a matrix");
        for table in &matrix.tables {
            for role in Table::ROLES {
                assert!(!table.grants(role).expect("a line").why_no_more.is_empty(), "{} {role}", table.name);
            }
        }
    }

    #[test]
    fn visible_rows_follow_from_the_table_and_the_opening() {
        let matrix = matrix().expect("permissions.toml gives a matrix");
        let finds = |who: &str, table: &str| {
            let actor = matrix.actors.iter().find(|actor| actor.name == who).expect("an actor");
            (actor.sees.get(table).cloned(), actor.adds.get(table).cloned())
        };
        let own = |open_to, sections: &[&str]| {
            Some(Rows::Own { open_to, sections: sections.iter().map(|&section| section.to_owned()).collect() })
        };
        let subject = Some(Reader::Subject);
        assert_eq!(finds("the resident, maintaining", "record.basics"), (own(subject, &[]), own(None, &[])));
        assert_eq!(finds("the resident, health alone", "record.basics"), (own(subject, &["health"]), None));
        assert_eq!(finds("the resident, services alone", "record.basics"), (None, None));
        assert_eq!(finds("the resident, one entry", "record.measurements"), (Some(Rows::Entry), None));
        assert_eq!(finds("the resident, downloading one visit", "record.residents"), (own(None, &[]), None));
        assert_eq!(finds("the responsible unit's doctor", "record.evidence"), (None, None));
        assert_eq!(finds("the responsible unit's doctor", "own.submissions"), (Some(Rows::Account), Some(Rows::Account)));
        assert_eq!(finds("the responsible unit's doctor", "own.notices"), (None, None));
        assert_eq!(finds("the depositing hospital", "record.entries"), (Some(Rows::Sent), Some(Rows::Sent)));
        assert_eq!(finds("the depositing hospital", "own.submissions"), (None, None));
        assert_eq!(finds("the neighbour", "record.basics"), (None, None));
        assert_eq!(finds("the neighbour", "reference.districts"), (Some(Rows::All), None));
        assert_eq!(finds("background work", "access.seals"), (Some(Rows::All), Some(Rows::All)));
        assert_eq!(finds("the owner of the tables", "reference.districts"), (None, None));
    }
}
