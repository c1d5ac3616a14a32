//! The same form sent twice has one effect.

use app::words::errors;
use axum::http::StatusCode;
use tokio::task::JoinSet;

use super::{GOOD, Typed, Writer};
use crate::support::encoded;

#[tokio::test]
async fn the_same_again_leads_to_the_same_entry() {
    let mut mei = Writer::at_the_form().await;
    let submission = mei.opens().await;
    let first = mei.sends(&submission, GOOD).await;
    let again = mei.sends(&submission, GOOD).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(first.location(), again.location());
    let wrote = "access.log where event = 'wrote' and purpose = 'maintain'";
    assert_eq!((mei.rows().await, mei.portal.city.count(wrote).await), (1, 1));
}

#[tokio::test]
async fn another_measurement_under_the_same_id_is_told_so() {
    let mut mei = Writer::at_the_form().await;
    let submission = mei.opens().await;
    mei.sends(&submission, GOOD).await;
    let other = mei.sends(&submission, Typed { first: "131", ..GOOD }).await;
    assert!(other.is_page(StatusCode::CONFLICT, errors::already_sent_title()), "{other:?}");
    assert_eq!(mei.rows().await, 1);
}

#[tokio::test]
async fn a_neighbour_may_use_the_same_id() {
    let mut mei = Writer::at_the_form().await;
    let submission = mei.opens().await;
    mei.sends(&submission, GOOD).await;
    let li = mei.portal.city.resident("李邻居").await;
    let browser = mei.portal.browser_of(&li);
    let mut li = Writer { portal: mei.portal, mei: li, browser };
    let answer = li.sends(&submission, GOOD).await;
    assert!(answer.location().starts_with(&format!("/record/{}/", li.mei.resident())), "{answer:?}");
    assert_eq!(li.rows().await, 2);
}

#[tokio::test]
async fn twenty_at_once_are_one() {
    let mut mei = Writer::at_the_form().await;
    let submission = mei.opens().await;
    let fields = [("submission", submission.as_str()), ("first", "128"), ("second", "82"), ("measured_at", GOOD.measured_at)];
    let (path, body) = (mei.path(), encoded(&fields));
    let mut sending = JoinSet::new();
    for _ in 0..20 {
        let (mut browser, path, body) = (mei.browser.clone(), path.clone(), body.clone());
        sending.spawn(async move { browser.send(browser.form_request(&path), body).await });
    }
    let answers = sending.join_all().await;
    let first = answers[0].location();
    assert!(first.contains("/measurements/entry/"), "{:?}", answers[0]);
    for answer in &answers {
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, first));
    }
    assert_eq!((mei.rows().await, mei.portal.city.count("own.submissions").await), (1, 1));
}
