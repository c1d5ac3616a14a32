//! The front page: a signed-in person is redirected to their home page; everyone else sees the landing page.

use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use crate::{
    components::prelude::*,
    error::PageError,
    extract::{SignedIn, Visitor},
    page::Document,
    words::sign_in as words,
};

/// `GET /`
pub async fn page(signed_in: Result<SignedIn, PageError>, visitor: Visitor) -> Result<Response, PageError> {
    match signed_in {
        Ok(person) => Ok(Redirect::to(&person.home()).into_response()),
        Err(PageError::SignedOut) => Ok(landing(&visitor).into_response()),
        Err(error) => Err(error),
    }
}

fn landing(visitor: &Visitor) -> impl IntoResponse + use<> {
    visitor.show(|| {
        let view = view! {
            <PageHeader title=words::landing_title() lead=words::landing_lead()/>
            <Buttons><ButtonLink href="/sign-in" kind=ButtonKind::Primary>{words::sign_in_title()}</ButtonLink></Buttons>
            <Notification title=words::first_time()>
                <p>{words::first_time_detail()}</p>
                <p><a href="/activate">{words::activate_link()}</a></p>
            </Notification>
            <p>{words::landing_promise()}</p>
        };
        (Document { title: words::landing_title().to_owned(), ..Document::default() }, view.into_any())
    })
}
