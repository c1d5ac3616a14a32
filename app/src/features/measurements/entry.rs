//! One measurement: its value with the reference range, the meaning, the provenance, its readers; for its author the acts that
//! are possible (`detail.rs`).

use axum::{extract::Query, response::Html};
use domain::{
    correction::CorrectionKind,
    ids::{EntryId, LogId},
    measurement::{Assessment, Part},
    section::Section,
    time::show_date_time,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::record::{
    corrections::{self, Correction},
    identity,
    measurements::{self, Author, Measurement},
};

use super::{MeasurementContext, detail::MeasurementDetail, display};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    features::{
        conditions,
        corrections::{correction_notices, correction_section},
    },
    labels::measurements as labels,
    page::Document,
    shared::{Item, RecordLinks, download_button, record_frame, verification_link},
    words::{self as all_words, advice as advice_words, measurements as words},
};

/// The access that this page needs: one measurement, what its thresholds depend on, and the telephone of the health centre. The
/// parameter is not called `entry`, which would limit the opening to this measurement.
pub const ACCESS: Access = Access::view(
    "/record/{person}/measurements/entry/{item}",
    &[Section::Identity, Section::Measurements, Section::Health, Section::Services],
);

/// Set if the measurement was just saved.
#[derive(Debug, Default, Deserialize)]
pub struct Saved {
    saved: Option<String>,
}

/// `GET /record/{person}/measurements/entry/{item}`
pub async fn page(mut record: RecordReader, Query(query): Query<Saved>) -> Result<Html<String>, PageError> {
    let whole = read(&mut record).await?;
    let corrections = corrections::about(&mut record.reader, whole.measurement.id.into()).await?;
    let now = record.app.db.clock.now();
    let conditions = conditions::read(&mut record.reader, now).await?;
    let centre = identity::care_team(&mut record.reader).await?.map(|team| team.phone);
    let today = record.today();
    let opening = record.reader.opening;
    let context = MeasurementContext::of(&opening).with(conditions).calling(centre);
    Ok(record.visitor.show(|| {
        let frame = record_frame(&opening, today, Place::Record);
        let saved = query.saved.is_some().then(|| {
            view! { <Notification kind=NotificationKind::Success title=words::saved()>{words::saved_detail()}</Notification> }
        });
        let title = words::entry_of(labels::name(whole.kind()));
        let view = view! { {saved}{view(&whole, &corrections, &context, &RecordLinks::of(&opening), opening.log)} };
        (Document { title, frame, ..Document::default() }, view.into_any())
    }))
}

/// Reads the measurement that the path names; *not found* if the record does not contain it or this reader cannot read it.
pub async fn read(record: &mut RecordReader) -> Result<MeasurementDetail, PageError> {
    let entry: EntryId =
        record.path.get("item").or(record.path.get("entry")).and_then(|e| e.parse().ok()).ok_or(PageError::NotFound)?;
    let measurement = measurements::one(&mut record.reader, entry).await?.ok_or(PageError::NotFound)?;
    let withdrawal = measurements::withdrawal(&mut record.reader, entry).await?;
    let taken_back = measurement.superseded_at.is_some() && measurements::taken_back(&mut record.reader, entry).await?;
    Ok(MeasurementDetail { measurement, withdrawal, taken_back })
}

/// Reads the measurement, to change it: *not found* if an institution wrote it, *changed meanwhile* if it no longer counts.
pub(super) async fn read_changeable(record: &mut RecordReader) -> Result<Measurement, PageError> {
    let MeasurementDetail { measurement, .. } = read(record).await?;
    if measurement.author != Author::Resident {
        return Err(PageError::NotFound);
    }
    if measurement.superseded_at.is_some() {
        return Err(PageError::ChangedMeanwhile);
    }
    Ok(measurement)
}

/// The content, the same for the subject and for staff.
pub fn view(
    whole: &MeasurementDetail,
    corrections: &[Correction],
    context: &MeasurementContext,
    links: &RecordLinks,
    log: LogId,
) -> AnyView {
    let measurement = &whole.measurement;
    let (kind, name) = (whole.kind(), labels::name(whole.kind()));
    let counts = measurement.superseded_at.is_none();
    let is_correctable = counts && measurement.author != Author::Resident;
    view! {
        {whole.no_longer_counts(context)}
        <PageHeader title=words::entry_of(name) back_href=context.kind_href(kind) back=name/>
        {correction_notices(corrections, links)}
        {amounts(measurement, context)}
        {counts.then(|| meaning(measurement, context))}
        {provenance(measurement, context, log)}
        {whole.acts(context)}
        {(context.own && measurement.author == Author::Resident).then(|| verification_link(links, measurement.id))}
        {is_correctable.then(|| correction_section(measurement.id.into(), CorrectionKind::ALL, corrections, links))}
        {(context.own && counts).then(|| download_button(context.resident, Item::Measurement(measurement.id)))}
    }
    .into_any()
}

