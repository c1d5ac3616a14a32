//! A complete response.

use axum::{
    body::to_bytes,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use serde_json::Value;

/// A response.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    pub bytes: Bytes,
}

/// The bytes of a body, which are too long to print when a test fails.
pub struct Bytes(pub Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Answer {
    pub async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        Self {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
            bytes: Bytes(body.to_vec()),
        }
    }

    /// A header; empty if it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The target of a redirect; empty if the response is a page.
    pub fn location(&self) -> &str {
        self.header(header::LOCATION.as_str())
    }

    /// The cookies it sets, with their attributes.
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }

    /// Whether the page contains this text.
    pub fn has(&self, text: &str) -> bool {
        self.body.contains(text)
    }

    /// Whether the response is a complete page of the portal, with this status and this heading.
    pub fn is_page(&self, status: StatusCode, heading: &str) -> bool {
        self.status == status
            && self.header("content-type").starts_with("text/html")
            && self.body.starts_with("<!DOCTYPE html>")
            && self.has(heading)
    }

    /// Whether the response redirects the visitor to the sign-in page.
    pub fn asks_to_sign_in(&self) -> bool {
        self.status == StatusCode::SEE_OTHER && self.location() == "/sign-in?problem=signed-out"
    }

    /// The options of a challenge, for a phone.
    pub fn options(&self) -> Value {
        let text: Option<String> = serde_json::from_str(&self.body).ok();
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_else(|| panic!("{self:?}"))
    }

    /// The nonce of its content security policy.
    pub fn nonce(&self) -> &str {
        between(self.header("content-security-policy"), "'nonce-", "'").expect("a policy with a nonce")
    }

    /// The value of a field in the form.
    pub fn typed(&self, field: &str) -> Option<&str> {
        let tag = self.body.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!(r#" name="{field}""#)))?;
        between(tag, r#" value=""#, r#"""#)
    }

    /// The code that a slip shows: `XXXXX-XXXX-XXXX`.
    pub fn printed_code(&self) -> &str {
        let is_code = |word: &&str| {
            let is_sign = |c: char| c == '-' || c.is_ascii_digit() || c.is_ascii_uppercase();
            word.split('-').map(str::len).eq([5, 4, 4]) && word.chars().all(is_sign)
        };
        self.body.split(['<', '>']).find(is_code).unwrap_or_else(|| panic!("{self:?}"))
    }

    /// Whether a field is marked as invalid, with this text both beside the field and in the error summary.
    pub fn complains_at(&self, field: &str, words: &str) -> bool {
        let beside = self
            .body
            .split(&format!(r#"id="{field}-error""#))
            .nth(1)
            .is_some_and(|rest| rest.split("</p>").next().is_some_and(|note| note.contains(words)));
        // In the summary, the name of the field may precede the text.
        let link = self.body.split(&format!(r##"<a href="#{field}">"##)).nth(1);
        beside && link.is_some_and(|rest| rest.split("</a>").next().is_some_and(|line| line.ends_with(words)))
    }

    /// The response without the parts that differ between responses, and without these texts.
    pub fn apart_from(&self, texts: &[&str]) -> String {
        let nonce = self.nonce().to_owned();
        let mut bytes = self.body.replace(&nonce, "…");
        let mut headers: Vec<String> = self.headers.iter().map(|(name, value)| format!("{name}: {value:?}\n")).collect();
        headers.retain(|header| !header.starts_with("x-request-id"));
        bytes.push_str(&headers.concat().replace(&nonce, "…"));
        texts.iter().fold(bytes, |bytes, text| bytes.replace(text, "…"))
    }
}

/// The text between two marks.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(found, _)| found)
}
