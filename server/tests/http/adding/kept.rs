//! A valid measurement is stored once, with a log row.

use app::words::measurements as words;
use axum::http::StatusCode;

use super::{GOOD, Typed, Writer};

#[tokio::test]
async fn a_measurement_is_kept_and_shown() {
    let mut mei = Writer::at_the_form().await;
    let submission = mei.opens().await;
    let answer = mei.sends(&submission, GOOD).await;
    let resident = mei.mei.resident();
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.location().starts_with(&format!("/record/{resident}/measurements/entry/")), "{answer:?}");
    let page = mei.browser.get(answer.location()).await;
    assert!(page.is_page(StatusCode::OK, words::saved()), "{page:?}");
    assert!(page.has("128") && page.has("82") && page.has(words::by_resident()));
    let wrote = format!("access.log where event = 'wrote' and resident_id = '{resident}' and purpose = 'maintain'");
    assert_eq!((mei.rows().await, mei.portal.city.count(&wrote).await), (1, 1));
}

#[tokio::test]
async fn the_form_starts_empty_with_the_last_measurement_as_a_hint() {
    let mut mei = Writer::at_the_form().await;
    mei.mei.logs_blood_pressure(131, 84).await;
    mei.portal.city.later(1).await;
    let form = mei.browser.get(&mei.path()).await;
    assert_eq!((form.typed("first"), form.typed("second")), (None, None));
    assert!(form.has("131/84"), "{form:?}");
    assert_eq!(form.typed("measured_at"), Some("2026-03-02T10:01"));
}

#[tokio::test]
async fn every_kind_on_offer_can_be_kept() {
    let mut mei = Writer::at_the_form().await;
    for (kind, first, second, context) in [
        ("blood_pressure", "121", "79", ""),
        ("pulse", "66", "", ""),
        ("glucose", "5.4", "", "fasting"),
        ("weight", "58.5", "", ""),
        ("waist", "78.5", "", ""),
        ("temperature", "36.6", "", ""),
        ("oxygen_saturation", "98", "", ""),
        ("uric_acid", "416", "", ""),
        ("sleep", "7.5", "", ""),
        ("exercise", "45", "", ""),
        ("cigarettes", "11", "", ""),
        ("alcohol", "1.5", "", ""),
    ] {
        let path = format!("/record/{}/add/{kind}", mei.mei.resident());
        let form = mei.browser.get(&path).await;
        let submission = form.typed("submission").expect("a form").to_owned();
        let at = GOOD.measured_at;
        let fields = [
            ("submission", submission.as_str()),
            ("first", first),
            ("second", second),
            ("context", context),
            ("measured_at", at),
        ];
        let answer = mei.browser.post(&path, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{kind}: {answer:?}");
        assert!(mei.browser.get(answer.location()).await.is_page(StatusCode::OK, first), "{kind}");
    }
    assert_eq!(mei.rows().await, 12);
    let choices = mei.browser.get(&format!("/record/{}/add", mei.mei.resident())).await;
    assert_eq!(choices.body.matches("/add/").count(), 12, "no kind is on offer that was not kept: {choices:?}");
}

#[tokio::test]
async fn a_rare_value_asks_first_and_is_kept_when_confirmed() {
    let mut mei = Writer::at_the_form().await;
    let submission = mei.opens().await;
    let rare = Typed { first: "262", second: "140", ..GOOD };
    let asked = mei.sends(&submission, rare).await;
    assert!(asked.is_page(StatusCode::UNPROCESSABLE_ENTITY, words::confirm_rare()), "{asked:?}");
    assert!(asked.complains_at("rare", words::rare()), "{asked:?}");
    assert_eq!((asked.typed("first"), mei.rows().await), (Some("262"), 0));
    let kept = mei.sends(&submission, Typed { rare: "yes", ..rare }).await;
    assert_eq!((kept.status, mei.rows().await), (StatusCode::SEE_OTHER, 1));
}

#[tokio::test]
async fn typing_as_people_type_is_understood() {
    let mut mei = Writer::at_the_form().await;
    for (first, second) in [("１２８", "８２"), (" 128 ", "82 ")] {
        let submission = mei.opens().await;
        let answer = mei.sends(&submission, Typed { first, second, ..GOOD }).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{first}: {answer:?}");
    }
}
