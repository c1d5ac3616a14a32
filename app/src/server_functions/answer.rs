//! What a server function answers a form with: a redirect to a page of ours.

use axum::response::{IntoResponse, Redirect, Response};
use leptos::server_fn::{
    ContentType,
    codec::{Encoding, FromRes, IntoRes},
};

use super::destination::Destination;
use crate::error::PageError;

/// The encoding of a [`Destination`]: status 303 and its path.
#[derive(Debug)]
pub struct SeeOther;

impl ContentType for SeeOther {
    const CONTENT_TYPE: &'static str = "text/html";
}

impl Encoding for SeeOther {
    const METHOD: axum::http::Method = axum::http::Method::POST;
}

impl IntoResponse for Destination {
    fn into_response(self) -> Response {
        Redirect::to(&self.path()).into_response()
    }
}

impl IntoRes<SeeOther, Response, PageError> for Destination {
    async fn into_res(self) -> Result<Response, PageError> {
        Ok(self.into_response())
    }
}

/// The library requires this implementation. The browser itself posts forms, so no client of ours reads such an answer.
impl<Answer: Send> FromRes<SeeOther, Answer, PageError> for Destination {
    async fn from_res(_: Answer) -> Result<Self, PageError> {
        Err(PageError::NotOurForm)
    }
}
