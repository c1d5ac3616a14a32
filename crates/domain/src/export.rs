//! The scope and the language of an export.
//!
//! The form, the act that a passkey confirms and the composer of the document pass it on as a line of codes
//! ([`Export::code`]). The line contains no content of a record.

use std::collections::BTreeSet;

use crate::{entry::EntryKind, ids::EntryId, language::Language, section::Section};

/// A part of a record that can be exported by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The basics.
    Basics,
    /// All entries of one kind.
    Entries(EntryKind),
    /// All measurements.
    Measurements,
}

impl Part {
    /// All parts in the order of Article 6: basics, services, lifestyle.
    pub fn all() -> impl Iterator<Item = Self> {
        let of = |section| EntryKind::ALL.iter().copied().filter(move |kind| kind.section() == section).map(Self::Entries);
        std::iter::once(Self::Basics).chain(of(Section::Health)).chain(of(Section::Services)).chain([Self::Measurements])
    }

    /// The code of the part.
    pub fn code(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::Entries(kind) => kind.code(),
            Self::Measurements => "measurements",
        }
    }

    /// The part with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|part| part.code() == code)
    }

    /// The sections of the record to which it belongs.
    pub fn sections(self) -> &'static [Section] {
        match self {
            Self::Basics => &[Section::Identity, Section::Health],
            Self::Entries(kind) if kind.section() == Section::Health => &[Section::Health],
            Self::Entries(_) => &[Section::Services],
            Self::Measurements => &[Section::Measurements],
        }
    }
}

/// The scope of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The whole record.
    Whole,
    /// Some parts, at least one.
    Parts(BTreeSet<Part>),
    /// One measurement.
    Measurement(EntryId),
    /// One entry; a visit or a report with the entries that belong to it.
    Entry(EntryId),
}

impl Extent {
    /// These parts. No part, or all parts, means the whole record.
    pub fn of(parts: BTreeSet<Part>) -> Self {
        if parts.is_empty() || parts.len() == Part::all().count() { Self::Whole } else { Self::Parts(parts) }
    }

    /// Whether this part is included. A single entry includes no part.
    pub fn has(&self, part: Part) -> bool {
        match self {
            Self::Whole => true,
            Self::Parts(parts) => parts.contains(&part),
            Self::Measurement(_) | Self::Entry(_) => false,
        }
    }

    /// Whether a part with entries is included.
    pub fn has_entries(&self) -> bool {
        EntryKind::ALL.iter().any(|kind| self.has(Part::Entries(*kind)))
    }

    /// The sections that must be opened. Identity is always among them, for the cover.
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

/// An export: scope and language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The language of the document.
    pub language: Language,
    /// The scope.
    pub extent: Extent,
}

impl Export {
    /// The export as a line of codes: `zh-CN whole`, `en parts basics measurements`, `en entry 019c…`.
    pub fn code(&self) -> String {
        let extent = match &self.extent {
            Extent::Whole => "whole".to_owned(),
            Extent::Parts(parts) => parts.iter().fold("parts".to_owned(), |line, part| line + " " + part.code()),
            Extent::Measurement(id) => format!("measurement {id}"),
            Extent::Entry(id) => format!("entry {id}"),
        };
        format!("{} {extent}", self.language.tag())
    }

    /// Parses a line of [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        let mut words = code.split(' ');
        let language = Language::from_tag(words.next()?)?;
        let extent = match (words.next()?, words.collect::<Vec<_>>().as_slice()) {
            ("whole", []) => Extent::Whole,
            ("parts", [first, rest @ ..]) => {
                Extent::Parts(std::iter::once(first).chain(rest).map(|code| Part::from_code(code)).collect::<Option<_>>()?)
            }
            ("measurement", [id]) => Extent::Measurement(id.parse().ok()?),
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
    fn an_export_is_parsed_from_its_code() {
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
    fn no_part_and_all_parts_mean_the_whole_record() {
        assert_eq!(some(&[]), Extent::Whole);
        assert_eq!(some(&Part::all().collect::<Vec<_>>()), Extent::Whole);
        assert!(some(&[Part::Basics]).has(Part::Basics) && !some(&[Part::Basics]).has(Part::Measurements));
    }

    #[test]
    fn only_the_needed_sections_are_opened() {
        use Section::{Health, Identity, Measurements, Services};
        assert_eq!(Extent::Whole.sections(), [Identity, Measurements, Health, Services]);
        assert_eq!(some(&[Part::Measurements]).sections(), [Identity, Measurements]);
        assert_eq!(some(&[Part::Basics]).sections(), [Identity, Health]);
        assert_eq!(some(&[Part::Entries(EntryKind::Visit)]).sections(), [Identity, Services]);
    }

    #[test]
    fn every_part_has_its_own_code() {
        assert_eq!(Part::all().count(), EntryKind::ALL.len() + 2);
        assert!(Part::all().all(|part| Part::from_code(part.code()) == Some(part)));
    }
}
