//! One reading: the value on its range, what it means, where it comes from, who can see it; for its author what can be done
//! about it (`whole.rs`).

use axum::{extract::Query, response::Html};
use domain::{
    correction::Claim,
    ids::{EntryId, LogId},
    measurement::{MeasurementKind, Part},
    section::Section,
    time::show_date_time,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::record::{
    corrections::{self, Correction},
    measurements::{self, Author, Measurement},
};

use super::{Look, values, whole::Whole, words_of};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::{
        corrections::{at_entry, claims},
        entries::At,
        exports, record_frame, verification,
    },
    given::Reading,
    page::Document,
    words::{self as all_words, measurements as words},
};

/// What this page opens: this one entry.
pub const ACCESS: Access = Access::view("/record/{person}/measurements/entry/{entry}", &[Section::Measurements]);

/// Whether it was just saved.
#[derive(Debug, Default, Deserialize)]
pub struct Saved {
    saved: Option<String>,
}

/// `GET /record/{person}/measurements/entry/{entry}`
pub async fn page(mut reading: Reading, Query(query): Query<Saved>) -> Result<Html<String>, PageError> {
    let whole = read(&mut reading).await?;
    let corrections = corrections::of_entry(&mut reading.reader, whole.measurement.id).await?;
    let today = reading.today();
    let opening = reading.reader.opening;
    let look = Look::of(&opening, today);
    Ok(reading.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        let saved = query.saved.is_some().then(|| {
            view! { <Notification kind=NotificationKind::Success title=words::saved()>{words::saved_detail()}</Notification> }
        });
        let title = words::entry_of(words_of::name(whole.kind()));
        let view = view! { {saved}{view(&whole, &corrections, &look, &At::of(&opening), opening.log)} };
        (Document { title, frame, ..Document::default() }, view.into_any())
    }))
}

/// The entry that the path names; *not found* where it is not in this record or not for this reader.
pub async fn read(reading: &mut Reading) -> Result<Whole, PageError> {
    let entry: EntryId = reading.path.get("entry").and_then(|e| e.parse().ok()).ok_or(PageError::NotFound)?;
    let measurement = measurements::one(&mut reading.reader, entry).await?.ok_or(PageError::NotFound)?;
    let withdrawal = measurements::withdrawal(&mut reading.reader, entry).await?;
    Ok(Whole { measurement, withdrawal })
}

/// The same, to change it: *not found* where somebody else wrote it, *changed meanwhile* where it no longer counts.
pub(super) async fn read_changeable(reading: &mut Reading) -> Result<Measurement, PageError> {
    let Whole { measurement, .. } = read(reading).await?;
    if measurement.author != Author::Resident {
        return Err(PageError::NotFound);
    }
    if measurement.superseded_at.is_some() {
        return Err(PageError::ChangedMeanwhile);
    }
    Ok(measurement)
}

/// The content, the same for the subject and for staff.
pub fn view(whole: &Whole, corrections: &[Correction], look: &Look, at: &At, log: LogId) -> AnyView {
    let measurement = &whole.measurement;
    let (kind, name) = (whole.kind(), words_of::name(whole.kind()));
    let counts = measurement.superseded_at.is_none();
    let can_be_disputed = counts && measurement.author != Author::Resident;
    view! {
        {whole.no_longer_counts(look)}
        <PageHeader title=words::entry_of(name) back_href=look.kind_href(kind) back=name/>
        {at_entry(corrections, at)}
        {amounts(measurement, look)}
        {counts.then(|| meaning(measurement, look))}
        {provenance(measurement, look, log)}
        {whole.acts(look)}
        {(look.own && measurement.author == Author::Resident).then(|| verification::link(look.resident, measurement.id))}
        {can_be_disputed.then(|| claims(measurement.id, Claim::ALL, corrections, at))}
        {(look.own && counts).then(|| exports::download_one(look.resident, "reading", measurement.id))}
    }
    .into_any()
}

/// That a newer version counts.
pub fn superseded(measurement: &Measurement) -> Option<AnyView> {
    let notice = |_| view! { <Notification kind=NotificationKind::Warning title=words::superseded()>""</Notification> };
    measurement.superseded_at.map(notice).map(IntoAny::into_any)
}

