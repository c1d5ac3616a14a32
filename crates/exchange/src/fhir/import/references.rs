//! Resolves references as FHIR R4 says (bundle.html#references): contained resources, addresses of entries, and addresses that are
//! relative to the address of the entry that refers.

use super::bundle_entry::{BundleEntry, ResourceContent, normalised_address};
use super::name::Name;
use super::node::shortened_text;
use super::place::Place;
use super::unresolved::UnresolvedMeasurement;
use std::collections::{HashMap, HashSet};

/// How many references lead to a name at most: a measurement, its visit, the institution; a role, its professional.
const STEPS: usize = 4;
/// The longest address that is shown in place of a name, in characters.
const LONGEST: usize = 200;

/// The entries of a bundle by their addresses.
pub(super) struct References<'e> {
    patient: &'e BundleEntry,
    by_address: HashMap<String, &'e BundleEntry>,
    /// By type and id, from the resource or from the end of the address.
    by_id: HashMap<String, &'e BundleEntry>,
    /// The source key of the report of each result, by the source key of the result.
    report_of: HashMap<&'e str, &'e str>,
}

impl<'e> References<'e> {
    /// `patient` is the entry of the patient.
    pub(super) fn new(entries: &'e [BundleEntry], patient: &'e BundleEntry) -> Self {
        let mut references = Self { patient, by_address: HashMap::new(), by_id: HashMap::new(), report_of: HashMap::new() };
        for entry in entries {
            if let Some(address) = &entry.full_url {
                references.by_address.entry(address.clone()).or_insert(entry);
            }
            let of_address = entry.full_url.as_deref().and_then(split_address).map(|(_, relative)| relative);
            for relative in entry.relative.as_deref().into_iter().chain(of_address) {
                references.by_id.entry(relative.to_owned()).or_insert(entry);
            }
        }
        references.report_of = references.reports_of_results(entries);
        references
    }

    fn reports_of_results(&self, entries: &'e [BundleEntry]) -> HashMap<&'e str, &'e str> {
        let mut reports = HashMap::new();
        for entry in entries {
            let (ResourceContent::Entry(content), Some(report)) = (&entry.content, entry.source_key()) else { continue };
            for result in content.results.iter().filter_map(|reference| self.source_key(reference, entry)) {
                reports.entry(result).or_insert(report);
            }
        }
        reports
    }

