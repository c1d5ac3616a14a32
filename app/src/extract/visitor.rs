//! Whoever asks: language, size of type, cookie, device.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{Html, Response},
};
use domain::language::Language;
use leptos::prelude::AnyView;

use super::Client;
use crate::page::{self, Document, TextSize};

/// The cookie of a visit or a session. `__Host-` binds it to this host, to https (or localhost) and to the whole site.
pub const SESSION_COOKIE: &str = "__Host-ehr";

/// The nonce of this answer's content security policy; the middleware makes it.
#[derive(Clone, Debug, Default)]
pub struct PageNonce(pub String);

/// The id under which program logs know this request; the middleware makes it.
#[derive(Clone, Debug, Default)]
pub struct RequestId(pub String);

/// The client's address as the server sees it; the middleware finds it.
#[derive(Clone, Debug, Default)]
pub struct ClientAddress(pub String);

/// Whoever asks.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The language of the page.
    pub language: Language,
    /// The size of type.
    pub size: TextSize,
    /// The token in the cookie, of a visit or of a session.
    pub token: Option<String>,
    /// What the device calls itself, shortened to what people recognise.
    pub device: String,
    /// Where the request came from.
    pub address: ClientAddress,
    /// The path and query asked for, where the switches come back to.
    pub path: String,
    nonce: PageNonce,
    /// Whether they still wait.
    pub client: Client,
    /// Names this request in the program's log.
    pub request: RequestId,
}

impl Visitor {
    /// From a request's head.
    pub fn of(parts: &Parts) -> Self {
        let language = cookie(&parts.headers, "language").and_then(|tag| Language::from_tag(&tag));
        let size = cookie(&parts.headers, "size").and_then(|value| TextSize::from_cookie(&value));
        Self {
            language: language.unwrap_or_default(),
            size: size.unwrap_or_default(),
            token: cookie(&parts.headers, SESSION_COOKIE),
            device: device(parts.headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default()),
            address: parts.extensions.get().cloned().unwrap_or_default(),
            path: parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned(),
            nonce: parts.extensions.get().cloned().unwrap_or_default(),
            client: parts.extensions.get().cloned().unwrap_or_default(),
            request: parts.extensions.get().cloned().unwrap_or_default(),
        }
    }

    /// Renders a page in the visitor's language and size. Words must be asked for inside `sheet`.
    pub fn show(&self, sheet: impl FnOnce() -> (Document, AnyView)) -> Html<String> {
        Html(page::written_in(self.language, || {
            let (document, view) = sheet();
            let document = Document { path: self.path.clone(), size: self.size, nonce: Some(self.nonce.0.clone()), ..document };
            page::render(document, view)
        }))
    }

    /// The same for another path: where the answer to a POST stands at a page of its own.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        path.clone_into(&mut self.path);
        self
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

/// The value of a cookie, if the request has it.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// Gives the visitor this token. It goes when the browser closes; how long it is good, the database says.
pub fn set_cookie(response: &mut Response, token: &str) {
    add_cookie(response, &format!("{SESSION_COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax"));
}

/// Takes the token away. A `__Host-` cookie is only replaced by one that is Secure too.
pub fn remove_cookie(response: &mut Response) {
    add_cookie(response, &format!("{SESSION_COOKIE}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"));
}

fn add_cookie(response: &mut Response, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// "Chrome · Android": enough to recognise one's own device, too little to follow anyone.
fn device(agent: &str) -> String {
    let first =
        |names: &[(&'static str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let browser = first(&[
        ("MicroMessenger", "WeChat"),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    #[test]
    fn a_cookie_is_found_among_others_and_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; __Host-ehr=t; xlanguage=en"));
        assert_eq!(cookie(&headers, SESSION_COOKIE).as_deref(), Some("t"));
        assert_eq!(cookie(&headers, "language"), None);
    }

    #[test]
    fn an_unknown_language_is_chinese() {
        let (parts, ()) = Request::builder().header(header::COOKIE, "language=xx").body(()).expect("valid").into_parts();
        assert_eq!(Visitor::of(&parts).language, Language::Chinese);
    }

    #[test]
    fn a_phone_is_named_as_its_owner_would() {
        assert_eq!(
            device("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"),
            "Chrome · Android"
        );
        assert_eq!(device("curl/8"), "");
    }
}
