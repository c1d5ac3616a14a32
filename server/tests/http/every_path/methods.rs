//! A path accepts only the methods with which it is listed.

use app::words::errors as words;
use axum::http::{Method, StatusCode};
use domain::purpose::Purpose;

use super::{body, pages, path_of, posts, records};
use crate::support::Portal;

fn methods_beyond(path: &str) -> Vec<Method> {
    let mut methods = vec![Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];
    if !posts().contains(&path) {
        methods.push(Method::POST);
    }
    if !pages().contains(&path) && !records().contains(&path) {
        methods.push(Method::GET);
    }
    methods
}

#[tokio::test]
async fn other_methods_find_nothing_and_change_nothing() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let person = mei.resident().to_string();
    let mut browser = portal.browser_of(&mei);
    let mut paths = [pages(), posts(), records()].concat();
    paths.sort_unstable();
    paths.dedup();
    let before = portal.city.count("access.log").await;
    for path in paths {
        for method in methods_beyond(path) {
            let request = browser.request(method.clone(), &path_of(path, &person)).header("sec-fetch-site", "same-origin");
            let request = request.header("content-type", "application/x-www-form-urlencoded");
            let answer = browser.send(request, body("", &person).1).await;
            assert!(answer.is_page(StatusCode::NOT_FOUND, words::not_found_title()), "{method} {path}: {answer:?}");
        }
    }
    assert_eq!(portal.city.count("access.log").await, before);
    assert!(portal.city.session(&mei.token).await.is_some(), "she is still signed in");
}

#[test]
fn a_form_states_to_maintain_to_verify_to_change_or_to_correct() {
    let routes = app::routes::routes();
    for access in routes.accesses.iter().filter(|access| routes.record_forms.contains(&access.path)) {
        assert!(
            matches!(
                access.purposes,
                [Purpose::Maintain | Purpose::VerifyIdentity | Purpose::Verify | Purpose::ChangeIdentity | Purpose::Correct]
            ),
            "{}",
            access.path
        );
    }
}

#[tokio::test]
async fn an_unknown_path_is_a_page_in_words() {
    let portal = Portal::open().await;
    for path in ["/nowhere", "/record", "/record/", "/admin", "/.env", "/record/a/b/c/d/e", "/%00", "/%ff%fe", "//evil.example"] {
        let answer = portal.browser().get(path).await;
        assert!(answer.is_page(StatusCode::NOT_FOUND, words::not_found_title()), "{path}: {answer:?}");
    }
}
