//! A record on the desk: the same content as the subject sees, in the desk's frame, for a stated purpose.

use axum::{extract::Query, response::Html};
use domain::{
    basics::{Field, Group},
    capacity::Duty,
    correction::CorrectionTarget,
    measurement::Conditions,
    purpose::Purpose,
    section::Section,
};
use leptos::{prelude::*, server_fn::ServerFn};
use serde::Deserialize;
use store::{
    opening::{Opened, Reader},
    record::{
        corrections::{self, Correction},
        identity::{self, RegisteredNumber},
        measurements::{self as store_measurements, Measurement},
    },
    work,
};

use super::checks::{CheckQuery, changes, notices};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{AtDesk, NamedPost, RecordReader},
    features::{
        basics,
        conditions::{self, conditions_of, entries_that_tell},
        corrections::correction_notices,
        counter::ProposeIdentityChange,
        entries::{OF_TAGS, tags},
        measurements::{self, MeasurementContext, tiles},
    },
    labels,
    page::{Document, Frame},
    shared::{DeskPlace, RecordLinks, desk_frame, document_rows, earlier_identities, receipt, subject_rows, whose},
    words::{basics as basic_words, counter as counter_words, desk as words, entries as entry_words, record},
};

pub(super) const CARE: &[Purpose] = &[Purpose::Care, Purpose::FollowUp];

/// Identity alone, to compare it with a document.
pub const IDENTITY_ACCESS: Access = Access::desk("/desk/identity/{person}", &[Purpose::VerifyIdentity], &[Section::Identity]);
/// Identity, health tags and newest measurements.
pub const CARE_ACCESS: Access = Access::desk(
    "/desk/{purpose}/{person}",
    CARE,
    &[Section::Identity, Section::Measurements, Section::Health, Section::Services],
);
/// Basics.
pub const BASICS_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/basics", CARE, &[Section::Identity, Section::Health]);
/// All kinds of measurements.
pub const LIST_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/measurements", CARE, conditions::JUDGED);
/// One kind of measurements.
pub const KIND_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/measurements/{kind}", CARE, conditions::JUDGED);
/// One measurement. The parameter is not called `entry`, which would limit the opening to this measurement.
pub const ENTRY_ACCESS: Access = Access::desk("/desk/{purpose}/{person}/measurements/entry/{item}", CARE, conditions::JUDGED);

pub(super) fn frame(post: &NamedPost, opening: &Opened, today: chrono::NaiveDate) -> Frame {
    let note = words::whose_note(labels::purpose(opening.purpose));
    let whose = whose(opening, today, ReaderRole::Staff, note);
    desk_frame(Some(post), DeskPlace::Find, Some(whose))
}

/// `GET /desk/identity/{person}`
pub async fn identity_page(
    desk: AtDesk,
    mut record: RecordReader,
    Query(closed): Query<CheckQuery>,
    Query(changed): Query<ChangedQuery>,
) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let open = work::checks_of(&mut record.reader).await?;
    let corrections = corrections(&mut record.reader).await?;
    let number = identity::record_number(&record.app.db, &mut record.reader).await.map_err(PageError::failed)?;
    let documents = identity::document_numbers(&record.app.db, &mut record.reader).await.map_err(PageError::failed)?;
    let earlier = identity::earlier(&mut record.reader).await?;
    let groups: Vec<Group> = Group::ALL.iter().copied().filter(|group| group.section() == Section::Identity).collect();
    let answered = basics::read(&mut record.reader, Field::ALL).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let view = view! {
            <PageHeader title=words::identity_title() lead=words::clerk_scope() back_href="/desk" back=words::title()/>
            {changed.changed.map(|_| receipt(counter_words::changed()))}
            {notices(&open, opening.resident, closed.closed.is_some())}
            {correction_notices(&corrections, &RecordLinks::of(&opening))}
            {details(&opening, number, &documents)}
            {change_button(&post, &opening)}
            {earlier_identities(&earlier)}
            {basics::groups(&answered, &groups, &RecordLinks::of(&opening))}
        };
        (
            Document { title: words::identity_title().to_owned(), frame: frame(&post, &opening, today), ..Document::default() },
            view.into_any(),
        )
    }))
}

/// Set if the identity was just changed.
#[derive(Debug, Default, Deserialize)]
pub struct ChangedQuery {
    changed: Option<String>,
}

/// The button with which a clerk proposes to change the registered identity.
fn change_button(post: &NamedPost, opening: &Opened) -> Option<AnyView> {
    (post.post.duty == Duty::Clerk).then(|| {
        let person = opening.resident.to_string();
        view! {
            <PostForm action=ProposeIdentityChange::url()>
                <input type="hidden" name="person" value=person/>
                <Buttons><Button icon=Shape::Pen>{counter_words::change()}</Button></Buttons>
            </PostForm>
        }
        .into_any()
    })
}

fn details(opening: &Opened, number: Option<String>, documents: &[RegisteredNumber]) -> impl IntoView + use<> {
    let mut rows = who(opening);
    rows.extend(document_rows(documents));
    rows.push(SummaryRow::maybe(record::record_number(), number));
    view! { <SummaryList rows/> }
}

/// The rows of the registered identity.
pub(super) fn who(opening: &Opened) -> Vec<SummaryRow> {
    subject_rows(&opening.subject)
}

