//! Whose the resources are, who measured, and the two lists.

use super::entry::{Entry, Kept, Name};
use super::file_error::FileError;
use super::not_taken::{NotTaken, Reason};
use super::observation::Found;
use super::patient::PatientIdentity;
use super::place::Place;
use super::{Import, ImportedMeasurement};
use chrono::{DateTime, Utc};
use domain::time::today_in_shenzhen;
use std::collections::{HashMap, HashSet};

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
    let mut import = Import { patient, taken: Vec::new(), not_taken: Vec::new() };
    let mut keys = HashSet::new();
    for entry in entries {
        match measurement(&file, entry, now, &mut keys) {
            Ok(measurement) => import.taken.push(measurement),
            Err(reason) => import.not_taken.push(not_taken(entry, reason)),
        }
    }
    Ok(import)
}

/// The entry of the one Patient, and what it says.
fn the_patient(entries: &[Entry]) -> Result<(&Entry, PatientIdentity), FileError> {
    let mut found: Option<(&Entry, PatientIdentity)> = None;
    for entry in entries {
        match (&entry.kept, found) {
            (Kept::Patient(patient), None) => found = Some((entry, *patient)),
            (Kept::Patient(_), Some((first, _))) => {
                let (first, second) = (first.place.clone(), entry.place.clone());
                return Err(FileError::SeveralPatients { first, second });
            }
            _ => {}
        }
    }
    found.ok_or(FileError::NoPatient)
}

/// The measurement of this entry, or why there is none.
fn measurement(
    file: &File<'_>,
    entry: &Entry,
    now: DateTime<Utc>,
    keys: &mut HashSet<String>,
) -> Result<ImportedMeasurement, Reason> {
    let found = match &entry.kept {
        Kept::Measurement(found) => found,
        Kept::Patient(_) => return Err(Reason::ComparedOnly),
        Kept::Nothing(reason) => return Err(reason.clone()),
    };
    if entry.subject.is_none() {
        return Err(Reason::NoSubject);
    }
    in_a_lifetime(found, file.patient, now)?;
    let source_key = entry.id.clone().or_else(|| entry.full_url.clone()).ok_or(Reason::NoId)?;
    if !keys.insert(source_key.clone()) {
        return Err(Reason::SameIdTwice);
    }
    Ok(ImportedMeasurement {
        source_key,
        kind: found.reading.kind(),
        reading: found.reading,
        measured_at: found.measured_at,
        loinc: found.loinc,
        performer_name: file.name(found.performer.as_ref()),
        institution_name: file.institution(found),
        place: entry.place.clone(),
    })
}

/// Neither in the future nor before birth. A day is granted, since the file's dates may be of another time zone.
fn in_a_lifetime(found: &Found, patient: PatientIdentity, now: DateTime<Utc>) -> Result<(), Reason> {
    if found.measured_at.is_after(now) {
        return Err(Reason::InTheFuture);
    }
    let day_before = patient.birth_date.pred_opt().unwrap_or(patient.birth_date);
    if found.measured_at.is_before(day_before) { Err(Reason::BeforeBirth) } else { Ok(()) }
}

fn not_taken(entry: &Entry, reason: Reason) -> NotTaken {
    NotTaken { place: entry.place.clone(), resource_type: entry.resource_type.clone(), id: entry.id.clone(), reason }
}

/// The file's entries by what points to them: `fullUrl`, or type and id.
struct File<'e> {
    owner: &'e Entry,
    patient: PatientIdentity,
    by_address: HashMap<String, &'e Entry>,
}

impl<'e> File<'e> {
    fn of(entries: &'e [Entry]) -> Result<Self, FileError> {
        let (owner, patient) = the_patient(entries)?;
        let mut by_address = HashMap::new();
        for entry in entries {
            let relative = entry.id.as_ref().map(|id| format!("{}/{id}", entry.resource_type));
            for address in entry.full_url.clone().into_iter().chain(relative) {
                by_address.entry(address).or_insert(entry);
            }
        }
        Ok(Self { owner, patient, by_address })
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
