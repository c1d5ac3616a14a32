//! What is read for a document: in one transaction, so that it is the record of one moment.

use domain::{
    basics::Field,
    entry::EntryKind,
    export::{Extent, Part},
    ids::EntryId,
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
    features::corrections::{self, DocumentedCorrection},
};

/// What a document tells.
#[derive(Debug)]
pub struct Contents {
    /// How much of the record it is.
    pub extent: Extent,
    /// The opening in which it was read: whose record, and the row of the log.
    pub opening: Opened,
    /// 档案编号.
    pub record_number: Option<String>,
    /// Who looks after the record.
    pub care_team: Option<CareTeam>,
    /// Answers of the basics.
    pub basics: Vec<Basic>,
    /// Entries, newest first.
    pub entries: Vec<Entry>,
    /// Measurements, by kind, newest first.
    pub measurements: Vec<Measurement>,
    /// Their corrections.
    pub corrections: Vec<DocumentedCorrection>,
}

impl Contents {
    /// How many things of a group there are.
    pub fn count(&self, part: Part) -> usize {
        match part {
            Part::Basics => self.basics.len(),
            Part::Entries(kind) => self.entries.iter().filter(|entry| entry.content.kind == kind).count(),
            Part::Measurements => self.measurements.len(),
        }
    }

    /// How many things there are in all.
    pub fn total(&self) -> usize {
        self.basics.len() + self.entries.len() + self.measurements.len()
    }

    /// The entries to which the opening is to be limited; none in particular, where groups were chosen.
    pub fn limit(&self) -> Option<Vec<EntryId>> {
        let entries = self.entries.iter().map(|entry| entry.id);
        let single = matches!(self.extent, Extent::Measurement(_) | Extent::Entry(_));
        single.then(|| entries.chain(self.measurements.iter().map(|measurement| measurement.id)).collect())
    }
}

/// Reads it. *Not found*, where a single entry is not in this record, not for this reader, or was replaced.
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
    let has_any = *extent == Extent::Whole || !entries.is_empty() || !measurements.is_empty();
    let mut corrections = if has_any { corrections::documented(&mut reader).await? } else { Vec::new() };
    // Of the whole record also what newer versions have replaced.
    corrections.retain(|correction| {
        *extent == Extent::Whole
            || entries.iter().any(|entry| correction.is_about(entry))
            || measurements.iter().any(|measurement| correction.is_about_measurement(measurement.id))
    });
    // An opening that has grown old meanwhile shows nothing: what was read could lack a part.
    if !reader.is_still_open().await? {
        return Err(PageError::NotConfirmed);
    }
    let single = matches!(extent, Extent::Measurement(_) | Extent::Entry(_));
    let replaced = measurements.iter().any(|measurement| measurement.superseded_at.is_some());
    if single && (replaced || entries.is_empty() && measurements.is_empty()) {
        return Err(PageError::NotFound);
    }
    let (extent, opening) = (extent.clone(), reader.opening);
    Ok(Contents { extent, opening, record_number, care_team, basics: answered, entries, measurements, corrections })
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
