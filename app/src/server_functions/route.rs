//! The route of a server function: one path, POST alone, one content type.

use axum::{
    Router,
    body::to_bytes,
    extract::{FromRef, Request, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::post,
};
use frontend::ChallengeError;
use leptos::{
    prelude::provide_context,
    server_fn::{
        ContentType, Http, ServerFn,
        axum::AxumServerFnBackend,
        codec::{Json, PostUrl},
        error::SERVER_FN_ERROR_HEADER,
    },
};

use super::{answer::SeeOther, error::CauseSlot};
use crate::{
    error::{PageError, Problem},
    extract::App,
};

/// Routes a server function that a page's form calls. Its context holds [`App`] and the router's state.
pub fn form<F, S>() -> Router<S>
where
    F: ServerFn<Server = AxumServerFnBackend, Protocol = Http<PostUrl, SeeOther>, Error = PageError> + 'static,
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    let handler = async |State(state): State<S>, request: Request| {
        let provide = move || {
            provide_context(App::from_ref(&state));
            provide_context(state.clone());
        };
        run(request, PostUrl::CONTENT_TYPE, provide, page).await
    };
    Router::new().route(F::PATH, post(handler))
}

/// Routes a server function that an island calls, with what it needs in its context.
pub fn call<F, S, C>(needs: fn(S) -> C) -> Router<S>
where
    F: ServerFn<Server = AxumServerFnBackend, Protocol = Http<Json, Json>, Error = ChallengeError> + 'static,
    S: Clone + Send + Sync + 'static,
    C: Send + Sync + 'static,
    App: FromRef<S>,
{
    let handler = async move |State(state): State<S>, request: Request| {
        let provide = move || {
            provide_context(App::from_ref(&state));
            provide_context(needs(state.clone()));
        };
        run(request, Json::CONTENT_TYPE, provide, code).await
    };
    Router::new().route(F::PATH, post(handler))
}

/// The content type of a request, without its parameters.
fn content_type(headers: &HeaderMap) -> Option<&str> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(kind.split(';').next().unwrap_or_default().trim())
}

/// Lets the library run the function, and makes of an error what `refuse` says.
async fn run(
    mut request: Request,
    kind: &str,
    provide: impl Fn() + Clone + Send + 'static,
    refuse: fn(&[u8]) -> Response,
) -> Response {
    if content_type(request.headers()) != Some(kind) {
        return PageError::NotOurForm.into_response();
    }
    // With both, the library would answer with a redirect to whatever page the request names, with an error in its query.
    request.headers_mut().remove(header::ACCEPT);
    request.headers_mut().remove(header::REFERER);
    let cause = CauseSlot::default();
    let slot = cause.clone();
    let provide = move || {
        provide_context(slot.clone());
        provide();
    };
    let answer = leptos_axum::handle_server_fns_with_context(provide, request).await.into_response();
    if !answer.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return answer;
    }
    let mut refusal = refuse(&to_bytes(answer.into_body(), 1024).await.unwrap_or_default());
    if let Some(cause) = cause.take() {
        refusal.extensions_mut().insert(cause);
    }
    refusal
}

/// A code as a page, which the layer [`pages`](crate::error_page::pages) renders.
fn page(code: &[u8]) -> Response {
    serde_json::from_slice(code).unwrap_or(Problem::Failed).into_response()
}

/// A code for an island, with the status that it stands for.
fn code(code: &[u8]) -> Response {
    use leptos::server_fn::error::FromServerFnError;
    let error = ChallengeError::de(code.to_vec().into());
    let status = axum::http::StatusCode::from_u16(error.status()).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/json")], error.ser()).into_response()
}
