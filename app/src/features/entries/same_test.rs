//! All results of one test: their trend in one unit, and a table of every value.

use axum::response::Html;
use domain::{
    entry::{Content, EntryKind},
    section::Section,
};
use leptos::prelude::*;
use store::record::entries::{self, Entry, SameTest};

use super::{entry, lines, test_trend::Trend};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    glossary::Term,
    labels::entries as labels,
    page::Document,
    shared::{RecordLinks, record_frame},
    words::{self as all_words, entries as words, measurements},
};

/// The access that this page needs. The path names a result and not the test, so that no health data is in a URL.
pub const ACCESS: Access = Access::view("/record/{person}/services/test/{item}", &[Section::Services]);

/// `GET /record/{person}/services/test/{item}`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let results = read(&mut record).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        (
            Document { title: words::same_test().to_owned(), frame, ..Document::default() },
            view(&results, &RecordLinks::of(&opening)),
        )
    }))
}

/// Every result of the test whose result the path names, newest first.
pub async fn read(record: &mut RecordReader) -> Result<Vec<Entry>, PageError> {
    let named = entry::read(record, "item").await?;
    if named.content.kind != EntryKind::Result {
        return Err(PageError::NotFound);
    }
    Ok(entries::same_test(&mut record.reader, &test_of(&named.content)).await?)
}

/// All codes and names of the test: those of the glossary, and the result's own.
fn test_of(result: &Content) -> SameTest {
    let term = Term::of(result);
    let codings = term.into_iter().flat_map(Term::codings).chain(result.coding.clone()).collect();
    let names = term.into_iter().flat_map(|term| term.names().to_vec()).chain([result.label.clone()]).collect();
    SameTest { codings, names }
}

/// The content, the same for the subject and for staff.
pub fn view(results: &[Entry], links: &RecordLinks) -> AnyView {
    let title = results.first().map(|newest| labels::label(&newest.content)).unwrap_or_default();
    view! {
        <PageHeader title back_href=links.group(EntryKind::Result) back=labels::kind_name(EntryKind::Result)/>
        {trend(results)}
        {table(results, links)}
    }
    .into_any()
}

fn trend(results: &[Entry]) -> Option<AnyView> {
    let Trend { points, description, unit, reference, converted } = Trend::of(results.iter())?;
    let note = converted.then(|| view! { <p>{words::converted(unit.clone())}</p> });
    Some(
        view! {
            <TrendChart id="trend" title=words::over_time() description points unit reference low_reference=None name="" low_name=""/>
            {note}
        }
        .into_any(),
    )
}

fn table(results: &[Entry], links: &RecordLinks) -> impl IntoView + use<> {
    let language = all_words::language();
    let rows = results
        .iter()
        .map(|entry| {
            let content = &entry.content;
            let judged = content.value.as_ref().and_then(labels::judgement).filter(|j| *j != Judgement::Within);
            let word = judged.map(|j| view! { " "<Tag kind=TagKind::Attention>{j.words()}</Tag> });
            let value = quoted(content.value.as_ref().map(labels::value).unwrap_or_default());
            let href = links.entry(content.kind, entry.id);
            vec![
                cell(view! { <a href=href>{content.at.shown(language)}</a> }),
                cell(view! { {value}{word} }),
                cell(content.value.as_ref().and_then(labels::range).unwrap_or_default()),
                cell(lines::source(entry)),
            ]
        })
        .collect();
    let columns = vec![
        Column::text(measurements::when()),
        Column::text(measurements::value()),
        Column::text(words::range_short()),
        Column::text(measurements::source()),
    ];
    view! { <Table caption=measurements::values() columns rows/> }
}
