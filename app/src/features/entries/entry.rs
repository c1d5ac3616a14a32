//! One entry: its content, its provenance, its readers.

use axum::response::Html;
use domain::{
    correction::CorrectionKind,
    entry::{Content, Detail, EntryKind, Value},
    ids::{EntryId, LogId},
    section::Section,
    time::show_date_time,
};
use leptos::prelude::*;
use store::record::{
    corrections::{self, Correction},
    entries::{self, Author, Entry},
};

use super::lines;
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    features::corrections::{correction_notices, correction_section},
    glossary::Term,
    labels::entries as labels,
    page::Document,
    shared::{Item, RecordLinks, download_button, record_frame},
    words::{self as all_words, entries as words, measurements},
};

/// One entry of the health basics.
pub const HEALTH_ACCESS: Access = Access::view("/record/{person}/health/entry/{entry}", &[Section::Health]);
/// One entry of the services.
pub const SERVICES_ACCESS: Access = Access::view("/record/{person}/services/entry/{entry}", &[Section::Services]);

/// `GET /record/{person}/health/entry/{entry}` and `…/services/entry/{entry}`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let entry = read(&mut record, "entry").await?;
    let corrections = corrections::about(&mut record.reader, entry.id.into()).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        let title = labels::kind_name(entry.content.kind).to_owned();
        (Document { title, frame, ..Document::default() }, view(&entry, &corrections, &RecordLinks::of(&opening), opening.log))
    }))
}

/// The entry that this part of the path names; *not found* if the record does not contain it or this reader cannot read it.
pub async fn read(record: &mut RecordReader, part: &str) -> Result<Entry, PageError> {
    let id: EntryId = record.path.get(part).and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    entries::one(&mut record.reader, id).await?.ok_or(PageError::NotFound)
}

/// The content, the same for the subject and for staff.
pub fn view(entry: &Entry, corrections: &[Correction], links: &RecordLinks, log: LogId) -> AnyView {
    view! { {head(entry, corrections, links)}{provenance(entry, links, log)}{request_correction(entry, corrections, links)}{download(entry, links)} }
        .into_any()
}

/// The links to request a correction, for the subject: only for the current version of an entry that an institution wrote.
pub fn request_correction(entry: &Entry, corrections: &[Correction], links: &RecordLinks) -> Option<AnyView> {
    let counts = entry.superseded_at.is_none() && entry.author != Author::Resident;
    counts.then(|| correction_section(entry.id.into(), CorrectionKind::of(entry.content.kind), corrections, links)).flatten()
}

/// The button to download the entry, for the subject: only for the current version.
pub fn download(entry: &Entry, links: &RecordLinks) -> Option<AnyView> {
    (links.own && entry.superseded_at.is_none()).then(|| download_button(links.resident, Item::Entry(entry.id)))
}

/// The content, and the notices of its corrections.
pub fn head(entry: &Entry, corrections: &[Correction], links: &RecordLinks) -> AnyView {
    let kind = entry.content.kind;
    let more = (kind == EntryKind::Result).then(|| {
        let href = links.same_test(entry.id);
        view! { <Buttons><ButtonLink href>{words::same_test()}</ButtonLink></Buttons> }.into_any()
    });
    view! {
        {superseded(entry)}
        <PageHeader title=labels::label(&entry.content) back_href=links.group(kind) back=labels::kind_name(kind)/>
        {certainty(&entry.content)}
        {correction_notices(corrections, links)}
        {says(entry, more)}
    }
    .into_any()
}

/// What makes the entry no plain fact, for example a suspicion or a proposal, as a tag under the title.
pub fn certainty(content: &Content) -> Option<AnyView> {
    let qualification = content.qualification?;
    Some(view! { <Tags><Tag kind=TagKind::Attention>{labels::qualification(qualification)}</Tag></Tags> }.into_any())
}

/// The notice that a newer version supersedes this one, or that its sender took the entry back.
pub fn superseded(entry: &Entry) -> Option<AnyView> {
    if entry.taken_back {
        return Some(taken_back());
    }
    let notice = |_| view! { <Notification kind=NotificationKind::Warning title=measurements::superseded()>""</Notification> };
    entry.superseded_at.map(notice).map(IntoAny::into_any)
}

