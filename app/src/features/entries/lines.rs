//! Entries as a list.

use std::collections::{BTreeMap, HashMap};

use domain::{
    entry::{Content, Detail, EntryKind, EntryStatus},
    section::Section,
};
use leptos::prelude::*;
use store::record::entries::{Author, Entry};

use crate::{components::prelude::*, labels::entries as labels, shared::RecordLinks, words};

/// Items that link to their entries: label, time, source, and the value or state if it matters.
pub fn items(entries: &[Entry], links: &RecordLinks) -> Vec<LinkItem> {
    entries.iter().map(|entry| item(entry, None, links)).collect()
}

/// The same items, but an entry that belongs to a visit or report in the list has no item of its own. The item of a visit shows
/// how many entries of each kind belong to it.
pub fn folded_items(entries: &[Entry], links: &RecordLinks) -> Vec<LinkItem> {
    let key = |entry: &Entry| entry.sender.clone();
    let wholes: HashMap<(String, String), EntryKind> =
        entries.iter().filter(|entry| holds_others(entry)).filter_map(|entry| Some((key(entry)?, entry.content.kind))).collect();
    let mut within: HashMap<(String, String), BTreeMap<EntryKind, usize>> = HashMap::new();
    let mut own = Vec::new();
    for entry in entries {
        let of = |named: &Option<String>| Some((entry.sender.as_ref()?.0.clone(), named.clone()?));
        // Conditions, allergies and immunisations stay relevant after the visit, so they always have their own item.
        let lasts = entry.content.kind.section() == Section::Health && entry.content.kind != EntryKind::Medicine;
        let visit = of(&entry.content.visit).filter(|visit| wholes.get(visit) == Some(&EntryKind::Visit));
        let report = of(&entry.content.report).filter(|report| wholes.get(report) == Some(&EntryKind::Report));
        match report.clone().or(visit) {
            Some(whole) if !lasts => {
                // Entries of a report are not counted: the report's own item represents them.
                if report.is_none() {
                    *within.entry(whole).or_default().entry(entry.content.kind).or_default() += 1;
                }
            }
            _ => own.push(entry),
        }
    }
    own.into_iter().map(|entry| item(entry, key(entry).and_then(|key| within.get(&key)), links)).collect()
}

fn holds_others(entry: &Entry) -> bool {
    matches!(entry.content.kind, EntryKind::Visit | EntryKind::Report)
}

fn item(entry: &Entry, within: Option<&BTreeMap<EntryKind, usize>>, links: &RecordLinks) -> LinkItem {
    let content = &entry.content;
    let mut facts = vec![labels::day(content.at), source(entry)];
    if content.kind == EntryKind::Medicine {
        facts.extend(dosage(content));
    }
    if let Some(within) = within {
        let each = within.iter().map(|(kind, count)| format!("{} {count}", labels::kind_name(*kind)));
        facts.push(each.collect::<Vec<_>>().join(&words::pick("、", ", ")));
    }
    let detail = facts.join(" · ");
    let item = LinkItem::new(labels::label(content), links.entry(content.kind, entry.id)).detail(detail).icon(icon(content.kind));
    match aside(entry) {
        Some(aside) => item.aside(aside),
        None => item,
    }
}

/// How a medicine is used, as its sender states it, if that is short enough for a list.
fn dosage(content: &Content) -> Option<String> {
    const LONGEST: usize = 60;
    let text = content.details.iter().find(|(name, _)| *name == Detail::Dosage).map(|(name, text)| labels::said(*name, text))?;
    (text.chars().count() <= LONGEST).then_some(text)
}

/// The value of a result, with a tag if it is outside its range; for other entries the state, if it is active.
fn aside(entry: &Entry) -> Option<AnyView> {
    let content = &entry.content;
    if let Some(value) = &content.value {
        let judged = labels::judgement(value).filter(|judgement| *judgement != Judgement::Within);
        let word = judged.map(|judgement| view! { " "<Tag kind=TagKind::Attention>{judgement.words()}</Tag> });
        return Some(view! { <span>{quoted(labels::value(value))}{word}</span> }.into_any());
    }
    if let Some(restricted) = content.qualification {
        return Some(view! { <Tag kind=TagKind::Attention>{labels::qualification(restricted)}</Tag> }.into_any());
    }
    let goes_on = content.status.filter(|status| *status == EntryStatus::Active)?;
    let word = labels::status(content.kind, goes_on);
    Some(view! { <Tag>{word}</Tag> }.into_any())
}

/// The author of the entry.
pub fn source(entry: &Entry) -> String {
    author(&entry.author)
}

/// The author as text.
pub fn author(author: &Author) -> String {
    match author {
        Author::Resident => words::measurements::by_resident().to_owned(),
        Author::Institution { name_zh, name_en, .. } => words::pick(name_zh, name_en),
    }
}

/// The icon of a kind.
pub fn icon(kind: EntryKind) -> Shape {
    match kind {
        EntryKind::Visit => Shape::Building,
        EntryKind::Report | EntryKind::Plan => Shape::Record,
        EntryKind::Result | EntryKind::Immunisation => Shape::Drop,
        EntryKind::Procedure => Shape::Pen,
        EntryKind::Condition => Shape::Heart,
        EntryKind::Allergy => Shape::Alert,
        EntryKind::Medicine => Shape::Pill,
    }
}
