//! Whose the resources are, who measured, and the two lists.

use super::details;
use super::entry::{Entry, Kept, Name};
use super::file_error::FileError;
use super::found_entry::FoundEntry;
use super::not_taken::{NotTaken, Reason};
use super::observation::Found;
use super::patient::PatientIdentity;
use super::place::Place;
use super::{Import, ImportedEntry, ImportedMeasurement};
use chrono::{DateTime, Datelike, Utc};
use domain::basics::{Answer, Field};
use domain::entry::Content;
use domain::measured_at::MeasuredAt;
use domain::time::today_in_shenzhen;
use std::collections::{HashMap, HashSet};

/// An end in this year or later is none.
const FAR_FUTURE: i32 = 2200;
/// An entry that says more than this says it in a document (the database keeps 200).
const MOST_DETAILS: usize = 200;

/// Every entry, taken or not taken.
pub(super) fn gather(entries: &[Entry], now: DateTime<Utc>) -> Result<Import, FileError> {
    let file = File::of(entries)?;
    let patient = file.patient;
    if patient.birth_date > today_in_shenzhen(now) {
        return Err(FileError::ImpossibleDate(file.patient_place().field("birthDate")));
    }
    for entry in entries {
        file.is_of_the_patient(entry)?;
    }
    let details = file.details.to_vec();
    let mut import = Import { patient, details, measurements: Vec::new(), entries: Vec::new(), not_taken: Vec::new() };
    let mut keys = HashSet::new();
    for entry in entries {
        if let Err(reason) = take(&file, entry, now, &mut keys, &mut import) {
            import.not_taken.push(not_taken(entry, reason));
        }
    }
    import.details.extend(details::of_allergies(entries));
    let pointed_to = file.pointed_to();
    for left in &mut import.not_taken {
        if left.reason == Reason::NamedWithOthers && !pointed_to.contains(&left.place) {
            left.reason = Reason::NobodyPointsToIt;
        }
    }
    Ok(import)
}

/// Adds the entry to what is taken, or says why not.
fn take(
    file: &File<'_>,
    entry: &Entry,
    now: DateTime<Utc>,
    keys: &mut HashSet<String>,
    import: &mut Import,
) -> Result<(), Reason> {
    let at = match &entry.kept {
        Kept::Measurement(found) => found.measured_at,
        Kept::Entry(found) => found.at,
        Kept::Patient(..) => return Err(Reason::ComparedOnly),
        Kept::Named => return Err(Reason::NamedWithOthers),
        Kept::Nothing(reason) => return Err(reason.clone()),
    };
    if entry.subject.is_none() {
        return Err(Reason::NoSubject);
    }
    in_a_lifetime(at, file.patient, now)?;
    let source_key = entry.source_key().ok_or(Reason::NoId)?;
    let place = entry.place.clone();
    if keys.contains(source_key) {
        return Err(Reason::SameIdTwice);
    }
    match &entry.kept {
        Kept::Measurement(found) => import.measurements.push(ImportedMeasurement {
            source_key: source_key.to_owned(),
            kind: found.value.kind(),
            value: found.value,
            measured_at: found.measured_at,
            loinc: found.loinc,
            performer_name: file.name(found.performer.as_ref()),
            institution_name: file.institution(found),
            place,
        }),
        Kept::Entry(found) => import.entries.push(ImportedEntry {
            source_key: source_key.to_owned(),
            content: file.content(found, source_key)?,
            performer_name: file.name(found.performer.as_ref()),
            place,
        }),
        Kept::Patient(..) | Kept::Named | Kept::Nothing(_) => {}
    }
    keys.insert(source_key.to_owned());
    Ok(())
}

/// What a file says of details that stand in the basics.
type Details = [(Field, Answer)];

/// The entry of the one Patient, and what it says.
fn the_patient(entries: &[Entry]) -> Result<(&Entry, PatientIdentity, &Details), FileError> {
    let mut found: Option<(&Entry, PatientIdentity, &Details)> = None;
    for entry in entries {
        match (&entry.kept, found) {
            (Kept::Patient(patient, details), None) => found = Some((entry, *patient, details)),
            (Kept::Patient(..), Some((first, ..))) => {
                let (first, second) = (first.place.clone(), entry.place.clone());
                return Err(FileError::SeveralPatients { first, second });
            }
            _ => {}
        }
    }
    found.ok_or(FileError::NoPatient)
}

/// Neither in the future nor before birth. A day is granted, since the file's dates may be of another time zone.
fn in_a_lifetime(at: MeasuredAt, patient: PatientIdentity, now: DateTime<Utc>) -> Result<(), Reason> {
    if at.is_after(now) {
        return Err(Reason::InTheFuture);
    }
    let day_before = patient.birth_date.pred_opt().unwrap_or(patient.birth_date);
    if at.is_before(day_before) { Err(Reason::BeforeBirth) } else { Ok(()) }
}

