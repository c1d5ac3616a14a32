//! Asking for a correction of one entry.

use axum::{
    extract::{Multipart, multipart::MultipartError},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    correction::{CorrectionKind, Statement},
    evidence::Evidence,
    ids::{CorrectionId, EntryId, SubmissionId},
};
use store::{
    opening::{Reader, Writer},
    record::corrections::{self, NewCorrection},
    submissions::file_digest,
};

use super::{
    CORRECTABLE, Correctable,
    form_view::{Asking, Problems},
};
use crate::{
    access::Access,
    error::PageError,
    extract::{RecordReader, RecordWriter},
    features::entries::RecordLinks,
};

/// What this page opens: this one entry.
pub const ACCESS: Access = Access::maintain("/record/{person}/corrections/new/{entry}/{correction_kind}", CORRECTABLE);

/// What the form sends.
struct CorrectionForm {
    submission: SubmissionId,
    statement: String,
    file: Vec<u8>,
}

impl CorrectionForm {
    /// What it is called and which type it says to be is not asked of a file.
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

/// The entry and the claim that the path names.
fn named(path: &std::collections::HashMap<String, String>) -> Result<(EntryId, CorrectionKind), PageError> {
    let entry = path.get("entry").and_then(|id| id.parse().ok());
    let kind = path.get("correction_kind").and_then(|code| CorrectionKind::from_code(code));
    entry.zip(kind).ok_or(PageError::NotFound)
}

/// What can be claimed of the entry: *not found* where this cannot.
async fn correctable(reader: &mut Reader, entry: EntryId, kind: CorrectionKind) -> Result<Correctable, PageError> {
    let correctable = Correctable::read(reader, entry).await?;
    if correctable.kinds().contains(&kind) { Ok(correctable) } else { Err(PageError::NotFound) }
}

/// `GET /record/{person}/corrections/new/{entry}/{correction_kind}`. What is claimed already leads to how it stands.
pub async fn form(mut record: RecordReader) -> Result<Response, PageError> {
    let (entry, kind) = named(&record.path)?;
    let correctable = correctable(&mut record.reader, entry, kind).await?;
    let links = RecordLinks::of(&record.reader.opening);
    let asked = corrections::of_entry(&mut record.reader, entry).await?;
    if let Some(open) = asked.iter().find(|open| open.kind == kind && open.status().is_open()) {
        return Ok(Redirect::to(&links.correction(open.id)).into_response());
    }
    let due = corrections::due_on(&mut record.reader).await?;
    let submission = record.app.new_submission();
    let asking = Asking { correctable, entry, kind, due, submission, typed: String::new(), problems: Problems::default() };
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| asking.page(&opening, today)).into_response())
}

/// `POST /record/{person}/corrections/new/{entry}/{correction_kind}`
pub async fn send(mut record: RecordWriter, form: Multipart) -> Result<Response, PageError> {
    let CorrectionForm { submission, statement: typed, file } = CorrectionForm::read(form).await?;
    let (entry, kind) = named(&record.path)?;
    let correctable = correctable(&mut record.writer, entry, kind).await?;
    let sent_file = !file.is_empty();
    let (statement, evidence) = match (Statement::parse(&typed), Evidence::parse(file)) {
        (Ok(statement), Ok(evidence)) => (statement, evidence),
        (statement, evidence) => {
            let due = corrections::due_on(&mut record.writer).await?;
            let problems = Problems::of(statement.err(), evidence.err(), sent_file);
            let asking = Asking { correctable, entry, kind, due, submission, typed, problems };
            return Ok(record.again(|opening, today| asking.page(opening, today)));
        }
    };
    let id: CorrectionId = record.writer.new_id();
    let page = format!("{}?asked=1", RecordLinks::of(&record.writer.opening).correction(id));
    let form = (statement.as_str(), evidence.as_ref().map(|evidence| file_digest(evidence.content())));
    let new = NewCorrection { entry, kind, statement: &statement, evidence: evidence.as_ref() };
    let request = async |writer: &mut Writer| corrections::request(writer, id, new).await;
    Ok(record.submit(submission, &form, page, request).await?.into_response())
}
