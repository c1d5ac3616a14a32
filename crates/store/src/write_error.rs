//! Why a write to an open record was refused: one error for all features, and one table of SQLSTATEs and constraint names.
//!
//! To add a refusal: raise an SQLSTATE of ours or name a constraint in SQL, then add a line to [`REFUSALS`] and a row to
//! docs/ERRORS.md. A test compares the two.

use sqlx::error::DatabaseError;

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Another write to the same entry was first, or the entry was withdrawn.
    #[error("the entry was changed meanwhile")]
    ChangedMeanwhile,
    /// An entry can be changed or withdrawn only by its author.
    #[error("only its author changes or withdraws an entry")]
    NotTheAuthor,
    /// The same correction of this entry is already open.
    #[error("the same correction is open already")]
    AlreadyOpen,
    /// The step was already taken, or a step that must come first was not.
    #[error("the step is not due")]
    NotDue,
    /// Another form was sent under the same submission id.
    #[error("another form was sent under this submission id")]
    AlreadySent,
    /// The record already contains the same data.
    #[error("there was nothing to write")]
    Unchanged,
    /// The act was not confirmed with a passkey within the last five minutes, or was already executed.
    #[error("the act is not confirmed")]
    NotConfirmed,
    /// Another person has the number.
    #[error("another person has this number")]
    NumberTaken,
    /// Slips for staff are issued from the command line.
    #[error("staff get their slips from the command line")]
    StaffSlip,
    /// Postgres failed, or refused a write that no page offers. Both are faults to investigate.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
}

/// An SQLSTATE or a constraint name, and the error that it stands for.
type Refusal = (&'static str, fn() -> WriteError);

/// SQLSTATEs of ours and constraint names, with their errors. SQLSTATE 42501 is not in the table: a policy refuses only writes
/// that no page offers.
const REFUSALS: &[Refusal] = &[
    ("EH010", || WriteError::NotTheAuthor),
    ("EH013", || WriteError::ChangedMeanwhile),
    ("EH014", || WriteError::NotDue),
    ("EH015", || WriteError::NotDue),
    ("EH020", || WriteError::NotConfirmed),
    ("EH021", || WriteError::StaffSlip),
    ("EH027", || WriteError::Unchanged),
    ("one_number_one_person", || WriteError::NumberTaken),
    ("accounts_number_hash_key", || WriteError::NumberTaken),
    ("changed_meanwhile", || WriteError::ChangedMeanwhile),
    ("basics_changed_meanwhile", || WriteError::ChangedMeanwhile),
    ("basics_have_one_answer", || WriteError::ChangedMeanwhile),
    ("one_open_correction", || WriteError::AlreadyOpen),
    ("correction_has_one_answer", || WriteError::NotDue),
    ("correction_has_one_disagreement", || WriteError::NotDue),
];

impl From<sqlx::Error> for WriteError {
    fn from(error: sqlx::Error) -> Self {
        let database = error.as_database_error();
        let (code, constraint) = (database.and_then(DatabaseError::code), database.and_then(DatabaseError::constraint));
        let refusal = REFUSALS.iter().find(|(name, _)| code.as_deref() == Some(*name) || constraint == Some(*name));
        refusal.map_or_else(|| Self::Database(error), |(_, refusal)| refusal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of docs/ERRORS.md that name a `WriteError`, as pairs of SQLSTATE or constraint name and variant.
    fn documented() -> Vec<(&'static str, &'static str)> {
        let rows = include_str!("../../../docs/ERRORS.md").lines().filter_map(|row| {
            let [_, names, _, becomes, _] = row.split('|').collect::<Vec<_>>()[..] else { return None };
            let variant = becomes.split("`WriteError::").nth(1)?.split('`').next()?;
            Some(names.split('`').skip(1).step_by(2).map(move |name| (name, variant)))
        });
        let mut pairs: Vec<_> = rows.flatten().collect();
        pairs.sort_unstable();
        pairs
    }

    #[test]
    fn every_refusal_of_postgres_is_documented_and_no_other() {
        let variants: Vec<_> = REFUSALS.iter().map(|(name, refusal)| (*name, format!("{:?}", refusal()))).collect();
        let mut known: Vec<_> = variants.iter().map(|(name, variant)| (*name, variant.as_str())).collect();
        known.sort_unstable();
        assert_eq!(known, documented());
    }
}
