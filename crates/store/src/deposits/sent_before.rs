//! What a depositor sent before, and what becomes of an entry that arrives now. Files can arrive in any order, and again.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{
    entry::Content,
    ids::{EntryId, ResidentId},
    measured_at::MeasuredAt,
    measurement::MeasurementValue,
    sender_version::SenderVersion,
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::record::{
    entries,
    measurements::{self, Author},
};

/// The parts of a measurement that are compared with those of a new deposit.
pub(super) type Measured = (MeasurementValue, MeasuredAt, Option<String>);
/// The same for another entry.
pub(super) type Said = (Content, Option<String>);

/// A stored version.
pub(super) struct Stored<C> {
    pub(super) id: EntryId,
    pub(super) content: C,
    pub(super) version: SenderVersion,
    takes_back: bool,
    recorded_at: DateTime<Utc>,
}

/// All versions of one entry: the last one, and the content of those before it.
struct Versions<C> {
    last: Option<Stored<C>>,
    earlier: Vec<C>,
}

/// What becomes of an entry of a deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is new.
    Add,
    /// It replaces this version.
    Supersede(EntryId),
    /// It is stored already.
    Unchanged,
    /// It is stored already as this version, and its sender states a newer version.
    SentAgain(EntryId),
    /// A newer version is stored, or its sender took it back.
    Older,
}

/// The versions that a depositor sent before, by its own keys.
pub(super) struct SentBefore {
    measurements: HashMap<String, Versions<Measured>>,
    entries: HashMap<String, Versions<Said>>,
}

impl SentBefore {
    /// Reads the versions of these keys.
    pub(super) async fn read(connection: &mut PgConnection, resident: ResidentId, keys: &[String]) -> Result<Self, sqlx::Error> {
        let performer = |author: Author| if let Author::Institution { performer, .. } = author { performer } else { None };
        let mut before = Self { measurements: HashMap::new(), entries: HashMap::new() };
        for sent in measurements::sent(connection, resident, keys).await? {
            let (id, recorded_at) = (sent.measurement.id, sent.measurement.recorded_at);
            let content = (sent.measurement.value, sent.measurement.at, performer(sent.measurement.author));
            let stored = Stored { id, content, version: sent.version, takes_back: sent.takes_back, recorded_at };
            before.measurements.entry(sent.key).or_default().add(stored, sent.is_replaced);
        }
        for sent in entries::sent(connection, resident, keys).await? {
            let (id, recorded_at) = (sent.entry.id, sent.entry.recorded_at);
            let content = (sent.entry.content, performer(sent.entry.author));
            let stored = Stored { id, content, version: sent.version, takes_back: sent.takes_back, recorded_at };
            before.entries.entry(sent.key).or_default().add(stored, sent.is_replaced);
        }
        Ok(before)
    }

    /// What becomes of a measurement. An Observation that was deleted before it arrived left its trace among the entries.
    pub(super) fn measurement(&self, key: &str, content: &Measured, version: &SenderVersion) -> Fate {
        match self.entries.get(key) {
            Some(other) if other.stops(version) => Fate::Older,
            _ => self.measurements.get(key).map_or(Fate::Add, |versions| versions.fate(content, version)),
        }
    }

    /// What becomes of another entry.
    pub(super) fn entry(&self, key: &str, content: &Said, version: &SenderVersion) -> Fate {
        match self.measurements.get(key) {
            Some(other) if other.stops(version) => Fate::Older,
            _ => self.entries.get(key).map_or(Fate::Add, |versions| versions.fate(content, version)),
        }
    }

    /// Whether the depositor took back what it sent under this key, and has sent nothing newer.
    pub(super) fn is_taken_back(&self, key: &str) -> bool {
        self.current_measurement(key).is_none()
            && self.current_entry(key).is_none()
            && (self.measurements.contains_key(key) || self.entries.contains_key(key))
    }

    /// The current version of a measurement.
    pub(super) fn current_measurement(&self, key: &str) -> Option<&Stored<Measured>> {
        self.measurements.get(key)?.last.as_ref().filter(|stored| !stored.takes_back)
    }

    /// The current version of another entry.
    pub(super) fn current_entry(&self, key: &str) -> Option<&Stored<Said>> {
        self.entries.get(key)?.last.as_ref().filter(|stored| !stored.takes_back)
    }
}

impl<C> Default for Versions<C> {
    fn default() -> Self {
        Self { last: None, earlier: Vec::new() }
    }
}

impl<C: PartialEq> Versions<C> {
    fn add(&mut self, stored: Stored<C>, is_replaced: bool) {
        if is_replaced {
            self.earlier.push(stored.content);
        } else {
            self.last = Some(stored);
        }
    }

    /// Whether the last version takes the entry back, and this one is not newer.
    fn stops(&self, version: &SenderVersion) -> bool {
        self.last.as_ref().is_some_and(|last| last.takes_back && !last.trace().is_older_than(version))
    }

    fn fate(&self, content: &C, version: &SenderVersion) -> Fate {
        let Some(last) = &self.last else { return Fate::Add };
        if last.takes_back {
            return if self.stops(version) { Fate::Older } else { Fate::Supersede(last.id) };
        }
        if last.content == *content {
            let newer = version.updated_at.is_some() && version.updated_at > last.version.updated_at;
            return if newer { Fate::SentAgain(last.id) } else { Fate::Unchanged };
        }
        // A sender that states no versions sends an old file again: its content was replaced before.
        if version.is_older_than(&last.version) || version.is_unstated() && self.earlier.contains(content) {
            return Fate::Older;
        }
        Fate::Supersede(last.id)
    }
}

impl<C> Stored<C> {
    /// The version of a trace. One without a time counts from when it arrived.
    fn trace(&self) -> SenderVersion {
        SenderVersion { updated_at: self.version.updated_at.or(Some(self.recorded_at)), ..self.version.clone() }
    }
}

/// Notes that current versions were sent again with the same content.
pub(super) async fn note_sent_again(
    connection: &mut PgConnection,
    sent_again: &[(EntryId, &SenderVersion)],
) -> Result<(), sqlx::Error> {
    let ids: Vec<Uuid> = sent_again.iter().map(|(id, _)| id.uuid()).collect();
    let updated: Vec<Option<DateTime<Utc>>> = sent_again.iter().map(|(_, version)| version.updated_at).collect();
    let numbers: Vec<Option<String>> = sent_again.iter().map(|(_, version)| version.number.clone()).collect();
    sqlx::query!(
        "select access.note_sent_again($1, $2, $3)",
        &ids,
        &updated as &[Option<DateTime<Utc>>],
        &numbers as &[Option<String>]
    )
    .fetch_one(connection)
    .await?;
    Ok(())
}
