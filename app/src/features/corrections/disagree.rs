//! The form by which the subject disagrees with a refusal: the statement stays with the entry.

use axum::{
    extract::Form,
    response::{Html, IntoResponse, Response},
};
use chrono::NaiveDate;
use domain::{
    correction::{Statement, StatementError, Status, StepKind},
    ids::SubmissionId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{
    opening::{Opened, Writer},
    record::corrections::{self, Correction, NewStep, Step},
};

use super::{correctable::CORRECTABLE, labels, page::named};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{RecordReader, RecordWriter},
    page::Document,
    shared::{RecordLinks, record_frame},
    words::corrections as words,
};

/// The access that this page needs.
pub const ACCESS: Access = Access::maintain("/record/{person}/corrections/{correction}/disagree", CORRECTABLE);

/// The fields of the form.
#[derive(Debug, Serialize, Deserialize)]
pub struct DisagreementForm {
    submission: SubmissionId,
    #[serde(default)]
    statement: String,
}

/// `GET /record/{person}/corrections/{correction}/disagree`
pub async fn form(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let correction = named(&mut record.reader, &record.path).await?;
    if correction.status() != Status::Refused {
        return Err(PageError::NotFound);
    }
    let submission = record.app.new_submission();
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record
        .visitor
        .show(|| show(&correction, &opening, today, &DisagreementForm { submission, statement: String::new() }, None)))
}

/// `POST /record/{person}/corrections/{correction}/disagree`
pub async fn send(mut record: RecordWriter, Form(form): Form<DisagreementForm>) -> Result<Response, PageError> {
    let correction = named(&mut record.writer, &record.path).await?;
    let statement = match Statement::parse(&form.statement) {
        Ok(statement) => statement,
        Err(error) => return Ok(record.again(|opening, today| show(&correction, opening, today, &form, Some(error)))),
    };
    let page = format!("{}?disagreed=1", RecordLinks::of(&record.writer.opening).correction(correction.id));
    let new = NewStep { correction: correction.id, kind: StepKind::Disagrees, words: Some(&statement) };
    let disagree = async |writer: &mut Writer| corrections::step(writer, new).await;
    Ok(record.submit(form.submission, &form, page, disagree).await?.into_response())
}

fn show(
    correction: &Correction,
    opening: &Opened,
    today: NaiveDate,
    form: &DisagreementForm,
    error: Option<StatementError>,
) -> (Document, AnyView) {
    let correction_page = RecordLinks::of(opening).correction(correction.id);
    let error = error.map(labels::problem);
    let errors: Vec<FieldError> = error.iter().map(|words| FieldError::new("statement", words.clone())).collect();
    let answer = correction.answer().map(Step::said).unwrap_or_default();
    let frame = record_frame(opening, today, Place::Record);
    let document =
        Document { title: words::disagree_title().to_owned(), frame, faulty: !errors.is_empty(), ..Document::default() };
    let (value, submission) = (form.statement.clone(), form.submission.to_string());
    let view = view! {
        <ErrorSummary errors/>
        <PageHeader title=words::disagree_title() lead=words::disagree_lead() back_href=correction_page.clone()
            back=labels::kind(correction.kind)/>
        <Card title=words::answer() id="answer"><Quote text=answer/></Card>
        <PostForm action=format!("{correction_page}/disagree") submission>
            <TextAreaField name="statement" label=words::your_disagreement() hint=words::disagreement_hint() value error rows=6/>
            <Buttons><Button kind=ButtonKind::Primary>{words::disagree_send()}</Button></Buttons>
        </PostForm>
    };
    (document, view.into_any())
}
