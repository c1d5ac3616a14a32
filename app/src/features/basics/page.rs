//! All groups of the basics, each field with its answer.

use axum::{extract::Query, response::Html};
use domain::{
    basics::{Field, Group},
    correction::{CorrectionKind, CorrectionTarget},
    section::Section,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    opening::Subject,
    record::{
        corrections::{self, Correction},
        details::{self, Standing},
        identity,
    },
};

use super::{
    answers::{groups, read},
    confirm,
};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    features::corrections::{correction_links, correction_notices},
    labels::basics as labels,
    page::Document,
    shared::{RecordLinks, earlier_identities, record_frame, subject_rows},
    words::{basics as words, entries as entry_words},
};

/// The access that this page needs.
pub const ACCESS: Access = Access::view("/record/{person}/basics", &[Section::Identity, Section::Health]);

/// The result of the form that was just sent.
#[derive(Debug, Default, Deserialize)]
pub struct Saved {
    saved: Option<String>,
}

/// `GET /record/{person}/basics`
pub async fn page(mut record: RecordReader, Query(query): Query<Saved>) -> Result<Html<String>, PageError> {
    let basics = read(&mut record.reader, Field::ALL).await?;
    let standing = details::standing(&mut record.reader).await?;
    let corrections = corrections::about(&mut record.reader, CorrectionTarget::Identity).await?;
    let earlier = identity::earlier(&mut record.reader).await?;
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
            {earlier_identities(&earlier)}
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

/// The link to the confirmation form, with the time of the last confirmation.
fn confirming(standing: &Standing, links: &RecordLinks) -> AnyView {
    let item = LinkItem::new(words::confirm_title(), links.confirm_basics()).detail(confirm::held(standing)).icon(Shape::Check);
    let waits = standing.asks().then(|| view! { <Tag kind=TagKind::Attention>{words::confirm_waits()}</Tag> });
    let item = match waits {
        Some(waits) => item.aside(waits),
        None => item,
    };
    view! { <LinkList items=vec![item]/> }.into_any()
}

/// The view if no field has an answer: links to the first groups to fill in.
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

/// The registered identity, which the subject cannot change here: its correction notices, and the links to request a
/// correction.
fn fixed(subject: &Subject, corrections: &[Correction], links: &RecordLinks) -> AnyView {
    let rows = subject_rows(subject);
    view! {
        <section class="section" aria-labelledby="fixed">
            <h2 id="fixed">{words::fixed()}</h2>
            <SummaryList rows/>
            <p>{words::fixed_detail()}</p>
            {correction_notices(corrections, links)}
            {correction_links(CorrectionTarget::Identity, CorrectionKind::OF_IDENTITY, corrections, links)}
        </section>
    }
    .into_any()
}
