//! The home page of one's own record, after the national first page: what needs its subject, health tags, newest readings, recent visits; then who opened
//! it, who looks after it, whose it is.

use axum::response::Html;
use chrono::{DateTime, Utc};
use domain::{
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

use super::{
    needs_you::{self, needs_you},
    said,
};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::{
        basics,
        entries::{self as entries_feature, At, MOST_TAGS, OF_TAGS, tags},
        history as history_feature,
        measurements::{Look, tiles},
        record_frame,
    },
    given::Reading,
    page::Document,
    words::{self as all_words, basics as basic_words, entries as entry_words, record as words},
};

/// What this page opens.
pub const ACCESS: Access = Access::view("/record/{person}", Section::ALL);

/// `GET /record/{person}`
pub async fn page(mut reading: Reading) -> Result<Html<String>, PageError> {
    let newest = measurements::latest(&mut reading.reader, 12).await?;
    let present = entries::present(&mut reading.reader, MOST_TAGS).await?;
    let answered = basics::read(&mut reading.reader, OF_TAGS).await?;
    let recent = entries::recent_visits(&mut reading.reader, 3).await?;
    // This very visit, and the last two of others: one's own clicks would push them out.
    let mut visits = history::visits(&mut reading.reader, Which::This, DateTime::<Utc>::MAX_UTC, 1).await?;
    visits.extend(history::visits(&mut reading.reader, Which::Others, DateTime::<Utc>::MAX_UTC, 2).await?);
    let team = identity::care_team(&mut reading.reader).await?;
    let checks = work::checks_of(&mut reading.reader).await?;
    let standing = details::standing(&mut reading.reader).await?;
    let open = verification::open_to_subject(&mut reading.reader, needs_you::MOST).await?;
    let number = identity::record_number(&reading.app.db, &mut reading.reader).await.map_err(PageError::failed)?;
    let today = reading.today();
    let opening = reading.reader.opening;
    let look = Look::of(&opening, today);
    Ok(reading.visitor.show(|| {
        let view = view! {
            <h1 class="hidden">{words::home_title()}</h1>
            {checks.iter().map(reported_dead).collect_view()}
            {needs_you(opening.resident, &standing, &open)}
            {tags(&present, &answered, &newest, &opening.subject, today)}
            <section class="section" aria-labelledby="latest">
                <h2 id="latest">{words::latest()}</h2>
                {tiles(&newest, &look, 4)}
                {newest.is_empty().then(empty)}
                <Buttons>
                    <ButtonLink href=format!("/record/{}/add", opening.resident) kind=ButtonKind::Primary icon=Shape::Plus>{words::add_reading()}</ButtonLink>
                    {(!newest.is_empty()).then(|| view! { <ButtonLink href=look.base.clone()>{words::all_readings()}</ButtonLink> })}
                </Buttons>
            </section>
            {services(&recent, &At::of(&opening))}
            {visitors(opening.resident, &visits)}
            {care(team)}
            {details(&opening.subject, number, &At::of(&opening))}
        };
        let frame = record_frame(&opening, today, Place::Home);
        (Document { title: words::home_title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

/// An institution says that the reader has died.
fn reported_dead(check: &Check) -> impl IntoView + use<> {
    let (zh, en) = &check.raised_by;
    let when = show_date(today_in_shenzhen(check.raised_at), all_words::language());
    let detail = words::reported_dead_detail(all_words::pick(zh, en), when);
    view! { <Notification kind=NotificationKind::Warning title=words::reported_dead()>{detail}</Notification> }
}

fn empty() -> impl IntoView {
    view! { <EmptyState title=words::no_readings() icon=Shape::Heart><p>{words::no_readings_detail()}</p></EmptyState> }
}

/// The newest visits, and the way to all that the record holds.
fn services(recent: &[Entry], at: &At) -> impl IntoView + use<> {
    let mut items = entries_feature::items(recent, at);
    items.push(LinkItem::new(entry_words::contents(), at.contents()).detail(entry_words::contents_lead()).icon(Shape::Record));
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
    let named = said::team(&team);
    view! {
        <Card title=words::care_team() id="care-team">
            <Contact name=named.name person=named.gp address=named.address phone=team.phone/>
            <p><small>{named.how}</small></p>
        </Card>
    }
    .into_any()
}

fn details(subject: &store::opening::Subject, number: Option<String>, at: &At) -> impl IntoView + use<> {
    let rows = said::subject_rows(subject).into_iter();
    let rows = rows.chain([SummaryRow::maybe(words::record_number(), number)]).collect();
    view! { <Card title=words::people() id="details" more_href=at.basics() more=basic_words::title()><SummaryList rows/></Card> }
}
