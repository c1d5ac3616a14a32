//! One kind of measurement: the trend, and every value in a table beside it. Long histories page by time.

use axum::{extract::Query, response::Html};
use chrono::{DateTime, Utc};
use domain::{
    measurement::{MeasurementKind, Part},
    section::Section,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    opening::Reader,
    record::measurements::{self, Measurement},
};

use super::{Look, choose::KINDS, values, words_of};
use crate::{
    access::Access, components::prelude::*, error::PageError, features::record_frame, given::Reading, page::Document,
    words::measurements as words,
};

/// What this page opens.
pub const ACCESS: Access = Access::view("/record/{person}/measurements/{kind}", &[Section::Measurements]);

/// How many readings one page shows.
const PAGE: usize = 60;

/// From when back.
#[derive(Debug, Default, Deserialize)]
pub struct Until {
    #[serde(default, deserialize_with = "crate::given::known_time")]
    before: Option<DateTime<Utc>>,
}

impl Until {
    /// Whether the newest are left out.
    pub fn is_older(&self) -> bool {
        self.before.is_some()
    }
}

/// `GET /record/{person}/measurements/{kind}`
pub async fn page(mut reading: Reading, Query(until): Query<Until>) -> Result<Html<String>, PageError> {
    let kind = kind_in(&reading)?;
    let readings = read(&mut reading.reader, kind, &until).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    let look = Look::of(&opening, today);
    Ok(reading.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        let add = KINDS.contains(&kind).then(|| format!("/record/{}/add/{}", opening.resident, kind.code()));
        let view = view(kind, &readings, &look, until.is_older(), add);
        (Document { title: words_of::name(kind).to_owned(), frame, ..Document::default() }, view)
    }))
}

/// The kind that the path names.
pub fn kind_in(reading: &Reading) -> Result<MeasurementKind, PageError> {
    reading.path.get("kind").and_then(|code| MeasurementKind::from_code(code)).ok_or(PageError::NotFound)
}

/// One page of readings, and one more to know whether there are older ones.
pub async fn read(reader: &mut Reader, kind: MeasurementKind, until: &Until) -> Result<Vec<Measurement>, PageError> {
    let before = until.before.unwrap_or(DateTime::<Utc>::MAX_UTC);
    let most = i64::try_from(PAGE).unwrap_or(i64::MAX) + 1;
    Ok(measurements::by_kind(reader, kind, before, most).await?)
}

/// The content, the same for the subject and for staff.
pub fn view(kind: MeasurementKind, readings: &[Measurement], look: &Look, is_older: bool, add: Option<String>) -> AnyView {
    let name = words_of::name(kind);
    let href = look.kind_href(kind);
    let shown = readings.get(..PAGE).unwrap_or(readings);
    let older = (readings.len() > PAGE).then(|| shown.last()).flatten().map(|last| {
        let before = last.at.instant().format("%Y-%m-%dT%H:%M:%S%.fZ");
        view! { <ButtonLink href=format!("{href}?before={before}") icon=Shape::Back>{words::earlier()}</ButtonLink> }
    });
    let newest = is_older.then(|| view! { <ButtonLink href=href.clone()>{words::latest()}</ButtonLink> });
    let help = words_of::help(kind).map(|help| view! { <Disclosure summary=words::help()><p>{help}</p></Disclosure> });
    view! {
        <PageHeader title=name back_href=look.base.clone() back=words::title()>
            {add.map(|add| view! { <Buttons><ButtonLink href=add kind=ButtonKind::Primary icon=Shape::Plus>{words::add_kind(words_of::name_within(kind))}</ButtonLink></Buttons> })}
        </PageHeader>
        {help}
        {shown.is_empty().then(|| view! { <EmptyState title=crate::words::record::no_readings() icon=Shape::Heart><p>{crate::words::record::no_readings_detail()}</p></EmptyState> })}
        {(shown.len() > 1).then(|| trend(kind, shown, look))}
        {(!shown.is_empty()).then(|| table(kind, shown, look))}
        <Buttons>{older}{newest}</Buttons>
    }
    .into_any()
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
