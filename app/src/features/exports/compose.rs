//! Composes a document from a record's contents: cover, first page, then a chapter per part with the texts of its pages.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    export::{Extent, Part},
    time::today_in_shenzhen,
};
use exchange::pdf::{Block, Chapter, Document, Footer};

use super::{Contents, cover::cover, labels};
use crate::{
    features::{
        basics, corrections,
        entries::{self, tags_of},
        measurements::{self, MeasurementContext},
    },
    shared::{care_facts, identity_facts},
    words::{
        self as all_words, corrections as correction_words, entries as entry_words, exports as words, record as record_words,
    },
};

/// The document, in the language that is set by the caller, as of `now`.
pub fn compose(contents: &Contents, now: DateTime<Utc>) -> Document {
    let today = today_in_shenzhen(now);
    let mut chapters: Vec<Chapter> =
        (contents.extent == Extent::Whole).then(|| first_page(contents, today)).into_iter().collect();
    let parts = Part::all().filter(|part| contents.extent.has(*part) || contents.count(*part) > 0);
    chapters.extend(parts.map(|part| chapter(part, contents)));
    if !contents.corrections.is_empty() {
        let blocks = corrections::blocks(&contents.corrections);
        chapters.push(Chapter { title: correction_words::title().to_owned(), new_page: false, blocks });
    }
    Document {
        language: all_words::language(),
        title: words::document().to_owned(),
        author: String::new(),
        made_at: now,
        cover: cover(contents, now),
        contents_title: words::contents().to_owned(),
        chapters,
        footer: Footer { left: words::footer(contents.opening.log), page_of: words::page_of().to_owned() },
    }
}

fn chapter(part: Part, contents: &Contents) -> Chapter {
    let blocks = match part {
        _ if contents.count(part) == 0 => vec![Block::Note(words::nothing().to_owned())],
        Part::Basics => basics::blocks(&contents.basics),
        Part::Entries(kind) => entries::blocks(kind, &contents.entries, &contents.corrections),
        Part::Measurements => {
            let context = MeasurementContext::of(&contents.opening).with(contents.conditions);
            measurements::blocks(&contents.measurements, context.subject)
        }
    };
    Chapter { title: labels::part(part).to_owned(), new_page: false, blocks }
}

/// 首页, modelled on the national first page: health tags, the registered identity, the care team.
fn first_page(contents: &Contents, today: NaiveDate) -> Chapter {
    let present: Vec<_> = contents.entries.iter().filter(|entry| entry.is_present()).cloned().collect();
    let answered = contents.basics.iter().map(|basic| (basic.field, basic.clone())).collect();
    let (subject, conditions) = (&contents.opening.subject, contents.conditions);
    let tags = tags_of(&present, &answered, &contents.measurements, subject, conditions, today);
    let mut blocks = vec![Block::Heading(entry_words::tags().to_owned())];
    if tags.is_empty() {
        blocks.push(Block::Note(words::nothing().to_owned()));
    }
    blocks.extend(tags.into_iter().map(|tag| Block::Paragraph(tag.to_string())));
    blocks.push(Block::Heading(words::whose().to_owned()));
    blocks.push(Block::Facts(identity_facts(&contents.opening.subject, contents.record_number.as_deref())));
    blocks.push(Block::Heading(words::care_team().to_owned()));
    blocks.extend(match &contents.care_team {
        Some(team) => vec![Block::Facts(care_facts(team))],
        None => vec![Block::Note(record_words::no_care_team().to_owned())],
    });
    Chapter { title: words::first_page().to_owned(), new_page: true, blocks }
}
