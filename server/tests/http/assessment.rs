//! The meaning of a measurement: level, advice and reference range fit the value, its direction, and who measured it.

use app::words::{advice, components, measurements as words, verification};
use domain::{
    entry::{Content, Detail, EntryKind, EntryStatus},
    ids::EntryId,
};
use store::testing::{Person, content};

use crate::support::{Browser, Portal};

/// A woman of 66, signed in, and her browser.
async fn mei() -> (Portal, Person, Browser) {
    let portal = Portal::open().await;
    let centre = portal.city.centre.clone();
    let mei = portal.city.resident_of("梅若兰", "1960-01-01", &centre).await;
    let browser = portal.browser_of(&mei);
    (portal, mei, browser)
}

fn page_of(person: &Person, entry: EntryId) -> String {
    format!("/record/{}/measurements/entry/{entry}", person.resident())
}

#[tokio::test]
async fn a_pressure_of_80_50_is_very_low_and_never_in_range() {
    let (_portal, mei, mut browser) = mei().await;
    let page = browser.get(&page_of(&mei, mei.logs_blood_pressure(80, 50).await)).await;
    assert!(page.has(components::judged_act_low()) && page.has(advice::pressure_act_low()), "{page:?}");
    assert!(page.has(advice::title_act_low()) && page.has("tel:120") && page.has(advice::nobody_watches()));
    assert!(!page.has(components::judged_within()));
}

#[tokio::test]
async fn a_pressure_of_200_130_is_a_reason_to_act_today() {
    let (_portal, mei, mut browser) = mei().await;
    let page = browser.get(&page_of(&mei, mei.logs_blood_pressure(200, 130).await)).await;
    assert!(page.has(advice::title_act_high()) && page.has(advice::pressure_act_high()), "{page:?}");
    assert!(!page.has(advice::pressure_high()), "one high measurement is not called harmless");
    let home = browser.get(&format!("/record/{}", mei.resident())).await;
    assert!(home.has(components::judged_act_high()));
}

#[tokio::test]
async fn a_pressure_of_145_88_at_home_is_high_at_66() {
    let (_portal, mei, mut browser) = mei().await;
    let page = browser.get(&page_of(&mei, mei.logs_blood_pressure(145, 88).await)).await;
    assert!(page.has(advice::title_high()) && page.has(advice::pressure_high()), "{page:?}");
    assert!(page.has("低于 135"), "the range of measurements at home");
    assert!(!page.has(components::judged_within()));
}

#[tokio::test]
async fn a_normal_pressure_has_no_advice() {
    let (_portal, mei, mut browser) = mei().await;
    let page = browser.get(&page_of(&mei, mei.logs_blood_pressure(112, 72).await)).await;
    assert!(page.has(components::judged_within()) && !page.has("tel:120"), "{page:?}");
    let raised = browser.get(&page_of(&mei, mei.logs_blood_pressure(128, 78).await)).await;
    assert!(raised.has(components::judged_raised()) && !raised.has("tel:120"), "{raised:?}");
}

#[tokio::test]
async fn staff_see_the_level_without_the_advice_for_residents() {
    let (portal, mei, _browser) = mei().await;
    let entry = mei.logs_blood_pressure(200, 130).await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let mut browser = portal.browser_of(&gp);
    let page = browser.get(&format!("/desk/care/{}/measurements/entry/{entry}", mei.resident())).await;
    assert!(page.has(components::judged_act_high()) && !page.has(advice::pressure_act_high()), "{page:?}");
}

#[tokio::test]
async fn a_value_that_may_need_action_comes_first_at_the_desk_without_its_value() {
    let (portal, mei, _) = mei().await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let mut desk = portal.browser_of(&gp);
    mei.logs_blood_pressure(118, 76).await;
    let quiet = desk.get("/desk/verification").await;
    assert!(quiet.has("梅**") && !quiet.has(verification::needs_action_first()), "{quiet:?}");
    mei.logs_blood_pressure(200, 130).await;
    let list = desk.get("/desk/verification").await;
    let tag = format!("tag__word\">{}", verification::needs_action());
    assert!(list.has(&tag) && list.has(verification::needs_action_first()), "{list:?}");
    assert!(!list.has("200/130"), "the list contains no value");
    let open = desk.get(&format!("/desk/verify/{}/health", mei.resident())).await;
    let place = |text: &str| open.body.find(text).expect("on the page");
    assert!(place("200/130") < place("118/76"), "first what may need action");
}

