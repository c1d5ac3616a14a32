//! One field of the basics: the current answer, its source, and every earlier answer.

use axum::response::Html;
use domain::{basics::Field, section::Section, time::show_date_time};
use leptos::prelude::*;
use store::{
    opening::Opened,
    record::basics::{self, Author, Basic},
};

use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    labels::basics as labels,
    page::Document,
    shared::{RecordLinks, record_frame, verification_link},
    words::{self as all_words, basics as words, measurements},
};

/// The access that this page needs.
pub const ACCESS: Access = Access::view("/record/{person}/basics/field/{field}", &[Section::Identity, Section::Health]);

/// `GET /record/{person}/basics/field/{field}`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let field = record.path.get("field").and_then(|code| Field::from_code(code)).ok_or(PageError::NotFound)?;
    let versions = basics::history(&mut record.reader, field).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        let title = labels::field(field);
        (Document { title: title.to_owned(), frame, ..Document::default() }, view(field, &versions, &opening))
    }))
}

fn view(field: Field, versions: &[Basic], opening: &Opened) -> AnyView {
    let (title, links) = (labels::field(field), RecordLinks::of(opening));
    let columns = vec![
        Column::time(words::since()),
        Column::text(words::answered()),
        Column::text(words::by()),
        Column::text(measurements::state()),
    ];
    let rows = versions.iter().map(row).collect::<Vec<_>>();
    let table = if versions.is_empty() {
        view! { <EmptyState title=words::nothing() icon=Shape::Record>""</EmptyState> }.into_any()
    } else {
        view! { <Table caption=words::history() columns rows/> }.into_any()
    };
    let own = versions.first().filter(|basic| basic.author == Author::Resident && basic.superseded_at.is_none());
    view! {
        <PageHeader title back_href=links.basics() back=words::title()/>
        {table}
        {own.map(|basic| verification_link(&links, basic.id))}
        <Buttons><ButtonLink href=links.change_basics(field.group())>{words::change()}</ButtonLink></Buttons>
        <p><small>{measurements::log_row(opening.log)}</small></p>
    }
    .into_any()
}

fn row(basic: &Basic) -> Vec<AnyView> {
    let language = all_words::language();
    let said = labels::answered(basic.field, &basic.answers);
    let said = said.map_or_else(|| words::taken_back().into_any(), |said| quoted(said).into_any());
    let state = match basic.superseded_at {
        Some(when) => words::until(show_date_time(when, language)).into_any(),
        None => view! { <Badge state=basic.verification.into()/> }.into_any(),
    };
    vec![cell(show_date_time(basic.recorded_at, language)), cell(said), cell(by(basic)), cell(state)]
}

/// The author of the answer.
pub fn by(basic: &Basic) -> String {
    match &basic.author {
        Author::Resident => measurements::by_resident().to_owned(),
        Author::Institution { name_zh, name_en, .. } => all_words::pick(name_zh, name_en),
    }
}
