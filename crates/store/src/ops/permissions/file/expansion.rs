//! Rules: which rows an actor can read and add follows from the row of the table and from how the actor opens the record.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    super::{Actor, Grants, Reader, Rows, Table},
    MatrixError, TableRow, Whose,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActorRow {
    name: String,
    how: String,
    #[serde(default = "web")]
    role: String,
    /// No policy restricts the role's grants: it can read all rows.
    #[serde(default)]
    all_that_is_granted: bool,
    /// The opening that the actor's transactions name.
    opens: Option<Opens>,
    /// Exceptions from the rules.
    #[serde(default)]
    sees: BTreeMap<String, Rows>,
    #[serde(default)]
    adds: BTreeMap<String, Rows>,
}

fn web() -> String {
    "ehr_web".to_owned()
}

/// An opening.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opens {
    #[serde(rename = "as")]
    reader: Reader,
    purpose: String,
    sections: Vec<String>,
    /// Whether the opening is limited to single entries.
    #[serde(default)]
    by_entry: bool,
}

impl ActorRow {
    /// The row of the matrix: the exceptions of the file, and for all other tables what the rules give.
    pub(super) fn expand(&self, tables: &[(&TableRow, &Table)]) -> Result<Actor, MatrixError> {
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
