//! Entries in a document: the same content as on their pages.

use std::collections::HashMap;

use domain::{entry::EntryKind, time::show_date_time};
use exchange::pdf::{Block, Chart, Entry as Item, Fact, Legend};
use store::record::entries::{Author, Entry};

use super::{entry as page, lines, test_trend::Trend};
use crate::{
    features::corrections::DocumentedCorrection,
    labels::entries as labels,
    shared::pdf::{badge, trend_point},
    words::{self as all_words, components, entries as words, exports, measurements},
};

/// The entries of a kind. An entry names its visit if the visit is in `all`, and states whether it has a correction.
pub fn blocks(kind: EntryKind, all: &[Entry], corrections: &[DocumentedCorrection]) -> Vec<Block> {
    let key = |entry: &Entry| Some((entry.content.kind, entry.sender.clone()?));
    let known: HashMap<_, _> = all.iter().filter_map(|entry| Some((key(entry)?, entry))).collect();
    let visit = |entry: &Entry| {
        let of = (entry.sender.as_ref()?.0.clone(), entry.content.visit.clone()?);
        known.get(&(EntryKind::Visit, Some(of).filter(|_| kind != EntryKind::Visit)?)).copied()
    };
    let of_kind: Vec<&Entry> = all.iter().filter(|entry| entry.content.kind == kind).collect();
    let has_correction = |entry: &Entry| corrections.iter().any(|correction| correction.is_about(entry));
    let said = |entry: &Entry| Block::Entry(item(entry, visit(entry), has_correction(entry)));
    if kind != EntryKind::Result {
        return of_kind.into_iter().map(said).collect();
    }
    by_test(&of_kind).into_iter().flat_map(|results| heading(&results).into_iter().chain(results.into_iter().map(said))).collect()
}

/// Results grouped by test; the test with the newest result comes first.
fn by_test<'a>(results: &[&'a Entry]) -> Vec<Vec<&'a Entry>> {
    let mut tests: Vec<(String, Vec<&Entry>)> = Vec::new();
    for entry in results {
        let name = labels::label(&entry.content);
        match tests.iter_mut().find(|(known, _)| *known == name) {
            Some((_, of_test)) => of_test.push(entry),
            None => tests.push((name, vec![entry])),
        }
    }
    tests.into_iter().map(|(_, of_test)| of_test).collect()
}

/// The test's name and trend. A single result gets no heading, because its own title is the name.
fn heading(results: &[&Entry]) -> Vec<Block> {
    let [newest, _, ..] = results else { return Vec::new() };
    let name = labels::label(&newest.content);
    let mut blocks = vec![Block::Heading(name.clone())];
    if let Some(Trend { points, description, unit, reference, converted }) = Trend::of(results.iter().copied()) {
        let note = converted.then(|| Block::Note(exports::converted(&unit)));
        let title = measurements::trend_title(name);
        let points = points.into_iter().filter_map(trend_point).collect();
        let legend = Legend {
            verified: components::legend_verified().to_owned(),
            unverified: components::legend_self_entered().to_owned(),
            range: words::range_short().to_owned(),
            first: String::new(),
            second: String::new(),
        };
        blocks.push(Block::Chart(Chart { title, unit, description, points, range: reference, second_range: None, legend }));
        blocks.extend(note);
    }
    blocks
}

fn item(entry: &Entry, visit: Option<&Entry>, has_correction: bool) -> Item {
    let content = &entry.content;
    let mut facts = Vec::new();
    if let Some(value) = &content.value {
        let judged = labels::judgement(value).map(|judgement| all_words::aside(judgement.words()));
        facts.push(Fact::new(measurements::value(), labels::value(value) + &judged.unwrap_or_default()));
        facts.extend(labels::range(value).map(|range| Fact::new(words::range_short(), range)));
    }
    facts.extend(labels::status_of(content).map(|status| Fact::new(words::status(), status)));
    facts.extend(page::details(entry).into_iter().map(|(name, text)| Fact::new(name, text)));
    facts.extend(labels::senders_name(content).map(|name| Fact::new(words::senders_name(), name)));
    let day = |visit: &Entry| all_words::pick("，", ", ") + &labels::day(visit.content.at);
    if has_correction {
        facts.push(Fact::new(exports::correction_requested(), exports::see_corrections()));
    }
    facts.extend(visit.map(|visit| Fact::new(exports::visit(), labels::label(&visit.content) + &day(visit))));
    Item {
        title: labels::label(content),
        when: labels::when(content),
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
    // The number comes first, so that it stays on one line, however long a code is.
    let mut second = vec![exports::number(entry.id)];
    second.extend(entry.content.coding.as_ref().map(|coding| all_words::labelled(words::code(), &labels::code(coding))));
    vec![first.join(" · "), second.join(" · ")]
}
