//! Entries of one kind, or of all kinds, one year at a time. Kinds that last are one list (`lasting.rs`).

use axum::{Extension, extract::Query, response::Html};
use chrono::{DateTime, Datelike, Utc};
use domain::{
    entry::{EntryKind, Service},
    section::Section,
    time::today_in_shenzhen,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::record::entries::{self, Entry};

use super::{lasting, lines};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    features::basics::{self, Basics},
    labels::entries as labels,
    page::Document,
    shared::{RecordLinks, record_frame},
    words::entries as words,
};

/// Kinds of the health basics.
pub const HEALTH_ACCESS: Access = Access::view("/record/{person}/health/{kind}", &[Section::Health]);
/// Kinds of services.
pub const SERVICES_ACCESS: Access = Access::view("/record/{person}/services/{kind}", &[Section::Services]);
/// All kinds.
pub const TIMELINE_ACCESS: Access = Access::view("/record/{person}/timeline", &[Section::Health, Section::Services]);

/// The requested year, and the service that visits were for. If the requested year has no entries, or none is requested, the
/// newest year is shown.
#[derive(Debug, Default, Deserialize)]
pub struct InYear {
    year: Option<i32>,
    service: Option<String>,
    /// How many of the year's entries to skip, if the year has more entries than one page shows.
    after: Option<i64>,
}

/// The entries of a year, and the years that have entries.
#[derive(Debug)]
pub struct Group {
    /// `None`: all kinds.
    kind: Option<EntryKind>,
    /// `None`: no year has entries.
    year: Option<i32>,
    years: Vec<i32>,
    /// The services that this year's visits were for, if there is more than one; and the service that is shown.
    services: Vec<Service>,
    service: Option<Service>,
    /// The offset of the next page of the year.
    next: Option<i64>,
    entries: Vec<Entry>,
    /// What the basics state of a kind that lasts.
    stated: Basics,
    /// The time of the page.
    now: DateTime<Utc>,
}

/// `GET /record/{person}/health/{kind}`, `…/services/{kind}`, `/record/{person}/timeline`
pub async fn page(
    Extension(access): Extension<Access>,
    mut record: RecordReader,
    Query(asked): Query<InYear>,
) -> Result<Html<String>, PageError> {
    let group = read(access, &mut record, &asked).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: group.title().to_owned(), frame, ..Document::default() }, view(&group, &RecordLinks::of(&opening)))
    }))
}

/// Reads the kind that the path names, if it belongs to a section of this page; all kinds if the path names none.
pub async fn read(access: Access, record: &mut RecordReader, asked: &InYear) -> Result<Group, PageError> {
    let kind = match record.path.get("kind") {
        None => None,
        Some(code) => {
            let kind = EntryKind::from_code(code).filter(|kind| access.sections.contains(&kind.section()));
            Some(kind.ok_or(PageError::NotFound)?)
        }
    };
    let after = asked.after.unwrap_or_default().clamp(0, i64::from(i32::MAX));
    if let Some(kind) = kind.filter(|kind| kind.is_lasting()) {
        return read_lasting(record, kind, after).await;
    }
    let kinds = kind.as_ref().map_or(EntryKind::ALL, std::slice::from_ref);
    let years = entries::years(&mut record.reader).await?;
    let mut years: Vec<i32> = years.iter().filter(|year| kinds.contains(&year.kind)).map(|year| year.year).collect();
    years.dedup();
    let year = asked.year.filter(|year| years.contains(year)).or(years.first().copied());
    let mut entries = match year {
        Some(year) => entries::of_kinds(&mut record.reader, kinds, year, after).await?,
        None => Vec::new(),
    };
    let next = (i64::try_from(entries.len()) == Ok(entries::PAGE)).then_some(after + entries::PAGE);
    let services = if kind == Some(EntryKind::Visit) { services(&entries) } else { Vec::new() };
    let asked_for = asked.service.as_deref().and_then(Service::from_code);
    let service = asked_for.filter(|service| services.contains(service));
    entries.retain(|entry| service.is_none_or(|service| entry.content.service() == service));
    let now = record.app.db.clock.now();
    Ok(Group { kind, year, years, services, service, next, entries, stated: Basics::new(), now })
}

