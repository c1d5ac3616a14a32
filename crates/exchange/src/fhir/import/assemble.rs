//! Builds the import from the bundle's entries: checks whose they are, resolves their references, fills the two lists.

use super::bundle_entry::{BundleEntry, ResourceContent};
use super::details;
use super::file_error::FileError;
use super::imported::{Import, ImportedEntry, ImportedMeasurement, ImportedTakenBack};
use super::node::shortened_text;
use super::not_taken::{NotTaken, Reason};
use super::patient::{PatientIdentity, StatedPerson, WrittenPerson};
use super::ranges;
use super::references::References;
use super::unresolved::UnresolvedEntry;
use super::version::without_future;
use super::when::When;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::basics::{Answer, Field};
use domain::entry::{Content, Detail, EntryKind, Value};
use domain::measured_at::MeasuredAt;
use domain::stated_range::StatedRange;
use domain::time::today_in_shenzhen;
use std::collections::HashSet;

/// An end in this year or later means that there is no end: some systems write 9999-12-31.
const FAR_FUTURE: i32 = 2200;
/// The database keeps at most 200 details of an entry.
const MAX_DETAILS: usize = 200;
/// The characters of all details together: as JSON, they have at most 500,000 in the database.
const LONGEST_DETAILS: usize = 200_000;
/// The characters of a value in words.
const LONGEST_VALUE: usize = 100_000;

/// Sorts every entry of the bundle into taken or not taken.
pub(super) fn assemble(entries: &[BundleEntry], now: DateTime<Utc>) -> Result<Import, FileError> {
    let (owner, patient, written, details) = the_patient(entries)?;
    if patient.birth_date > today_in_shenzhen(now) {
        return Err(FileError::ImpossibleDate(owner.place.field("birthDate")));
    }
    let references = References::new(entries, owner);
    for entry in entries {
        check_subject(entry, &references)?;
    }
    let import = Import {
        patient,
        person: StatedPerson::of(written, patient.birth_date, today_in_shenzhen(now)),
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
    let name_givers = references.name_givers(entries);
    for left in &mut import.not_taken {
        if left.reason == Reason::NamedWithOthers && !name_givers.contains(&left.place) {
            left.reason = Reason::NobodyPointsToIt;
        }
    }
    Ok(import)
}

/// The entry of the only Patient, its identity, its numbers and names, and its details of the basics.
type Owner<'e> = (&'e BundleEntry, PatientIdentity, &'e WrittenPerson, &'e [(Field, Answer)]);

