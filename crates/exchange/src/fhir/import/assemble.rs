//! Builds the import from the bundle's entries: checks whose they are, resolves their references, fills the two lists.

use super::bundle_entry::{BundleEntry, ResourceContent};
use super::details;
use super::file_error::FileError;
use super::imported::{Import, ImportedEntry, ImportedMeasurement, ImportedTakenBack};
use super::not_taken::{NotTaken, Reason};
use super::patient::PatientIdentity;
use super::references::References;
use super::unresolved::UnresolvedEntry;
use super::version::without_future;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::basics::{Answer, Field};
use domain::entry::Content;
use domain::measured_at::MeasuredAt;
use domain::time::today_in_shenzhen;
use std::collections::HashSet;

/// An end in this year or later means that there is no end: some systems write 9999-12-31.
const FAR_FUTURE: i32 = 2200;
/// The database keeps at most 200 details of an entry.
const MAX_DETAILS: usize = 200;

/// Sorts every entry of the bundle into taken or not taken.
pub(super) fn assemble(entries: &[BundleEntry], now: DateTime<Utc>) -> Result<Import, FileError> {
    let (owner, patient, details) = the_patient(entries)?;
    if patient.birth_date > today_in_shenzhen(now) {
        return Err(FileError::ImpossibleDate(owner.place.field("birthDate")));
    }
    let references = References::new(entries, owner);
    for entry in entries {
        check_subject(entry, &references)?;
    }
    let import = Import {
        patient,
        details: details.to_vec(),
        measurements: Vec::new(),
        entries: Vec::new(),
        taken_back: Vec::new(),
        not_taken: Vec::new(),
    };
    let mut assembly = Assembly { import, references: &references, now, keys: HashSet::new() };
    for entry in entries {
        if let Err(reason) = assembly.take(entry) {
            assembly.import.not_taken.push(not_taken(entry, reason));
        }
    }
    let mut import = assembly.import;
    import.details.extend(details::of_allergies(entries.iter().filter_map(|entry| match &entry.content {
        ResourceContent::Entry(entry) => Some(&**entry),
        _ => None,
    })));
    let name_givers = references.name_givers();
    for left in &mut import.not_taken {
        if left.reason == Reason::NamedWithOthers && !name_givers.contains(&left.place) {
            left.reason = Reason::NobodyPointsToIt;
        }
    }
    Ok(import)
}

/// The entry of the only Patient, its identity, and its details of the basics.
type Owner<'e> = (&'e BundleEntry, PatientIdentity, &'e [(Field, Answer)]);

fn the_patient(entries: &[BundleEntry]) -> Result<Owner<'_>, FileError> {
    let mut found: Option<Owner<'_>> = None;
    for entry in entries {
        match (&entry.content, found) {
            (ResourceContent::Patient(patient, details), None) => found = Some((entry, *patient, details)),
            (ResourceContent::Patient(..), Some((first, ..))) => {
                let (first, second) = (first.place.clone(), entry.place.clone());
                return Err(FileError::SeveralPatients { first, second });
            }
            _ => {}
        }
    }
    found.ok_or(FileError::NoPatient)
}

/// If an entry names a subject, the subject must be the patient.
fn check_subject(entry: &BundleEntry, references: &References<'_>) -> Result<(), FileError> {
    let Some((reference, place)) = &entry.subject else { return Ok(()) };
    match references.find(reference) {
        Some(subject) if references.is_patient(subject) => Ok(()),
        Some(_) => Err(FileError::AnotherPatient(place.clone())),
        None => Err(FileError::DanglingSubject(place.clone())),
    }
}

fn not_taken(entry: &BundleEntry, reason: Reason) -> NotTaken {
    NotTaken { place: entry.place.clone(), resource_type: entry.resource_type.clone(), id: entry.id.clone(), reason }
}

/// The import while it is built.
struct Assembly<'a> {
    import: Import,
    references: &'a References<'a>,
    now: DateTime<Utc>,
    /// The source keys that are already taken.
    keys: HashSet<&'a str>,
}

