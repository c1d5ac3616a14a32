//! The access history: every opening, refusal, search and write, newest first; the first line is the current opening.

use axum::{extract::Query, response::Html};
use chrono::{DateTime, Utc};
use domain::section::Section;
use leptos::prelude::*;
use serde::Deserialize;
use store::history::{self, PAGE, Which};

use super::line;
use crate::{
    access::Access, components::prelude::*, error::PageError, extract::RecordReader, page::Document, shared::record_frame,
    words::history as words,
};

/// The access that this page needs.
pub const ACCESS: Access = Access::view("/record/{person}/history", &[Section::History]);

/// The requested lines: all or those of others, before a time.
#[derive(Debug, Default, Deserialize)]
pub struct Lines {
    who: Option<String>,
    #[serde(default, deserialize_with = "crate::extract::known_time")]
    before: Option<DateTime<Utc>>,
}

/// `GET /record/{person}/history`
pub async fn page(mut record: RecordReader, Query(lines): Query<Lines>) -> Result<Html<String>, PageError> {
    let which = if lines.who.as_deref() == Some("others") { Which::Others } else { Which::All };
    let before = lines.before.unwrap_or(DateTime::<Utc>::MAX_UTC);
    let mut visits = history::visits(&mut record.reader, which, before, PAGE + 1).await?;
    let is_more = visits.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    visits.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let href = format!("/record/{}/history", opening.resident);
        let others = format!("{href}?who=others");
        let here = if which == Which::Others { format!("{others}&") } else { format!("{href}?") };
        let tabs = vec![
            TabLink::new(words::all(), href.clone(), which == Which::All),
            TabLink::new(words::others(), others, which == Which::Others),
        ];
        let older = visits.last().filter(|_| is_more).map(|last| {
            let before = last.at.format("%Y-%m-%dT%H:%M:%S%.fZ");
            view! { <ButtonLink href=format!("{here}before={before}") icon=Shape::Back>{words::older()}</ButtonLink> }
        });
        let newest = lines.before.map(|_| view! { <ButtonLink href=href.clone()>{words::newest()}</ButtonLink> });
        let empty = if which == Which::Others { words::empty_others() } else { words::empty() };
        let content = if visits.is_empty() {
            view! { <EmptyState title=empty icon=Shape::Eye>""</EmptyState> }.into_any()
        } else {
            view! { <LinkList items=line::items(&visits)/> }.into_any()
        };
        let view = view! {
            <PageHeader title=words::title() lead=words::lead()/>
            <Tabs label=words::who() tabs/>
            {content}
            <Buttons>{older}{newest}</Buttons>
            <p>{words::unknown_hint()}</p>
        };
        let frame = record_frame(&opening, today, Place::Access);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}
