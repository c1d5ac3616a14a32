//! The page before the download: the contents of the file, and the button that downloads it.

use axum::response::Html;
use domain::{
    export::{Export, Part},
    ids::{ActId, ResidentId},
    section::Section,
};
use leptos::prelude::*;
use store::sign_in::{
    acts::{self, ActKind},
    sessions::Session,
};

use super::{Contents, contents, labels};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{App, RecordReader, SignedIn},
    page::Document,
    shared::{RecordLinks, record_frame},
    words::{account, entries as entry_words, exports as words},
};

/// The access that this page needs: the page counts the items that the file will contain.
pub const ACCESS: Access = Access::view(
    "/record/{person}/download/{act}",
    &[Section::Identity, Section::Measurements, Section::Health, Section::Services],
);

/// For more items than this, the page says that the download takes a moment.
const MANY: usize = 500;

/// `GET /record/{person}/download/{act}`
pub async fn page(record: RecordReader, person: SignedIn) -> Result<Html<String>, PageError> {
    let act = record.path.get("act").and_then(|act| act.parse().ok()).ok_or(PageError::NotFound)?;
    let export = confirmed(&record.app, &person.session, record.resident(), act).await?;
    let today = record.today();
    let contents = contents::read(&record.app.db, record.reader, &export.extent).await?;
    Ok(record.visitor.show(|| {
        let opening = &contents.opening;
        let (links, rows, total) = (RecordLinks::of(opening), inside(&contents), contents.total());
        let view = view! {
            <PageHeader title=words::ready_title() lead=words::ready_lead() back_href=links.contents() back=entry_words::contents()/>
            {(total > MANY).then(|| view! { <p>{words::takes_a_moment(total)}</p> })}
            <PostForm action=format!("/record/{}/download/{act}", opening.resident)>
                <Buttons><Button kind=ButtonKind::Primary icon=Shape::Download>{words::fetch()}</Button></Buttons>
            </PostForm>
            <Notification title=words::keep_safe()>{words::keep_safe_detail()}</Notification>
            <Card title=words::inside() id="inside"><SummaryList rows/></Card>
            <p><a href=links.contents()>{account::confirm_cancel()}</a></p>
        };
        let frame = record_frame(opening, today, Place::Record);
        (Document { title: words::ready_title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

/// The export of an act that this session proposed for this record and confirmed at most five minutes ago.
pub async fn confirmed(app: &App, session: &Session, resident: ResidentId, act: ActId) -> Result<Export, PageError> {
    let act = acts::load(&app.db, session.id, act).await?;
    let act = act.filter(|act| act.kind == ActKind::Download && act.subject == Some(resident.uuid()) && act.confirmed);
    act.and_then(|act| Export::from_code(&act.detail?)).ok_or(PageError::NotConfirmed)
}

fn inside(contents: &Contents) -> Vec<SummaryRow> {
    let counted = |count: usize| match count {
        0 => entry_words::none_yet().to_owned(),
        1 => entry_words::count_one().to_owned(),
        count => entry_words::count(count),
    };
    let parts = Part::all().map(|part| (part, contents.count(part)));
    let shown = parts.filter(|(part, count)| *count > 0 || contents.extent.has(*part));
    shown.map(|(part, count)| SummaryRow::new(labels::part(part), counted(count))).collect()
}
