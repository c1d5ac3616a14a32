//! One correction: the request, the staff member who handles it, the last day for an answer, the answer, the next steps.

use axum::{extract::Query, response::Html};
use chrono::NaiveDate;
use domain::{
    correction::{Status, StepKind},
    ids::CorrectionId,
    time::{show_date, show_date_time},
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    opening::Reader,
    record::corrections::{self, Correction, Department},
};

use super::{Correctable, correctable::CORRECTABLE, labels};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    page::Document,
    shared::{RecordLinks, receipt, record_frame},
    words::{self as all_words, corrections as words},
};

/// The access that this page needs.
pub const ACCESS: Access = Access::view("/record/{person}/corrections/{correction}", CORRECTABLE);

/// The act that was just executed.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    asked: Option<String>,
    disagreed: Option<String>,
}

/// The correction that the path names; *not found* if this record has no such correction or this reader cannot read it.
pub async fn named(reader: &mut Reader, path: &std::collections::HashMap<String, String>) -> Result<Correction, PageError> {
    let id: CorrectionId = path.get("correction").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    corrections::one(reader, id).await?.ok_or(PageError::NotFound)
}

/// `GET /record/{person}/corrections/{correction}`
pub async fn page(mut record: RecordReader, Query(done): Query<Done>) -> Result<Html<String>, PageError> {
    let correction = named(&mut record.reader, &record.path).await?;
    let correctable = Correctable::read(&mut record.reader, correction.target).await?;
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let links = RecordLinks::of(&opening);
        let asked = done.asked.is_some().then(|| {
            let detail = words::asked_detail(labels::institution(&correction), labels::due(&correction));
            view! { <Notification kind=NotificationKind::Success title=words::asked()>{detail}</Notification> }
        });
        let disagreed = done.disagreed.is_some().then(|| receipt(words::disagreed()));
        let title = labels::kind_of(correction.kind, correctable.kind());
        let view = view! {
            {asked}{disagreed}
            <PageHeader title=title.clone() back_href=links.corrections() back=words::title()/>
            {standing(&correction, &correctable, &links, today)}
            {said(&correction, &links)}
            {next(&correction, &links, today)}
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title, frame, ..Document::default() }, view.into_any())
    }))
}

/// The status, the last day for an answer, the institution and the staff member who handles the correction.
fn standing(correction: &Correction, correctable: &Correctable, links: &RecordLinks, today: NaiveDate) -> AnyView {
    let overdue =
        labels::is_overdue(correction, today).then(|| view! { " "<Tag kind=TagKind::Attention>{words::overdue()}</Tag> });
    let status = labels::status(correction);
    let handler = correction.steps.iter().rev().find_map(|step| step.by.clone());
    let (title, href) = (correctable.title(), correctable.href(links));
    let rows = vec![
        SummaryRow::new(words::status(), view! { {status}{overdue} }),
        SummaryRow::new(words::due(), labels::due(correction)),
        SummaryRow::new(words::institution(), labels::institution(correction)),
        SummaryRow::new(words::handler(), handler.map_or_else(|| words::no_handler().into_any(), quoted)),
        SummaryRow::new(words::about(), view! { <a href=href>{quoted(title)}</a> }),
        SummaryRow::new(words::asked_at(), show_date_time(correction.asked_at, all_words::language())),
    ];
    view! { <SummaryList rows/> }.into_any()
}

/// The link to the evidence, if there is any.
pub fn evidence_link(correction: &Correction, href: String) -> Option<AnyView> {
    correction.has_evidence.then(|| view! { <p><a href=href download=true>{words::download_evidence()}</a></p> }.into_any())
}

/// The statements in order of time.
fn said(correction: &Correction, links: &RecordLinks) -> AnyView {
    let answer = correction.answer().map(|step| {
        let said = step.said();
        let by = words::answered_by(step.by.clone().unwrap_or_default(), show_date_time(step.at, all_words::language()));
        view! {
            <Card title=words::answer() id="answer">
                <Quote text=said/>
                <p><small>{by}</small></p>
            </Card>
        }
    });
    let disagreement = correction.step(StepKind::Disagrees).map(|step| {
        let said = step.said();
        view! { <Card title=words::your_disagreement() id="disagreement"><Quote text=said/></Card> }
    });
    let stated = correction.statement.clone();
    let file = evidence_link(correction, format!("{}/evidence", links.correction(correction.id)));
    view! {
        <Card title=words::your_words() id="statement"><Quote text=stated/>{file}</Card>
        {answer}
        {disagreement}
    }
    .into_any()
}

/// The next steps, and the acts that are possible.
fn next(correction: &Correction, links: &RecordLinks, today: NaiveDate) -> AnyView {
    let disagree = (correction.status() == Status::Refused).then(|| {
        let href = format!("{}/disagree", links.correction(correction.id));
        view! { <Buttons><ButtonLink href>{words::disagree()}</ButtonLink></Buttons> }
    });
    let escalated = correction.department.as_ref().map(|department| escalated(correction, department));
    let next = escalated.unwrap_or_else(|| view! { <p>{labels::next(correction, today)}</p> }.into_any());
    view! {
        <section class="section" aria-labelledby="next">
            <h2 id="next">{words::next()}</h2>
            {next}
            {disagree}
        </section>
    }
    .into_any()
}

/// The notice that the correction is escalated to the district's department: since the day after the last day for an answer,
/// with the department's telephone number.
fn escalated(correction: &Correction, department: &Department) -> AnyView {
    let (zh, en) = &department.name;
    let (name, phone) = (all_words::pick(zh, en), department.phone.clone());
    let since = show_date(correction.due_on.succ_opt().unwrap_or(correction.due_on), all_words::language());
    view! { <p>{words::next_escalated(&name, since)}</p><Contact name phone/> }.into_any()
}
