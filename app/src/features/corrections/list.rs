//! All corrections that the subject requested.

use axum::response::Html;
use leptos::prelude::*;
use store::record::corrections;

use super::{Correctable, correctable::CORRECTABLE, labels};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    page::Document,
    shared::{RecordLinks, record_frame},
    words::{corrections as words, entries},
};

/// The access that this page needs.
pub const ACCESS: Access = Access::view("/record/{person}/corrections", CORRECTABLE);

/// `GET /record/{person}/corrections`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let mut asked = Vec::new();
    for correction in corrections::all(&mut record.reader).await? {
        let correctable = Correctable::read(&mut record.reader, correction.target).await?;
        asked.push((correction, correctable));
    }
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let links = RecordLinks::of(&opening);
        let items: Vec<LinkItem> = asked
            .iter()
            .map(|(correction, correctable)| {
                let title = labels::kind_of(correction.kind, &correctable.title());
                let mut facts = vec![labels::status(correction).to_owned(), labels::institution(correction)];
                if correction.status().is_open() {
                    facts.push(words::due_by(labels::due(correction)));
                }
                let item = LinkItem::new(title, links.correction(correction.id)).detail(facts.join(" · "));
                if labels::is_overdue(correction, today) {
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
            <PageHeader title=words::title() lead=words::lead() back_href=links.contents() back=entries::contents()/>
            {list}
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}
