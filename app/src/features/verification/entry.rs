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
    features::{basics as basics_feature, entries::At, measurements as measurements_feature},
    words::{aside, basics as basic_words},
};

/// An answer to a field of the basics, or a reading.
#[derive(Debug)]
pub enum Entry {
    /// An answer.
    Answer(Box<Basic>),
    /// A reading.
    Reading(Box<Measurement>),
}

impl Entry {
    /// The entry, in whatever version; *not found* where this record has none, or not for this reader.
    pub async fn read(reader: &mut Reader, id: EntryId) -> Result<Self, PageError> {
        if let Some(basic) = basics::version(reader, id).await? {
            return Ok(Self::Answer(Box::new(basic)));
        }
        let reading = measurements::one(reader, id).await?.ok_or(PageError::NotFound)?;
        Ok(Self::Reading(Box::new(reading)))
    }

    /// This version of it.
    pub fn id(&self) -> EntryId {
        match self {
            Self::Answer(basic) => basic.id,
            Self::Reading(reading) => reading.id,
        }
    }

    /// Where it stands.
    pub fn stands_in(&self) -> StandsIn {
        match self {
            Self::Answer(_) => StandsIn::Basics,
            Self::Reading(_) => StandsIn::Measurements,
        }
    }

    /// What it is about.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Answer(basic) => basics_feature::field_name(basic.field),
            Self::Reading(reading) => measurements_feature::name(reading.reading.kind()),
        }
    }

    /// What it is, told from others of the same kind.
    pub fn title(&self) -> String {
        match self {
            Self::Answer(_) => self.name().to_owned(),
            Self::Reading(reading) => {
                let when = aside(&measurements_feature::when(reading));
                format!("{} {}{when}", self.name(), reading.reading.shown())
            }
        }
    }

    /// What was entered.
    pub fn said(&self, subject: Subject) -> AnyView {
        match self {
            Self::Answer(basic) => said(basic),
            Self::Reading(reading) => measurements_feature::measure(reading, subject),
        }
    }

    /// When it was recorded.
    pub fn recorded_at(&self) -> DateTime<Utc> {
        match self {
            Self::Answer(basic) => basic.recorded_at,
            Self::Reading(reading) => reading.recorded_at,
        }
    }

    /// How far it is verified.
    pub fn verification(&self) -> Verification {
        match self {
            Self::Answer(basic) => basic.verification,
            Self::Reading(reading) => reading.verification,
        }
    }

    /// When a newer version replaced it.
    pub fn superseded_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Answer(basic) => basic.superseded_at,
            Self::Reading(reading) => reading.superseded_at,
        }
    }

    /// Whether the resident entered it, and it waits for the responsible unit.
    pub fn waits(&self) -> bool {
        let author = match self {
            Self::Answer(basic) => &basic.author,
            Self::Reading(reading) => &reading.author,
        };
        *author == Author::Resident && self.verification() == Verification::Pending && self.superseded_at().is_none()
    }

    /// Its own page.
    pub fn href(&self, at: &At) -> String {
        match self {
            Self::Answer(basic) => at.basics_field(basic.field),
            Self::Reading(reading) => format!("{}/entry/{}", at.measurements(), reading.id),
        }
    }
}

/// What was answered.
pub fn said(basic: &Basic) -> AnyView {
    let said = basics_feature::answered(basic.field, &basic.answers);
    said.map_or_else(|| basic_words::taken_back().into_any(), |said| quoted(said).into_any())
}
