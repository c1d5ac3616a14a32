//! The form that withdraws a resident's own measurement: the page explains the effect.

use axum::{
    extract::Form,
    response::{Html, IntoResponse, Response},
};
use chrono::NaiveDate;
use domain::{
    ids::{EntryId, SubmissionId},
    section::Section,
    withdrawal::Reason,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{
    opening::{Opened, Writer},
    record::measurements::{self, Measurement},
};

use super::{MeasurementContext, display, entry};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{RecordReader, RecordWriter},
    page::Document,
    shared::record_frame,
    words::measurements as words,
};

/// The access that this page needs: one entry.
pub const ACCESS: Access = Access::maintain("/record/{person}/measurements/entry/{entry}/withdraw", &[Section::Measurements]);

/// The fields of the form.
#[derive(Debug, Serialize, Deserialize)]
pub struct WithdrawalForm {
    submission: SubmissionId,
    #[serde(default)]
    reason: String,
}

/// `GET /record/{person}/measurements/entry/{entry}/withdraw`
pub async fn form(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let measurement = entry::read_changeable(&mut record).await?;
    let submission = record.app.new_submission();
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let form = WithdrawalForm { submission, reason: String::new() };
        let context = MeasurementContext::of(&opening);
        (document(&opening, today, false), view(&context, measurement.id, Some(&measurement), &form, false))
    }))
}

fn document(opening: &Opened, today: NaiveDate, faulty: bool) -> Document {
    let frame = record_frame(opening, today, Place::Record);
    Document { title: words::withdraw_title().to_owned(), frame, faulty, ..Document::default() }
}

fn view(
    context: &MeasurementContext,
    id: EntryId,
    measurement: Option<&Measurement>,
    form: &WithdrawalForm,
    is_too_long: bool,
) -> AnyView {
    let (href, submission, reason) = (context.entry_href(id), form.submission.to_string(), form.reason.clone());
    let error = is_too_long.then(|| words::reason_too_long(Reason::MOST));
    let errors = error.iter().map(|error| FieldError::new("reason", error.clone())).collect();
    view! {
        <ErrorSummary errors/>
        <PageHeader title=words::withdraw_title() back_href=href.clone() back=words::withdraw_back()/>
        {measurement.map(|measurement| display::measure(measurement, context.subject, true))}
        <p>{words::withdraw_instead()}" "<a href=format!("{href}/change")>{words::change()}</a></p>
        <p>{words::withdraw_effect()}</p>
        <p>{words::withdraw_kept()}</p>
        <PostForm action=format!("{href}/withdraw") submission>
            <TextField name="reason" label=words::withdraw_reason() value=reason error optional=true/>
            <Buttons>
                <Button kind=ButtonKind::Danger>{words::withdraw()}</Button>
                <ButtonLink href=href.clone()>{words::withdraw_keep()}</ButtonLink>
            </Buttons>
        </PostForm>
    }
    .into_any()
}

/// `POST /record/{person}/measurements/entry/{entry}/withdraw`
pub async fn send(record: RecordWriter, Form(form): Form<WithdrawalForm>) -> Result<Response, PageError> {
    let entry: EntryId = record.path.get("entry").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    let Ok(reason) = Reason::parse(&form.reason) else {
        return Ok(record.again(|opening, today| {
            (document(opening, today, true), view(&MeasurementContext::of(opening), entry, None, &form, true))
        }));
    };
    let page = format!("/record/{}/measurements/entry/{entry}", record.writer.opening.resident);
    let withdraw = async |writer: &mut Writer| measurements::withdraw(writer, entry, reason.as_ref()).await;
    Ok(record.submit(form.submission, &form, page, withdraw).await?.into_response())
}
