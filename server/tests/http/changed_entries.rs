//! Entries that a sender changes or takes back: told to the subject and to the doctors of the responsible unit, if they had read them.

use app::words::{desk, entries, notices};
use axum::http::StatusCode;
use domain::entry::EntryKind;
use store::testing::content;

use crate::support::Portal;

const CLOSE: &str = "/actions/close-check-as-seen";

#[tokio::test]
async fn a_change_is_told_to_its_readers_until_a_doctor_has_seen_it() {
    let portal = Portal::open().await;
    let city = &portal.city;
    let (mei, gp) = (city.resident("梅若兰").await, city.gp(&city.centre).await);
    let hospital = city.system(&city.hospital);
    let (mut at_home, mut at_desk) = (portal.browser_of(&mei), portal.browser_of(&gp));
    hospital.deposits_contents(&mei, &[("k", content(EntryKind::Condition, "胃癌"))]).await.expect("deposited");
    city.later(1).await;
    let (home, care) = (format!("/record/{}", mei.resident()), format!("/desk/care/{}", mei.resident()));
    assert!(at_home.get(&home).await.is_page(StatusCode::OK, "梅若兰"));
    assert!(at_desk.get(&care).await.is_page(StatusCode::OK, desk::record_title()));
    city.later(1).await;
    hospital.deposits_contents(&mei, &[("k", content(EntryKind::Condition, "胃炎"))]).await.expect("deposited");

    let told = at_home.get(&format!("{home}/notices")).await;
    let hospital_name: String =
        city.ask(&format!("select name_zh from reference.institutions where code = '{}'", city.hospital)).await;
    assert!(told.has(&notices::entry_changed(entries::conditions(), &hospital_name)), "{told:?}");
    assert!(!told.has("胃炎") && !told.has("胃癌"), "a notice contains no health data");
    assert!(!at_home.get(&home).await.has(app::words::record::reported_dead()), "this check is none of a death");

    let list = at_desk.get("/desk/checks").await;
    assert!(list.has("梅**") && list.has(desk::check_changed()) && list.has(&care) && !list.has("胃炎"), "{list:?}");
    let open = at_desk.get(&care).await;
    assert!(open.has(desk::check_changed()) && open.has(desk::check_seen()), "{open:?}");
    let (person, check) = (mei.resident().to_string(), open.typed("check").expect("a form").to_owned());
    let closed = at_desk.post(CLOSE, &[("person", &person), ("check", &check)]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{closed:?}");
    let after = at_desk.get(closed.location()).await;
    assert!(after.has(desk::changes_seen()) && !after.has(desk::check_changed()), "{after:?}");
    assert!(at_desk.get("/desk/checks").await.has(desk::no_checks()));
    assert_eq!(at_desk.post(CLOSE, &[("person", &person), ("check", &check)]).await.status, StatusCode::NOT_FOUND, "once");
}
