//! The evidence that was sent with a correction: for its subject, and for the staff that answer it.

use axum::{
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use domain::{evidence::Evidence, ids::CorrectionId};
use store::{opening::Reader, record::corrections};

use super::{correctable::CORRECTABLE, page::named};
use crate::{access::Access, error::PageError, extract::RecordReader};

/// The access that this file needs.
pub const ACCESS: Access = Access::view("/record/{person}/corrections/{correction}/evidence", CORRECTABLE);

/// `GET /record/{person}/corrections/{correction}/evidence`
pub async fn send(mut record: RecordReader) -> Result<Response, PageError> {
    let correction = named(&mut record.reader, &record.path).await?;
    file(&mut record.reader, correction.id).await
}

/// The file; *not found* if the correction has none or this reader cannot read it.
pub async fn file(reader: &mut Reader, correction: CorrectionId) -> Result<Response, PageError> {
    let evidence = corrections::evidence(reader, correction).await?.ok_or(PageError::NotFound)?;
    Ok(answer(&evidence).into_response())
}

/// The file as a download. The browser must not display it, because its author could have hidden a script in it.
fn answer(evidence: &Evidence) -> impl IntoResponse + use<> {
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, evidence.media().code().to_owned()),
        (header::CONTENT_DISPOSITION, format!(r#"attachment; filename="evidence.{}""#, evidence.media().extension())),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    (headers, evidence.content().to_vec())
}
