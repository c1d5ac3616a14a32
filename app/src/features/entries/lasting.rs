//! Allergies, problems and medicines: one list each, what holds now before what is over, and beside it what the basics state.

use chrono::{DateTime, Utc};
use domain::{
    basics::{Field, Group},
    entry::EntryKind,
};
use leptos::prelude::*;
use store::record::{basics::Basic, entries::Entry};

use super::lines;
use crate::{
    components::prelude::*, features::basics::Basics, labels::basics as basics_labels, shared::RecordLinks,
    words::entries as words,
};

/// The basics that state facts of this kind.
pub fn stated_fields(kind: EntryKind) -> &'static [Field] {
    match kind {
        EntryKind::Allergy => &[Field::DrugAllergy],
        EntryKind::Condition => &[Field::PastIllness],
        EntryKind::Medicine => &[Field::OwnMedicines],
        _ => &[],
    }
}

/// The two lists, and what the basics state.
pub fn view(kind: EntryKind, entries: &[Entry], stated: &Basics, now: DateTime<Utc>, links: &RecordLinks) -> AnyView {
    let (past, mut current): (Vec<Entry>, Vec<Entry>) = entries.iter().cloned().partition(|entry| entry.content.is_past(now));
    // What is only suspected or proposed comes after what is a fact.
    current.sort_by_key(|entry| entry.content.qualification.is_some());
    let section = |id: &'static str, title: &'static str, entries: &[Entry]| {
        let items = lines::items(entries, links);
        (!items.is_empty()).then(|| {
            view! { <section class="section" aria-labelledby=id><h2 id=id>{title}</h2><LinkList items/></section> }
        })
    };
    let of_basics: Vec<LinkItem> =
        stated_fields(kind).iter().filter_map(|field| stated.get(field)).filter_map(|basic| item(basic, links)).collect();
    let nothing = entries.is_empty() && of_basics.is_empty();
    view! {
        {section("current", words::holds_now(), &current)}
        {(!of_basics.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="stated"><h2 id="stated">{words::stated()}</h2><LinkList items=of_basics/></section>
        })}
        {section("past", words::is_over(), &past)}
        {nothing.then(|| view! { <EmptyState title=words::nothing() icon=Shape::Record><p>{words::nothing_detail()}</p></EmptyState> })}
    }
    .into_any()
}

/// What the basics state, with who stated it and whether it was verified.
fn item(basic: &Basic, links: &RecordLinks) -> Option<LinkItem> {
    let text = basics_labels::answered(basic.field, &basic.answers)?;
    let facts = [basics_labels::field(basic.field).to_owned(), lines::author(&basic.author)];
    let group = match basic.field {
        Field::DrugAllergy => Group::Safety,
        Field::PastIllness => Group::Past,
        _ => Group::Lifestyle,
    };
    let item = LinkItem::new(text, links.basics_group(group)).detail(facts.join(" · ")).icon(Shape::Person);
    Some(item.aside(view! { <Badge state=basic.verification.into()/> }))
}