fn the_patient(entries: &[BundleEntry]) -> Result<Owner<'_>, FileError> {
    let mut found: Option<Owner<'_>> = None;
    for entry in entries {
        match (&entry.content, found) {
            (ResourceContent::Patient(patient, person, details), None) => found = Some((entry, *patient, person, details)),
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
    match references.find(reference, entry) {
        Some(subject) if references.is_patient(subject) => Ok(()),
        Some(_) => Err(FileError::AnotherPatient(place.clone())),
        None => Err(FileError::DanglingSubject(place.clone(), shortened_text(reference, 100).unwrap_or_default())),
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
                    performer_name: self.references.name(measurement.performer.as_ref(), entry),
                    institution_name: self.references.institution(measurement, entry),
                    place: entry.place.clone(),
                });
                self.keys.insert(source_key);
            }
            ResourceContent::Entry(content) => {
                let source_key = self.source_key(entry, content.at.at(self.import.patient.birth_date))?;
                self.import.entries.push(ImportedEntry {
                    source_key: source_key.to_owned(),
                    content: resolved(content, source_key, entry, self.import.patient, self.references)?,
                    version: without_future(entry.version.clone(), self.now),
                    performer_name: self.references.name(content.performer.as_ref(), entry),
                    place: entry.place.clone(),
                });
                self.keys.insert(source_key);
            }
            ResourceContent::Sections(sections) => return Err(self.take_sections(entry, sections)),
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

    /// Takes what a Composition states of which there is none. The Composition itself is a table of contents.
    fn take_sections(&mut self, entry: &'a BundleEntry, sections: &'a [(String, UnresolvedEntry)]) -> Reason {
        for (code, content) in sections {
            let Some(composition) = entry.source_key().filter(|_| entry.subject.is_some()) else { continue };
            let source_key = format!("{composition}#{code}");
            let Ok(content) = resolved(content, &source_key, entry, self.import.patient, self.references) else { continue };
            let version = without_future(entry.version.clone(), self.now);
            let place = entry.place.field("section");
            self.import.entries.push(ImportedEntry { source_key, content, version, performer_name: None, place });
        }
        Reason::TableOfContents
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
fn resolved(
    entry: &UnresolvedEntry,
    source_key: &str,
    from: &BundleEntry,
    patient: PatientIdentity,
    references: &References<'_>,
) -> Result<Content, Reason> {
    let label = match entry.kind {
        EntryKind::Medicine => references.full_name(&entry.label, from),
        _ => references.name(Some(&entry.label), from),
    };
    let at = entry.at.at(patient.birth_date);
    let mut value = entry.value.clone();
    if let Some(value) = &mut value {
        ranges::judge(value, &entry.ranges, patient.sex, patient.birth_date, When::day(at));
    }
    let ranges = ranges::to_keep(&entry.ranges, value.as_ref());
    let details = details_of(entry, ranges, from, references);
    within_limits(&details, value.as_ref())?;
    let visit = entry.visit.as_deref().and_then(|reference| references.source_key(reference, from));
    Ok(Content {
        kind: entry.kind,
        label: label.ok_or(Reason::NoLabel)?,
        coding: entry.coding.clone(),
        status: entry.status,
        qualification: entry.qualification,
        at,
        until: end(at, entry.until)?,
        value,
        details,
        visit: visit.map(ToOwned::to_owned),
        report: references.report_of(source_key).map(ToOwned::to_owned),
    })
}

/// The details, after the time in words and before the ranges and the results that a report contains.
fn details_of(
    entry: &UnresolvedEntry,
    ranges: &[StatedRange],
    from: &BundleEntry,
    references: &References<'_>,
) -> Vec<(Detail, String)> {
    let when = entry.at.words.iter().map(|words| (Detail::When, words.clone()));
    let said = entry.details.iter().filter_map(|(detail, name)| Some((*detail, references.name_or_address(name, from)?)));
    let goals = entry.details.iter().filter(|(detail, _)| *detail == Detail::Goal);
    let targets = goals.flat_map(|(_, goal)| references.targets(goal, from)).map(|target| (Detail::Target, target));
    let ranges = ranges.iter().map(|range| (Detail::Range, range.lines()));
    let results = entry.results.iter().filter_map(|reference| {
        let name = from.contained.get(reference)?;
        Some((Detail::Part, references.name(Some(name), from)?))
    });
    when.chain(said).chain(targets).chain(ranges).chain(results).collect()
}

/// Refuses what the database does not keep. Nothing is cut: the end of a report is its conclusion.
fn within_limits(details: &[(Detail, String)], value: Option<&Value>) -> Result<(), Reason> {
    let value = if let Some(Value::Text(text)) = value { text.chars().count() } else { 0 };
    let text: usize = details.iter().map(|(_, text)| text.chars().count()).sum();
    if details.len() > MAX_DETAILS || text > LONGEST_DETAILS || value > LONGEST_VALUE {
        return Err(Reason::TooMuch);
    }
    Ok(())
}

/// The end. None if it lies in the far future. An end before the beginning is refused.
fn end(at: MeasuredAt, until: Option<MeasuredAt>) -> Result<Option<MeasuredAt>, Reason> {
    let until = until.filter(|until| today_in_shenzhen(until.instant()).year() < FAR_FUTURE);
    match until {
        Some(until) if until.is_before(today_in_shenzhen(at.instant())) => Err(Reason::EndsBeforeItBegins),
        until => Ok(until),
    }
}
