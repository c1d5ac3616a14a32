//! Confirmation of details: the subject is asked if an institution reports a difference.

use app::words::{basics as words, errors, record};
use axum::http::StatusCode;
use domain::basics::{Answer, Answers, Field};
use store::testing::Person;

use crate::{
    corrections::submissions,
    support::{NOBODY, Portal},
};

/// A married resident whom the hospital reports as divorced.
async fn mei(portal: &Portal) -> Person {
    let married = [(Field::MaritalStatus, Answers::stored(vec![Answer::code("2")]))];
    let mei = portal.city.resident_with("梅若兰", &married).await;
    portal.city.later(1).await;
    let hospital = portal.city.system(&portal.city.hospital);
    hospital.reports_detail(&mei, Field::MaritalStatus, Answer::code("4")).await.expect("told");
    portal.city.later(1).await;
    mei
}

#[tokio::test]
async fn details_that_are_right_are_confirmed_once() {
    let portal = Portal::open().await;
    let mei = mei(&portal).await;
    let mut browser = portal.browser_of(&mei);
    let home = format!("/record/{}", mei.resident());
    assert!(browser.get(&home).await.has(&record::detail_differs(words::marital_status())));
    let page = format!("{home}/basics/confirm");
    let form = browser.get(&page).await;
    assert!(form.is_page(StatusCode::OK, words::confirm_title()), "{form:?}");
    assert!(form.has(&words::differs(words::marital_status())) && form.has("离婚") && form.has("已婚"), "{form:?}");
    let typed = |field| form.typed(field).expect("a form").to_owned();
    // The first form of the page keeps one detail; the last confirms all.
    let (submission, seen) = (submissions(&form).pop().expect("a form"), typed("seen[]"));
    let person = mei.resident().to_string();
    let fields = [("submission", submission.as_str()), ("person", &person), ("seen[]", &seen)];
    for _ in 0..2 {
        let done = browser.post("/actions/confirm-details", &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{done:?}");
        assert!(browser.get(done.location()).await.has(words::confirmed()));
    }
    let other = browser.post("/actions/confirm-details", &fields[..2]).await;
    assert!(other.is_page(StatusCode::CONFLICT, errors::already_sent_title()), "{other:?}");
    assert_eq!(portal.city.count("record.confirmations").await, 1);
    assert!(!browser.get(&home).await.has(&record::detail_differs(words::marital_status())));
    assert!(!browser.get(&page).await.has(&words::differs(words::marital_status())));
}

#[tokio::test]
async fn one_difference_is_settled_by_itself() {
    let portal = Portal::open().await;
    let mei = mei(&portal).await;
    let hospital = portal.city.system(&portal.city.other_centre);
    hospital.reports_detail(&mei, Field::MaritalStatus, Answer::code("3")).await.expect("told");
    let mut browser = portal.browser_of(&mei);
    let page = format!("/record/{}/basics/confirm", mei.resident());
    let form = browser.get(&page).await;
    assert!(form.has("离婚") && form.has("丧偶") && form.has(words::never_confirmed()), "{form:?}");
    let change = browser.get(&format!("/record/{}/basics/social/change", mei.resident())).await;
    // Both values are also options of the form, so the test looks for the institution's name beside its value.
    let theirs = words::theirs("鹏城社康");
    assert!(change.is_page(StatusCode::OK, &theirs), "what institutions say stands above the form: {change:?}");
    let path = format!("/record/{}/basics/social/change", mei.resident());
    let wrong =
        browser.post(&path, &[("submission", change.typed("submission").expect("a form")), ("marital_status", "17")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.has(&theirs), "beside an error too: {wrong:?}");
    let (submission, difference) = (form.typed("submission").expect("a form"), form.typed("difference").expect("one"));
    let person = mei.resident().to_string();
    let fields = [("submission", submission), ("person", &person), ("difference", difference)];
    let kept = browser.post("/actions/keep-detail", &fields).await;
    assert_eq!(kept.location(), format!("{page}?kept=1"));
    assert_eq!(browser.post("/actions/keep-detail", &fields).await.location(), kept.location());
    assert_eq!(portal.city.count("record.confirmations").await, 1, "the same form twice has one effect");
    let after = browser.get(kept.location()).await;
    assert!(after.has(words::kept_ours()) && after.has(words::never_confirmed()), "{after:?}");
    assert!(after.has("离婚") && !after.has("丧偶"), "the newest was settled, the other stays: {after:?}");
}

#[tokio::test]
async fn changing_details_ends_the_request_to_confirm() {
    let portal = Portal::open().await;
    let mei = mei(&portal).await;
    let mut browser = portal.browser_of(&mei);
    let home = format!("/record/{}", mei.resident());
    mei.answers(Field::MaritalStatus, &["4"]).await.expect("answered");
    assert!(!browser.get(&home).await.has(&record::detail_differs(words::marital_status())));
    assert!(browser.get(&format!("{home}/basics")).await.has(words::confirm_title()));
}

#[tokio::test]
async fn nobody_else_confirms() {
    let portal = Portal::open().await;
    let (mei, neighbour) = (mei(&portal).await, portal.city.resident("邻").await);
    let path = format!("/record/{}/basics/confirm", mei.resident());
    let mut browser = portal.browser_of(&neighbour);
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    let person = mei.resident().to_string();
    let fields = [("submission", NOBODY), ("person", &person), ("difference", NOBODY)];
    for path in ["/actions/confirm-details", "/actions/keep-detail"] {
        assert_eq!(browser.post(path, &fields).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(portal.city.count("record.confirmations").await, 0);
}
