//! What was measured? The kinds that people measure at home.

use axum::response::Html;
use domain::{measurement::MeasurementKind, section::Section};
use leptos::prelude::*;

use super::words_of;
use crate::{
    access::Access, components::prelude::*, error::PageError, features::record_frame, given::Reading, page::Document,
    words::measurements as words,
};

/// What this page opens.
pub const ACCESS: Access = Access::maintain("/record/{person}/add", &[Section::Measurements]);

/// What a resident can log by themselves, the most usual first.
pub const KINDS: [MeasurementKind; 4] =
    [MeasurementKind::BloodPressure, MeasurementKind::Pulse, MeasurementKind::Glucose, MeasurementKind::Weight];

/// `GET /record/{person}/add`
pub async fn page(reading: Reading) -> Result<Html<String>, PageError> {
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let items = KINDS
            .iter()
            .map(|kind| {
                let href = format!("/record/{}/add/{}", opening.resident, kind.code());
                LinkItem::new(words_of::name(*kind), href).detail(words_of::unit(*kind)).icon(icon(*kind))
            })
            .collect();
        let view = view! {
            <PageHeader title=words::add_title() lead=words::add_lead()/>
            <LinkList items/>
        };
        let frame = record_frame(&opening, today, Place::Log);
        (Document { title: words::add_title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

fn icon(kind: MeasurementKind) -> Shape {
    match kind {
        MeasurementKind::Glucose => Shape::Drop,
        MeasurementKind::Weight => Shape::Person,
        _ => Shape::Heart,
    }
}
