//! A record on the staff side: the same content as its subject sees, in the desk's frame, for a stated purpose.

use axum::{extract::Query, response::Html};
use domain::{
    basics::{Field, Group},
    purpose::Purpose,
    section::Section,
};
use leptos::prelude::*;
use store::{
    opening::{Opened, Reader},
    record::{
        corrections::{self, Correction},
        entries, identity,
        measurements::{self as store_measurements, Measurement},
    },
    work,
};

use super::{
    checks::{Closed, notices},
    posts::{AtDesk, NamedPost},
};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::{
        DeskPlace, basics,
        corrections::{at_entry, identity_of},
        desk_frame,
        entries::{At, MOST_TAGS, OF_TAGS, tags},
        history,
        measurements::{self, Look, tiles},
        record::subject_rows,
        whose,
    },
    given::Reading,
    page::{Document, Frame},
    words::{basics as basic_words, desk as words, entries as entry_words, record},
};

pub(super) const CARE: &[Purpose] = &[Purpose::Care, Purpose::FollowUp];

/// Identity alone, to compare with a document.
pub const IDENTITY_ACCESS: Access = Access::desk("/desk/identity/{person}", &[Purpose::VerifyIdentity], &[Section::Identity]);
/// Identity, health tags and newest readings.
pub const CARE_ACCESS: Access =
    Access::desk("/desk/{purpose}/{person}", CARE, &[Section::Identity, Section::Measurements, Section::Health]);
/// Basics.
pub const BASICS_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/basics", CARE, &[Section::Identity, Section::Health]);
/// All kinds of readings.
pub const LIST_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/measurements", CARE, &[Section::Measurements]);
/// One kind of readings.
pub const KIND_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/measurements/{kind}", CARE, &[Section::Measurements]);
/// One reading.
pub const ENTRY_ACCESS: Access =
    Access::desk("/desk/{purpose}/{person}/measurements/entry/{entry}", CARE, &[Section::Measurements]);

pub(super) fn frame(post: &NamedPost, opening: &Opened, reading_today: chrono::NaiveDate) -> Frame {
    let note = words::whose_note(history::purpose(opening.purpose));
    let whose = whose(opening, reading_today, ReaderRole::Staff, note);
    desk_frame(Some(post), DeskPlace::Find, Some(whose))
}

/// `GET /desk/identity/{person}`
pub async fn identity_page(desk: AtDesk, mut reading: Reading, Query(closed): Query<Closed>) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let open = work::checks_of(&mut reading.reader).await?;
    let disputes = disputes(&mut reading.reader).await?;
    let number = identity::record_number(&reading.app.db, &mut reading.reader).await.map_err(PageError::failed)?;
    let groups: Vec<Group> = Group::ALL.iter().copied().filter(|group| group.section() == Section::Identity).collect();
    let answered = basics::read(&mut reading.reader, Field::ALL).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let view = view! {
            <PageHeader title=words::identity_title() lead=words::clerk_scope() back_href="/desk" back=words::title()/>
            {notices(&open, opening.resident, closed.closed.is_some())}
            {at_entry(&disputes, &At::of(&opening))}
            {details(&opening, number)}
            {basics::groups(&answered, &groups, &At::of(&opening))}
        };
        (
            Document { title: words::identity_title().to_owned(), frame: frame(&post, &opening, today), ..Document::default() },
            view.into_any(),
        )
    }))
}

fn details(opening: &Opened, number: Option<String>) -> impl IntoView + use<> {
    let mut rows = who(opening);
    rows.push(SummaryRow::maybe(record::record_number(), number));
    view! { <SummaryList rows/> }
}

/// Who the record is about.
pub(super) fn who(opening: &Opened) -> Vec<SummaryRow> {
    subject_rows(&opening.subject)
}

/// What the subject says is wrong in who they are.
async fn disputes(reader: &mut Reader) -> Result<Vec<Correction>, PageError> {
    let identity = identity_of(reader.opening.resident);
    Ok(corrections::of_entry(reader, identity).await?)
}