/// The corrections of the identity.
async fn corrections(reader: &mut Reader) -> Result<Vec<Correction>, PageError> {
    Ok(corrections::about(reader, CorrectionTarget::Identity).await?)
}

/// `GET /desk/{purpose}/{person}`
pub async fn care_page(
    desk: AtDesk,
    mut record: RecordReader,
    Query(closed): Query<CheckQuery>,
) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let open = work::checks_of(&mut record.reader).await?;
    let number = identity::record_number(&record.app.db, &mut record.reader).await.map_err(PageError::failed)?;
    let corrections = corrections(&mut record.reader).await?;
    let now = record.app.db.clock.now();
    let present = entries_that_tell(&mut record.reader, now).await?;
    let answered = basics::read(&mut record.reader, OF_TAGS).await?;
    let today = record.today();
    let conditions = conditions_of(&present, &answered, now);
    let above = |opening: &Opened, newest: &[Measurement]| {
        let tags = tags(&present, &answered, newest, &opening.subject, conditions, today);
        let links = RecordLinks::of(opening);
        let changed = changes(&open, &links, closed.closed.is_some());
        Some(view! { {changed}{tags}{correction_notices(&corrections, &links)}{details(opening, number, &[])} })
    };
    measurements_page(post, words::record_title, record, conditions, above).await
}

/// `GET /desk/{purpose}/{person}/basics`
pub async fn basics_page(desk: AtDesk, mut record: RecordReader) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let answered = basics::read(&mut record.reader, Field::ALL).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let (title, links) = (basic_words::title_of(), RecordLinks::of(&opening));
        let view = view! {
            <PageHeader title lead=basic_words::lead_of() back_href=links.contents() back=entry_words::contents_of()/>
            {basics::groups(&answered, Group::ALL, &links)}
        };
        (Document { title: title.to_owned(), frame: frame(&post, &opening, today), ..Document::default() }, view.into_any())
    }))
}

/// `GET /desk/{purpose}/{person}/measurements`
pub async fn list_page(desk: AtDesk, mut record: RecordReader) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let now = record.app.db.clock.now();
    let conditions = conditions::read(&mut record.reader, now).await?;
    measurements_page(post, words::measurements_title, record, conditions, |_, _| None::<AnyView>).await
}

async fn measurements_page<V: IntoView + 'static>(
    post: NamedPost,
    title: fn() -> &'static str,
    mut record: RecordReader,
    conditions: Conditions,
    above: impl FnOnce(&Opened, &[Measurement]) -> Option<V>,
) -> Result<Html<String>, PageError> {
    let newest = store_measurements::latest(&mut record.reader, 12).await?;
    let today = record.today();
    let opening = record.reader.opening;
    let context = MeasurementContext::of(&opening).with(conditions);
    Ok(record.visitor.show(|| {
        // The title depends on the page's language, which is only set inside `show`.
        let (contents, title) = (RecordLinks::of(&opening).contents(), title());
        let view = view! {
            <PageHeader title=title back_href="/desk" back=words::title()/>
            {above(&opening, &newest)}
            <Buttons><ButtonLink href=contents icon=Shape::Record>{entry_words::contents_of()}</ButtonLink></Buttons>
            {tiles(&newest, &context, usize::MAX)}
            {newest.is_empty().then(|| view! { <EmptyState title=words::no_measurements() icon=Shape::Heart>""</EmptyState> })}
        };
        (Document { title: title.to_owned(), frame: frame(&post, &opening, today), ..Document::default() }, view.into_any())
    }))
}

/// `GET /desk/{purpose}/{person}/measurements/{kind}`
pub async fn kind_page(
    desk: AtDesk,
    mut record: RecordReader,
    Query(asked): Query<measurements::PeriodQuery>,
) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let kind = measurements::kind_in(&record)?;
    let now = record.app.db.clock.now();
    let shown = measurements::PeriodPage::read(&mut record.reader, kind, &asked, now).await?;
    let conditions = conditions::read(&mut record.reader, now).await?;
    let today = record.today();
    let opening = record.reader.opening;
    let context = MeasurementContext::of(&opening).with(conditions);
    Ok(record.visitor.show(|| {
        let view = measurements::kind_view(kind, &shown, &context, None);
        let title = labels::measurements::name(kind).to_owned();
        (Document { title, frame: frame(&post, &opening, today), ..Document::default() }, view)
    }))
}

/// `GET /desk/{purpose}/{person}/measurements/entry/{item}`
pub async fn entry_page(desk: AtDesk, mut record: RecordReader) -> Result<Html<String>, PageError> {
    let post = desk.post;
    let whole = measurements::read_entry(&mut record).await?;
    let corrections = corrections::about(&mut record.reader, whole.measurement.id.into()).await?;
    let now = record.app.db.clock.now();
    let conditions = conditions::read(&mut record.reader, now).await?;
    let today = record.today();
    let opening = record.reader.opening;
    let context = MeasurementContext::of(&opening).with(conditions);
    Ok(record.visitor.show(|| {
        let view = measurements::entry_view(&whole, &corrections, &context, &RecordLinks::of(&opening), opening.log);
        let title = labels::measurements::name(whole.kind()).to_owned();
        (Document { title, frame: frame(&post, &opening, today), ..Document::default() }, view)
    }))
}
