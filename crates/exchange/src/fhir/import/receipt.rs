//! What is said after an import, by type of resource.

use super::{Import, Reason};
use domain::measurement::MeasurementKind;
use std::collections::BTreeMap;
use std::fmt;

/// Counts of what was taken and what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Resources in the file.
    pub resources: usize,
    /// Of them taken.
    pub taken: usize,
    /// Taken measurements by kind.
    pub kinds: BTreeMap<MeasurementKind, usize>,
    /// By type of resource, in the order of the alphabet.
    pub lines: BTreeMap<String, ReceiptLine>,
}

/// Counts for one type of resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceiptLine {
    /// Taken.
    pub taken: usize,
    /// Not taken, by reason: its code, its words in plain English, and how many.
    pub not_taken: BTreeMap<&'static str, (&'static str, usize)>,
}

impl Receipt {
    pub(super) fn of(import: &Import) -> Self {
        let taken = import.taken.len();
        let mut receipt =
            Self { resources: taken + import.not_taken.len(), taken, kinds: BTreeMap::new(), lines: BTreeMap::new() };
        for measurement in &import.taken {
            *receipt.kinds.entry(measurement.kind).or_default() += 1;
            receipt.line("Observation").taken += 1;
        }
        for left in &import.not_taken {
            receipt.line(&left.resource_type).refuse(&left.reason);
        }
        receipt
    }

    fn line(&mut self, resource_type: &str) -> &mut ReceiptLine {
        self.lines.entry(resource_type.to_owned()).or_default()
    }
}

impl ReceiptLine {
    fn refuse(&mut self, reason: &Reason) {
        self.not_taken.entry(reason.code()).or_insert((reason.words(), 0)).1 += 1;
    }
}

/// Plain English, for the command line.
impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} resources in the file, {} taken, {} not taken.",
            self.resources,
            self.taken,
            self.resources - self.taken
        )?;
        for (kind, count) in &self.kinds {
            writeln!(f, "  taken: {count} × {}", kind.code().replace('_', " "))?;
        }
        for (resource_type, line) in &self.lines {
            let name = if resource_type.is_empty() { "(no resource)" } else { resource_type };
            for (words, count) in line.not_taken.values() {
                writeln!(f, "  not taken: {count} × {name}: {words}")?;
            }
        }
        Ok(())
    }
}
