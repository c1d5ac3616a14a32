//! Reads what a document contains, in one transaction, so that the document shows the record at one moment.

use domain::{
    basics::Field,
    entry::EntryKind,
    export::{Extent, Part},
    ids::EntryId,
    measurement::Conditions,
};
use store::{
    database::Database,
    opening::{Opened, Reader},
    record::{
        basics::{self, Basic},
        entries::{self, Entry},
        identity::{self, CareTeam},
        measurements::{self, Measurement},
    },
};

use crate::{
    error::PageError,
    features::{
        conditions,
        corrections::{self, DocumentedCorrection},
    },
};

/// The contents of a document.
#[derive(Debug)]
pub struct Contents {
    /// The part of the record that the document covers.
    pub extent: Extent,
    /// The opening in which the contents were read: the subject and the log row.
    pub opening: Opened,
    /// The record number (健康档案编号).
    pub record_number: Option<String>,
    /// The care team.
    pub care_team: Option<CareTeam>,
    /// The answers of the basics.
    pub basics: Vec<Basic>,
    /// Entries, newest first.
    pub entries: Vec<Entry>,
    /// Measurements, by kind, newest first.
    pub measurements: Vec<Measurement>,
    /// What the thresholds of the measurements depend on.
    pub conditions: Conditions,
    /// The corrections of these entries and measurements; for the whole record, all corrections.
    pub corrections: Vec<DocumentedCorrection>,
}

impl Contents {
    /// The number of items of a part.
    pub fn count(&self, part: Part) -> usize {
        match part {
            Part::Basics => self.basics.len(),
            Part::Entries(kind) => self.entries.iter().filter(|entry| entry.content.kind == kind).count(),
            Part::Measurements => self.measurements.len(),
        }
    }

    /// The total number of items.
    pub fn total(&self) -> usize {
        self.basics.len() + self.entries.len() + self.measurements.len()
    }

    /// The entries to which the opening is limited; `None` if whole parts were chosen.
    pub fn limit(&self) -> Option<Vec<EntryId>> {
        let entries = self.entries.iter().map(|entry| entry.id);
        let single = matches!(self.extent, Extent::Measurement(_) | Extent::Entry(_));
        single.then(|| entries.chain(self.measurements.iter().map(|measurement| measurement.id)).collect())
    }
}

/// Reads the contents. *Not found* if a single entry is not in this record, cannot be read by this reader, or is superseded.
pub async fn read(db: &Database, mut reader: Reader, extent: &Extent) -> Result<Contents, PageError> {
    let record_number = identity::record_number(db, &mut reader).await.map_err(PageError::failed)?;
    let care_team = identity::care_team(&mut reader).await?;
    let answered = if extent.has(Part::Basics) { basics::current(&mut reader, Field::ALL).await? } else { Vec::new() };
    let entries = entries_of(&mut reader, extent).await?;
    let measurements = match extent {
        Extent::Measurement(id) => measurements::one(&mut reader, *id).await?.into_iter().collect(),
        _ if extent.has(Part::Measurements) => measurements::all(&mut reader).await?,
        _ => Vec::new(),
    };
    let conditions = conditions::read(&mut reader, db.clock.now()).await?;
    let has_any = *extent == Extent::Whole || !entries.is_empty() || !measurements.is_empty();
    let mut corrections = if has_any { corrections::documented(&mut reader).await? } else { Vec::new() };
    // For the whole record, corrections of superseded versions are kept as well.
    corrections.retain(|correction| {
        *extent == Extent::Whole
            || entries.iter().any(|entry| correction.is_about(entry))
            || measurements.iter().any(|measurement| correction.is_about_measurement(measurement.id))
    });
    // If the opening has expired during the reads, nothing is shown: row-level security could have hidden a part.
    if !reader.is_still_open().await? {
        return Err(PageError::NotConfirmed);
    }
    let single = matches!(extent, Extent::Measurement(_) | Extent::Entry(_));
    let replaced = measurements.iter().any(|measurement| measurement.superseded_at.is_some());
    if single && (replaced || entries.is_empty() && measurements.is_empty()) {
        return Err(PageError::NotFound);
    }
    let (extent, opening) = (extent.clone(), reader.opening);
    Ok(Contents { extent, opening, record_number, care_team, basics: answered, entries, measurements, conditions, corrections })
}

async fn entries_of(reader: &mut Reader, extent: &Extent) -> Result<Vec<Entry>, PageError> {
    let Extent::Entry(id) = extent else {
        let mut all = if extent.has_entries() { entries::all(reader).await? } else { Vec::new() };
        all.retain(|entry| extent.has(Part::Entries(entry.content.kind)));
        return Ok(all);
    };
    let Some(entry) = entries::one(reader, *id).await?.filter(|entry| entry.superseded_at.is_none()) else {
        return Ok(Vec::new());
    };
    let parts = match entry.content.kind {
        EntryKind::Visit => entries::of_visit(reader, &entry).await?,
        EntryKind::Report => entries::of_report(reader, &entry).await?,
        _ => Vec::new(),
    };
    Ok(std::iter::once(entry).chain(parts).collect())
}
