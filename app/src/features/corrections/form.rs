//! The form that requests a correction.

use std::collections::HashMap;

use axum::{
    extract::{Multipart, multipart::MultipartError},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    correction::{CorrectionKind, CorrectionTarget, Statement},
    evidence::Evidence,
    ids::{CorrectionId, ResidentId, SubmissionId},
};
use store::{
    opening::{Reader, Writer},
    record::corrections::{self, NewCorrection},
    submissions::file_digest,
};

use super::{
    Correctable,
    correctable::CORRECTABLE,
    form_view::{Problems, RequestPage},
};
use crate::{
    access::Access,
    error::PageError,
    extract::{RecordReader, RecordWriter},
    shared::RecordLinks,
};

/// The access that this page needs: one entry.
pub const ACCESS: Access = Access::maintain("/record/{person}/corrections/new/{entry}/{correction_kind}", CORRECTABLE);

/// The fields of the form.
struct CorrectionForm {
    submission: SubmissionId,
    statement: String,
    file: Vec<u8>,
}

impl CorrectionForm {
    /// Reads the fields. The file's name and declared media type are ignored.
    async fn read(mut form: Multipart) -> Result<Self, PageError> {
        let unread = |_: MultipartError| PageError::NotOurForm;
        let (mut submission, mut statement, mut file) = (None, String::new(), Vec::new());
        while let Some(field) = form.next_field().await.map_err(unread)? {
            match field.name() {
                Some("submission") => submission = field.text().await.map_err(unread)?.parse().ok(),
                Some("statement") => statement = field.text().await.map_err(unread)?,
                Some("evidence") => file = field.bytes().await.map_err(unread)?.to_vec(),
                _ => {}
            }
        }
        Ok(Self { submission: submission.ok_or(PageError::NotOurForm)?, statement, file })
    }
}

/// The target and the kind that the path names.
fn named(path: &HashMap<String, String>, resident: ResidentId) -> Result<(CorrectionTarget, CorrectionKind), PageError> {
    let target = path.get("entry").and_then(|id| id.parse().ok()).map(|id| CorrectionTarget::from_uuid(id, resident));
    let kind = path.get("correction_kind").and_then(|code| CorrectionKind::from_code(code));
    target.zip(kind).ok_or(PageError::NotFound)
}

/// Reads the target; *not found* if a correction of this kind cannot be requested for it.
async fn correctable(reader: &mut Reader, target: CorrectionTarget, kind: CorrectionKind) -> Result<Correctable, PageError> {
    let correctable = Correctable::read(reader, target).await?;
    if correctable.kinds().contains(&kind) { Ok(correctable) } else { Err(PageError::NotFound) }
}

/// `GET /record/{person}/corrections/new/{entry}/{correction_kind}`. Redirects to an open correction of this kind, if there is
/// one.
pub async fn form(mut record: RecordReader) -> Result<Response, PageError> {
    let (target, kind) = named(&record.path, record.resident())?;
    let correctable = correctable(&mut record.reader, target, kind).await?;
    let links = RecordLinks::of(&record.reader.opening);
    let asked = corrections::about(&mut record.reader, target).await?;
    if let Some(open) = asked.iter().find(|open| open.kind == kind && open.status().is_open()) {
        return Ok(Redirect::to(&links.correction(open.id)).into_response());
    }
    let due = corrections::due_on(&mut record.reader).await?;
    let submission = record.app.new_submission();
    let request_page =
        RequestPage { correctable, target, kind, due, submission, typed: String::new(), problems: Problems::default() };
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| request_page.page(&opening, today)).into_response())
}

/// `POST /record/{person}/corrections/new/{entry}/{correction_kind}`
pub async fn send(mut record: RecordWriter, form: Multipart) -> Result<Response, PageError> {
    let CorrectionForm { submission, statement: typed, file } = CorrectionForm::read(form).await?;
    let (target, kind) = named(&record.path, record.writer.opening.resident)?;
    let correctable = correctable(&mut record.writer, target, kind).await?;
    let sent_file = !file.is_empty();
    let (statement, evidence) = match (Statement::parse(&typed), Evidence::parse(file)) {
        (Ok(statement), Ok(evidence)) => (statement, evidence),
        (statement, evidence) => {
            let due = corrections::due_on(&mut record.writer).await?;
            let problems = Problems::of(statement.err(), evidence.err(), sent_file);
            let request_page = RequestPage { correctable, target, kind, due, submission, typed, problems };
            return Ok(record.again(|opening, today| request_page.page(opening, today)));
        }
    };
    let id: CorrectionId = record.writer.new_id();
    let page = format!("{}?asked=1", RecordLinks::of(&record.writer.opening).correction(id));
    let form = (statement.as_str(), evidence.as_ref().map(|evidence| file_digest(evidence.content())));
    let new = NewCorrection { target, kind, statement: &statement, evidence: evidence.as_ref() };
    let request = async |writer: &mut Writer| corrections::request(writer, id, new).await;
    Ok(record.submit(submission, &form, page, request).await?.into_response())
}
