//! Resolves the references between the entries of a bundle.

use super::bundle_entry::{BundleEntry, ResourceContent};
use super::name::Name;
use super::place::Place;
use super::unresolved::UnresolvedMeasurement;
use std::collections::{HashMap, HashSet};

/// The entries of a bundle by their addresses: the `fullUrl`, and type with id.
pub(super) struct References<'e> {
    patient: &'e BundleEntry,
    by_address: HashMap<String, &'e BundleEntry>,
    /// The source key of the report of each result, by the source key of the result.
    report_of: HashMap<&'e str, &'e str>,
}

impl<'e> References<'e> {
    /// `patient` is the entry of the patient.
    pub(super) fn new(entries: &'e [BundleEntry], patient: &'e BundleEntry) -> Self {
        let mut by_address = HashMap::new();
        for entry in entries {
            for address in entry.full_url.iter().chain(&entry.relative).cloned() {
                by_address.entry(address).or_insert(entry);
            }
        }
        let mut references = Self { patient, by_address, report_of: HashMap::new() };
        references.report_of = references.reports_of_results(entries);
        references
    }

    fn reports_of_results(&self, entries: &'e [BundleEntry]) -> HashMap<&'e str, &'e str> {
        let mut reports = HashMap::new();
        for entry in entries {
            let (ResourceContent::Entry(content), Some(report)) = (&entry.content, entry.source_key()) else { continue };
            for result in content.results.iter().filter_map(|reference| self.source_key(reference)) {
                reports.entry(result).or_insert(report);
            }
        }
        reports
    }

    /// The entry to which a reference points. None if it is not in the bundle.
    pub(super) fn find(&self, reference: &str) -> Option<&'e BundleEntry> {
        let unversioned = reference.split_once("/_history/").map_or(reference, |(address, _)| address);
        self.by_address.get(unversioned).copied()
    }

    /// The source key of the entry to which a reference points.
    pub(super) fn source_key(&self, reference: &str) -> Option<&'e str> {
        self.find(reference)?.source_key()
    }

    /// Whether this is the entry of the patient.
    pub(super) fn is_patient(&self, entry: &BundleEntry) -> bool {
        entry.place == self.patient.place
    }

    /// The display name, else the name of the resource referred to. None if the reference points to the patient.
    pub(super) fn name(&self, name: Option<&Name>) -> Option<String> {
        let name = name?;
        let target = name.reference.as_deref().and_then(|reference| self.find(reference));
        if target.is_some_and(|target| self.is_patient(target)) {
            return None;
        }
        name.display.clone().or_else(|| target?.name.as_ref()?.display.clone())
    }

    /// The name of the institution of a measurement's encounter.
    pub(super) fn institution(&self, measurement: &UnresolvedMeasurement) -> Option<String> {
        self.name(self.find(measurement.encounter.as_deref()?)?.name.as_ref())
    }

    /// The source key of the report of a result. `result` is the source key of the result.
    pub(super) fn report_of(&self, result: &str) -> Option<&'e str> {
        self.report_of.get(result).copied()
    }

    /// The places of all resources that give their names to measurements or entries.
    pub(super) fn name_givers(&self) -> HashSet<Place> {
        let names = self.by_address.values().flat_map(|entry| self.names_used(entry));
        let targets = names.filter_map(|name| self.find(name.reference.as_deref()?));
        targets.map(|entry| entry.place.clone()).collect()
    }

    fn names_used(&self, entry: &'e BundleEntry) -> Vec<&'e Name> {
        match &entry.content {
            ResourceContent::Entry(entry) => {
                entry.details.iter().map(|(_, name)| name).chain([&entry.label]).chain(&entry.performer).collect()
            }
            ResourceContent::Measurement(measurement) => {
                let visit = measurement.encounter.as_deref().and_then(|reference| self.find(reference));
                measurement.performer.iter().chain(visit.and_then(|visit| visit.name.as_ref())).collect()
            }
            _ => Vec::new(),
        }
    }
}
