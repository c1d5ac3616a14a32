//! All kinds that the record has readings of, each with its newest.

use axum::response::Html;
use domain::{measurement::MeasurementKind, section::Section};
use leptos::prelude::*;
use store::record::measurements::{self, Measurement};

use super::{Look, values};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::record_frame,
    given::Reading,
    page::Document,
    words::{entries, measurements as words, record},
};

/// What this page opens.
pub const ACCESS: Access = Access::view("/record/{person}/measurements", &[Section::Measurements]);

/// `GET /record/{person}/measurements`
pub async fn page(mut reading: Reading) -> Result<Html<String>, PageError> {
    let newest = measurements::latest(&mut reading.reader, 12).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    let look = Look::of(&opening, today);
    Ok(reading.visitor.show(|| {
        let add = format!("/record/{}/add", opening.resident);
        let view = view! {
            <PageHeader title=words::title() lead=words::lead() back_href=format!("/record/{}/contents", opening.resident) back=entries::contents()>
                <Buttons><ButtonLink href=add.clone() kind=ButtonKind::Primary icon=Shape::Plus>{words::add_title()}</ButtonLink></Buttons>
            </PageHeader>
            {tiles(&newest, &look, usize::MAX)}
            {newest.is_empty().then(|| view! { <EmptyState title=record::no_readings() icon=Shape::Heart><p>{record::no_readings_detail()}</p></EmptyState> })}
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

/// A tile for each kind: its newest value, a small trend, the way to the rest. `newest`: by kind, newest first.
pub fn tiles(newest: &[Measurement], look: &Look, most: usize) -> Option<impl IntoView + use<>> {
    let of_kind = |kind: &MeasurementKind| {
        let readings: Vec<Measurement> = newest.iter().filter(|m| m.reading.kind() == *kind).cloned().collect();
        (!readings.is_empty()).then_some((*kind, readings))
    };
    let each: Vec<AnyView> = MeasurementKind::ALL
        .iter()
        .filter_map(of_kind)
        .take(most)
        .map(|(kind, readings)| {
            let measure = readings.first().map(|first| values::measure(first, look.subject));
            let trend = (readings.len() > 1).then(|| view! { <Sparkline points=values::points(readings.iter())/> });
            view! { <Tile href=look.kind_href(kind)>{measure}{trend}</Tile> }.into_any()
        })
        .collect();
    (!each.is_empty()).then(|| view! { <Tiles>{each.into_iter().collect_view()}</Tiles> })
}