/// The end; none where it lies in a far future, by which systems say that there is none (9999-12-31).
fn end(at: MeasuredAt, until: Option<MeasuredAt>) -> Result<Option<MeasuredAt>, Reason> {
    let until = until.filter(|until| today_in_shenzhen(until.instant()).year() < FAR_FUTURE);
    match until {
        Some(until) if until.is_before(today_in_shenzhen(at.instant())) => Err(Reason::EndsBeforeItBegins),
        until => Ok(until),
    }
}

fn not_taken(entry: &Entry, reason: Reason) -> NotTaken {
    NotTaken { place: entry.place.clone(), resource_type: entry.resource_type.clone(), id: entry.id.clone(), reason }
}

/// The file's entries by what points to them: `fullUrl`, or type and id.
struct File<'e> {
    owner: &'e Entry,
    patient: PatientIdentity,
    details: &'e Details,
    by_address: HashMap<String, &'e Entry>,
    /// The report of each result, by the result's source key.
    report_of: HashMap<&'e str, &'e str>,
}

impl<'e> File<'e> {
    fn of(entries: &'e [Entry]) -> Result<Self, FileError> {
        let (owner, patient, details) = the_patient(entries)?;
        let mut by_address = HashMap::new();
        for entry in entries {
            for address in entry.full_url.iter().chain(&entry.relative).cloned() {
                by_address.entry(address).or_insert(entry);
            }
        }
        let mut file = Self { owner, patient, details, by_address, report_of: HashMap::new() };
        file.report_of = file.reports_of_results(entries);
        Ok(file)
    }

    fn reports_of_results(&self, entries: &'e [Entry]) -> HashMap<&'e str, &'e str> {
        let mut found = HashMap::new();
        for entry in entries {
            let (Kept::Entry(kept), Some(report)) = (&entry.kept, entry.source_key()) else { continue };
            let results = kept.results.iter().filter_map(|reference| self.find(reference)?.source_key());
            results.for_each(|result| {
                found.entry(result).or_insert(report);
            });
        }
        found
    }

    /// What an entry says, with the names of what it points to.
    fn content(&self, found: &FoundEntry, source_key: &str) -> Result<Content, Reason> {
        let label = self.name(Some(&found.label)).ok_or(Reason::NoLabel)?;
        if found.details.len() > MOST_DETAILS {
            return Err(Reason::TooMuch);
        }
        let named = found.details.iter().filter_map(|(detail, name)| Some((*detail, self.name(Some(name))?)));
        let visit = found.visit.as_deref().and_then(|reference| self.find(reference)?.source_key());
        Ok(Content {
            kind: found.kind,
            label,
            coding: found.coding.clone(),
            status: found.status,
            at: found.at,
            until: end(found.at, found.until)?,
            value: found.value.clone(),
            details: named.collect(),
            visit: visit.map(ToOwned::to_owned),
            report: self.report_of.get(source_key).map(|report| (*report).to_owned()),
        })
    }

    /// The places of what the taken entries name: those who performed, institutions, goals.
    fn pointed_to(&self) -> HashSet<Place> {
        let mut found = HashSet::new();
        for entry in self.by_address.values() {
            let names: Vec<&Name> = match &entry.kept {
                Kept::Entry(entry) => {
                    entry.details.iter().map(|(_, name)| name).chain([&entry.label]).chain(&entry.performer).collect()
                }
                Kept::Measurement(measurement) => {
                    let visit = measurement.encounter.as_deref().and_then(|reference| self.find(reference));
                    measurement.performer.iter().chain(visit.and_then(|visit| visit.name.as_ref())).collect()
                }
                _ => continue,
            };
            let reached = names.into_iter().filter_map(|name| self.find(name.at.as_deref()?));
            found.extend(reached.map(|entry| entry.place.clone()));
        }
        found
    }

    fn patient_place(&self) -> &Place {
        &self.owner.place
    }

    /// Where the reference points, within the file.
    fn find(&self, reference: &str) -> Option<&'e Entry> {
        let unversioned = reference.split_once("/_history/").map_or(reference, |(address, _)| address);
        self.by_address.get(unversioned).copied()
    }

    fn is_the_patient(&self, entry: &Entry) -> bool {
        entry.place == self.owner.place
    }

    /// If the entry says of whom it is, that must be the patient.
    fn is_of_the_patient(&self, entry: &Entry) -> Result<(), FileError> {
        let Some((reference, place)) = &entry.subject else { return Ok(()) };
        match self.find(reference) {
            Some(found) if self.is_the_patient(found) => Ok(()),
            Some(_) => Err(FileError::AnotherPatient(place.clone())),
            None => Err(FileError::DanglingSubject(place.clone())),
        }
    }

    /// The name beside a reference, or else of what it points to; never the patient's.
    fn name(&self, name: Option<&Name>) -> Option<String> {
        let name = name?;
        let found = name.at.as_deref().and_then(|at| self.find(at));
        if found.is_some_and(|found| self.is_the_patient(found)) {
            return None;
        }
        name.said.clone().or_else(|| found?.name.as_ref()?.said.clone())
    }

    /// The name of the institution of the encounter.
    fn institution(&self, found: &Found) -> Option<String> {
        self.name(self.find(found.encounter.as_deref()?)?.name.as_ref())
    }
}
