//! `permissions.toml`: defaults and rules, from which each cell of the matrix is derived.
//!
//! To add a table, add its row: which rows it shows, which openings add rows to it, its policies, and the grants of the roles
//! that have any. The rows that an actor can read follow from this row and from how the actor opens the record. The row of an
//! actor states only exceptions.

use std::collections::BTreeMap;

use super::file::{ActorRow, File, FunctionGroup, Opens, PolicyTerms, SchemaRow, TableRow, Whose};
use super::{Actor, Function, Grants, Matrix, Policy, Reader, Rows, Schema, Table};

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

impl SchemaRow {
    fn schema(&self) -> Schema {
        let Self { name, holds, usage, create, .. } = self;
        Schema { name: name.clone(), holds: holds.clone(), usage: usage.clone(), create: create.clone() }
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

impl ActorRow {
    /// The row of the matrix: the exceptions of the file, and for all other tables what the rules give.
    fn expand(&self, tables: &[(&TableRow, &Table)]) -> Result<Actor, MatrixError> {
        let Self { name, how, role, .. } = self;
        let named = self.sees.keys().chain(self.adds.keys());
        for table in named {
            if !tables.iter().any(|(row, _)| row.name == *table) {
                return Err(MatrixError::NoTable(name.clone(), table.clone()));
            }
        }
        let cells = |differs: &BTreeMap<String, Rows>, rule: &dyn Fn(&TableRow, &Grants) -> Option<Rows>| {
            let cell = |(row, table): &(&TableRow, &Table)| {
                let rows = differs.get(&row.name).cloned().or_else(|| rule(row, table.grants(role)?))?;
                (rows != Rows::Nothing).then(|| (row.name.clone(), rows))
            };
            tables.iter().filter_map(cell).collect::<BTreeMap<_, _>>()
        };
        let all = |granted: bool| (self.all_that_is_granted && granted).then_some(Rows::All);
        let opens = self.opens.as_ref();
        let none = BTreeMap::new();
        Ok(Actor {
            name: name.clone(),
            how: how.clone(),
            role: role.clone(),
            sees: cells(&self.sees, &|row, grants| {
                let everybody = (row.shows.all && !grants.select.is_empty()).then_some(Rows::All);
                all(!grants.select.is_empty()).or(everybody).or_else(|| row.shown(opens?))
            }),
            adds: cells(&self.adds, &|row, grants| all(!grants.insert.is_empty()).or_else(|| row.added(opens?))),
            changes: cells(&none, &|_, grants| all(!grants.update.is_empty())),
            removes: cells(&none, &|_, grants| all(grants.delete)),
        })
    }
}

impl TableRow {
    /// The sections of this table that the opening covers.
    fn covered(&self, opens: &Opens) -> Vec<String> {
        self.shows.sections.iter().filter(|section| opens.sections.contains(*section)).cloned().collect()
    }

    /// The rows of this table that can be read in the opening.
    fn shown(&self, opens: &Opens) -> Option<Rows> {
        let shows = &self.shows;
        if let Some(whose) = shows.account {
            let theirs = opens.reader == Reader::Subject || whose == Whose::Person && opens.reader != Reader::Depositor;
            return theirs.then_some(Rows::Account);
        }
        let sections = self.covered(opens);
        if sections.is_empty() {
            return None;
        }
        if opens.reader == Reader::Depositor {
            return shows.sent.then_some(Rows::Sent);
        }
        if opens.by_entry && !shows.by_entry || shows.to.is_some_and(|to| to != opens.reader) {
            return None;
        }
        let sections = if sections.len() == shows.sections.len() { Vec::new() } else { sections };
        Some(Rows::Own { open_to: shows.labelled.then_some(opens.reader), sections })
    }

    /// The rows that can be added to this table in the opening.
    fn added(&self, opens: &Opens) -> Option<Rows> {
        if !self.adds.iter().any(|purpose| purpose == "*" || *purpose == opens.purpose) {
            return None;
        }
        match (self.shows.account, opens.reader) {
            (Some(_), Reader::Depositor) => None,
            (Some(_), _) => Some(Rows::Account),
            (None, _) if self.covered(opens).is_empty() => None,
            (None, Reader::Depositor) => Some(Rows::Sent),
            (None, _) => Some(Rows::Own { open_to: None, sections: Vec::new() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
