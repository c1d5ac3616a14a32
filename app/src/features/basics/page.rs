//! All groups of the basics, each field with its answer.

use std::collections::BTreeMap;

use axum::{extract::Query, response::Html};
use domain::{
    basics::{Field, Group},
    correction::CorrectionKind,
    section::Section,
    verification::Verification,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    opening::{Reader, Subject},
    record::{
        basics::{self, Basic},
        corrections::{self, Correction},
        details::{self, Standing},
    },
};

use super::{confirm, labels};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    features::{
        corrections::{correction_links, correction_notices, identity_of},
        entries::RecordLinks,
        record::subject_rows,
        record_frame,
    },
    page::Document,
    words::{basics as words, entries as entry_words},
};

/// What this page opens.
pub const ACCESS: Access = Access::view("/record/{person}/basics", &[Section::Identity, Section::Health]);

/// What is answered, by field.
pub type Basics = BTreeMap<Field, Basic>;

/// Whether something was just saved.
#[derive(Debug, Default, Deserialize)]
pub struct Saved {
    saved: Option<String>,
}

/// `GET /record/{person}/basics`
pub async fn page(mut record: RecordReader, Query(query): Query<Saved>) -> Result<Html<String>, PageError> {
    let basics = read(&mut record.reader, Field::ALL).await?;
    let standing = details::standing(&mut record.reader).await?;
    let identity = identity_of(record.reader.opening.resident);
    let corrections = corrections::of_entry(&mut record.reader, identity).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let saved = query.saved.map(|what| {
            let title = match what.as_str() {
                "0" => words::unchanged(),
                "confirmed" => words::confirmed(),
                _ => words::saved(),
            };
            view! { <Notification kind=NotificationKind::Success title>""</Notification> }
        });
        let links = RecordLinks::of(&opening);
        let view = view! {
            {saved}
            <PageHeader title=words::title() lead=words::lead() back_href=links.contents() back=entry_words::contents()/>
            {if basics.is_empty() { nothing_yet(&links) } else { confirming(&standing, &links) }}
            {groups(&basics, Group::ALL, &links)}
            {fixed(&opening.subject, &corrections, &links)}
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

/// When all of it was last found right, and the way to look through it.
fn confirming(standing: &Standing, links: &RecordLinks) -> AnyView {
    let item = LinkItem::new(words::confirm_title(), links.confirm_basics()).detail(confirm::held(standing)).icon(Shape::Check);
    let waits = standing.asks().then(|| view! { <Tag kind=TagKind::Attention>{words::confirm_waits()}</Tag> });
    let item = match waits {
        Some(waits) => item.aside(waits),
        None => item,
    };
    view! { <LinkList items=vec![item]/> }.into_any()
}

/// Nothing is answered: where to begin.
fn nothing_yet(links: &RecordLinks) -> AnyView {
    let first = [Group::Contact, Group::Safety, Group::Past].into_iter().map(|group| {
        let (href, fill) = (links.change_basics(group), words::fill_group(labels::group(group, links.own)));
        view! { <ButtonLink href>{fill}</ButtonLink> }
    });
    let first = first.collect_view();
    view! {
        <EmptyState title=words::nothing_yet() icon=Shape::Pen>
            <p>{words::nothing_yet_detail()}</p>
            <Buttons>{first}</Buttons>
        </EmptyState>
    }
    .into_any()
}

/// Who the record is about, which its subject does not change: how it stands with what they said is wrong, and the way to say so.
fn fixed(subject: &Subject, corrections: &[Correction], links: &RecordLinks) -> AnyView {
    let rows = subject_rows(subject);
    view! {
        <section class="section" aria-labelledby="fixed">
            <h2 id="fixed">{words::fixed()}</h2>
            <SummaryList rows/>
            <p>{words::fixed_detail()}</p>
            {correction_notices(corrections, links)}
            {correction_links(identity_of(links.resident), CorrectionKind::OF_IDENTITY, corrections, links)}
        </section>
    }
    .into_any()
}

/// What is answered now to these fields.
pub async fn read(reader: &mut Reader, fields: &[Field]) -> Result<Basics, PageError> {
    let answered = basics::current(reader, fields).await?;
    Ok(answered.into_iter().map(|basic| (basic.field, basic)).collect())
}

/// A card per group. The subject finds the way to change it, and where each answer comes from.
pub fn groups(basics: &Basics, groups: &[Group], links: &RecordLinks) -> AnyView {
    let each = groups.iter().map(|group| {
        let is_empty = !group.fields().any(|field| row_of(field, basics.get(&field)).is_some());
        if links.own && is_empty {
            let (id, fill) = (group.code(), words::fill_group(labels::group(*group, true)));
            let (title, more_href) = (labels::group(*group, true), links.change_basics(*group));
            return view! { <Card title id more_href more=fill><p>{words::nothing()}</p></Card> }.into_any();
        }
        let rows = group.fields().map(|field| row(field, basics.get(&field), links)).collect();
        card(*group, rows, links)
    });
    each.collect_view().into_any()
}

/// What is answered, to look through it: nothing else to read.
pub fn answered(basics: &Basics, links: &RecordLinks) -> AnyView {
    let mut missing = 0;
    let each = Group::ALL.iter().filter_map(|group| {
        let rows: Vec<SummaryRow> = group.fields().filter_map(|field| row_of(field, basics.get(&field))).collect();
        missing += group.fields().count() - rows.len();
        (!rows.is_empty()).then(|| card(*group, rows, links))
    });
    let each = each.collect_view();
    let missing = (missing > 0).then(|| view! { <p>{words::not_filled_in(missing)}</p> });
    view! { {each}{missing} }.into_any()
}

fn card(group: Group, rows: Vec<SummaryRow>, links: &RecordLinks) -> AnyView {
    let (title, id) = (labels::group(group, links.own), group.code());
    if links.own {
        let more = words::change_group(title);
        view! { <Card title id more_href=links.change_basics(group) more><SummaryList rows/></Card> }.into_any()
    } else {
        view! { <Card title id><SummaryList rows/></Card> }.into_any()
    }
}

fn row(field: Field, basic: Option<&Basic>, links: &RecordLinks) -> SummaryRow {
    match row_of(field, basic) {
        Some(row) if links.own => row.act(words::source_of(), links.basics_field(field)),
        Some(row) => row,
        None => SummaryRow::maybe(labels::field(field), ""),
    }
}

/// An answer in words, with how it stands; none where there is none, or it was taken back.
fn row_of(field: Field, basic: Option<&Basic>) -> Option<SummaryRow> {
    let basic = basic?;
    let said = labels::answered(field, &basic.answers)?;
    // What is verified needs no word.
    let state = Some(basic.verification).filter(|state| *state != Verification::Verified);
    let said = view! { {quoted(said)}{state.map(|state| view! { " "<Badge state=state.into()/> })} };
    Some(SummaryRow::new(labels::field(field), said))
}