/// The notice that the sender took an entry back.
fn taken_back() -> AnyView {
    let kind = NotificationKind::Warning;
    view! { <Notification kind title=words::taken_back()><p>{words::taken_back_detail()}</p></Notification> }.into_any()
}

/// The value, the link `more`, and all other content.
pub fn says(entry: &Entry, more: Option<AnyView>) -> AnyView {
    let content = &entry.content;
    let kind = content.kind;
    let mut rows = vec![SummaryRow::new(words::when(), labels::when(content))];
    rows.extend(labels::senders_name(content).map(|name| SummaryRow::new(words::senders_name(), quoted(name))));
    rows.extend(labels::status_of(content).map(|status| SummaryRow::new(words::status(), status)));
    rows.extend(details(entry).into_iter().map(|(name, text)| SummaryRow::new(name, quoted(text))));
    view! {
        {content.value.as_ref().map(measured)}
        {more}
        {Term::of(content).map(|term| view! { <p>{term.help()}</p> })}
        <SummaryList rows/>
        <Disclosure summary=words::what_is_this()><p>{labels::kind_help(kind)}</p><p>{words::in_their_words()}</p></Disclosure>
    }
    .into_any()
}

/// The details; several details of one name are joined on one line.
pub fn details(entry: &Entry) -> Vec<(&'static str, String)> {
    let mut rows: Vec<(Detail, String)> = Vec::new();
    for (name, text) in &entry.content.details {
        let said = labels::said(*name, text);
        match rows.iter_mut().find(|(known, _)| known == name) {
            Some((_, so_far)) => {
                so_far.push_str(&all_words::pick("；", "; "));
                so_far.push_str(&said);
            }
            None => rows.push((*name, said)),
        }
    }
    rows.into_iter().map(|(name, text)| (labels::detail(name), text)).collect()
}

/// The value and the sender's reference range.
fn measured(value: &Value) -> AnyView {
    let (name, shown, unit) = (measurements::value(), labels::figure(value), labels::unit(value));
    let measure = match (value, labels::judgement(value)) {
        (Value::Text(text), _) => view! { <p class="lines">{quoted(text.clone())}</p> }.into_any(),
        (_, Some(judgement)) => view! { <Measure name value=shown unit judgement/> }.into_any(),
        (_, None) => view! { <Measure name value=shown unit/> }.into_any(),
    };
    let range = labels::range(value).map(|range| view! { <p>{words::range_of_sender(range)}</p> });
    let bar = match (value, labels::judgement(value)) {
        (Value::Quantity { number, low, high, .. }, Some(judgement)) => {
            Some(view! { <RangeBar value=*number low=*low high=*high unit=labels::unit(value) judgement/> })
        }
        _ => None,
    };
    view! { {measure}{bar}{range} }.into_any()
}

/// The provenance; the subject also sees who can read the entry.
pub fn provenance(entry: &Entry, links: &RecordLinks, log: LogId) -> AnyView {
    let language = all_words::language();
    let mut rows = vec![SummaryRow::new(measurements::source(), lines::source(entry))];
    if let Author::Institution { performer: Some(name), .. } = &entry.author {
        rows.push(SummaryRow::new(words::performer(), quoted(name.clone())));
    }
    if let Some(coding) = &entry.content.coding {
        rows.push(SummaryRow::new(words::code(), labels::code(coding)));
    }
    rows.push(SummaryRow::new(measurements::recorded_at(), show_date_time(entry.recorded_at, language)));
    // Only what residents enter is verified. "Verified" beside a suspicion of an institution would read as a confirmed diagnosis.
    if entry.author == Author::Resident {
        rows.push(SummaryRow::new(measurements::state(), view! { <Badge state=entry.verification.into()/> }.into_any()));
    }
    if links.own {
        let open_to =
            if entry.security_label.is_open() { measurements::open_to_default() } else { measurements::open_to_limited() };
        let open_to = measurements::open_to_sender(open_to, lines::source(entry));
        rows.push(SummaryRow::new(measurements::open_to(), open_to));
    }
    view! {
        <section class="section" aria-labelledby="provenance">
            <h2 id="provenance">{measurements::provenance()}</h2>
            <SummaryList rows/>
            <p><small>{measurements::log_row(log)}</small></p>
        </section>
    }
    .into_any()
}
