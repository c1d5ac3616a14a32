//! An entry of a kind that residents enter, of the basics or of the measurements.

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
    /// Reads the entry, in any version; *not found* if the record does not contain it or this reader cannot read it.
    pub async fn read(reader: &mut Reader, id: EntryId) -> Result<Self, PageError> {
        if let Some(basic) = basics::version(reader, id).await? {
            return Ok(Self::Answer(Box::new(basic)));
        }
        let measurement = measurements::one(reader, id).await?.ok_or(PageError::NotFound)?;
        Ok(Self::Measurement(Box::new(measurement)))
    }

    /// The id of this version.
    pub fn id(&self) -> EntryId {
        match self {
            Self::Answer(basic) => basic.id,
            Self::Measurement(measurement) => measurement.id,
        }
    }

    /// The kind of data to which the entry belongs.
    pub fn stands_in(&self) -> StandsIn {
        match self {
            Self::Answer(_) => StandsIn::Basics,
            Self::Measurement(_) => StandsIn::Measurements,
        }
    }

    /// The name of the field or of the kind of measurement.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Answer(basic) => labels::basics::field(basic.field),
            Self::Measurement(measurement) => labels::measurements::name(measurement.value.kind()),
        }
    }

    /// The title, which distinguishes the entry from others of the same kind.
    pub fn title(&self) -> String {
        match self {
            Self::Answer(_) => self.name().to_owned(),
            Self::Measurement(measurement) => {
                let when = aside(&labels::measurements::when(measurement));
                format!("{} {}{when}", self.name(), measurement.value.shown())
            }
        }
    }

    /// Whether the entry is a value that may need action on its day.
    pub fn may_need_action_today(&self, subject: Subject) -> bool {
        match self {
            Self::Answer(_) => false,
            Self::Measurement(measurement) => measurements_feature::assess(measurement, subject).may_need_action_today(),
        }
    }

    /// The answer or the value, for the subject (`own`) or for staff.
    pub fn said(&self, subject: Subject, own: bool) -> AnyView {
        match self {
            Self::Answer(basic) => said(basic),
            Self::Measurement(measurement) => measurements_feature::measure(measurement, subject, own),
        }
    }

    /// The time at which the entry was recorded.
    pub fn recorded_at(&self) -> DateTime<Utc> {
        match self {
            Self::Answer(basic) => basic.recorded_at,
            Self::Measurement(measurement) => measurement.recorded_at,
        }
    }

    /// The verification state.
    pub fn verification(&self) -> Verification {
        match self {
            Self::Answer(basic) => basic.verification,
            Self::Measurement(measurement) => measurement.verification,
        }
    }

    /// The time at which a newer version superseded the entry.
    pub fn superseded_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Answer(basic) => basic.superseded_at,
            Self::Measurement(measurement) => measurement.superseded_at,
        }
    }

    /// Whether the resident entered the entry and it waits for verification by the responsible unit.
    pub fn waits(&self) -> bool {
        let author = match self {
            Self::Answer(basic) => &basic.author,
            Self::Measurement(measurement) => &measurement.author,
        };
        *author == Author::Resident && self.verification() == Verification::Pending && self.superseded_at().is_none()
    }

    /// The path of the entry's page.
    pub fn href(&self, links: &RecordLinks) -> String {
        match self {
            Self::Answer(basic) => links.basics_field(basic.field),
            Self::Measurement(measurement) => format!("{}/entry/{}", links.measurements(), measurement.id),
        }
    }
}

/// The answer, as text.
pub fn said(basic: &Basic) -> AnyView {
    let said = labels::basics::answered(basic.field, &basic.answers);
    said.map_or_else(|| basic_words::taken_back().into_any(), |said| quoted(said).into_any())
}
