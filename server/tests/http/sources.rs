//! The page of sources: who sent data, and which follow-ups are missing.

use app::words::{notices as notice_words, sources as words};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::{
    entry::{Coding, Content, EntryKind},
    measured_at::{MeasuredAt, Precision},
    time::start_of_day,
};
use server::jobs;
use store::testing::{Person, content};

use crate::support::{Answer, Portal};

/// A follow-up visit for high blood pressure (WS/T 483) on this day.
fn follow_up(on: &str) -> Content {
    let coding = Some(Coding { system: "urn:oid:2.16.156.10011.2.4".to_owned(), code: "HSDB04.01".to_owned() });
    let at = MeasuredAt::new(start_of_day(on.parse::<NaiveDate>().expect("a day")), Precision::Day);
    Content { coding, at, ..content(EntryKind::Visit, "高血压随访") }
}

async fn page_of(portal: &Portal, whose: &Person, sent: &[(&str, Content)]) -> Answer {
    let hospital = portal.city.system(&portal.city.hospital);
    hospital.deposits_contents(whose, sent).await.expect("deposited");
    portal.browser_of(whose).get(&format!("/record/{}/sources", whose.resident())).await
}

#[tokio::test]
async fn an_overdue_or_missing_follow_up_is_named() {
    let portal = Portal::open().await;
    let person = async |name| portal.city.resident(name).await;
    let ill = || content(EntryKind::Condition, "高血压");
    let never = page_of(&portal, &person("从未").await, &[("a", ill())]).await;
    assert!(never.is_page(StatusCode::OK, words::never_followed_up()), "{never:?}");
    let late = page_of(&portal, &person("逾期").await, &[("a", ill()), ("b", follow_up("2025-12-01"))]).await;
    assert!(late.is_page(StatusCode::OK, &words::overdue("2025年12月1日")) && late.has(words::overdue_detail()), "{late:?}");
    let in_time = page_of(&portal, &person("按时").await, &[("a", ill()), ("b", follow_up("2025-12-02"))]).await;
    let healthy = page_of(&portal, &person("健康").await, &[("a", content(EntryKind::Visit, "门诊"))]).await;
    for page in [in_time, healthy] {
        assert!(page.is_page(StatusCode::OK, words::last_sent()) && !page.has(words::overdue_detail()), "{page:?}");
    }
}

#[tokio::test]
async fn a_notice_of_an_overdue_follow_up_leads_to_the_page() {
    let portal = Portal::open().await;
    let (mei, neighbour) = (portal.city.resident("梅若兰").await, portal.city.resident("邻").await);
    page_of(&portal, &mei, &[("a", follow_up("2025-12-01"))]).await;
    page_of(&portal, &neighbour, &[("a", follow_up("2025-12-02"))]).await;
    jobs::tell_what_is_due(&portal.city.db).await;
    let notices = |whose: &Person| format!("/record/{}/notices", whose.resident());
    let told = portal.browser_of(&mei).get(&notices(&mei)).await;
    let leads_to = format!("href=\"/record/{}/sources\"", mei.resident());
    assert!(told.has(notice_words::follow_up_overdue()) && told.has(&leads_to), "{told:?}");
    assert!(portal.browser_of(&neighbour).get(&notices(&neighbour)).await.has(notice_words::none()));
}
