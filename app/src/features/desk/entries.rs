//! Entries on the desk: the views that the subject sees, in the desk's frame.

use axum::{Extension, extract::Query, response::Html};
use domain::section::Section;
use leptos::prelude::*;
use store::{opening::Opened, record::corrections};

use super::record::{CARE, frame};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{AtDesk, NamedPost, RecordReader},
    features::entries::{self, InYear},
    labels,
    page::Document,
    shared::RecordLinks,
    words::{desk as desk_words, entries as words},
};

const BOTH: &[Section] = &[Section::Health, Section::Services];

/// The contents of the record.
pub const CONTENTS_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/contents", CARE, BOTH);
/// Kinds of the health basics.
pub const HEALTH_GROUP_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/health/{kind}", CARE, &[Section::Health]);
/// Kinds of services.
pub const SERVICES_GROUP_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/services/{kind}", CARE, &[Section::Services]);
/// All kinds, by time.
pub const TIMELINE_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/timeline", CARE, BOTH);
/// One entry of the health basics.
pub const HEALTH_ENTRY_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/health/entry/{entry}", CARE, &[Section::Health]);
/// One entry of the services.
pub const SERVICES_ENTRY_ACCESS: Access =
    Access::desk("/desk/{purpose}/{person}/services/entry/{entry}", CARE, &[Section::Services]);
/// A visit or report with its parts.
pub const WHOLE_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/services/whole/{item}", CARE, BOTH);
/// All results of one test.
pub const TEST_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/services/test/{item}", CARE, &[Section::Services]);

/// The page in the desk's frame. `view` returns the title and the content.
fn show(post: &NamedPost, record: RecordReader, view: impl FnOnce(&Opened, &RecordLinks) -> (String, AnyView)) -> Html<String> {
    let today = record.today();
    let opening = record.reader.opening;
    record.visitor.show(|| {
        let (title, view) = view(&opening, &RecordLinks::of(&opening));
        (Document { title, frame: frame(post, &opening, today), ..Document::default() }, view)
    })
}

/// `GET /desk/{purpose}/{person}/contents`
pub async fn contents_page(desk: AtDesk, mut record: RecordReader) -> Result<Html<String>, PageError> {
    let counts = entries::read_contents(&mut record.reader).await?;
    Ok(show(&desk.post, record, |_, links| {
        let view = view! { <PageHeader title=words::contents_of() back_href=links.home() back=desk_words::record_title()/>{entries::contents_view(&counts, links)} };
        (words::contents_of().to_owned(), view.into_any())
    }))
}

/// `GET /desk/{purpose}/{person}/health/{kind}`, `…/services/{kind}`, `…/timeline`
pub async fn group_page(
    desk: AtDesk,
    Extension(access): Extension<Access>,
    mut record: RecordReader,
    Query(asked): Query<InYear>,
) -> Result<Html<String>, PageError> {
    let group = entries::read_group(access, &mut record, &asked).await?;
    Ok(show(&desk.post, record, |_, links| (group.title().to_owned(), entries::group_view(&group, links))))
}

/// `GET /desk/{purpose}/{person}/health/entry/{entry}`, `…/services/entry/{entry}`
pub async fn one_entry_page(desk: AtDesk, mut record: RecordReader) -> Result<Html<String>, PageError> {
    let entry = entries::read_entry(&mut record, "entry").await?;
    let corrections = corrections::about(&mut record.reader, entry.id.into()).await?;
    Ok(show(&desk.post, record, |opening, links| {
        (labels::entries::kind_name(entry.content.kind).to_owned(), entries::entry_view(&entry, &corrections, links, opening.log))
    }))
}

/// `GET /desk/{purpose}/{person}/services/whole/{item}`
pub async fn whole_page(desk: AtDesk, mut record: RecordReader) -> Result<Html<String>, PageError> {
    let whole = entries::read_whole(&mut record).await?;
    Ok(show(&desk.post, record, |opening, links| (whole.title(), entries::whole_view(&whole, links, opening.log))))
}

/// `GET /desk/{purpose}/{person}/services/test/{item}`
pub async fn test_page(desk: AtDesk, mut record: RecordReader) -> Result<Html<String>, PageError> {
    let results = entries::read_test(&mut record).await?;
    Ok(show(&desk.post, record, |_, links| (words::same_test().to_owned(), entries::test_view(&results, links))))
}
