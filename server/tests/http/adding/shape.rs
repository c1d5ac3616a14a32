//! Request bodies that none of the portal's forms would send: the response is an error page, never a library's plain text.

use app::words::errors as words;
use axum::http::StatusCode;

use super::{GOOD, Writer};
use crate::support::encoded;

#[tokio::test]
async fn more_than_64_kib_is_refused_in_words() {
    let mut mei = Writer::at_the_form().await;
    let submission = mei.opens().await;
    let long = "1".repeat(64 * 1024);
    let body = encoded(&[("submission", &submission), ("first", &long)]);
    let path = mei.path();
    let said = mei.browser.form_request(&path).header("content-length", body.len());
    let answer = mei.browser.send(said, body.clone()).await;
    assert!(answer.is_page(StatusCode::PAYLOAD_TOO_LARGE, words::too_large_title()), "{answer:?}");
    // The request has no `Content-Length`.
    let answer = mei.browser.send(mei.browser.form_request(&path), body).await;
    assert!(answer.is_page(StatusCode::PAYLOAD_TOO_LARGE, words::too_large_title()), "{answer:?}");
    assert_eq!(mei.rows().await, 0);
    let almost = "1".repeat(60 * 1024);
    let body = encoded(&[("submission", &submission), ("first", &almost)]);
    let answer = mei.browser.send(mei.browser.form_request(&path), body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "below it, the form is read: {answer:?}");
}

#[tokio::test]
async fn input_that_no_form_sends_is_refused_in_words() {
    let mut mei = Writer::at_the_form().await;
    let submission = mei.opens().await;
    let path = mei.path();
    let id = format!("submission={submission}");
    for body in [
        String::new(),
        "first=128".to_owned(),
        "submission=1&first=128".to_owned(),
        format!("{id}&{id}"),
        format!("{id}&first=128&first=129"),
        format!("{id}&first=%ff%fe"),
        "\u{0}\u{1}".to_owned(),
        r#"{"submission":1}"#.to_owned(),
    ] {
        let answer = mei.browser.send(mei.browser.form_request(&path), body.clone()).await;
        let in_words = answer.header("content-type").starts_with("text/html") && answer.body.starts_with("<!DOCTYPE html>");
        assert!(in_words && answer.status.is_client_error(), "{body}: {answer:?}");
    }
    assert_eq!(mei.rows().await, 0);
    assert_eq!(mei.sends(&submission, GOOD).await.status, StatusCode::SEE_OTHER, "the test can fail");
}

#[tokio::test]
async fn json_is_no_form() {
    let mut mei = Writer::at_the_form().await;
    let request = mei.browser.request(axum::http::Method::POST, &mei.path()).header("sec-fetch-site", "same-origin");
    let body =
        r#"{"submission":"019cae5a-0000-7000-8000-00000000dead","first":"128","second":"82","measured_at":"2026-03-02T09:00"}"#;
    let answer = mei.browser.send(request.header("content-type", "application/json"), body).await;
    assert!(answer.is_page(StatusCode::FORBIDDEN, words::not_our_form_title()), "{answer:?}");
    assert_eq!(mei.rows().await, 0);
}