    /// The entry to which a reference of `from` points. None if it is not in the bundle.
    pub(super) fn find(&self, reference: &str, from: &BundleEntry) -> Option<&'e BundleEntry> {
        let unversioned = reference.split_once("/_history/").map_or(reference, |(address, _)| address);
        let address = normalised_address(unversioned);
        if let Some(found) = self.by_address.get(&address) {
            return Some(found);
        }
        if let Some((_, relative)) = split_address(&address) {
            // The address of another server is not in this file, even if the ids are equal. An entry without such an address can
            // be meant.
            let found = self.by_id.get(relative).copied();
            return found.filter(|entry| entry.full_url.as_deref().and_then(split_address).is_none());
        }
        let base = from.full_url.as_deref().and_then(split_address).map(|(base, _)| base);
        let beside = base.and_then(|base| self.by_address.get(&format!("{base}/{address}")));
        beside.or(self.by_id.get(&address)).copied()
    }

    /// The source key of the entry to which a reference points.
    pub(super) fn source_key(&self, reference: &str, from: &BundleEntry) -> Option<&'e str> {
        self.find(reference, from)?.source_key()
    }

    /// Whether this is the entry of the patient.
    pub(super) fn is_patient(&self, entry: &BundleEntry) -> bool {
        entry.place == self.patient.place
    }

    /// The display name, else the name of the resource referred to. None if the reference points to the patient.
    pub(super) fn name(&self, name: Option<&Name>, from: &BundleEntry) -> Option<String> {
        self.name_in(name?, from, STEPS)
    }

    fn name_in(&self, name: &Name, from: &BundleEntry, steps: usize) -> Option<String> {
        let target = name.reference.as_deref().and_then(|reference| self.find(reference, from));
        if target.is_some_and(|target| self.is_patient(target)) {
            return None;
        }
        name.display.clone().or_else(|| self.name_of_target(name, from, steps))
    }

    /// The name of the resource referred to, contained or in the bundle.
    fn name_of_target(&self, name: &Name, from: &BundleEntry, steps: usize) -> Option<String> {
        let (reference, steps) = (name.reference.as_deref()?, steps.checked_sub(1)?);
        if let Some(contained) = from.contained.get(reference) {
            return self.name_in(contained, from, steps);
        }
        let target = self.find(reference, from)?;
        self.name_in(target.name.as_ref()?, target, steps)
    }

    /// The name of a medicine: that of the resource referred to, because it tells the strength, else the display name. With both,
    /// the display name follows if it says something else.
    pub(super) fn full_name(&self, name: &Name, from: &BundleEntry) -> Option<String> {
        let (target, display) = (self.name_of_target(name, from, STEPS), name.display.clone());
        match (target, display) {
            (Some(target), Some(display)) if !target.contains(&display) => Some(format!("{target}（{display}）")),
            (target, display) => target.or(display),
        }
    }

    /// The targets in numbers of the Goal to which a plan refers, contained or in the bundle.
    pub(super) fn targets(&self, goal: &Name, from: &BundleEntry) -> Vec<String> {
        let Some(reference) = goal.reference.as_deref() else { return Vec::new() };
        let contained = from.contained_targets.get(reference).cloned();
        contained.or_else(|| Some(self.find(reference, from)?.targets.clone())).unwrap_or_default()
    }

    /// The name, or else the address if it leads out of the file.
    pub(super) fn name_or_address(&self, name: &Name, from: &BundleEntry) -> Option<String> {
        self.name(Some(name), from).or_else(|| {
            let reference = name.reference.as_deref().filter(|reference| !reference.starts_with('#'))?;
            self.find(reference, from).is_none().then(|| shortened_text(reference, LONGEST)).flatten()
        })
    }

    /// The name of the institution of a measurement's encounter.
    pub(super) fn institution(&self, measurement: &UnresolvedMeasurement, from: &BundleEntry) -> Option<String> {
        let visit = self.find(measurement.encounter.as_deref()?, from)?;
        self.name(visit.name.as_ref(), visit)
    }

    /// The source key of the report of a result. `result` is the source key of the result.
    pub(super) fn report_of(&self, result: &str) -> Option<&'e str> {
        self.report_of.get(result).copied()
    }

    /// The places of all resources that give their names to measurements or entries.
    pub(super) fn name_givers(&self, entries: &'e [BundleEntry]) -> HashSet<Place> {
        let mut places = HashSet::new();
        let mut open: Vec<(&Name, &BundleEntry)> =
            entries.iter().flat_map(|entry| self.names_used(entry).into_iter().map(move |name| (name, entry))).collect();
        while let Some((name, from)) = open.pop() {
            open.extend(name.reference.as_ref().and_then(|reference| from.contained.get(reference)).map(|name| (name, from)));
            let Some(target) = name.reference.as_deref().and_then(|reference| self.find(reference, from)) else { continue };
            if places.insert(target.place.clone()) {
                open.extend(target.name.as_ref().map(|name| (name, target)));
            }
        }
        places
    }

    fn names_used(&self, entry: &'e BundleEntry) -> Vec<&'e Name> {
        match &entry.content {
            ResourceContent::Entry(entry) => {
                entry.details.iter().map(|(_, name)| name).chain([&entry.label]).chain(&entry.performer).collect()
            }
            ResourceContent::Measurement(measurement) => {
                let visit = measurement.encounter.as_deref().and_then(|reference| self.find(reference, entry));
                measurement.performer.iter().chain(visit.and_then(|visit| visit.name.as_ref())).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Base and `Type/id` of an address of a REST server (`https://his.example.org/fhir/Patient/7`). None for any other address.
fn split_address(address: &str) -> Option<(&str, &str)> {
    if !address.starts_with("http://") && !address.starts_with("https://") {
        return None;
    }
    let id = address.rfind('/')?;
    let slash = address.get(..id)?.rfind('/')?;
    let (base, relative) = (address.get(..slash)?, address.get(slash + 1..)?);
    (base.contains("://") && !base.ends_with('/')).then_some((base, relative))
}
