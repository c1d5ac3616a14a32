//! The file that was sent with a correction: to its subject, and to whoever answers.

use axum::{
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use domain::{evidence::Evidence, ids::CorrectionId};
use store::{opening::Reader, record::corrections};

use super::{correctable::CORRECTABLE, page::named};
use crate::{access::Access, error::PageError, extract::RecordReader};

/// What this file opens.
pub const ACCESS: Access = Access::view("/record/{person}/corrections/{correction}/evidence", CORRECTABLE);

/// `GET /record/{person}/corrections/{correction}/evidence`
pub async fn send(mut record: RecordReader) -> Result<Response, PageError> {
    let correction = named(&mut record.reader, &record.path).await?;
    file(&mut record.reader, correction.id).await
}

/// The file; *not found* where there is none, or not for this reader.
pub async fn file(reader: &mut Reader, correction: CorrectionId) -> Result<Response, PageError> {
    let evidence = corrections::evidence(reader, correction).await?.ok_or(PageError::NotFound)?;
    Ok(answer(&evidence).into_response())
}

/// A file to keep, not to open here: whoever made it could have hidden script in it.
fn answer(evidence: &Evidence) -> impl IntoResponse + use<> {
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, evidence.media().code().to_owned()),
        (header::CONTENT_DISPOSITION, format!(r#"attachment; filename="evidence.{}""#, evidence.media().extension())),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    (headers, evidence.content().to_vec())
}
