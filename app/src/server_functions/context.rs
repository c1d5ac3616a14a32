//! What a server function works with: the shared parts, and the extractors of page handlers.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{
    correction::CorrectionTarget,
    ids::{ResidentId, SubmissionId},
};
use leptos::prelude::use_context;
use serde::Serialize;
use store::{opening::Writer, write_error::WriteError};

use super::destination::Destination;
use crate::{
    access::Access,
    error::PageError,
    extract::{App, RecordWriter, Visitor},
};

/// The function was called without what [`form`](super::form) provides.
#[derive(Debug, thiserror::Error)]
#[error("a server function without its context")]
struct NoContext;

/// Something that the route provides.
pub fn context<T: Clone + 'static>() -> Result<T, PageError> {
    use_context::<T>().ok_or_else(|| PageError::failed(NoContext))
}

/// What an extractor finds in the request.
pub async fn extract<T>() -> Result<T, PageError>
where
    T: FromRequestParts<App>,
    PageError: From<T::Rejection>,
{
    let (app, mut parts) = (context::<App>()?, context::<Parts>()?);
    Ok(T::from_request_parts(&mut parts, &app).await?)
}

/// Opens the record of this person to write to it, as the function's [`Access`] declares; limited to a target where one is given.
pub async fn extract_record(
    access: &Access,
    person: ResidentId,
    target: Option<CorrectionTarget>,
) -> Result<RecordWriter, PageError> {
    RecordWriter::open(context()?, extract::<Visitor>().await?, access, person, target).await
}

/// Does `write`, once for each submission, and leads to `destination`. `arguments`: all that tells this call from another; the
/// destination must follow from them.
pub async fn submit(
    record: RecordWriter,
    submission: SubmissionId,
    arguments: &impl Serialize,
    destination: Destination,
    write: impl AsyncFnOnce(&mut Writer) -> Result<(), WriteError>,
) -> Result<Destination, PageError> {
    // The same arguments lead to the same page, so a repeated call needs no path of the first one.
    drop(record.submit(submission, arguments, destination.path(), write).await?);
    Ok(destination)
}
