//! The receipt of an import: counts by type of resource.

use super::imported::Import;
use super::not_taken::Reason;
use domain::entry::EntryKind;
use domain::measurement::MeasurementKind;
use std::collections::BTreeMap;
use std::fmt;

/// Counts of what was taken and what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Elements of taken entries that were not kept: attached files, and what was not understood. By the code of the detail.
    pub left_out: BTreeMap<&'static str, usize>,
    /// Resources in the file.
    pub resources: usize,
    /// Resources that were taken.
    pub taken: usize,
    /// Taken measurements by kind.
    pub measurements: BTreeMap<MeasurementKind, usize>,
    /// Entries that the sender takes back.
    pub taken_back: usize,
    /// Other taken entries by kind.
    pub entries: BTreeMap<EntryKind, usize>,
    /// Resources that were not taken, by type in alphabetical order.
    pub lines: BTreeMap<String, ReceiptLine>,
}

/// Counts for one type of resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceiptLine {
    /// By the code of the reason: its text in English, and the number of resources.
    pub not_taken: BTreeMap<&'static str, (&'static str, usize)>,
}

impl Receipt {
    pub(super) fn of(import: &Import) -> Self {
        let taken = import.measurements.len() + import.entries.len() + import.taken_back.len();
        // A statement of a Composition that there is none is an entry, and no resource.
        let of_sections = import.entries.iter().filter(|entry| entry.place.as_str().ends_with(".section")).count();
        let mut receipt = Self {
            left_out: BTreeMap::new(),
            resources: taken - of_sections + import.not_taken.len(),
            taken,
            taken_back: import.taken_back.len(),
            measurements: BTreeMap::new(),
            entries: BTreeMap::new(),
            lines: BTreeMap::new(),
        };
        for measurement in &import.measurements {
            *receipt.measurements.entry(measurement.kind).or_default() += 1;
        }
        for entry in &import.entries {
            *receipt.entries.entry(entry.content.kind).or_default() += 1;
        }
        for (_, detail, _) in import.left_out() {
            *receipt.left_out.entry(detail.code()).or_default() += 1;
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

/// In English, for the command line.
impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} resources in the file, {} taken, {} not taken.",
            self.resources,
            self.taken,
            self.lines.values().flat_map(|line| line.not_taken.values()).map(|(_, count)| count).sum::<usize>()
        )?;
        let measurements = self.measurements.iter().map(|(kind, count)| (kind.code(), count));
        for (kind, count) in self.entries.iter().map(|(kind, count)| (kind.code(), count)).chain(measurements) {
            writeln!(f, "  taken: {count} × {}", kind.replace('_', " "))?;
        }
        for (code, count) in &self.left_out {
            writeln!(f, "  taken without: {count} × {}", code.replace('_', " "))?;
        }
        if self.taken_back > 0 {
            writeln!(f, "  taken back by the sender: {}", self.taken_back)?;
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
