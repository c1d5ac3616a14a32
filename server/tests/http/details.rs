//! Confirmation of details: the subject is asked if an institution reports a difference.

use app::words::{basics as words, record};
use axum::http::StatusCode;
use domain::basics::{Answer, Answers, Field};
use store::testing::Person;

use crate::support::{NOBODY, Portal};

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
async fn who_finds_hers_right_confirms_once() {
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
    let (submission, seen) = (typed("submission"), typed("seen"));
    for _ in 0..2 {
        let done = browser.post(&page, &[("submission", &submission), ("seen", &seen)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{done:?}");
        assert!(browser.get(done.location()).await.has(words::confirmed()));
    }
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
    let (submission, only) = (form.typed("submission").expect("a form"), form.typed("only").expect("a difference"));
    let kept = browser.post(&page, &[("submission", submission), ("only", only)]).await;
    assert_eq!(kept.location(), format!("{page}?kept=1"));
    let after = browser.get(kept.location()).await;
    assert!(after.has(words::kept_ours()) && after.has(words::never_confirmed()), "{after:?}");
    assert!(after.has("离婚") && !after.has("丧偶"), "the newest was settled, the other stays: {after:?}");
}

#[tokio::test]
async fn who_changes_hers_is_asked_no_more() {
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
    assert_eq!(browser.post(&path, &[("submission", NOBODY)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.city.count("record.confirmations").await, 0);
}
