//! A reported death: on the list of the responsible unit, in the record, and on the subject's home page, until staff close the
//! check.

use app::words::{desk as words, record};
use axum::http::StatusCode;

use crate::support::Portal;

const CLOSE: &str = "/actions/close-check-as-alive";

#[tokio::test]
async fn a_reported_death_is_looked_into_and_closed() {
    let portal = Portal::open().await;
    let city = &portal.city;
    let (mei, clerk) = (city.resident("梅若兰").await, city.clerk(&city.centre).await);
    let (mut at_desk, mut at_home) = (portal.browser_of(&clerk), portal.browser_of(&mei));
    assert!(at_desk.get("/desk/checks").await.is_page(StatusCode::OK, words::no_checks()));
    city.system(&city.hospital).reports_death(&mei).await.expect("told");
    let list = at_desk.get("/desk/checks").await;
    let record_page = format!("/desk/identity/{}", mei.resident());
    assert!(list.has("梅**") && list.has(&record_page) && !list.has("梅若兰"), "{list:?}");
    let home = format!("/record/{}", mei.resident());
    assert!(at_home.get(&home).await.has(record::reported_dead()));
    let open = at_desk.get(&record_page).await;
    assert!(open.is_page(StatusCode::OK, words::check_death()), "{open:?}");
    let (person, check) = (mei.resident().to_string(), open.typed("check").expect("a form").to_owned());
    let closed = at_desk.post(CLOSE, &[("person", &person), ("check", &check)]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{closed:?}");
    assert!(at_desk.get(closed.location()).await.has(words::check_closed()));
    assert!(at_desk.get("/desk/checks").await.has(words::no_checks()));
    assert!(!at_home.get(&home).await.has(record::reported_dead()));
    let history = at_home.get(&format!("{home}/history")).await;
    assert!(history.has(app::words::history::check()), "{history:?}");
    assert_eq!(at_desk.post(CLOSE, &[("person", &person), ("check", &check)]).await.status, StatusCode::NOT_FOUND, "once");
}

#[tokio::test]
async fn nobody_else_sees_the_list_or_closes_a_check() {
    let portal = Portal::open().await;
    let city = &portal.city;
    let (mei, elsewhere) = (city.resident("梅若兰").await, city.gp(&city.other_centre).await);
    city.system(&city.hospital).reports_death(&mei).await.expect("told");
    let check: uuid::Uuid = city.ask("select id from work.checks").await;
    let person = mei.resident().to_string();
    let mut browser = portal.browser_of(&elsewhere);
    assert!(browser.get("/desk/checks").await.has(words::no_checks()));
    for mut browser in [browser, portal.browser_of(&mei)] {
        assert_eq!(
            browser.post(CLOSE, &[("person", &person), ("check", &check.to_string())]).await.status,
            StatusCode::NOT_FOUND
        );
    }
    assert_eq!(portal.browser_of(&mei).get("/desk/checks").await.status, StatusCode::NOT_FOUND);
    assert_eq!(city.count("work.checks where closed_at is null").await, 1);
}
