//! Invalid measurements: the form comes back with an error at the field and the typed values; nothing is stored.

use app::words::measurements as words;
use axum::http::StatusCode;

use super::{GOOD, Typed, Writer};

/// The typed values, the field with the error, and the error text.
fn mistakes() -> Vec<(Typed, &'static str, String)> {
    let with = |first, second| Typed { first, second, ..GOOD };
    let at = |measured_at| Typed { measured_at, ..GOOD };
    vec![
        (with("", "82"), "first", words::missing().to_owned()),
        (with("128", ""), "second", words::missing().to_owned()),
        (with("abc", "82"), "first", words::not_a_number().to_owned()),
        (with("128/82", "82"), "first", words::not_a_number().to_owned()),
        (with("1e2", "82"), "first", words::not_a_number().to_owned()),
        (with("NaN", "82"), "first", words::not_a_number().to_owned()),
        (with("128.5", "82"), "first", words::too_fine(0)),
        (with("-128", "82"), "first", String::new()),
        (with("99999999999999999999", "82"), "first", String::new()),
        (with("1", "82"), "first", String::new()),
        (with("82", "128"), "second", words::not_below().to_owned()),
        (with("<script>", "82"), "first", words::not_a_number().to_owned()),
        (at(""), "measured_at", words::bad_time().to_owned()),
        (at("yesterday"), "measured_at", words::bad_time().to_owned()),
        (at("2026-02-30T09:00"), "measured_at", words::bad_time().to_owned()),
        (at("2026-03-02T10:05"), "measured_at", words::future().to_owned()),
        (at("2026-03-03T09:00"), "measured_at", words::future().to_owned()),
        (at("1990-01-14T23:59"), "measured_at", words::before_birth().to_owned()),
    ]
}

#[tokio::test]
async fn every_mistake_comes_back_beside_its_field() {
    let mut mei = Writer::at_the_form().await;
    let submission = mei.opens().await;
    for (typed, field, said) in mistakes() {
        let name = format!("{} / {} at {}", typed.first, typed.second, typed.measured_at);
        let answer = mei.sends(&submission, typed).await;
        assert!(answer.is_page(StatusCode::UNPROCESSABLE_ENTITY, "error-summary"), "{name}: {answer:?}");
        if said.is_empty() {
            assert!(answer.has(&format!(r#"id="{field}-error""#)), "{name}: {answer:?}");
        } else {
            assert!(answer.complains_at(field, &said), "{name}: {answer:?}");
        }
        let first = answer.typed("first").unwrap_or_default().replace("&lt;", "<").replace("&gt;", ">");
        assert_eq!(first, typed.first, "{name}");
        assert_eq!(answer.typed("second").unwrap_or_default(), typed.second, "{name}");
        assert_eq!(answer.typed("measured_at").unwrap_or_default(), typed.measured_at, "{name}");
        assert_eq!(answer.typed("submission"), Some(submission.as_str()), "{name}: the same form goes on");
        assert!(answer.has("autofocus"), "{name}: the summary takes the focus");
    }
    assert_eq!(mei.rows().await, 0);
    let kept = mei.sends(&submission, GOOD).await;
    assert_eq!((kept.status, mei.rows().await), (StatusCode::SEE_OTHER, 1), "mended, it is kept");
}

#[tokio::test]
async fn all_mistakes_come_back_at_once() {
    let mut mei = Writer::at_the_form().await;
    let submission = mei.opens().await;
    let answer = mei.sends(&submission, Typed { first: "", second: "x", measured_at: "", rare: "" }).await;
    assert!(answer.complains_at("first", words::missing()), "{answer:?}");
    assert!(answer.complains_at("second", words::not_a_number()), "{answer:?}");
    assert!(answer.complains_at("measured_at", words::bad_time()), "{answer:?}");
}

#[tokio::test]
async fn the_words_are_in_the_persons_language() {
    let mut mei = Writer::at_the_form().await;
    mei.browser.keep("language", "en");
    let submission = mei.opens().await;
    let answer = mei.sends(&submission, Typed { first: "", ..GOOD }).await;
    assert!(answer.complains_at("first", "Please fill this in"), "{answer:?}");
}

#[tokio::test]
async fn a_measurement_that_is_not_for_residents_is_not_found() {
    let mut mei = Writer::at_the_form().await;
    let path = format!("/record/{}/add/bmi", mei.mei.resident());
    let fields = [("submission", crate::support::NOBODY), ("first", "22"), ("measured_at", GOOD.measured_at)];
    assert_eq!(mei.browser.post(&path, &fields).await.status, StatusCode::NOT_FOUND);
    assert_eq!(mei.rows().await, 0);
}

#[tokio::test]
async fn the_hint_of_the_last_value_stays_beside_an_error() {
    let mut writer = Writer::at_the_form().await;
    writer.mei.logs_blood_pressure(131, 85).await;
    writer.portal.city.later(1).await;
    let submission = writer.opens().await;
    let answer = writer.sends(&submission, Typed { first: "abc", ..GOOD }).await;
    assert!(answer.complains_at("first", words::not_a_number()), "{answer:?}");
    assert!(answer.has("131/85"), "{answer:?}");
}