impl<'a> Assembly<'a> {
    /// Adds an entry to the import. The error is the reason why it is not taken.
    fn take(&mut self, entry: &'a BundleEntry) -> Result<(), Reason> {
        match &entry.content {
            ResourceContent::Measurement(measurement) => {
                let source_key = self.source_key(entry, measurement.measured_at)?;
                self.import.measurements.push(ImportedMeasurement {
                    source_key: source_key.to_owned(),
                    kind: measurement.value.kind(),
                    value: measurement.value,
                    measured_at: measurement.measured_at,
                    loinc: measurement.loinc,
                    version: without_future(entry.version.clone(), self.now),
                    performer_name: self.references.name(measurement.performer.as_ref()),
                    institution_name: self.references.institution(measurement),
                    place: entry.place.clone(),
                });
                self.keys.insert(source_key);
            }
            ResourceContent::Entry(content) => {
                let source_key = self.source_key(entry, content.at)?;
                self.import.entries.push(ImportedEntry {
                    source_key: source_key.to_owned(),
                    content: resolved(content, source_key, self.references)?,
                    version: without_future(entry.version.clone(), self.now),
                    performer_name: self.references.name(content.performer.as_ref()),
                    place: entry.place.clone(),
                });
                self.keys.insert(source_key);
            }
            ResourceContent::TakenBack(taken_back) => {
                let source_key = self.new_key(entry)?;
                self.import.taken_back.push(ImportedTakenBack {
                    source_key: source_key.to_owned(),
                    kind: taken_back.kind,
                    label: taken_back.label.clone(),
                    words: taken_back.words.clone(),
                    version: without_future(entry.version.clone(), self.now),
                    place: entry.place.clone(),
                });
                self.keys.insert(source_key);
            }
            ResourceContent::Patient(..) => return Err(Reason::ComparedOnly),
            ResourceContent::NameOnly => return Err(Reason::NamedWithOthers),
            ResourceContent::NotTaken(reason) => return Err(reason.clone()),
        }
        Ok(())
    }

    /// The source key of an entry that has a subject, a possible time, and a key that no other entry has.
    fn source_key(&self, entry: &'a BundleEntry, at: MeasuredAt) -> Result<&'a str, Reason> {
        if entry.subject.is_none() {
            return Err(Reason::NoSubject);
        }
        within_lifetime(at, self.import.patient.birth_date, self.now)?;
        self.new_key(entry)
    }

    /// The source key of an entry, if no other entry has it.
    fn new_key(&self, entry: &'a BundleEntry) -> Result<&'a str, Reason> {
        let source_key = entry.source_key().ok_or(Reason::NoId)?;
        if self.keys.contains(source_key) { Err(Reason::SameIdTwice) } else { Ok(source_key) }
    }
}

/// Refuses a time in the future or before birth. One day before birth is accepted: the file may use another time zone.
fn within_lifetime(at: MeasuredAt, birth_date: NaiveDate, now: DateTime<Utc>) -> Result<(), Reason> {
    if at.is_after(now) {
        return Err(Reason::InTheFuture);
    }
    let day_before = birth_date.pred_opt().unwrap_or(birth_date);
    if at.is_before(day_before) { Err(Reason::BeforeBirth) } else { Ok(()) }
}

/// The content of an entry, with the names and keys of the resources to which it refers.
fn resolved(entry: &UnresolvedEntry, source_key: &str, references: &References<'_>) -> Result<Content, Reason> {
    let label = references.name(Some(&entry.label)).ok_or(Reason::NoLabel)?;
    if entry.details.len() > MAX_DETAILS {
        return Err(Reason::TooMuch);
    }
    let details = entry.details.iter().filter_map(|(detail, name)| Some((*detail, references.name(Some(name))?)));
    let visit = entry.visit.as_deref().and_then(|reference| references.source_key(reference));
    Ok(Content {
        kind: entry.kind,
        label,
        coding: entry.coding.clone(),
        status: entry.status,
        qualification: entry.qualification,
        at: entry.at,
        until: end(entry.at, entry.until)?,
        value: entry.value.clone(),
        details: details.collect(),
        visit: visit.map(ToOwned::to_owned),
        report: references.report_of(source_key).map(ToOwned::to_owned),
    })
}

/// The end. None if it lies in the far future. An end before the beginning is refused.
fn end(at: MeasuredAt, until: Option<MeasuredAt>) -> Result<Option<MeasuredAt>, Reason> {
    let until = until.filter(|until| today_in_shenzhen(until.instant()).year() < FAR_FUTURE);
    match until {
        Some(until) if until.is_before(today_in_shenzhen(at.instant())) => Err(Reason::EndsBeforeItBegins),
        until => Ok(until),
    }
}
