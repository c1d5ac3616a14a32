//! The page that chooses a kind to add: what people measure at home, and what they count from day to day. Habits are a form of
//! the basics.

use axum::response::Html;
use domain::{
    basics::{Field, Group},
    measurement::MeasurementKind,
    section::Section,
};
use leptos::prelude::*;
use store::{opening::Opened, record::measurements};

use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    labels::measurements as labels,
    page::Document,
    shared::{RecordLinks, record_frame},
    words::{basics, measurements as words},
};

/// The access that this page needs.
pub const ACCESS: Access = Access::maintain("/record/{person}/add", &[Section::Measurements]);

/// The kinds that a resident can add, the most common first.
pub const KINDS: [MeasurementKind; 12] = [
    MeasurementKind::BloodPressure,
    MeasurementKind::Pulse,
    MeasurementKind::Glucose,
    MeasurementKind::Weight,
    MeasurementKind::Waist,
    MeasurementKind::Temperature,
    MeasurementKind::OxygenSaturation,
    MeasurementKind::UricAcid,
    MeasurementKind::Sleep,
    MeasurementKind::Exercise,
    MeasurementKind::Cigarettes,
    MeasurementKind::Alcohol,
];

/// How many kinds are listed first because the resident adds them often.
const OFTEN: usize = 4;

/// `GET /record/{person}/add`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let now = record.app.db.clock.now();
    let mut often = measurements::logged_kinds(&mut record.reader, now).await?;
    often.retain(|kind| KINDS.contains(kind));
    often.truncate(OFTEN);
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Log);
        (Document { title: words::add_title().to_owned(), frame, ..Document::default() }, view(&often, &opening))
    }))
}

fn view(often: &[MeasurementKind], opening: &Opened) -> AnyView {
    let rest = |lifestyle: bool| -> Vec<MeasurementKind> {
        KINDS.into_iter().filter(|kind| kind.is_lifestyle() == lifestyle && !often.contains(kind)).collect()
    };
    let item = |kind: &MeasurementKind| {
        let href = format!("/record/{}/add/{}", opening.resident, kind.code());
        LinkItem::new(labels::name(*kind), href).detail(labels::unit(*kind)).icon(icon(*kind))
    };
    let group = |title: &'static str, id: &'static str, items: Vec<LinkItem>| {
        (!items.is_empty()).then(|| view! { <Card title id><LinkList items/></Card> })
    };
    let of_kinds = |title, id, kinds: &[MeasurementKind]| group(title, id, kinds.iter().map(item).collect());
    view! {
        <PageHeader title=words::add_title() lead=words::add_lead()/>
        {of_kinds(words::often(), "often", often)}
        {of_kinds(words::body(), "body", &rest(false))}
        {of_kinds(words::living(), "living", &rest(true))}
        {group(words::habits(), "habits", habits(&RecordLinks::of(opening)))}
    }
    .into_any()
}

/// Links to the lifestyle form of the basics, each to one field.
fn habits(links: &RecordLinks) -> Vec<LinkItem> {
    let to = |name: &str, detail: &str, field: Field, icon| {
        let href = format!("{}#{}", links.change_basics(Group::Lifestyle), field.code());
        LinkItem::new(name, href).detail(detail).icon(icon)
    };
    vec![
        to(basics::diet(), words::diet_detail(), Field::Diet, Shape::Record),
        to(basics::own_medicines(), words::medicines_detail(), Field::OwnMedicines, Shape::Pill),
        to(words::exercise_and_more(), words::habits_detail(), Field::ExerciseFrequency, Shape::Pen),
    ]
}

fn icon(kind: MeasurementKind) -> Shape {
    match kind {
        MeasurementKind::Glucose | MeasurementKind::UricAcid | MeasurementKind::Alcohol => Shape::Drop,
        MeasurementKind::Weight | MeasurementKind::Waist | MeasurementKind::Exercise => Shape::Person,
        MeasurementKind::Sleep => Shape::Clock,
        MeasurementKind::Cigarettes => Shape::Hollow,
        _ => Shape::Heart,
    }
}
