//! All corrections that the subject asked for.

use axum::response::Html;
use leptos::prelude::*;
use store::record::corrections;

use super::{DISPUTED, Disputed, words_of};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::{entries::At, record_frame},
    given::Reading,
    page::Document,
    words::{corrections as words, entries},
};

/// What this page opens.
pub const ACCESS: Access = Access::view("/record/{person}/corrections", DISPUTED);

/// `GET /record/{person}/corrections`
pub async fn page(mut reading: Reading) -> Result<Html<String>, PageError> {
    let mut asked = Vec::new();
    for correction in corrections::all(&mut reading.reader).await? {
        let disputed = Disputed::read(&mut reading.reader, correction.entry).await?;
        asked.push((correction, disputed));
    }
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let at = At::of(&opening);
        let items: Vec<LinkItem> = asked
            .iter()
            .map(|(correction, disputed)| {
                let title = words_of::claim_of(correction.claim, &disputed.title());
                let mut facts = vec![words_of::status(correction).to_owned(), words_of::institution(correction)];
                if correction.status().is_open() {
                    facts.push(words::due_by(words_of::due(correction)));
                }
                let item = LinkItem::new(title, at.correction(correction.id)).detail(facts.join(" · "));
                if words_of::is_overdue(correction, today) {
                    item.aside(view! { <Tag kind=TagKind::Attention>{words::overdue()}</Tag> })
                } else {
                    item
                }
            })
            .collect();
        let list = if items.is_empty() {
            view! { <EmptyState title=words::none() icon=Shape::Check><p>{words::none_detail()}</p></EmptyState> }.into_any()
        } else {
            view! { <LinkList items/> }.into_any()
        };
        let view = view! {
            <PageHeader title=words::title() lead=words::lead() back_href=at.contents() back=entries::contents()/>
            {list}
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}