/// Reads all entries of a kind that lasts, and what the basics state of it.
async fn read_lasting(record: &mut RecordReader, kind: EntryKind, after: i64) -> Result<Group, PageError> {
    let entries = entries::lasting(&mut record.reader, kind, after).await?;
    let stated = basics::read(&mut record.reader, lasting::stated_fields(kind)).await?;
    let next = (i64::try_from(entries.len()) == Ok(entries::PAGE)).then_some(after + entries::PAGE);
    Ok(Group {
        kind: Some(kind),
        year: None,
        years: Vec::new(),
        services: Vec::new(),
        service: None,
        next,
        entries,
        stated,
        now: record.app.db.clock.now(),
    })
}

/// The services that these visits were for, if there is more than one.
fn services(visits: &[Entry]) -> Vec<Service> {
    let found = |service: &&Service| visits.iter().any(|visit| visit.content.service() == **service);
    let services: Vec<Service> = Service::ALL.iter().filter(found).copied().collect();
    if services.len() > 1 { services } else { Vec::new() }
}

impl Group {
    /// The title of the page.
    pub fn title(&self) -> &'static str {
        self.kind.map_or_else(words::timeline, labels::kind_name)
    }
}

/// The years as tabs, and the entries of one year.
pub fn view(group: &Group, links: &RecordLinks) -> AnyView {
    let href = group.kind.map_or_else(|| links.timeline(), |kind| links.group(kind));
    // The lead explains the kind to the subject; doctors do not need it.
    let lead = if links.own { group.kind.map_or_else(words::timeline_lead, labels::kind_help) } else { "" };
    let contents = if links.own { words::contents() } else { words::contents_of() };
    if let Some(kind) = group.kind.filter(|kind| kind.is_lasting()) {
        return view! {
            <PageHeader title=group.title() lead=lead back_href=links.contents() back=contents/>
            {lasting::view(kind, &group.entries, &group.stated, group.now, links)}
            {group.next.map(|next| view! {
                <Buttons><ButtonLink href=format!("{href}?after={next}")>{words::rest_of_the_list()}</ButtonLink></Buttons>
            })}
        }
        .into_any();
    }
    let tab = |year: &i32| TabLink::new(words::year(year), format!("{href}?year={year}"), Some(*year) == group.year);
    let tabs: Vec<TabLink> = group.years.iter().map(tab).collect();
    let several = tabs.len() > 1;
    let empty = group.entries.is_empty();
    let service = group.service.map(|service| format!("&service={}", service.code())).unwrap_or_default();
    let rest = group.year.zip(group.next).map(|(year, next)| {
        let href = format!("{href}?year={year}{service}&after={next}");
        view! { <Buttons><ButtonLink href>{words::rest_of_the_year()}</ButtonLink></Buttons> }
    });
    view! {
        <PageHeader title=group.title() lead=lead back_href=links.contents() back=contents/>
        {several.then(|| view! { <Tabs label=words::years() tabs/> })}
        {service_tabs(group, &href)}
        {empty.then(|| view! { <EmptyState title=words::nothing() icon=Shape::Record><p>{words::nothing_detail()}</p></EmptyState> })}
        {(!empty).then(|| list(group, links))}
        {rest}
    }
    .into_any()
}

/// Tabs for visits of more than one service: all services, and each of them.
fn service_tabs(group: &Group, href: &str) -> Option<AnyView> {
    let year = group.year.filter(|_| !group.services.is_empty())?;
    let mut tabs = vec![TabLink::new(words::all_services(), format!("{href}?year={year}"), group.service.is_none())];
    tabs.extend(group.services.iter().map(|service| {
        let href = format!("{href}?year={year}&service={}", service.code());
        TabLink::new(labels::service(*service), href, group.service == Some(*service))
    }));
    Some(view! { <Tabs label=words::kinds_of_visits() tabs/> }.into_any())
}

/// A longer list is divided by month.
const LONG: usize = 30;

fn list(group: &Group, links: &RecordLinks) -> AnyView {
    let items = |entries: &[Entry]| {
        let items = if group.kind.is_none() { lines::folded_items(entries, links) } else { lines::items(entries, links) };
        view! { <LinkList items/> }
    };
    if group.entries.len() <= LONG {
        return items(&group.entries).into_any();
    }
    let month = |entry: &Entry| today_in_shenzhen(entry.content.at.instant()).month();
    let months = group.entries.chunk_by(|one, next| month(one) == month(next));
    let parts = months.filter_map(|entries| {
        let number = month(entries.first()?);
        let (id, name) = (format!("month-{number}"), words::month(number));
        let named_by = id.clone();
        Some(view! { <section class="section" aria-labelledby=named_by><h2 id=id>{name}</h2>{items(entries)}</section> })
    });
    parts.collect_view().into_any()
}
