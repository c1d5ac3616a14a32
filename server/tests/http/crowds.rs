//! More concurrent requests than database connections: they wait, and none fails.

use axum::http::StatusCode;
use tokio::task::JoinSet;

use crate::support::{Browser, Portal};

/// More than twice the size of the largest pool.
const MANY: usize = 60;

async fn all_get(browser: &Browser, path: &str) {
    let mut asking = JoinSet::new();
    for _ in 0..MANY {
        let (mut browser, path) = (browser.clone(), path.to_owned());
        asking.spawn(async move { browser.get(&path).await.status });
    }
    let answers = asking.join_all().await;
    let good = answers.iter().filter(|status| **status == StatusCode::OK).count();
    assert_eq!(good, MANY, "{path}: {answers:?}");
}

#[tokio::test]
async fn many_requests_for_pages_of_a_record_succeed() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    mei.logs_blood_pressure(128, 82).await;
    let (browser, record) = (portal.browser_of(&mei), format!("/record/{}", mei.resident()));
    for rest in ["", "/measurements", "/measurements/blood_pressure", "/history"] {
        all_get(&browser, &format!("{record}{rest}")).await;
    }
}

#[tokio::test]
async fn many_requests_for_staff_pages_succeed() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let browser = portal.browser_of(&gp);
    for path in ["/desk", "/desk/identity/{}", "/desk/care/{}", "/desk/care/{}/measurements"] {
        all_get(&browser, &path.replace("{}", &mei.resident().to_string())).await;
    }
}

#[tokio::test]
async fn many_requests_for_the_account_page_succeed() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    all_get(&portal.browser_of(&mei), "/account").await;
}
