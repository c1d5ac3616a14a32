//! Reads the answers of the basics and shows them as cards.

use std::collections::BTreeMap;

use domain::{
    basics::{Field, Group},
    verification::Verification,
};
use leptos::prelude::*;
use store::{
    opening::Reader,
    record::basics::{self, Basic},
};

use crate::{components::prelude::*, error::PageError, labels::basics as labels, shared::RecordLinks, words::basics as words};

/// The answers, by field.
pub type Basics = BTreeMap<Field, Basic>;

/// Reads the current answers to these fields.
pub async fn read(reader: &mut Reader, fields: &[Field]) -> Result<Basics, PageError> {
    let answered = basics::current(reader, fields).await?;
    Ok(answered.into_iter().map(|basic| (basic.field, basic)).collect())
}

/// One card per group. The subject also gets links to change a group and to see the source of each answer.
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

/// The existing answers as cards, for review. The number of fields without an answer follows the cards.
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

/// The answer with its verification state; `None` if the field has no answer or the answer was withdrawn.
fn row_of(field: Field, basic: Option<&Basic>) -> Option<SummaryRow> {
    let basic = basic?;
    let said = labels::answered(field, &basic.answers)?;
    // A verified answer gets no badge.
    let state = Some(basic.verification).filter(|state| *state != Verification::Verified);
    let said = view! { {quoted(said)}{state.map(|state| view! { " "<Badge state=state.into()/> })} };
    Some(SummaryRow::new(labels::field(field), said))
}