/// `GET /desk/{purpose}/{person}`
pub async fn care_page(desk: AtDesk, mut reading: Reading) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let number = identity::record_number(&reading.app.db, &mut reading.reader).await.map_err(PageError::failed)?;
    let disputes = disputes(&mut reading.reader).await?;
    let present = entries::present(&mut reading.reader, MOST_TAGS).await?;
    let answered = basics::read(&mut reading.reader, OF_TAGS).await?;
    let today = reading.today();
    let above = |opening: &Opened, newest: &[Measurement]| {
        let tags = tags(&present, &answered, newest, &opening.subject, today);
        Some(view! { {tags}{at_entry(&disputes, &At::of(opening))}{details(opening, number)} })
    };
    readings_page(post, words::record_title, reading, above).await
}

/// `GET /desk/{purpose}/{person}/basics`
pub async fn basics_page(desk: AtDesk, mut reading: Reading) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let answered = basics::read(&mut reading.reader, Field::ALL).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let (title, at) = (basic_words::title_of(), At::of(&opening));
        let view = view! {
            <PageHeader title lead=basic_words::lead_of() back_href=at.contents() back=entry_words::contents_of()/>
            {basics::groups(&answered, Group::ALL, &at)}
        };
        (Document { title: title.to_owned(), frame: frame(&post, &opening, today), ..Document::default() }, view.into_any())
    }))
}

/// `GET /desk/{purpose}/{person}/measurements`
pub async fn list_page(desk: AtDesk, reading: Reading) -> Result<Html<String>, PageError> {
    let post = desk.post;
    readings_page(post, words::readings_title, reading, |_, _| None::<AnyView>).await
}

async fn readings_page<V: IntoView + 'static>(
    post: NamedPost,
    title: fn() -> &'static str,
    mut reading: Reading,
    above: impl FnOnce(&Opened, &[Measurement]) -> Option<V>,
) -> Result<Html<String>, PageError> {
    let newest = store_measurements::latest(&mut reading.reader, 12).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    let look = Look::of(&opening, today);
    Ok(reading.visitor.show(|| {
        // In the words of the page's language, which stands only now.
        let (contents, title) = (At::of(&opening).contents(), title());
        let view = view! {
            <PageHeader title=title back_href="/desk" back=words::title()/>
            {above(&opening, &newest)}
            <Buttons><ButtonLink href=contents icon=Shape::Record>{entry_words::contents_of()}</ButtonLink></Buttons>
            {tiles(&newest, &look, usize::MAX)}
            {newest.is_empty().then(|| view! { <EmptyState title=words::no_readings() icon=Shape::Heart>""</EmptyState> })}
        };
        (Document { title: title.to_owned(), frame: frame(&post, &opening, today), ..Document::default() }, view.into_any())
    }))
}

/// `GET /desk/{purpose}/{person}/measurements/{kind}`
pub async fn kind_page(
    desk: AtDesk,
    mut reading: Reading,
    Query(asked): Query<measurements::Asked>,
) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let kind = measurements::kind_in(&reading)?;
    let now = reading.app.db.clock.now();
    let shown = measurements::Shown::read(&mut reading.reader, kind, &asked, now).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    let look = Look::of(&opening, today);
    Ok(reading.visitor.show(|| {
        let view = measurements::kind_view(kind, &shown, &look, None);
        let title = measurements::name(kind).to_owned();
        (Document { title, frame: frame(&post, &opening, today), ..Document::default() }, view)
    }))
}

/// `GET /desk/{purpose}/{person}/measurements/entry/{entry}`
pub async fn entry_page(desk: AtDesk, mut reading: Reading) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let whole = measurements::read_entry(&mut reading).await?;
    let corrections = corrections::of_entry(&mut reading.reader, whole.measurement.id).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    let look = Look::of(&opening, today);
    Ok(reading.visitor.show(|| {
        let view = measurements::entry_view(&whole, &corrections, &look, &At::of(&opening), opening.log);
        let title = measurements::name(whole.kind()).to_owned();
        (Document { title, frame: frame(&post, &opening, today), ..Document::default() }, view)
    }))
}
