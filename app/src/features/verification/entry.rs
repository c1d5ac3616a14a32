//! An entry of those that residents enter, wherever it stands.

use chrono::{DateTime, Utc};
use domain::{
    ids::EntryId,
    measurement::Subject,
    verification::{StandsIn, Verification},
};
use leptos::prelude::*;
use store::{
    opening::Reader,
    record::{
        basics::{self, Basic},
        measurements::{self, Author, Measurement},
    },
};

use crate::{
    components::prelude::*,
    error::PageError,
    features::measurements as measurements_feature,
    labels,
    shared::RecordLinks,
    words::{aside, basics as basic_words},
};

/// An answer to a field of the basics, or a measurement.
#[derive(Debug)]
pub enum Entry {
    /// An answer.
    Answer(Box<Basic>),
    /// A measurement.
    Measurement(Box<Measurement>),
}

impl Entry {
    /// The entry, in whatever version; *not found* where this record has none, or not for this reader.
    pub async fn read(reader: &mut Reader, id: EntryId) -> Result<Self, PageError> {
        if let Some(basic) = basics::version(reader, id).await? {
            return Ok(Self::Answer(Box::new(basic)));
        }
        let measurement = measurements::one(reader, id).await?.ok_or(PageError::NotFound)?;
        Ok(Self::Measurement(Box::new(measurement)))
    }

    /// This version of it.
    pub fn id(&self) -> EntryId {
        match self {
            Self::Answer(basic) => basic.id,
            Self::Measurement(measurement) => measurement.id,
        }
    }

    /// Where it stands.
    pub fn stands_in(&self) -> StandsIn {
        match self {
            Self::Answer(_) => StandsIn::Basics,
            Self::Measurement(_) => StandsIn::Measurements,
        }
    }

    /// What it is about.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Answer(basic) => labels::basics::field(basic.field),
            Self::Measurement(measurement) => labels::measurements::name(measurement.value.kind()),
        }
    }

    /// What it is, told from others of the same kind.
    pub fn title(&self) -> String {
        match self {
            Self::Answer(_) => self.name().to_owned(),
            Self::Measurement(measurement) => {
                let when = aside(&labels::measurements::when(measurement));
                format!("{} {}{when}", self.name(), measurement.value.shown())
            }
        }
    }

    /// What was entered.
    pub fn said(&self, subject: Subject) -> AnyView {
        match self {
            Self::Answer(basic) => said(basic),
            Self::Measurement(measurement) => measurements_feature::measure(measurement, subject),
        }
    }

    /// When it was recorded.
    pub fn recorded_at(&self) -> DateTime<Utc> {
        match self {
            Self::Answer(basic) => basic.recorded_at,
            Self::Measurement(measurement) => measurement.recorded_at,
        }
    }

    /// How far it is verified.
    pub fn verification(&self) -> Verification {
        match self {
            Self::Answer(basic) => basic.verification,
            Self::Measurement(measurement) => measurement.verification,
        }
    }

    /// When a newer version replaced it.
    pub fn superseded_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Answer(basic) => basic.superseded_at,
            Self::Measurement(measurement) => measurement.superseded_at,
        }
    }

    /// Whether the resident entered it, and it waits for the responsible unit.
    pub fn waits(&self) -> bool {
        let author = match self {
            Self::Answer(basic) => &basic.author,
            Self::Measurement(measurement) => &measurement.author,
        };
        *author == Author::Resident && self.verification() == Verification::Pending && self.superseded_at().is_none()
    }

    /// Its own page.
    pub fn href(&self, links: &RecordLinks) -> String {
        match self {
            Self::Answer(basic) => links.basics_field(basic.field),
            Self::Measurement(measurement) => format!("{}/entry/{}", links.measurements(), measurement.id),
        }
    }
}

/// What was answered.
pub fn said(basic: &Basic) -> AnyView {
    let said = labels::basics::answered(basic.field, &basic.answers);
    said.map_or_else(|| basic_words::taken_back().into_any(), |said| quoted(said).into_any())
}
