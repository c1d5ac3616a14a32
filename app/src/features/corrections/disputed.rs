//! What can be disputed: an entry or a reading that an institution wrote.

use domain::{correction::Claim, ids::EntryId, section::Section};
use store::{
    opening::Reader,
    record::{
        entries::{self, Entry},
        measurements::{self, Author, Measurement},
    },
};

use crate::{
    error::PageError,
    features::{
        entries::{At, kind_name, label, when},
        measurements as readings,
    },
    words,
};

/// Where what can be disputed stands.
pub const DISPUTED: &[Section] = &[Section::Measurements, Section::Health, Section::Services];

/// An entry or a reading.
#[derive(Debug)]
pub enum Disputed {
    /// An entry.
    Entry(Box<Entry>),
    /// A reading.
    Reading(Measurement),
}

impl Disputed {
    /// The one with this id; *not found* where this record has none, or not for this reader.
    pub async fn read(reader: &mut Reader, id: EntryId) -> Result<Self, PageError> {
        if let Some(entry) = entries::one(reader, id).await? {
            return Ok(Self::Entry(Box::new(entry)));
        }
        let reading = measurements::one(reader, id).await?;
        reading.map(Self::Reading).ok_or(PageError::NotFound)
    }

    fn author(&self) -> &Author {
        match self {
            Self::Entry(entry) => &entry.author,
            Self::Reading(reading) => &reading.author,
        }
    }

    /// The institution that wrote it, in the page's language; none of what the subject wrote.
    pub fn institution(&self) -> Option<String> {
        match self.author() {
            Author::Institution { name_zh, name_en, .. } => Some(words::pick(name_zh, name_en)),
            Author::Resident => None,
        }
    }

    /// What can be claimed of it: nothing of what the subject wrote, nor of what a newer version replaced.
    pub fn claims(&self) -> &'static [Claim] {
        let (superseded, claims) = match self {
            Self::Entry(entry) => (entry.superseded_at, Claim::of(entry.content.kind)),
            Self::Reading(reading) => (reading.superseded_at, Claim::ALL),
        };
        if superseded.is_some() || *self.author() == Author::Resident { &[] } else { claims }
    }

    /// What it is called: of what kind, and when.
    pub fn title(&self) -> String {
        match self {
            Self::Entry(entry) => format!("{} · {}", label(&entry.content), when(&entry.content)),
            Self::Reading(reading) => {
                let (name, when) = (readings::name(reading.reading.kind()), readings::when(reading));
                format!("{name} · {when}")
            }
        }
    }

    /// What its kind is called.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Entry(entry) => kind_name(entry.content.kind),
            Self::Reading(reading) => readings::name(reading.reading.kind()),
        }
    }

    /// Its page.
    pub fn href(&self, at: &At) -> String {
        match self {
            Self::Entry(entry) => at.entry(entry.content.kind, entry.id),
            Self::Reading(reading) => format!("{}/entry/{}", at.measurements(), reading.id),
        }
    }
}
