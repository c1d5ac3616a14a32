//! What is registered of a person's document, and what was registered before it was changed.

use domain::{
    document::DocumentNumber,
    registration::ChangeReason,
    sex::Sex,
    time::{show_date, today_in_shenzhen},
};
use leptos::prelude::*;
use store::record::identity::{EarlierIdentity, RegisteredNumber};

use crate::{
    components::prelude::*,
    labels,
    words::{self as all_words, counter as words, record},
};

/// The document numbers, masked: the current ones with their documents, then former ones.
pub fn document_rows(numbers: &[RegisteredNumber]) -> Vec<SummaryRow> {
    let row = |one: &RegisteredNumber| {
        let (document, number) = (one.document.unwrap_or(one.number.own_document()), masked(&one.number));
        let text = match one.until {
            Some(until) => words::former_number(number, show_date(today_in_shenzhen(until), all_words::language())),
            None => number,
        };
        SummaryRow::new(labels::document::kind(document), text)
    };
    numbers.iter().map(row).collect()
}

fn masked(number: &DocumentNumber) -> String {
    number.masked()
}

/// What was registered before each change; nothing if nothing was changed.
pub fn earlier_identities(earlier: &[EarlierIdentity]) -> Option<AnyView> {
    let items = earlier.iter().map(|one| {
        let language = all_words::language();
        let sex = match one.sex {
            Sex::Male => record::male(),
            Sex::Female => record::female(),
            _ => record::sex_unknown(),
        };
        let (zh, en) = &one.institution;
        let when = show_date(today_in_shenzhen(one.changed_at), language);
        let facts = [
            Some(words::earlier_by(all_words::pick(zh, en), when, reason(one.reason))),
            Some(words::earlier_document(labels::document::kind(one.document))),
            one.number_changed.then(|| words::earlier_number().to_owned()),
        ];
        let detail = facts.into_iter().flatten().collect::<Vec<_>>().join(&all_words::pick("；", "; "));
        LinkItem::plain(words::earlier_line(&one.name, sex, show_date(one.birth_date, language))).detail(detail)
    });
    let items: Vec<LinkItem> = items.collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="earlier">
                <h2 id="earlier">{words::earlier()}</h2>
                <LinkList items/>
            </section>
        }
        .into_any()
    })
}

fn reason(reason: ChangeReason) -> &'static str {
    match reason {
        ChangeReason::Mistake => words::reason_mistake(),
        ChangeReason::NewDocument => words::reason_new_document(),
        ChangeReason::OfficialChange => words::reason_official_change(),
    }
}
