//! One kind of measurement over a week, a month, a year or all: the trend, and the values in a table beside it. Long histories
//! page by time.

use axum::{extract::Query, response::Html};
use domain::{
    measurement::{MeasurementKind, Part, Period},
    section::Section,
};
use leptos::prelude::*;
use store::record::measurements::Measurement;

use super::{
    Look,
    choose::KINDS,
    shown::{Asked, Shown},
    values, words_of,
};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::record_frame,
    given::Reading,
    page::Document,
    words::{measurements as words, record},
};

/// What this page opens.
pub const ACCESS: Access = Access::view("/record/{person}/measurements/{kind}", &[Section::Measurements]);

/// `GET /record/{person}/measurements/{kind}`
pub async fn page(mut reading: Reading, Query(asked): Query<Asked>) -> Result<Html<String>, PageError> {
    let kind = kind_in(&reading)?;
    let now = reading.app.db.clock.now();
    let shown = Shown::read(&mut reading.reader, kind, &asked, now).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    let look = Look::of(&opening, today);
    Ok(reading.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        let add = KINDS.contains(&kind).then(|| format!("/record/{}/add/{}", opening.resident, kind.code()));
        let view = view(kind, &shown, &look, add);
        (Document { title: words_of::name(kind).to_owned(), frame, ..Document::default() }, view)
    }))
}

/// The kind that the path names.
pub fn kind_in(reading: &Reading) -> Result<MeasurementKind, PageError> {
    reading.path.get("kind").and_then(|code| MeasurementKind::from_code(code)).ok_or(PageError::NotFound)
}

/// The content, the same for the subject and for staff.
pub fn view(kind: MeasurementKind, shown: &Shown, look: &Look, add: Option<String>) -> AnyView {
    let name = words_of::name(kind);
    let earlier = shown.earlier().map(|query| {
        let href = format!("{}?{query}", look.kind_href(kind));
        view! { <ButtonLink href icon=Shape::Back>{words::earlier()}</ButtonLink> }
    });
    let newest = shown.is_older.then(|| view! { <ButtonLink href=look.kind_href(kind)>{words::latest()}</ButtonLink> });
    let help = words_of::help(kind).map(|help| view! { <Disclosure summary=words::help()><p>{help}</p></Disclosure> });
    view! {
        <PageHeader title=name back_href=look.base.clone() back=words::title()>
            {add.map(|add| view! { <Buttons><ButtonLink href=add kind=ButtonKind::Primary icon=Shape::Plus>{words::add_kind(words_of::name_within(kind))}</ButtonLink></Buttons> })}
        </PageHeader>
        {help}
        {periods(kind, shown, look)}
        {shown.readings().is_empty().then(|| nothing(kind, shown, look))}
        {(shown.readings().len() > 1).then(|| trend(kind, shown.readings(), look))}
        {newest_of(shown)}
        {(!shown.rows().is_empty()).then(|| table(kind, shown.rows(), look))}
        <Buttons>{earlier}{newest}</Buttons>
    }
    .into_any()
}

/// The ways to the other periods, where there is anything to see.
fn periods(kind: MeasurementKind, shown: &Shown, look: &Look) -> Option<impl IntoView + use<>> {
    let tab = |period: &Period| TabLink::new(words_of::period(*period), look.period_href(kind, *period), *period == shown.period);
    let is_known = !shown.readings().is_empty() || shown.wider.is_some();
    is_known.then(|| view! { <Tabs label=words::period() tabs=Period::ALL.iter().map(tab).collect()/> })
}

/// That there is nothing at all, or nothing in this period and where there is.
fn nothing(kind: MeasurementKind, shown: &Shown, look: &Look) -> impl IntoView + use<> {
    let body = match shown.wider {
        None => view! { <p>{record::no_readings_detail()}</p> }.into_any(),
        Some(wider) => view! {
            <p>{words::none_in_period_detail()}</p>
            <ButtonLink href=look.period_href(kind, wider)>{words::show_period(words_of::period(wider))}</ButtonLink>
        }
        .into_any(),
    };
    let title = if shown.wider.is_some() { words_of::none_in(shown.period) } else { record::no_readings() };
    view! { <EmptyState title icon=Shape::Heart>{body}</EmptyState> }
}

/// That the table has fewer than the picture.
fn newest_of(shown: &Shown) -> Option<impl IntoView + use<>> {
    let (rows, all) = (shown.rows().len(), shown.readings().len());
    (rows < all).then(|| view! { <p>{words::newest_of(rows, all)}</p> })
}

fn trend(kind: MeasurementKind, shown: &[Measurement], look: &Look) -> impl IntoView + use<> {
    let name = words_of::name(kind);
    let points = values::points(shown.iter());
    let (first, last) = (points.first().map(|p| p.when.clone()), points.last().map(|p| p.when.clone()));
    let description = words::trend_detail(points.len(), first.unwrap_or_default(), last.unwrap_or_default());
    let reference = shown.first().and_then(|m| values::band(m, kind.first_part(), look.subject));
    let low_reference = shown.first().and_then(|m| values::band(m, Part::Diastolic, look.subject));
    let (upper, lower) = if kind == MeasurementKind::BloodPressure { (words::upper(), words::lower()) } else { ("", "") };
    view! {
        <TrendChart id="trend" title=words::trend_title(name) description points unit=words_of::unit(kind) reference low_reference name=upper low_name=lower/>
    }
}

fn table(kind: MeasurementKind, shown: &[Measurement], look: &Look) -> impl IntoView + use<> {
    let unit = words_of::unit(kind);
    let value = if unit.is_empty() { words::value().to_owned() } else { format!("{} {unit}", words::value()) };
    let rows = shown
        .iter()
        .map(|m| {
            let judged = words_of::judgement(m.reading.assess(look.subject)).filter(|j| *j != Judgement::Within);
            let word = judged.map(|j| view! { " "<Tag kind=TagKind::Attention>{j.words()}</Tag> });
            vec![
                cell(view! { <a href=look.entry_href(m.id)>{values::when(m)}</a> }),
                cell(view! { {m.reading.shown()}{word} }),
                cell(values::source(m)),
                cell(values::state(m)),
            ]
        })
        .collect();
    let columns =
        vec![Column::text(words::when()), Column::number(value), Column::text(words::source()), Column::text(words::state())];
    view! { <Table caption=words::values() columns rows/> }
}
