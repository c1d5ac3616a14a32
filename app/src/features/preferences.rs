//! The two switches on every page: language and text size. They are stored in cookies; the response redirects to the same page.

use axum::{Extension, extract::Form, response::Redirect};
use domain::language::Language;
use serde::Deserialize;
use tower_cookies::Cookies;
use tower_sessions::cookie::{Cookie, SameSite, time::Duration};

use crate::{feature_routes::Routes, text_size::TextSize};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().form("/preferences", keep)
}

/// The fields that the switches send.
#[derive(Debug, Deserialize)]
pub struct Preferences {
    language: Option<String>,
    size: Option<String>,
    next: Option<String>,
}

/// Stores a preference for a year and redirects back.
pub async fn keep(Extension(jar): Extension<Cookies>, Form(form): Form<Preferences>) -> Redirect {
    let language = form.language.as_deref().and_then(Language::from_tag).map(|l| ("language", l.tag()));
    let size = form.size.as_deref().and_then(TextSize::from_cookie).map(|s| ("size", s.cookie_value()));
    for (name, value) in language.into_iter().chain(size) {
        let cookie = Cookie::build((name, value)).path("/").secure(true).http_only(true).same_site(SameSite::Lax);
        jar.add(cookie.max_age(Duration::days(365)).build());
    }
    Redirect::to(&local(form.next.as_deref().unwrap_or("/")))
}

/// The given path if it is a path of this site, otherwise the front page: never another site (open redirect).
fn local(next: &str) -> String {
    let is_path = next.starts_with('/') && !next.starts_with("//") && !next.starts_with("/\\");
    let is_plain = next.chars().all(|c| c.is_ascii_graphic());
    if is_path && is_plain { next.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn the_way_back_never_leaves_the_site() {
        assert_eq!(local("/record/1?kind=a"), "/record/1?kind=a");
        for elsewhere in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""] {
            assert_eq!(local(elsewhere), "/");
        }
    }
}
