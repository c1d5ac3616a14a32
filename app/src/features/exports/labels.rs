//! Labels of downloads.

use domain::{
    export::{Export, Extent, Part},
    language::Language,
};

use crate::{
    labels,
    words::{self as all_words, basics, exports as words, measurements},
};

/// The label of a part.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Basics => basics::title_of(),
        Part::Entries(kind) => labels::entries::kind_name(kind),
        Part::Measurements => measurements::title(),
    }
}

/// The labels of several parts, joined.
pub fn parts(parts: impl Iterator<Item = Part>) -> String {
    parts.map(part).collect::<Vec<_>>().join(&all_words::pick("、", ", "))
}

/// The name of a language, in the language of the page.
pub fn language(language: Language) -> &'static str {
    match language {
        Language::Chinese => words::chinese(),
        Language::English => words::english(),
    }
}

/// The description of the download, as the end of a sentence that begins with "you are about to".
pub fn what(export: &Export) -> String {
    let language = language(export.language);
    match &export.extent {
        Extent::Whole => words::confirm_whole(language),
        Extent::Parts(chosen) => words::confirm_parts(parts(chosen.iter().copied()), language),
        Extent::Measurement(_) | Extent::Entry(_) => words::confirm_one(language),
    }
}
