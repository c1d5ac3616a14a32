//! Entries as a document says them: all that their pages say.

use std::collections::HashMap;

use domain::{entry::EntryKind, time::show_date_time, verification::Verification};
use exchange::pdf::{Badge, Block, Entry as Item, Fact, Shape};
use store::record::entries::{Author, Entry};

use super::{entry as page, lines, words_of};
use crate::{
    components::prelude::EntryState,
    words::{self as all_words, entries as words, exports, measurements},
};

/// The entries of a kind. What belongs to a visit among `all` says to which.
pub fn blocks(kind: EntryKind, all: &[Entry]) -> Vec<Block> {
    let key = |entry: &Entry| Some((entry.content.kind, entry.sender.clone()?));
    let known: HashMap<_, _> = all.iter().filter_map(|entry| Some((key(entry)?, entry))).collect();
    let visit = |entry: &Entry| {
        let of = (entry.sender.as_ref()?.0.clone(), entry.content.visit.clone()?);
        known.get(&(EntryKind::Visit, Some(of).filter(|_| kind != EntryKind::Visit)?)).copied()
    };
    all.iter().filter(|entry| entry.content.kind == kind).map(|entry| Block::Entry(item(entry, visit(entry)))).collect()
}

fn item(entry: &Entry, visit: Option<&Entry>) -> Item {
    let content = &entry.content;
    let mut facts = Vec::new();
    if let Some(value) = &content.value {
        let judged = words_of::judgement(value).map(|judgement| all_words::aside(judgement.words()));
        facts.push(Fact::new(measurements::value(), words_of::value(value) + &judged.unwrap_or_default()));
        facts.extend(words_of::range(value).map(|range| Fact::new(words::range_short(), range)));
    }
    facts.extend(words_of::status_of(content).map(|status| Fact::new(words::status(), status)));
    facts.extend(page::details(entry).into_iter().map(|(name, text)| Fact::new(name, text)));
    facts.extend(words_of::senders_name(content).map(|name| Fact::new(words::senders_name(), name)));
    let day = |visit: &Entry| all_words::pick("，", ", ") + &words_of::day(visit.content.at);
    facts.extend(visit.map(|visit| Fact::new(exports::visit(), words_of::label(&visit.content) + &day(visit))));
    Item {
        title: words_of::label(content),
        when: words_of::when(content),
        badge: Some(badge(entry.verification)),
        facts,
        paragraphs: Vec::new(),
        provenance: provenance(entry),
    }
}

fn provenance(entry: &Entry) -> Vec<String> {
    let recorded = show_date_time(entry.recorded_at, all_words::language());
    let mut first = vec![all_words::labelled(measurements::source(), &lines::source(entry))];
    if let Author::Institution { performer: Some(name), .. } = &entry.author {
        first.push(all_words::labelled(words::performer(), name));
    }
    first.push(all_words::labelled(measurements::recorded_at(), &recorded));
    // The number first: however long a code is, it stands on one line.
    let mut second = vec![exports::number(entry.id)];
    second.extend(entry.content.coding.as_ref().map(|coding| all_words::labelled(words::code(), &words_of::code(coding))));
    vec![first.join(" · "), second.join(" · ")]
}

/// How far an entry is verified.
pub fn badge(verification: Verification) -> Badge {
    let (state, shape) = match verification {
        Verification::Pending => (EntryState::Pending, Shape::Dashed),
        Verification::Verified => (EntryState::Verified, Shape::Check),
        Verification::Returned => (EntryState::Returned, Shape::Arrow),
    };
    Badge { text: state.words().to_owned(), shape }
}
