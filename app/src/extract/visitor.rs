//! The client of a request: language, text size, cookie, device.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
    response::Html,
};
use domain::language::Language;
use leptos::prelude::AnyView;
use tower_sessions::cookie::Cookie;

use super::Token;
use crate::{
    client::Client,
    page::{self, Document},
    text_size::TextSize,
};

/// The nonce of this response's content security policy; a middleware creates it.
#[derive(Clone, Debug, Default)]
pub struct PageNonce(pub String);

/// The id of this request in the program log; a middleware creates it.
#[derive(Clone, Debug, Default)]
pub struct RequestId(pub String);

/// The client's network address as the server sees it; a middleware determines it.
#[derive(Clone, Debug, Default)]
pub struct ClientAddress(pub String);

/// The client of the request.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The language of the page.
    pub language: Language,
    /// The text size.
    pub size: TextSize,
    /// The id in the cookie, of a visit or of a session.
    pub token: Option<Token>,
    /// The browser and the operating system, from the user agent.
    pub device: String,
    /// The client's network address.
    pub address: ClientAddress,
    /// The path and query of the request, to which the switches for language and size return.
    pub path: String,
    nonce: PageNonce,
    /// Whether the client still waits for the response.
    pub client: Client,
    /// The id of this request in the program log.
    pub request: RequestId,
}

impl Visitor {
    /// The visitor, from the head of a request.
    pub fn of(parts: &Parts) -> Self {
        let language = cookie(&parts.headers, "language").and_then(|tag| Language::from_tag(&tag));
        let size = cookie(&parts.headers, "size").and_then(|value| TextSize::from_cookie(&value));
        Self {
            language: language.unwrap_or_default(),
            size: size.unwrap_or_default(),
            token: Token::of(parts),
            device: device(parts.headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default()),
            address: parts.extensions.get().cloned().unwrap_or_default(),
            path: parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned(),
            nonce: parts.extensions.get().cloned().unwrap_or_default(),
            client: parts.extensions.get().cloned().unwrap_or_default(),
            request: parts.extensions.get().cloned().unwrap_or_default(),
        }
    }

    /// Renders a page in the visitor's language and text size. Call text functions only inside `sheet`, where the language is
    /// set.
    pub fn show(&self, sheet: impl FnOnce() -> (Document, AnyView)) -> Html<String> {
        Html(page::written_in(self.language, || {
            let (document, view) = sheet();
            let document = Document { path: self.path.clone(), size: self.size, nonce: Some(self.nonce.0.clone()), ..document };
            page::render(document, view)
        }))
    }

    /// The visitor with another path, for a response to `POST` whose page has a path of its own.
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
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let values = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = values.flat_map(Cookie::split_parse).flatten();
    cookies.find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}

/// The device as "Chrome · Android": enough for people to recognise their own device, too little to track anyone.
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
    use axum::http::{HeaderValue, Request};

    #[test]
    fn a_cookie_is_found_among_others_and_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; size=large; xlanguage=en"));
        assert_eq!(cookie(&headers, "size").as_deref(), Some("large"));
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