#[tokio::test]
async fn a_recorded_pregnancy_changes_the_range_on_every_page() {
    let portal = Portal::open().await;
    let city = &portal.city;
    let mei = city.resident_of("梅若兰", "1996-01-01", &city.centre).await;
    let mut browser = portal.browser_of(&mei);
    let home = format!("/record/{}", mei.resident());
    let form = browser.get(&format!("{home}/add/glucose")).await;
    let submission = form.typed("submission").expect("a form").to_owned();
    let fields =
        [("submission", submission.as_str()), ("first", "5.5"), ("context", "fasting"), ("measured_at", "2026-03-02T09:00")];
    let entry = browser.post(&format!("{home}/add/glucose"), &fields).await.location().to_owned();
    let pages = [entry, format!("{home}/measurements"), format!("{home}/measurements/glucose"), home.clone()];
    let within = format!("tag__word\">{}", components::judged_within());
    let high = format!("tag__word\">{}", components::judged_high());
    assert!(browser.get(&pages[0]).await.has(&within), "the usual range");
    city.system(&city.hospital)
        .deposits_contents(&mei, &[("k", content(EntryKind::Visit, "产前检查"))])
        .await
        .expect("deposited");
    for page in &pages {
        let page = browser.get(page).await;
        assert!(page.has(&high) && !page.has(&within), "{page:?}");
    }
    let gp = city.gp(&city.centre).await;
    let mut desk = portal.browser_of(&gp);
    let own_entry = pages[0].split_once('?').map_or(pages[0].as_str(), |(path, _)| path).replace(&home, "");
    for page in ["", "/measurements", "/measurements/glucose", &own_entry] {
        let page = desk.get(&format!("/desk/care/{}{page}", mei.resident())).await;
        assert!(page.has(&high) && !page.has(&within), "{page:?}");
    }
}

#[tokio::test]
async fn a_target_of_the_own_plan_takes_the_place_of_the_range() {
    let (portal, mei, mut browser) = mei().await;
    let city = &portal.city;
    let page = page_of(&mei, mei.logs_blood_pressure(145, 88).await);
    assert!(browser.get(&page).await.has(advice::pressure_high()), "the usual range");
    let plan = |status, targets: &[&str]| Content {
        status: Some(status),
        details: targets.iter().map(|target| (Detail::Target, (*target).to_owned())).collect(),
        ..content(EntryKind::Plan, "高血压健康管理")
    };
    let hospital = city.system(&city.hospital);
    let over = plan(EntryStatus::Completed, &["systolic - 200"]);
    let goes_on = plan(EntryStatus::Active, &["systolic - 150", "diastolic - 90"]);
    hospital.deposits_contents(&mei, &[("a", over), ("b", goes_on)]).await.expect("deposited");
    let judged = browser.get(&page).await;
    assert!(judged.has(components::judged_within()) && !judged.has(advice::pressure_high()), "{judged:?}");
    assert!(judged.has("低于 150") && judged.has(words::source_personal_plan()), "{judged:?}");
    assert!(judged.has(words::target_of_plan()) && !judged.has(words::reference_for_adults()), "it is no general range");
    let high = browser.get(&page_of(&mei, mei.logs_blood_pressure(185, 88).await)).await;
    assert!(high.has(advice::pressure_act_high()), "no target is above a reason to act");
}

#[tokio::test]
async fn the_advice_calls_the_health_centre_in_one_tap() {
    let (portal, mei, mut browser) = mei().await;
    let phone: String =
        portal.city.ask(&format!("select phone from reference.institutions where code = '{}'", portal.city.centre)).await;
    let number: String = phone.chars().filter(char::is_ascii_digit).collect();
    let page = browser.get(&page_of(&mei, mei.logs_blood_pressure(200, 130).await)).await;
    assert!(page.has(&advice::call_centre(&phone)) && page.has(&format!("tel:{number}")), "{page:?}");
}

#[tokio::test]
async fn staff_see_which_values_a_resident_measured() {
    let (portal, mei, mut home) = mei().await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let mut desk = portal.browser_of(&gp);
    let care = format!("/desk/care/{}", mei.resident());
    portal.city.system(&portal.city.hospital).deposits(&mei, &[("a", 121, 79)]).await.expect("deposited");
    assert!(!desk.get(&care).await.has(words::measured_by_resident()), "a hospital measured it");
    portal.city.later(1).await;
    mei.logs_blood_pressure(118, 76).await;
    assert!(desk.get(&care).await.has(words::measured_by_resident()));
    assert!(desk.get(&format!("{care}/measurements")).await.has(words::measured_by_resident()));
    assert!(!home.get(&format!("/record/{}", mei.resident())).await.has(words::measured_by_resident()), "she knows");
}
