//! What can be disputed: an entry or a reading that an institution wrote, and who the record is about, which a unit keeps.

use domain::{
    correction::Claim,
    ids::{EntryId, ResidentId},
    section::Section,
};
use store::{
    opening::Reader,
    record::{
        corrections::Correction,
        entries::{self, Entry},
        identity,
        measurements::{self, Author, Measurement},
    },
};

use crate::{
    error::PageError,
    features::{
        entries::{At, kind_name, label, when},
        measurements as readings,
    },
    words::{self, corrections as correction_words},
};

/// Where what can be disputed stands.
pub const DISPUTED: &[Section] = &[Section::Identity, Section::Measurements, Section::Health, Section::Services];

/// Where an entry that can be disputed stands: who wrote it is shown nothing else.
pub const DISPUTED_ENTRIES: &[Section] = &[Section::Measurements, Section::Health, Section::Services];

/// An entry, a reading, or who the record is about.
#[derive(Debug)]
pub enum Disputed {
    /// An entry.
    Entry(Box<Entry>),
    /// A reading.
    Reading(Measurement),
    /// Name, sex, birth date and document number; with the unit that keeps them, by its Chinese and English name.
    Identity(String, String),
}

/// The id by which who the record is about is disputed: the record's own.
pub fn identity_of(resident: ResidentId) -> EntryId {
    EntryId::from(resident.uuid())
}

/// Whether it is of who the record is about.
pub fn is_of_identity(correction: &Correction) -> bool {
    correction.section == Section::Identity
}

impl Disputed {
    /// The one with this id; *not found* where this record has none, or not for this reader.
    pub async fn read(reader: &mut Reader, id: EntryId) -> Result<Self, PageError> {
        if id == identity_of(reader.opening.resident) {
            let (zh, en) = identity::kept_by(reader).await?.ok_or(PageError::NotFound)?;
            return Ok(Self::Identity(zh, en));
        }
        if let Some(entry) = entries::one(reader, id).await? {
            return Ok(Self::Entry(Box::new(entry)));
        }
        let reading = measurements::one(reader, id).await?;
        reading.map(Self::Reading).ok_or(PageError::NotFound)
    }

    /// The institution that wrote or keeps it, in the page's language; none of what the subject wrote.
    pub fn institution(&self) -> Option<String> {
        let author = match self {
            Self::Entry(entry) => &entry.author,
            Self::Reading(reading) => &reading.author,
            Self::Identity(zh, en) => return Some(words::pick(zh, en)),
        };
        match author {
            Author::Institution { name_zh, name_en, .. } => Some(words::pick(name_zh, name_en)),
            Author::Resident => None,
        }
    }

    /// What can be claimed of it: nothing of what the subject wrote, nor of what a newer version replaced.
    pub fn claims(&self) -> &'static [Claim] {
        let (superseded, author, claims) = match self {
            Self::Entry(entry) => (entry.superseded_at, &entry.author, Claim::of(entry.content.kind)),
            Self::Reading(reading) => (reading.superseded_at, &reading.author, Claim::ALL),
            Self::Identity(..) => return Claim::OF_IDENTITY,
        };
        if superseded.is_some() || *author == Author::Resident { &[] } else { claims }
    }

    /// What it is called: of what kind, and when.
    pub fn title(&self) -> String {
        match self {
            Self::Entry(entry) => format!("{} · {}", label(&entry.content), when(&entry.content)),
            Self::Reading(reading) => {
                let (name, when) = (readings::name(reading.reading.kind()), readings::when(reading));
                format!("{name} · {when}")
            }
            Self::Identity(..) => correction_words::identity().to_owned(),
        }
    }

    /// What its kind is called.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Entry(entry) => kind_name(entry.content.kind),
            Self::Reading(reading) => readings::name(reading.reading.kind()),
            Self::Identity(..) => correction_words::identity(),
        }
    }

    /// Its page.
    pub fn href(&self, at: &At) -> String {
        match self {
            Self::Entry(entry) => at.entry(entry.content.kind, entry.id),
            Self::Reading(reading) => format!("{}/entry/{}", at.measurements(), reading.id),
            Self::Identity(..) => at.basics_identity(),
        }
    }
}
