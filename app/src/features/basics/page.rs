//! All groups of the basics, each field with its answer.

use std::collections::BTreeMap;

use axum::{extract::Query, response::Html};
use domain::{
    basics::{Field, Group},
    correction::Claim,
    section::Section,
    verification::Verification,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    opening::Reader,
    record::{
        basics::{self, Basic},
        corrections::{self, Correction},
        details::{self, Standing},
    },
};

use super::{confirm, words_of};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::{
        corrections::{at_entry, claim_links, identity_of},
        entries::At,
        record_frame,
    },
    given::Reading,
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
pub async fn page(mut reading: Reading, Query(query): Query<Saved>) -> Result<Html<String>, PageError> {
    let basics = read(&mut reading.reader, Field::ALL).await?;
    let standing = details::standing(&mut reading.reader).await?;
    let identity = identity_of(reading.reader.opening.resident);
    let disputes = corrections::of_entry(&mut reading.reader, identity).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let saved = query.saved.map(|what| {
            let title = match what.as_str() {
                "0" => words::unchanged(),
                "confirmed" => words::confirmed(),
                _ => words::saved(),
            };
            view! { <Notification kind=NotificationKind::Success title>""</Notification> }
        });
        let at = At::of(&opening);
        let view = view! {
            {saved}
            <PageHeader title=words::title() lead=words::lead() back_href=at.contents() back=entry_words::contents()/>
            {confirming(&standing, &at)}
            {groups(&basics, Group::ALL, &at)}
            {fixed(&disputes, &at)}
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

/// When all of it was last found right, and the way to look through it.
fn confirming(standing: &Standing, at: &At) -> AnyView {
    let item = LinkItem::new(words::confirm_title(), at.confirm_basics()).detail(confirm::held(standing)).icon(Shape::Check);
    let waits = standing.asks().then(|| view! { <Tag kind=TagKind::Attention>{words::confirm_waits()}</Tag> });
    let item = match waits {
        Some(waits) => item.aside(waits),
        None => item,
    };
    view! { <LinkList items=vec![item]/> }.into_any()
}

/// Who the record is about, which its subject does not change: how it stands with what they said is wrong, and the way to say so.
fn fixed(disputes: &[Correction], at: &At) -> AnyView {
    view! {
        <section class="section" aria-labelledby="fixed">
            <h2 id="fixed">{words::fixed()}</h2>
            <p>{words::fixed_detail()}</p>
            {at_entry(disputes, at)}
            {claim_links(identity_of(at.resident), Claim::OF_IDENTITY, disputes, at)}
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
pub fn groups(basics: &Basics, groups: &[Group], at: &At) -> AnyView {
    let each = groups.iter().map(|group| {
        let rows = group.fields().map(|field| row(field, basics.get(&field), at)).collect();
        let (title, id) = (words_of::group(*group, at.own), group.code());
        if at.own {
            let more = words::change_group(title);
            view! { <Card title id more_href=at.change_basics(*group) more><SummaryList rows/></Card> }.into_any()
        } else {
            view! { <Card title id><SummaryList rows/></Card> }.into_any()
        }
    });
    each.collect_view().into_any()
}

fn row(field: Field, basic: Option<&Basic>, at: &At) -> SummaryRow {
    let name = words_of::field(field);
    let Some((basic, said)) = basic.and_then(|basic| Some((basic, words_of::answered(field, &basic.answers)?))) else {
        return SummaryRow::maybe(name, "");
    };
    // What is verified needs no word.
    let state = Some(basic.verification).filter(|state| *state != Verification::Verified);
    let said = view! { {quoted(said)}{state.map(|state| view! { " "<Badge state=state.into()/> })} };
    let row = SummaryRow::new(name, said);
    if at.own { row.act(words::source_of(), at.basics_field(field)) } else { row }
}
