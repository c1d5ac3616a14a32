//! The headers of every response.

use app::page::style::{MARK_PATH, STYLE_PATH};
use axum::http::StatusCode;
use frontend::Ceremony;

use crate::support::{Answer, NOBODY, Portal};

fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// One response of each kind: pages, errors, redirects, a challenge, a page of a record.
async fn answers(portal: &Portal) -> Vec<(&'static str, Answer)> {
    let mei = portal.city.resident("梅若兰").await;
    let (mut stranger, mut meis) = (portal.browser(), portal.browser_of(&mei));
    let home = format!("/record/{}", mei.resident());
    let large = "x".repeat(70_000);
    vec![
        ("landing", stranger.get("/").await),
        ("islands", stranger.get("/sign-in").await),
        ("redirect", stranger.get(&home).await),
        ("not found", stranger.get("/nowhere").await),
        ("signed out", stranger.post("/actions/propose-adding-passkey", &[]).await),
        ("not ours", stranger.send(stranger.request(axum::http::Method::POST, "/actions/sign-out"), "").await),
        ("too large", stranger.post("/activate", &[("code", &large)]).await),
        ("faulty form", stranger.post("/activate", &[]).await),
        ("challenge", stranger.asks(Ceremony::SignIn).await),
        ("a record", meis.get(&home).await),
        ("no such record", meis.get(&format!("/record/{NOBODY}")).await),
        ("account", meis.get("/account").await),
        ("sign-out", meis.post("/actions/sign-out", &[]).await),
    ]
}

#[tokio::test]
async fn every_answer_has_its_policy_and_is_kept_nowhere() {
    let portal = Portal::open().await;
    for (name, answer) in answers(&portal).await {
        assert_eq!(answer.header("content-security-policy"), policy(answer.nonce()), "{name}");
        assert_eq!(answer.nonce().len(), 32, "{name}");
        assert_eq!(answer.header("cache-control"), "no-store", "{name}");
        assert_common(name, &answer);
    }
}

fn assert_common(name: &str, answer: &Answer) {
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{name}");
    assert_eq!(answer.header("referrer-policy"), "same-origin", "{name}");
    assert_eq!(answer.header("strict-transport-security"), "max-age=63072000; includeSubDomains", "{name}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{name}");
    assert!(answer.header("permissions-policy").contains("publickey-credentials-get=(self)"), "{name}");
    assert_eq!(answer.header("x-request-id").len(), 16, "{name}");
    assert_eq!(answer.header("server"), "", "{name}");
}

#[tokio::test]
async fn only_what_is_nobodys_may_be_kept() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    let style = browser.get(STYLE_PATH.as_str()).await;
    assert_eq!(style.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    let mark = browser.get(MARK_PATH).await;
    assert_eq!(mark.header("content-type"), "image/svg+xml");
    for (name, answer) in [("style", style), ("mark", mark), ("health", browser.get("/healthz").await)] {
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        assert_common(name, &answer);
        assert_eq!(answer.cookies(), [""; 0], "{name}");
    }
}

#[tokio::test]
async fn the_nonce_is_new_each_time_and_on_every_script() {
    let portal = Portal::open().await;
    let mut browser = portal.browser();
    let (first, second) = (browser.get("/sign-in").await, browser.get("/sign-in").await);
    assert_ne!(first.nonce(), second.nonce());
    assert_ne!(first.header("x-request-id"), second.header("x-request-id"));
    let scripts: Vec<&str> = first.body.split("<script").skip(1).filter_map(|rest| rest.split('>').next()).collect();
    assert!(!scripts.is_empty(), "the sign-in page has islands");
    for script in scripts {
        assert!(script.contains(&format!(r#"nonce="{}""#, first.nonce())), "{script}");
    }
    for forbidden in [" style=", " onclick=", " onload=", "javascript:"] {
        assert!(!first.has(forbidden), "{forbidden}");
    }
}

#[tokio::test]
async fn the_session_cookie_is_bound_to_this_host_and_hidden_from_scripts() {
    let portal = Portal::open().await;
    let mei = portal.city.registered("梅若兰", "1990-01-15", &portal.city.centre).await;
    let code = portal.slip_for(&mei).await;
    let mut browser = portal.browser();
    let answers = [
        browser.types_slip(code.expose(), mei.number.expose()).await,
        browser.makes_passkey(Ceremony::Enrol, &mut crate::soft_phone::SoftPhone::new(1)).await,
        portal.browser().asks(Ceremony::SignIn).await,
    ];
    for answer in answers {
        let cookies = answer.cookies();
        let [cookie] = cookies[..] else { panic!("one cookie: {answer:?}") };
        let (name, rest) = cookie.split_once('=').expect("a cookie");
        let (token, attributes) = rest.split_once(';').expect("attributes");
        assert_eq!(name, "__Host-ehr");
        // 128 random bits in base64url.
        assert_eq!(token.len(), 22);
        // No Domain and no Expires: the cookie is for this host only, and the browser deletes it when it closes.
        assert_eq!(attributes, " HttpOnly; SameSite=Lax; Secure; Path=/");
    }
    let answer = browser.post("/actions/sign-out", &[]).await;
    assert_eq!(answer.cookies(), ["__Host-ehr=; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0"]);
    assert_eq!(browser.token(), None);
}
