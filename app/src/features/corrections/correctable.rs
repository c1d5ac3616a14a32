//! The possible targets of a correction: an entry or a measurement that an institution wrote, and the registered identity.

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

/// The sections that can contain the target of a correction.
pub const CORRECTABLE: &[Section] = &[Section::Identity, Section::Measurements, Section::Health, Section::Services];

/// The sections of entries that can be corrected. The institution that answers sees no other section.
pub const CORRECTABLE_ENTRIES: &[Section] = &[Section::Measurements, Section::Health, Section::Services];

/// The target of a correction, as read from the record.
#[derive(Debug)]
pub enum Correctable {
    /// An entry.
    Entry(Box<Entry>),
    /// A measurement.
    Measurement(Measurement),
    /// The registered identity: name, sex, birth date and document number. Contains the Chinese and the English name of the
    /// unit that keeps it.
    Identity(String, String),
}

impl Correctable {
    /// Reads the target; *not found* if the record does not contain it or this reader cannot read it.
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

    /// The institution that wrote or keeps the target, in the page's language; `None` if the subject wrote it.
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

    /// The kinds of correction that can be requested; empty if the subject wrote the target or a newer version supersedes it.
    pub fn kinds(&self) -> &'static [CorrectionKind] {
        let (superseded, author, kinds) = match self {
            Self::Entry(entry) => (entry.superseded_at, &entry.author, CorrectionKind::of(entry.content.kind)),
            Self::Measurement(measurement) => (measurement.superseded_at, &measurement.author, CorrectionKind::ALL),
            Self::Identity(..) => return CorrectionKind::OF_IDENTITY,
        };
        if superseded.is_some() || *author == Author::Resident { &[] } else { kinds }
    }

    /// The title: the label and the time of the target.
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

    /// The label of the target's kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Entry(entry) => kind_name(entry.content.kind),
            Self::Measurement(measurement) => measurement_labels::name(measurement.value.kind()),
            Self::Identity(..) => correction_words::identity(),
        }
    }

    /// The path of the target's page.
    pub fn href(&self, links: &RecordLinks) -> String {
        match self {
            Self::Entry(entry) => links.entry(entry.content.kind, entry.id),
            Self::Measurement(measurement) => format!("{}/entry/{}", links.measurements(), measurement.id),
            Self::Identity(..) => links.basics_identity(),
        }
    }
}
