//! A visit or a report, with what belongs to it.

use axum::response::Html;
use domain::{entry::EntryKind, ids::LogId, section::Section};
use leptos::prelude::*;
use store::record::{
    corrections::{self, Correction},
    entries::{self, Entry},
};

use super::{At, entry, lines, words_of};
use crate::{access::Access, components::prelude::*, error::PageError, features::record_frame, given::Reading, page::Document};

/// What belongs to a visit may be of either section.
pub const ACCESS: Access = Access::view("/record/{person}/services/whole/{item}", &[Section::Health, Section::Services]);

/// An entry and what belongs to it.
#[derive(Debug)]
pub struct Whole {
    entry: Entry,
    parts: Vec<Entry>,
    corrections: Vec<Correction>,
}

impl Whole {
    /// The title of its page.
    pub fn title(&self) -> String {
        words_of::kind_name(self.entry.content.kind).to_owned()
    }
}

/// `GET /record/{person}/services/whole/{item}`
pub async fn page(mut reading: Reading) -> Result<Html<String>, PageError> {
    let whole = read(&mut reading).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: whole.title(), frame, ..Document::default() }, view(&whole, &At::of(&opening), opening.log))
    }))
}

/// The visit or report that the path names.
pub async fn read(reading: &mut Reading) -> Result<Whole, PageError> {
    let entry = entry::read(reading, "item").await?;
    let parts = match entry.content.kind {
        EntryKind::Visit => entries::of_visit(&mut reading.reader, &entry).await?,
        EntryKind::Report => entries::of_report(&mut reading.reader, &entry).await?,
        _ => return Err(PageError::NotFound),
    };
    let corrections = corrections::of_entry(&mut reading.reader, entry.id).await?;
    Ok(Whole { entry, parts, corrections })
}

/// The content, the same for the subject and for staff. Of a visit's results those stand here that no report has.
pub fn view(whole: &Whole, at: &At, log: LogId) -> AnyView {
    let in_report = whole.entry.content.kind == EntryKind::Report;
    let shown = |kind: EntryKind| -> Vec<Entry> {
        let of_kind = whole.parts.iter().filter(move |part| part.content.kind == kind);
        of_kind.filter(|part| in_report || part.content.report.is_none()).cloned().collect()
    };
    let groups = EntryKind::ALL.iter().map(|kind| (*kind, shown(*kind))).filter(|(_, parts)| !parts.is_empty());
    let groups = groups.map(|(kind, parts)| {
        let items = lines::items(&parts, at);
        let id = format!("part-{}", kind.code());
        view! { <Card title=words_of::kind_name(kind) id><LinkList items/></Card> }
    });
    view! {
        {entry::head(&whole.entry, &whole.corrections, at)}
        {groups.collect_view()}
        {entry::provenance(&whole.entry, at, log)}
        {entry::disputing(&whole.entry, &whole.corrections, at)}
        {entry::download(&whole.entry, at)}
    }
    .into_any()
}
