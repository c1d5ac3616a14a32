//! The two preferences: stored in cookies; the form redirects to a page of this site only.

use app::text_size::TextSize;
use axum::http::StatusCode;

use crate::support::{ORIGIN, Portal};

#[tokio::test]
async fn a_language_and_a_size_are_kept() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    assert!(browser.get("/sign-in").await.has(r#"lang="zh-CN""#));
    let answer = browser.post("/preferences", &[("language", "en"), ("next", "/sign-in?problem=left")]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/sign-in?problem=left"));
    let cookies = answer.cookies();
    let [cookie] = cookies[..] else { panic!("one cookie: {answer:?}") };
    let mut parts: Vec<&str> = cookie.split("; ").collect();
    parts.sort_unstable();
    assert_eq!(parts, ["HttpOnly", "Max-Age=31536000", "Path=/", "SameSite=Lax", "Secure", "language=en"]);
    let large = TextSize::Large.cookie_value();
    browser.post("/preferences", &[("size", large), ("next", "/")]).await;
    let page = browser.get("/sign-in").await;
    assert!(page.has(r#"lang="en""#) && page.has("Sign in with fingerprint"), "{page:?}");
    assert!(page.has(&format!(r#"data-size="{large}""#)));
}

#[tokio::test]
async fn unknown_preferences_are_not_kept() {
    let portal = Portal::open().await;
    for fields in [[("language", "xx"), ("size", "9")], [("language", "en; Domain=evil.example"), ("size", "large\r\nx: y")]] {
        let answer = portal.browser().post("/preferences", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"));
        assert_eq!(answer.cookies(), [""; 0]);
    }
}

#[tokio::test]
async fn the_way_back_never_leaves_the_site() {
    let portal = Portal::open().await;
    let own = format!("{ORIGIN}/sign-in");
    for next in [
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "evil.example",
        "/健康",
        "",
        &own,
    ] {
        let answer = portal.browser().post("/preferences", &[("language", "en"), ("next", next)]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"), "{next:?}");
    }
    let inside = "/record/1?next=https://evil.example";
    let answer = portal.browser().post("/preferences", &[("next", inside)]).await;
    assert_eq!(answer.location(), inside, "an address inside a path is harmless");
}

#[tokio::test]
async fn the_switches_come_back_to_the_page_they_stand_on() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let path = format!("/record/{}/history?who=others", mei.resident());
    let page = portal.browser_of(&mei).get(&path).await;
    assert_eq!(page.typed("next"), Some(path.as_str()));
}
