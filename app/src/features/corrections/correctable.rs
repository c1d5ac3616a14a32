//! What can be corrected: an entry or a measurement that an institution wrote, and the identity that a unit registered.

use domain::{
    correction::{CorrectionKind, CorrectionTarget},
    section::Section,
};
use store::{
    opening::Reader,
    record::{
        entries::{self, Entry},
        identity,
        measurements::{self, Author, Measurement},
    },
};

use crate::{
    error::PageError,
    labels::{
        entries::{kind_name, label, when},
        measurements as measurement_labels,
    },
    shared::RecordLinks,
    words::{self, corrections as correction_words},
};

/// The sections that corrections are about.
pub const CORRECTABLE: &[Section] = &[Section::Identity, Section::Measurements, Section::Health, Section::Services];

/// The sections of entries that can be corrected. The institution that answers sees no other section.
pub const CORRECTABLE_ENTRIES: &[Section] = &[Section::Measurements, Section::Health, Section::Services];

/// The target of a correction, as it was read.
#[derive(Debug)]
pub enum Correctable {
    /// An entry.
    Entry(Box<Entry>),
    /// A measurement.
    Measurement(Measurement),
    /// Name, sex, birth date and document number; with the unit that keeps them, by its Chinese and English name.
    Identity(String, String),
}

impl Correctable {
    /// Reads the target; *not found* where this record has none, or not for this reader.
    pub async fn read(reader: &mut Reader, target: CorrectionTarget) -> Result<Self, PageError> {
        let CorrectionTarget::Entry(id) = target else {
            let (zh, en) = identity::kept_by(reader).await?.ok_or(PageError::NotFound)?;
            return Ok(Self::Identity(zh, en));
        };
        if let Some(entry) = entries::one(reader, id).await? {
            return Ok(Self::Entry(Box::new(entry)));
        }
        let measurement = measurements::one(reader, id).await?;
        measurement.map(Self::Measurement).ok_or(PageError::NotFound)
    }

    /// The institution that wrote or keeps it, in the page's language; none of what the subject wrote.
    pub fn institution(&self) -> Option<String> {
        let author = match self {
            Self::Entry(entry) => &entry.author,
            Self::Measurement(measurement) => &measurement.author,
            Self::Identity(zh, en) => return Some(words::pick(zh, en)),
        };
        match author {
            Author::Institution { name_zh, name_en, .. } => Some(words::pick(name_zh, name_en)),
            Author::Resident => None,
        }
    }

    /// The kinds of correction that can be requested: none of what the subject wrote or a newer version replaced.
    pub fn kinds(&self) -> &'static [CorrectionKind] {
        let (superseded, author, kinds) = match self {
            Self::Entry(entry) => (entry.superseded_at, &entry.author, CorrectionKind::of(entry.content.kind)),
            Self::Measurement(measurement) => (measurement.superseded_at, &measurement.author, CorrectionKind::ALL),
            Self::Identity(..) => return CorrectionKind::OF_IDENTITY,
        };
        if superseded.is_some() || *author == Author::Resident { &[] } else { kinds }
    }

    /// What it is called: of what kind, and when.
    pub fn title(&self) -> String {
        match self {
            Self::Entry(entry) => format!("{} · {}", label(&entry.content), when(&entry.content)),
            Self::Measurement(measurement) => {
                let (name, when) = (measurement_labels::name(measurement.value.kind()), measurement_labels::when(measurement));
                format!("{name} · {when}")
            }
            Self::Identity(..) => correction_words::identity().to_owned(),
        }
    }

    /// What its kind is called.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Entry(entry) => kind_name(entry.content.kind),
            Self::Measurement(measurement) => measurement_labels::name(measurement.value.kind()),
            Self::Identity(..) => correction_words::identity(),
        }
    }

    /// Its page.
    pub fn href(&self, links: &RecordLinks) -> String {
        match self {
            Self::Entry(entry) => links.entry(entry.content.kind, entry.id),
            Self::Measurement(measurement) => format!("{}/entry/{}", links.measurements(), measurement.id),
            Self::Identity(..) => links.basics_identity(),
        }
    }
}
