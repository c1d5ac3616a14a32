//! The contents of the record, in the groups of Article 6.

use std::collections::BTreeMap;

use axum::response::Html;
use domain::{basics::Group, entry::EntryKind, section::Section};
use leptos::prelude::*;
use store::{opening::Reader, record::entries};

use super::lines;
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    labels::entries as labels,
    page::Document,
    shared::{RecordLinks, record_frame},
    words::{basics, corrections, entries as words, exports, measurements, sources as source_words},
};

/// The access that this page needs.
pub const ACCESS: Access = Access::view("/record/{person}/contents", &[Section::Health, Section::Services]);

/// How many entries each kind has.
pub type Counts = BTreeMap<EntryKind, i64>;

/// `GET /record/{person}/contents`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let counts = read(&mut record.reader).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let links = RecordLinks::of(&opening);
        let view = view! {
            <PageHeader title=words::contents() lead=words::contents_lead()/>
            {view(&counts, &links)}
            {sources(&links)}
            <Buttons>
                <ButtonLink href=links.download() icon=Shape::Download>{exports::link()}</ButtonLink>
                <ButtonLink href=links.corrections() icon=Shape::Pen>{corrections::title()}</ButtonLink>
            </Buttons>
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::contents().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

fn sources(links: &RecordLinks) -> impl IntoView + use<> {
    let items =
        vec![LinkItem::new(source_words::title(), links.sources()).detail(source_words::link_detail()).icon(Shape::Building)];
    view! { <LinkList items/> }
}

/// Counts the current entries.
pub async fn read(reader: &mut Reader) -> Result<Counts, PageError> {
    let mut counts = Counts::new();
    for year in entries::years(reader).await? {
        *counts.entry(year.kind).or_default() += year.entries;
    }
    Ok(counts)
}

/// The groups; each kind with its number of entries.
pub fn view(counts: &Counts, links: &RecordLinks) -> AnyView {
    let kinds = |section| {
        let kinds = EntryKind::ALL.iter().filter(move |kind| kind.section() == section);
        kinds.map(|kind| {
            let count = counts.get(kind).copied().unwrap_or_default();
            let detail = match count {
                0 => words::none_yet().to_owned(),
                1 => words::count_one().to_owned(),
                count => words::count(count),
            };
            LinkItem::new(labels::kind_name(*kind), links.group(*kind)).detail(detail).icon(lines::icon(*kind))
        })
    };
    let services = [LinkItem::new(words::timeline(), links.timeline()).detail(words::timeline_lead()).icon(Shape::Clock)];
    let services = services.into_iter().chain(kinds(Section::Services)).collect();
    let basics = LinkItem::new(if links.own { basics::title() } else { basics::title_of() }, links.basics())
        .detail(basics::card_detail())
        .icon(Shape::Person);
    let health = std::iter::once(basics).chain(kinds(Section::Health)).collect();
    let lifestyle = vec![
        LinkItem::new(measurements::title(), links.measurements()).detail(words::measurements_lead()).icon(Shape::Heart),
        LinkItem::new(basics::lifestyle(), links.basics_group(Group::Lifestyle))
            .detail(basics::lifestyle_detail())
            .icon(Shape::Pen),
    ];
    let group = |title: &'static str, id: &'static str, items: Vec<LinkItem>| view! { <Card title id><LinkList items/></Card> };
    view! {
        {group(words::health(), "health", health)}
        {group(words::services(), "services", services)}
        {group(words::lifestyle(), "lifestyle", lifestyle)}
    }
    .into_any()
}