/// The notice that a newer version supersedes this one.
pub fn superseded(measurement: &Measurement) -> Option<AnyView> {
    let notice = |_| view! { <Notification kind=NotificationKind::Warning title=words::superseded()>""</Notification> };
    measurement.superseded_at.map(notice).map(IntoAny::into_any)
}

/// The value with its reference range; for blood pressure both values.
pub fn amounts(measurement: &Measurement, context: &MeasurementContext) -> AnyView {
    let value = measurement.value;
    let kind = value.kind();
    let unit = labels::unit(kind);
    let one = |name: &'static str, term: &'static str, part: Part, amount: domain::amount::Amount| {
        let amount = amount.rounded(kind.decimals());
        let occasion = display::occasion(measurement);
        let range = kind.reference(part, value.context(), context.subject, occasion);
        let judgement = labels::judgement(value.level_of(part, context.subject, occasion));
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
    match value.second() {
        Some(diastolic) => view! {
            {one(words::upper(), words::systolic(), Part::Systolic, value.first())}
            {one(words::lower(), words::diastolic(), Part::Diastolic, diastolic)}
        }
        .into_any(),
        None => one(labels::name(kind), "", kind.first_part(), value.first()),
    }
}

/// What the value means: advice for the subject, the reference range with its source, and the help of the kind.
fn meaning(measurement: &Measurement, context: &MeasurementContext) -> AnyView {
    let kind = measurement.value.kind();
    let assessment = display::assess(measurement, context.subject);
    let advice = context.own.then(|| advice(assessment, context));
    let (title, reference) = display::reference(measurement, context.subject).map_or_else(
        || (words::reference(), view! { <p>{words::no_reference()}</p> }.into_any()),
        |range| {
            let view = view! { <p>{range.text}<br/><small>{range.source}</small></p><p>{range.note}</p> };
            (range.title, view.into_any())
        },
    );
    let help = labels::help(kind).map(|help| view! { <Disclosure summary=words::help()><p>{help}</p></Disclosure> });
    view! {
        {advice}
        <Card title id="reference">{reference}</Card>
        {help}
    }
    .into_any()
}

/// What the subject should do now, and whom to call.
fn advice(assessment: Assessment, context: &MeasurementContext) -> Option<AnyView> {
    let Assessment { level, advice } = assessment;
    let text = labels::advice(advice?);
    let kind = if level.is_act_today() { NotificationKind::Danger } else { NotificationKind::Warning };
    let centre = context.centre.as_ref().map(|phone| {
        let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let call = advice_words::call_centre(phone);
        view! { <ButtonLink href=format!("tel:{number}")>{call}</ButtonLink> }
    });
    Some(
        view! {
            <Notification kind title=labels::advice_title(level)>
                <p>{text}</p>
                <Buttons>
                    <ButtonLink href="tel:120">{advice_words::call_120()}</ButtonLink>
                    {centre}
                </Buttons>
                <p>{advice_words::nobody_watches()}</p>
            </Notification>
        }
        .into_any(),
    )
}

/// The provenance; the subject also sees who can read the measurement.
pub fn provenance(measurement: &Measurement, context: &MeasurementContext, log: LogId) -> AnyView {
    let language = all_words::language();
    let performer = match &measurement.author {
        Author::Institution { performer: Some(name), .. } => Some(name.clone()),
        _ => None,
    };
    let mut open_to =
        if measurement.security_label.is_open() { words::open_to_default() } else { words::open_to_limited() }.to_owned();
    if measurement.author != Author::Resident {
        open_to = words::open_to_sender(open_to, display::source(measurement));
    }
    let mut rows = vec![
        SummaryRow::new(words::measured_at(), labels::when(measurement)),
        SummaryRow::new(words::source(), display::source(measurement)),
    ];
    rows.extend(performer.map(|name| SummaryRow::new(words::performed_by(), quoted(name))));
    rows.extend(measurement.value.context().map(|c| SummaryRow::new(words::context(), labels::context(c))));
    rows.push(SummaryRow::new(words::recorded_at(), show_date_time(measurement.recorded_at, language)));
    rows.push(SummaryRow::new(words::state(), display::state(measurement)));
    if context.own {
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
