//! All kinds of which the record has measurements, each with its newest measurement.

use axum::response::Html;
use domain::measurement::MeasurementKind;
use leptos::prelude::*;
use store::record::measurements::{self, Measurement};

use super::{MeasurementContext, display};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    features::conditions,
    page::Document,
    shared::record_frame,
    words::{entries, measurements as words, record},
};

/// The access that this page needs.
pub const ACCESS: Access = Access::view("/record/{person}/measurements", conditions::JUDGED);

/// `GET /record/{person}/measurements`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let newest = measurements::latest(&mut record.reader, 12).await?;
    let now = record.app.db.clock.now();
    let conditions = conditions::read(&mut record.reader, now).await?;
    let today = record.today();
    let opening = record.reader.opening;
    let context = MeasurementContext::of(&opening).with(conditions);
    Ok(record.visitor.show(|| {
        let add = format!("/record/{}/add", opening.resident);
        let view = view! {
            <PageHeader title=words::title() lead=words::lead() back_href=format!("/record/{}/contents", opening.resident) back=entries::contents()>
                <Buttons><ButtonLink href=add.clone() kind=ButtonKind::Primary icon=Shape::Plus>{words::add_title()}</ButtonLink></Buttons>
            </PageHeader>
            {tiles(&newest, &context, usize::MAX)}
            {newest.is_empty().then(|| view! { <EmptyState title=record::no_measurements() icon=Shape::Heart><p>{record::no_measurements_detail()}</p></EmptyState> })}
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

/// A tile for each kind: the newest value, a small trend, a link to the kind. `newest` is sorted by kind, newest first.
pub fn tiles(newest: &[Measurement], context: &MeasurementContext, most: usize) -> Option<impl IntoView + use<>> {
    let of_kind = |kind: &MeasurementKind| {
        let measurements: Vec<Measurement> = newest.iter().filter(|m| m.value.kind() == *kind).cloned().collect();
        (!measurements.is_empty()).then_some((*kind, measurements))
    };
    let each: Vec<AnyView> = MeasurementKind::ALL
        .iter()
        .filter_map(of_kind)
        .take(most)
        .map(|(kind, measurements)| {
            let measure = measurements.first().map(|first| display::measure(first, context.subject, context.own));
            let trend = (measurements.len() > 1).then(|| view! { <Sparkline points=display::points(measurements.iter())/> });
            view! { <Tile href=context.kind_href(kind)>{measure}{trend}</Tile> }.into_any()
        })
        .collect();
    (!each.is_empty()).then(|| view! { <Tiles>{each.into_iter().collect_view()}</Tiles> })
}