/// The value, for blood pressure both, each on its range.
pub fn amounts(measurement: &Measurement, look: &Look) -> AnyView {
    let reading = measurement.reading;
    let kind = reading.kind();
    let unit = words_of::unit(kind);
    let one = |name: &'static str, term: &'static str, part: Part, amount: domain::amount::Amount| {
        let amount = amount.rounded(kind.decimals());
        let range = kind.reference(part, reading.context(), look.subject);
        let judgement = range.map(|r| words_of::judgement(r.assess(amount)).unwrap_or(Judgement::Within));
        let bar = range.zip(judgement).map(|(range, judgement)| {
            let (low, high) = (range.lowest().map(domain::amount::Amount::to_f64), Some(range.below().to_f64()));
            view! { <RangeBar value=amount.to_f64() low high unit judgement/> }
        });
        let value = amount.to_string();
        match judgement {
            Some(judgement) => view! { <Measure name term value unit judgement/>{bar} }.into_any(),
            None => view! { <Measure name term value unit/> }.into_any(),
        }
    };
    match reading.second() {
        Some(diastolic) => view! {
            {one(words::upper(), words::systolic(), Part::Systolic, reading.value())}
            {one(words::lower(), words::diastolic(), Part::Diastolic, diastolic)}
        }
        .into_any(),
        None => one(words_of::name(kind), "", kind.first_part(), reading.value()),
    }
}

fn meaning(measurement: &Measurement, look: &Look) -> AnyView {
    let kind = measurement.reading.kind();
    let judgement = words_of::judgement(measurement.reading.assess(look.subject));
    let advice = look.own.then_some(judgement).flatten().and_then(|j| match (j, kind) {
        (Judgement::High, MeasurementKind::BloodPressure | MeasurementKind::Glucose) => Some(words::high_advice()),
        (Judgement::Low, MeasurementKind::BloodPressure | MeasurementKind::Glucose) => Some(words::low_advice()),
        _ => None,
    });
    let reference = values::reference(measurement, look.subject).map_or_else(
        || view! { <p>{words::no_reference()}</p> }.into_any(),
        |(range, source)| view! { <p>{range}<br/><small>{source}</small></p> }.into_any(),
    );
    let help = words_of::help(kind).map(|help| view! { <Disclosure summary=words::help()><p>{help}</p></Disclosure> });
    view! {
        {advice.map(|advice| view! { <Notification title=words::high()>{advice}</Notification> })}
        <Card title=words::reference() id="reference">{reference}</Card>
        {help}
    }
    .into_any()
}

/// Where it comes from, who can see it.
pub fn provenance(measurement: &Measurement, look: &Look, log: LogId) -> AnyView {
    let language = all_words::language();
    let performer = match &measurement.author {
        Author::Institution { performer: Some(name), .. } => Some(name.clone()),
        _ => None,
    };
    let mut open_to =
        if measurement.closed_to.is_open() { words::open_to_default() } else { words::open_to_limited() }.to_owned();
    if measurement.author != Author::Resident {
        open_to = words::open_to_sender(open_to, values::source(measurement));
    }
    let mut rows = vec![
        SummaryRow::new(words::measured_at(), values::when(measurement)),
        SummaryRow::new(words::source(), values::source(measurement)),
    ];
    rows.extend(performer.map(|name| SummaryRow::new(words::performed_by(), quoted(name))));
    rows.extend(measurement.reading.context().map(|c| SummaryRow::new(words::context(), words_of::context(c))));
    rows.push(SummaryRow::new(words::recorded_at(), show_date_time(measurement.recorded_at, language)));
    rows.push(SummaryRow::new(words::state(), values::state(measurement)));
    if look.own {
        rows.push(SummaryRow::new(words::open_to(), open_to));
    }
    view! {
        <section class="section" aria-labelledby="provenance">
            <h2 id="provenance">{words::provenance()}</h2>
            <SummaryList rows/>
            <p><small>{words::log_row(log)}</small></p>
        </section>
    }
    .into_any()
}
