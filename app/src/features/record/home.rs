//! The home page of a resident's own record, modelled on the national first page: tasks, health tags, newest measurements,
//! recent visits; then who opened the record, the care team, the registered identity.

use axum::response::Html;
use chrono::{DateTime, Utc};
use domain::{
    check::CheckKind,
    ids::ResidentId,
    section::Section,
    time::{show_date, today_in_shenzhen},
};
use leptos::prelude::*;
use store::{
    history::{self, Visit, Which},
    record::{
        details,
        entries::{self, Entry},
        identity::{self, CareTeam},
        measurements,
    },
    verification,
    work::{self, Check},
};

use super::tasks::{self, tasks_card};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    features::{
        basics,
        conditions::{conditions_of, entries_that_tell},
        entries::{self as entries_feature, OF_TAGS, tags},
        history as history_feature,
        measurements::{MeasurementContext, tiles},
    },
    page::Document,
    shared::{RecordLinks, care_team_labels, record_frame, subject_rows},
    words::{self as all_words, basics as basic_words, entries as entry_words, record as words},
};

/// The access that this page needs.
pub const ACCESS: Access = Access::view("/record/{person}", Section::ALL);

/// `GET /record/{person}`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let newest = measurements::latest(&mut record.reader, 12).await?;
    let now = record.app.db.clock.now();
    let present = entries_that_tell(&mut record.reader, now).await?;
    let answered = basics::read(&mut record.reader, OF_TAGS).await?;
    let recent = entries::recent_visits(&mut record.reader, 3).await?;
    // The current opening, and the last two openings by others: the resident's own openings would otherwise push those out.
    let mut visits = history::visits(&mut record.reader, Which::This, DateTime::<Utc>::MAX_UTC, 1).await?;
    visits.extend(history::visits(&mut record.reader, Which::Others, DateTime::<Utc>::MAX_UTC, 2).await?);
    let team = identity::care_team(&mut record.reader).await?;
    let checks = work::checks_of(&mut record.reader).await?;
    let standing = details::standing(&mut record.reader).await?;
    let open = verification::open_to_subject(&mut record.reader, tasks::MOST).await?;
    let number = identity::record_number(&record.app.db, &mut record.reader).await.map_err(PageError::failed)?;
    let today = record.today();
    let opening = record.reader.opening;
    let conditions = conditions_of(&present, &answered, now);
    let context = MeasurementContext::of(&opening).with(conditions);
    Ok(record.visitor.show(|| {
        let view = view! {
            <h1 class="hidden">{words::home_title()}</h1>
            {checks.iter().filter(|check| check.kind == CheckKind::DeathReported).map(reported_dead).collect_view()}
            {tasks_card(opening.resident, &standing, &open)}
            {tags(&present, &answered, &newest, &opening.subject, conditions, today)}
            <section class="section" aria-labelledby="latest">
                <h2 id="latest">{words::latest()}</h2>
                {tiles(&newest, &context, 4)}
                {newest.is_empty().then(empty)}
                <Buttons>
                    <ButtonLink href=format!("/record/{}/add", opening.resident) kind=ButtonKind::Primary icon=Shape::Plus>{words::add_measurement()}</ButtonLink>
                    {(!newest.is_empty()).then(|| view! { <ButtonLink href=context.base.clone()>{words::all_measurements()}</ButtonLink> })}
                </Buttons>
            </section>
            {services(&recent, &RecordLinks::of(&opening))}
            {visitors(opening.resident, &visits)}
            {care(team)}
            {details(&opening.subject, number, &RecordLinks::of(&opening))}
        };
        let frame = record_frame(&opening, today, Place::Home);
        (Document { title: words::home_title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

/// The notice that an institution reported the resident's death.
fn reported_dead(check: &Check) -> impl IntoView + use<> {
    let (zh, en) = &check.raised_by;
    let when = show_date(today_in_shenzhen(check.raised_at), all_words::language());
    let detail = words::reported_dead_detail(all_words::pick(zh, en), when);
    view! { <Notification kind=NotificationKind::Warning title=words::reported_dead()>{detail}</Notification> }
}

fn empty() -> impl IntoView {
    view! { <EmptyState title=words::no_measurements() icon=Shape::Heart><p>{words::no_measurements_detail()}</p></EmptyState> }
}

/// The newest visits, and the link to the contents of the record.
fn services(recent: &[Entry], links: &RecordLinks) -> impl IntoView + use<> {
    let mut items = entries_feature::items(recent, links);
    items.push(LinkItem::new(entry_words::contents(), links.contents()).detail(entry_words::contents_lead()).icon(Shape::Record));
    let title = if recent.is_empty() { entry_words::contents() } else { entry_words::recent() };
    view! { <Card title id="services"><LinkList items/></Card> }
}

fn visitors(resident: ResidentId, visits: &[Visit]) -> impl IntoView + use<> {
    let items = history_feature::items(visits);
    view! {
        <Card title=words::visits() id="visits" more_href=format!("/record/{resident}/history") more=words::all_visits()>
            <LinkList items/>
        </Card>
    }
}

fn care(team: Option<CareTeam>) -> impl IntoView {
    let Some(team) = team else {
        return view! { <EmptyState title=words::no_care_team() icon=Shape::Building><p>{words::no_care_team_detail()}</p></EmptyState> }
            .into_any();
    };
    let named = care_team_labels(&team);
    view! {
        <Card title=words::care_team() id="care-team">
            <Contact name=named.name person=named.gp address=named.address phone=team.phone/>
            <p><small>{named.how}</small></p>
        </Card>
    }
    .into_any()
}

fn details(subject: &store::opening::Subject, number: Option<String>, links: &RecordLinks) -> impl IntoView + use<> {
    let rows = subject_rows(subject).into_iter();
    let rows = rows.chain([SummaryRow::maybe(words::record_number(), number)]).collect();
    view! { <Card title=words::people() id="details" more_href=links.basics() more=basic_words::title()><SummaryList rows/></Card> }
}
