//! All versions of a measurement: the current one, and the one before each correction.

use axum::response::Html;
use domain::{ids::EntryId, time::show_date_time};
use leptos::prelude::*;
use store::record::measurements::{self, Measurement, Withdrawal};

use super::{MeasurementContext, display};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    features::conditions,
    labels::measurements as labels,
    page::Document,
    shared::record_frame,
    words::{self as all_words, measurements as words},
};

/// The access that this page needs. The path names one version; the page shows all.
pub const ACCESS: Access = Access::view("/record/{person}/measurements/versions/{item}", conditions::JUDGED);

/// `GET /record/{person}/measurements/versions/{item}`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let item: EntryId = record.path.get("item").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    let versions = measurements::versions(&mut record.reader, item).await?;
    let newest = versions.first().ok_or(PageError::NotFound)?.id;
    let withdrawal = measurements::withdrawal(&mut record.reader, newest).await?;
    let now = record.app.db.clock.now();
    let conditions = conditions::read(&mut record.reader, now).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        let view = view(&versions, withdrawal.as_ref(), &MeasurementContext::of(&opening).with(conditions));
        (Document { title: words::versions().to_owned(), frame, ..Document::default() }, view)
    }))
}

fn view(versions: &[Measurement], withdrawal: Option<&Withdrawal>, context: &MeasurementContext) -> AnyView {
    let Some(newest) = versions.first() else { return ().into_any() };
    let kind = newest.value.kind();
    let columns = vec![
        Column::time(words::recorded_at()),
        Column::number(format!("{} {}", words::value(), labels::unit(kind))),
        Column::text(words::measured_at()),
        Column::text(words::state()),
    ];
    let rows = versions.iter().map(|version| row(version, withdrawal, context)).collect();
    view! {
        <PageHeader title=words::versions() lead=words::versions_lead() back_href=context.entry_href(newest.id) back=words::entry_of(labels::name(kind))/>
        <Table caption=words::values() columns rows/>
    }
    .into_any()
}

fn row(version: &Measurement, withdrawal: Option<&Withdrawal>, context: &MeasurementContext) -> Vec<AnyView> {
    let language = all_words::language();
    let state = match (version.superseded_at, withdrawal) {
        (None, _) => view! { {words::current()}" "{display::state(version)} }.into_any(),
        // Only the newest version can have been withdrawn: then it was superseded at the time of the withdrawal.
        (Some(until), Some(withdrawn)) if withdrawn.at == until => {
            words::withdrawn_on(show_date_time(until, language)).into_any()
        }
        (Some(until), _) => words::until(show_date_time(until, language)).into_any(),
    };
    vec![
        cell(view! { <a href=context.entry_href(version.id)>{show_date_time(version.recorded_at, language)}</a> }),
        cell(version.value.shown()),
        cell(labels::when(version)),
        cell(state),
    ]
}
