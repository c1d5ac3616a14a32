//! A record that Postgres opened for this request, with a log row.

use std::{collections::HashMap, slice};

use axum::{
    Extension,
    extract::{FromRef, FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::{Html, IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;
use domain::{
    correction::CorrectionTarget,
    ids::{ResidentId, SubmissionId},
    purpose::Purpose,
    time::today_in_shenzhen,
};
use leptos::prelude::AnyView;
use serde::Serialize;
use store::{
    opening::{self, Limit, Opened, Opening, Reader, Request, Writer},
    submissions::Submission,
    write_error::WriteError,
};

use super::{App, Visitor};
use crate::{access::Access, error::PageError, page::Document};

/// An open record to read, with the client of the request.
#[derive(Debug)]
pub struct RecordReader {
    /// The reading transaction.
    pub reader: Reader,
    /// The client of the request.
    pub visitor: Visitor,
    /// All parameters of the path, such as `kind`.
    pub path: HashMap<String, String>,
    /// The shared state.
    pub app: App,
}

/// An open record to write to, with the client of the request.
#[derive(Debug)]
pub struct RecordWriter {
    /// The writing transaction.
    pub writer: Writer,
    /// The client of the request.
    pub visitor: Visitor,
    /// All parameters of the path.
    pub path: HashMap<String, String>,
    /// The shared state.
    pub app: App,
}

impl RecordReader {
    /// The resident whose record is open.
    pub fn resident(&self) -> ResidentId {
        self.reader.opening.resident
    }

    /// The current date in Shenzhen.
    pub fn today(&self) -> NaiveDate {
        today_in_shenzhen(self.app.db.clock.now())
    }
}

impl RecordWriter {
    /// Opens the record of this person for a server function, whose arguments come in the body.
    pub async fn open(
        app: App,
        visitor: Visitor,
        access: &Access,
        person: ResidentId,
        target: Option<CorrectionTarget>,
    ) -> Result<Self, PageError> {
        let purpose = access.purpose(None).ok_or(PageError::NotFound)?;
        let opening = open(&app, &visitor, access, purpose, person, target).await?;
        let writer = opening.write(&app.db).await?;
        Ok(Self { writer, visitor, path: HashMap::new(), app })
    }

    /// The date in Shenzhen.
    pub fn today(&self) -> NaiveDate {
        today_in_shenzhen(self.app.db.clock.now())
    }

    /// Executes `write` once per submission, and redirects to `leads_to`. `form` contains the typed values. The path of the
    /// request and `form` together distinguish one form from another.
    pub async fn submit(
        self,
        submission: SubmissionId,
        form: &impl Serialize,
        leads_to: String,
        write: impl AsyncFnOnce(&mut Writer) -> Result<(), WriteError>,
    ) -> Result<Redirect, WriteError> {
        let submission = Submission::new(submission, &(&self.visitor.path, form))?;
        Ok(Redirect::to(&self.writer.submit(submission, leads_to, write).await?))
    }

    /// The page of the form again, with the typed values and their errors.
    pub fn again(&self, page: impl FnOnce(&Opened, NaiveDate) -> (Document, AnyView)) -> Response {
        faulty(self.visitor.show(|| page(&self.writer.opening, self.today())))
    }
}

/// The response to a form with errors: the page of the form, with status 422.
pub fn faulty(page: Html<String>) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

impl<S> FromRequestParts<S> for RecordReader
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let (opening, visitor, path, app) = open_named(parts, state).await?;
        let reader = opening.read(&app.db).await?;
        Ok(Self { reader, visitor, path, app })
    }
}

impl<S> FromRequestParts<S> for RecordWriter
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let (opening, visitor, path, app) = open_named(parts, state).await?;
        let writer = opening.write(&app.db).await?;
        Ok(Self { writer, visitor, path, app })
    }
}

/// Opens the record that the path names, as the route's [`Access`] declares.
async fn open_named<S>(parts: &mut Parts, state: &S) -> Result<(Opening, Visitor, HashMap<String, String>, App), PageError>
where
    S: Send + Sync,
    App: FromRef<S>,
{
    let app = App::from_ref(state);
    let visitor = Visitor::of(parts);
    let Extension(access) = Extension::<Access>::from_request_parts(parts, state).await.map_err(|_| PageError::NotFound)?;
    let Path(path) = Path::<HashMap<String, String>>::from_request_parts(parts, state).await.map_err(|_| PageError::NotFound)?;
    let resident: ResidentId = path.get("person").and_then(|p| p.parse().ok()).ok_or(PageError::NotFound)?;
    let purpose = access.purpose(path.get("purpose").map(String::as_str)).ok_or(PageError::NotFound)?;
    let target = path.get("entry").map(|id| id.parse().map(|id| CorrectionTarget::from_uuid(id, resident)));
    let target = target.transpose().map_err(|_| PageError::NotFound)?;
    let opening = open(&app, &visitor, &access, purpose, resident, target).await?;
    Ok((opening, visitor, path, app))
}

/// Opens a record for a purpose that the [`Access`] admits; limited to a target where one is named.
async fn open(
    app: &App,
    visitor: &Visitor,
    access: &Access,
    purpose: Purpose,
    resident: ResidentId,
    target: Option<CorrectionTarget>,
) -> Result<Opening, PageError> {
    let limit = target.as_ref().map(|target| match target {
        CorrectionTarget::Entry(entry) => Limit::Entries(slice::from_ref(entry)),
        CorrectionTarget::Identity => Limit::Identity,
    });
    let token = visitor.token.as_deref().ok_or(PageError::SignedOut)?;
    let request = Request { token, resident, purpose, sections: access.sections, limit, client: &visitor.device, claim: None };
    let opening = opening::open(&app.db, request).await?;
    if opening.capacity == access.capacity { Ok(opening) } else { Err(PageError::NotFound) }
}
