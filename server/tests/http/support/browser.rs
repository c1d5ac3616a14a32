//! A simulated browser: cookies, an address, and the headers that browsers send automatically.

use std::{collections::BTreeMap, fmt::Write, net::SocketAddr};

use app::extract::SESSION_COOKIE;
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, header, request::Builder},
};
use tower::ServiceExt;

use super::Answer;

const AGENT: &str = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";
const FORM: &str = "application/x-www-form-urlencoded";

/// A simulated browser. A clone has separate cookies.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    /// The address from which requests are sent.
    pub address: SocketAddr,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), address: SocketAddr::from(([192, 0, 2, 1], 40_000)) }
    }

    // --- Cookies ---------------------------------------------------------------------------------

    /// The token of the visit or session.
    pub fn token(&self) -> Option<&str> {
        self.cookies.get(SESSION_COOKIE).map(String::as_str)
    }

    pub fn keep_token(&mut self, token: &str) {
        self.keep(SESSION_COOKIE, token);
    }

    pub fn keep(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Stores the cookies of a response as a browser does: `Max-Age=0` removes a cookie, and a `__Host-` cookie without its
    /// required attributes is ignored.
    fn keep_all(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let (name, rest) = cookie.split_once('=').expect("a cookie has a name");
            let value = rest.split(';').next().unwrap_or_default();
            let attributes: Vec<&str> = rest.split("; ").skip(1).collect();
            let is_host_wide = attributes.contains(&"Secure")
                && attributes.contains(&"Path=/")
                && !attributes.iter().any(|attribute| attribute.starts_with("Domain"));
            if name.starts_with("__Host-") && !is_host_wide {
                continue;
            }
            if attributes.contains(&"Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.keep(name, value);
            }
        }
    }

    // --- Requests --------------------------------------------------------------------------------

    /// A request of this browser, without headers about the page from which it is sent.
    pub fn request(&self, method: Method, path: &str) -> Builder {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().method(method).uri(path).header(header::USER_AGENT, AGENT);
        let request = request.extension(ConnectInfo(self.address));
        if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies.join("; ")) }
    }

    /// A POST of a form from one of the portal's own pages.
    pub fn form_request(&self, path: &str) -> Builder {
        self.request(Method::POST, path).header("sec-fetch-site", "same-origin").header(header::CONTENT_TYPE, FORM)
    }

    /// Sends a request and stores the cookies of its response.
    pub async fn send(&mut self, request: Builder, body: impl Into<Body>) -> Answer {
        let request = request.body(body.into()).expect("a request");
        let Ok(response) = self.router.clone().oneshot(request).await;
        self.keep_all(response.headers());
        Answer::read(response).await
    }

    /// Follows a link.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path), Body::empty()).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(self.form_request(path), encoded(fields)).await
    }
}

/// The content type of [`with_file`].
pub const MULTIPART: &str = "multipart/form-data; boundary=----a-boundary-of-the-tests";

impl Browser {
    /// Sends a form with a file in the field `evidence`: file name and bytes.
    pub async fn post_with_file(&mut self, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
        let request = self.request(Method::POST, path).header("sec-fetch-site", "same-origin");
        self.send(request.header(header::CONTENT_TYPE, MULTIPART), with_file(fields, file)).await
    }
}

/// Fields and a file, encoded as multipart.
pub fn with_file(fields: &[(&str, &str)], (name, content): (&str, &[u8])) -> Vec<u8> {
    const BOUNDARY: &str = "------a-boundary-of-the-tests";
    let field = |(name, value): &(&str, &str)| {
        format!("{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = format!(
        "{BOUNDARY}\r\ncontent-disposition: form-data; name=\"evidence\"; filename=\"{name}\"\r\ncontent-type: image/png\r\n\r\n"
    );
    let mut body = (fields.iter().map(field).collect::<String>() + &file).into_bytes();
    body.extend(content);
    body.extend(format!("\r\n{BOUNDARY}--\r\n").as_bytes());
    body
}

/// Fields, URL-encoded.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{}={}", percent(name), percent(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut done, byte| {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            done.push(char::from(byte));
        } else {
            write!(done, "%{byte:02X}").expect("a string takes all");
        }
        done
    })
}
