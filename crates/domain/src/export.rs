//! What of a record somebody takes away, and in which language.
//!
//! It travels as a line of codes ([`Export::code`]) from the form through the act that a passkey confirms to the document: no
//! word of anybody's record is in it.

use std::collections::BTreeSet;

use crate::{entry::EntryKind, ids::EntryId, language::Language, section::Section};

/// A group of a record, as its contents list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Basics: what a person says of themselves.
    Basics,
    /// Entries of a kind.
    Entries(EntryKind),
    /// Measurements.
    Measurements,
}

impl Part {
    /// All of them, in the order of article 6: basics, services, life.
    pub fn all() -> impl Iterator<Item = Self> {
        let of = |section| EntryKind::ALL.iter().copied().filter(move |kind| kind.section() == section).map(Self::Entries);
        std::iter::once(Self::Basics).chain(of(Section::Health)).chain(of(Section::Services)).chain([Self::Measurements])
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::Entries(kind) => kind.code(),
            Self::Measurements => "measurements",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|part| part.code() == code)
    }

    /// The sections in which it stands.
    pub fn sections(self) -> &'static [Section] {
        match self {
            Self::Basics => &[Section::Identity, Section::Health],
            Self::Entries(kind) if kind.section() == Section::Health => &[Section::Health],
            Self::Entries(_) => &[Section::Services],
            Self::Measurements => &[Section::Measurements],
        }
    }
}

/// How much of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Some groups; at least one.
    Parts(BTreeSet<Part>),
    /// One measurement.
    Measurement(EntryId),
    /// One entry; a visit or a report with what belongs to it.
    Entry(EntryId),
}

impl Extent {
    /// These groups; the whole record where none is named, or all are.
    pub fn of(parts: BTreeSet<Part>) -> Self {
        if parts.is_empty() || parts.len() == Part::all().count() { Self::Whole } else { Self::Parts(parts) }
    }

    /// Whether this group is in it. Of single entries no group is.
    pub fn has(&self, part: Part) -> bool {
        match self {
            Self::Whole => true,
            Self::Parts(parts) => parts.contains(&part),
            Self::Measurement(_) | Self::Entry(_) => false,
        }
    }

    /// Whether entries of any kind are in it as groups.
    pub fn has_entries(&self) -> bool {
        EntryKind::ALL.iter().any(|kind| self.has(Part::Entries(*kind)))
    }

    /// The sections that must be opened for it: who the record is of always, for the cover.
    pub fn sections(&self) -> Vec<Section> {
        let needed: BTreeSet<Section> = match self {
            Self::Measurement(_) => [Section::Measurements].into(),
            Self::Entry(_) => [Section::Health, Section::Services].into(),
            extent => Part::all().filter(|part| extent.has(*part)).flat_map(Part::sections).copied().collect(),
        };
        let is_needed = |section: &Section| *section == Section::Identity || needed.contains(section);
        Section::ALL.iter().copied().filter(is_needed).collect()
    }
}

/// What is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// In which language.
    pub language: Language,
    /// How much.
    pub extent: Extent,
}

impl Export {
    /// As a line of codes: `zh-CN whole`, `en parts basics measurements`, `en entry 019c…`.
    pub fn code(&self) -> String {
        let extent = match &self.extent {
            Extent::Whole => "whole".to_owned(),
            Extent::Parts(parts) => parts.iter().fold("parts".to_owned(), |line, part| line + " " + part.code()),
            Extent::Measurement(id) => format!("reading {id}"),
            Extent::Entry(id) => format!("entry {id}"),
        };
        format!("{} {extent}", self.language.tag())
    }

    /// Reads such a line.
    pub fn from_code(code: &str) -> Option<Self> {
        let mut words = code.split(' ');
        let language = Language::from_tag(words.next()?)?;
        let extent = match (words.next()?, words.collect::<Vec<_>>().as_slice()) {
            ("whole", []) => Extent::Whole,
            ("parts", [first, rest @ ..]) => {
                Extent::Parts(std::iter::once(first).chain(rest).map(|code| Part::from_code(code)).collect::<Option<_>>()?)
            }
            ("reading", [id]) => Extent::Measurement(id.parse().ok()?),
            ("entry", [id]) => Extent::Entry(id.parse().ok()?),
            _ => return None,
        };
        Some(Self { language, extent })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(parts: &[Part]) -> Extent {
        Extent::of(parts.iter().copied().collect())
    }

    #[test]
    fn an_export_is_read_back_from_its_code() {
        let id: EntryId = "019cae5a-0000-7000-8000-00000000dead".parse().expect("an id");
        let some = some(&[Part::Measurements, Part::Entries(EntryKind::Visit), Part::Basics]);
        for extent in [Extent::Whole, some, Extent::Measurement(id), Extent::Entry(id)] {
            for language in [Language::Chinese, Language::English] {
                let export = Export { language, extent: extent.clone() };
                assert_eq!(Export::from_code(&export.code()), Some(export));
            }
        }
        for code in ["", "zh-CN", "zh-CN parts", "zh-CN whole x", "de whole", "en parts nothing", "en entry 1", "en entry"] {
            assert_eq!(Export::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn nothing_ticked_and_everything_ticked_are_the_whole() {
        assert_eq!(some(&[]), Extent::Whole);
        assert_eq!(some(&Part::all().collect::<Vec<_>>()), Extent::Whole);
        assert!(some(&[Part::Basics]).has(Part::Basics) && !some(&[Part::Basics]).has(Part::Measurements));
    }

    #[test]
    fn no_more_is_opened_than_is_taken() {
        use Section::{Health, Identity, Measurements, Services};
        assert_eq!(Extent::Whole.sections(), [Identity, Measurements, Health, Services]);
        assert_eq!(some(&[Part::Measurements]).sections(), [Identity, Measurements]);
        assert_eq!(some(&[Part::Basics]).sections(), [Identity, Health]);
        assert_eq!(some(&[Part::Entries(EntryKind::Visit)]).sections(), [Identity, Services]);
    }

    #[test]
    fn every_part_has_a_code_of_its_own() {
        assert_eq!(Part::all().count(), EntryKind::ALL.len() + 2);
        assert!(Part::all().all(|part| Part::from_code(part.code()) == Some(part)));
    }
}
