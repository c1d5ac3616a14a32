//! All versions of a reading: what it says now, and what stood before each correction.

use axum::response::Html;
use domain::{ids::EntryId, section::Section, time::show_date_time};
use leptos::prelude::*;
use store::record::measurements::{self, Measurement, Withdrawal};

use super::{Look, values, words_of};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::record_frame,
    given::Reading,
    page::Document,
    words::{self as all_words, measurements as words},
};

/// What this page opens. The path names one version, and all are shown.
pub const ACCESS: Access = Access::view("/record/{person}/measurements/versions/{item}", &[Section::Measurements]);

/// `GET /record/{person}/measurements/versions/{item}`
pub async fn page(mut reading: Reading) -> Result<Html<String>, PageError> {
    let item: EntryId = reading.path.get("item").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    let versions = measurements::versions(&mut reading.reader, item).await?;
    let newest = versions.first().ok_or(PageError::NotFound)?.id;
    let withdrawal = measurements::withdrawal(&mut reading.reader, newest).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        let view = view(&versions, withdrawal.as_ref(), &Look::of(&opening, today));
        (Document { title: words::versions().to_owned(), frame, ..Document::default() }, view)
    }))
}

fn view(versions: &[Measurement], withdrawal: Option<&Withdrawal>, look: &Look) -> AnyView {
    let Some(newest) = versions.first() else { return ().into_any() };
    let kind = newest.reading.kind();
    let columns = vec![
        Column::time(words::recorded_at()),
        Column::number(format!("{} {}", words::value(), words_of::unit(kind))),
        Column::text(words::measured_at()),
        Column::text(words::state()),
    ];
    let rows = versions.iter().map(|version| row(version, withdrawal, look)).collect();
    view! {
        <PageHeader title=words::versions() lead=words::versions_lead() back_href=look.entry_href(newest.id) back=words::entry_of(words_of::name(kind))/>
        <Table caption=words::values() columns rows/>
    }
    .into_any()
}

fn row(version: &Measurement, withdrawal: Option<&Withdrawal>, look: &Look) -> Vec<AnyView> {
    let language = all_words::language();
    let state = match (version.superseded_at, withdrawal) {
        (None, _) => view! { {words::current()}" "{values::state(version)} }.into_any(),
        // Only the newest version can have been withdrawn: at the time at which it ceased to count.
        (Some(until), Some(withdrawn)) if withdrawn.at == until => {
            words::withdrawn_on(show_date_time(until, language)).into_any()
        }
        (Some(until), _) => words::until(show_date_time(until, language)).into_any(),
    };
    vec![
        cell(view! { <a href=look.entry_href(version.id)>{show_date_time(version.recorded_at, language)}</a> }),
        cell(version.reading.shown()),
        cell(values::when(version)),
        cell(state),
    ]
}
