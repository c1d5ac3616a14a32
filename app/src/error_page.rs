//! Error pages: a layer around the router turns a [`PageError`](crate::error::PageError) into a page in the visitor's language
//! and logs its cause once, with the id of the request.

use axum::{
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

use crate::{
    access::ACTIONS,
    components::prelude::*,
    error::{Cause, Problem},
    extract::Visitor,
    page::Document,
    words::errors as words,
};

/// The layer that turns problems into pages.
pub async fn pages(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visitor = Visitor::of(&parts);
    // A server function has no page of its own, to which the switches could lead back.
    let visitor = if visitor.path.starts_with(ACTIONS) { visitor.at("/") } else { visitor };
    let is_get = parts.method == axum::http::Method::GET;
    let response = next.run(Request::from_parts(parts, body)).await;
    if let Some(Cause(cause)) = response.extensions().get() {
        tracing::error!(request = visitor.request.0, cause, "a page failed");
    }
    let Some(mut problem) = problem_of(&response) else { return response };
    if is_get && problem == Problem::NotOurForm {
        // A URL that none of our links has, such as one with a malformed id.
        problem = Problem::NotFound;
    }
    if problem == Problem::SignedOut && is_get {
        return Redirect::to("/sign-in?problem=signed-out").into_response();
    }
    let page = visitor.show(|| (Document { title: title(problem).to_owned(), ..Document::default() }, page(problem, &visitor)));
    let mut answer = (problem.status(), page).into_response();
    answer.headers_mut().remove(header::CONTENT_LENGTH);
    // The response can contain a rotated token. It must reach the browser: the old token is no longer valid, and the person
    // would be signed out.
    for cookie in response.headers().get_all(header::SET_COOKIE) {
        answer.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    answer
}

/// The problem of a response that is not a page yet: one of our own problems, or a rejection by axum in plain text.
fn problem_of(response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(*problem);
    }
    let has_words = response.headers().get(header::CONTENT_TYPE).is_some_and(|t| !t.as_bytes().starts_with(b"text/plain"));
    match response.status() {
        _ if has_words => None,
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Problem::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::TooLarge),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Some(Problem::NotOurForm)
        }
        _ => None,
    }
}

fn title(problem: Problem) -> &'static str {
    match problem {
        Problem::SignedOut => words::signed_out_title(),
        Problem::NotFound => words::not_found_title(),
        Problem::NotConfirmed => words::not_confirmed_title(),
        Problem::StaffSlip => words::staff_slip_title(),
        Problem::NotOurForm => words::not_our_form_title(),
        Problem::TooLarge => words::too_large_title(),
        Problem::TooSlow => words::too_slow_title(),
        Problem::AlreadySent => words::already_sent_title(),
        Problem::ChangedMeanwhile => words::changed_meanwhile_title(),
        Problem::Busy => words::busy_title(),
        Problem::NoFont => words::no_font_title(),
        Problem::Failed => words::failed_title(),
    }
}

fn page(problem: Problem, visitor: &Visitor) -> AnyView {
    let text = match problem {
        Problem::SignedOut => words::signed_out(),
        Problem::NotFound => words::not_found(),
        Problem::NotConfirmed => words::not_confirmed(),
        Problem::StaffSlip => words::staff_slip(),
        Problem::NotOurForm => words::not_our_form(),
        Problem::TooLarge => words::too_large(),
        Problem::TooSlow => words::too_slow(),
        Problem::AlreadySent => words::already_sent(),
        Problem::ChangedMeanwhile => words::changed_meanwhile(),
        Problem::Busy => words::busy(),
        Problem::NoFont => words::no_font(),
        Problem::Failed => words::failed(),
    };
    let reference = matches!(problem, Problem::Failed | Problem::NoFont).then(|| words::reference(&visitor.request.0));
    view! {
        <PageHeader title=title(problem)/>
        <p>{text}</p>
        {reference.map(|r| view! { <p>{r}</p> })}
        <Buttons><ButtonLink href="/">{words::go_home()}</ButtonLink></Buttons>
    }
    .into_any()
}
