//! A visit or a report, with its parts.

use axum::response::Html;
use domain::{entry::EntryKind, ids::LogId, section::Section};
use leptos::prelude::*;
use store::record::{
    corrections::{self, Correction},
    entries::{self, Entry},
};

use super::{entry, lines};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    labels::entries as labels,
    page::Document,
    shared::{RecordLinks, record_frame},
};

/// The access that this page needs. The parts of a visit can belong to either section.
pub const ACCESS: Access = Access::view("/record/{person}/services/whole/{item}", &[Section::Health, Section::Services]);

/// A visit or a report, and its parts.
#[derive(Debug)]
pub struct EntryWithParts {
    entry: Entry,
    parts: Vec<Entry>,
    corrections: Vec<Correction>,
}

impl EntryWithParts {
    /// The title of the page.
    pub fn title(&self) -> String {
        labels::kind_name(self.entry.content.kind).to_owned()
    }
}

/// `GET /record/{person}/services/whole/{item}`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let whole = read(&mut record).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: whole.title(), frame, ..Document::default() }, view(&whole, &RecordLinks::of(&opening), opening.log))
    }))
}

/// Reads the visit or report that the path names.
pub async fn read(record: &mut RecordReader) -> Result<EntryWithParts, PageError> {
    let entry = entry::read(record, "item").await?;
    let parts = match entry.content.kind {
        EntryKind::Visit => entries::of_visit(&mut record.reader, &entry).await?,
        EntryKind::Report => entries::of_report(&mut record.reader, &entry).await?,
        _ => return Err(PageError::NotFound),
    };
    let corrections = corrections::about(&mut record.reader, entry.id.into()).await?;
    Ok(EntryWithParts { entry, parts, corrections })
}

/// The content, the same for the subject and for staff. A visit shows only those results that belong to no report.
pub fn view(whole: &EntryWithParts, links: &RecordLinks, log: LogId) -> AnyView {
    let in_report = whole.entry.content.kind == EntryKind::Report;
    let shown = |kind: EntryKind| -> Vec<Entry> {
        let of_kind = whole.parts.iter().filter(move |part| part.content.kind == kind);
        of_kind.filter(|part| in_report || part.content.report.is_none()).cloned().collect()
    };
    let groups = EntryKind::ALL.iter().map(|kind| (*kind, shown(*kind))).filter(|(_, parts)| !parts.is_empty());
    let groups = groups.map(|(kind, parts)| {
        let items = lines::items(&parts, links);
        let id = format!("part-{}", kind.code());
        view! { <Card title=labels::kind_name(kind) id><LinkList items/></Card> }
    });
    view! {
        {entry::head(&whole.entry, &whole.corrections, links)}
        {groups.collect_view()}
        {entry::provenance(&whole.entry, links, log)}
        {entry::request_correction(&whole.entry, &whole.corrections, links)}
        {entry::download(&whole.entry, links)}
    }
    .into_any()
}
