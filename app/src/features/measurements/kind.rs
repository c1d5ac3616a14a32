//! One kind of measurements over a week, a month, a year or all time: the trend, and a table of the values. Long histories are
//! split into pages by time.

use axum::{extract::Query, response::Html};
use domain::measurement::{MeasurementKind, Part, Period};
use leptos::prelude::*;
use store::record::measurements::Measurement;

use super::{
    MeasurementContext,
    choose::KINDS,
    display,
    period_page::{PeriodPage, PeriodQuery},
};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    features::conditions,
    labels::measurements as labels,
    page::Document,
    shared::record_frame,
    words::{measurements as words, record},
};

/// The access that this page needs.
pub const ACCESS: Access = Access::view("/record/{person}/measurements/{kind}", conditions::JUDGED);

/// `GET /record/{person}/measurements/{kind}`
pub async fn page(mut record: RecordReader, Query(asked): Query<PeriodQuery>) -> Result<Html<String>, PageError> {
    let kind = kind_in(&record)?;
    let now = record.app.db.clock.now();
    let shown = PeriodPage::read(&mut record.reader, kind, &asked, now).await?;
    let conditions = conditions::read(&mut record.reader, now).await?;
    let today = record.today();
    let opening = record.reader.opening;
    let context = MeasurementContext::of(&opening).with(conditions);
    Ok(record.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        let add = KINDS.contains(&kind).then(|| format!("/record/{}/add/{}", opening.resident, kind.code()));
        let view = view(kind, &shown, &context, add);
        (Document { title: labels::name(kind).to_owned(), frame, ..Document::default() }, view)
    }))
}

/// The kind that the path names.
pub fn kind_in(record: &RecordReader) -> Result<MeasurementKind, PageError> {
    record.path.get("kind").and_then(|code| MeasurementKind::from_code(code)).ok_or(PageError::NotFound)
}

/// The content, the same for the subject and for staff.
pub fn view(kind: MeasurementKind, shown: &PeriodPage, context: &MeasurementContext, add: Option<String>) -> AnyView {
    let name = labels::name(kind);
    let earlier = shown.earlier().map(|query| {
        let href = format!("{}?{query}", context.kind_href(kind));
        view! { <ButtonLink href icon=Shape::Back>{words::earlier()}</ButtonLink> }
    });
    let newest = shown.is_older.then(|| view! { <ButtonLink href=context.kind_href(kind)>{words::latest()}</ButtonLink> });
    let help = labels::help(kind).map(|help| view! { <Disclosure summary=words::help()><p>{help}</p></Disclosure> });
    view! {
        <PageHeader title=name back_href=context.base.clone() back=words::title()>
            {add.map(|add| view! { <Buttons><ButtonLink href=add kind=ButtonKind::Primary icon=Shape::Plus>{words::add_kind(labels::name_within(kind))}</ButtonLink></Buttons> })}
        </PageHeader>
        {help}
        {periods(kind, shown, context)}
        {shown.measurements().is_empty().then(|| nothing(kind, shown, context))}
        {(shown.measurements().len() > 1).then(|| trend(kind, shown.measurements(), context))}
        {newest_of(shown)}
        {(!shown.rows().is_empty()).then(|| table(kind, shown.rows(), context))}
        <Buttons>{earlier}{newest}</Buttons>
    }
    .into_any()
}

/// Tabs for the periods, if the record has measurements of this kind.
fn periods(kind: MeasurementKind, shown: &PeriodPage, context: &MeasurementContext) -> Option<impl IntoView + use<>> {
    let tab =
        |period: &Period| TabLink::new(labels::period(*period), context.period_href(kind, *period), *period == shown.period);
    let is_known = !shown.measurements().is_empty() || shown.wider.is_some();
    is_known.then(|| view! { <Tabs label=words::period() tabs=Period::ALL.iter().map(tab).collect()/> })
}

/// The notice that there are no measurements, or none in this period; in the second case with a link to a period that has some.
fn nothing(kind: MeasurementKind, shown: &PeriodPage, context: &MeasurementContext) -> impl IntoView + use<> {
    let body = match shown.wider {
        None => view! { <p>{record::no_measurements_detail()}</p> }.into_any(),
        Some(wider) => view! {
            <p>{words::none_in_period_detail()}</p>
            <ButtonLink href=context.period_href(kind, wider)>{words::show_period(labels::period(wider))}</ButtonLink>
        }
        .into_any(),
    };
    let title = if shown.wider.is_some() { labels::none_in(shown.period) } else { record::no_measurements() };
    view! { <EmptyState title icon=Shape::Heart>{body}</EmptyState> }
}

/// The notice that the table shows fewer measurements than the chart.
fn newest_of(shown: &PeriodPage) -> Option<impl IntoView + use<>> {
    let (rows, all) = (shown.rows().len(), shown.measurements().len());
    (rows < all).then(|| view! { <p>{words::newest_of(rows, all)}</p> })
}

fn trend(kind: MeasurementKind, shown: &[Measurement], context: &MeasurementContext) -> impl IntoView + use<> {
    let name = labels::name(kind);
    let points = display::points(shown.iter());
    let (first, last) = (points.first().map(|p| p.when.clone()), points.last().map(|p| p.when.clone()));
    let description = words::trend_detail(points.len(), first.unwrap_or_default(), last.unwrap_or_default());
    let reference = shown.first().and_then(|m| display::band(m, kind.first_part(), context.subject));
    let low_reference = shown.first().and_then(|m| display::band(m, Part::Diastolic, context.subject));
    let (upper, lower) = if kind == MeasurementKind::BloodPressure { (words::upper(), words::lower()) } else { ("", "") };
    view! {
        <TrendChart id="trend" title=words::trend_title(name) description points unit=labels::unit(kind) reference low_reference name=upper low_name=lower/>
    }
}

fn table(kind: MeasurementKind, shown: &[Measurement], context: &MeasurementContext) -> impl IntoView + use<> {
    let unit = labels::unit(kind);
    let value = if unit.is_empty() { words::value().to_owned() } else { format!("{} {unit}", words::value()) };
    let rows = shown
        .iter()
        .map(|m| {
            let judged = display::notable(m, context.subject);
            let word = judged.map(|j| view! { " "<Tag kind=j.kind()>{j.words()}</Tag> });
            vec![
                cell(view! { <a href=context.entry_href(m.id)>{labels::when(m)}</a> }),
                cell(view! { {m.value.shown()}{word} }),
                cell(display::source(m)),
                cell(display::state(m)),
            ]
        })
        .collect();
    let columns =
        vec![Column::text(words::when()), Column::number(value), Column::text(words::source()), Column::text(words::state())];
    view! { <Table caption=words::values() columns rows/> }
}
