//! Another person's record gives the same bytes as a record that does not exist, so nobody can learn who has a record.

use app::words::errors as words;
use axum::http::StatusCode;
use domain::entry::EntryKind;
use store::testing::Person;

use crate::support::{Answer, Browser, NOBODY, Portal};

const KIND: &str = "blood_pressure";

fn is_not_found(answer: &Answer) -> bool {
    answer.is_page(StatusCode::NOT_FOUND, words::not_found_title())
}

/// Both responses are "not found", and they differ only in the requested ids.
async fn assert_alike(browser: &mut Browser, theirs: &str, nobodys: &str, ids: &[&str]) {
    let (theirs, nobodys) = (browser.get(theirs).await, browser.get(nobodys).await);
    assert!(is_not_found(&theirs), "{theirs:?}");
    assert_eq!(theirs.apart_from(ids), nobodys.apart_from(ids));
}

#[tokio::test]
async fn a_neighbours_record_looks_like_nobodys() {
    let portal = Portal::open().await;
    let (mei, li) = (portal.city.resident("梅若兰").await, portal.city.resident("李邻居").await);
    let entry = li.logs_blood_pressure(173, 97).await.to_string();
    let lis = li.resident().to_string();
    let mut browser = portal.browser_of(&mei);
    for rest in [
        "",
        "/measurements",
        "/measurements/blood_pressure",
        "/add",
        "/add/blood_pressure",
        "/history",
        "/history?who=others",
        "/contents",
        "/timeline",
        "/health/condition",
        "/services/visit",
    ] {
        assert_alike(&mut browser, &format!("/record/{lis}{rest}"), &format!("/record/{NOBODY}{rest}"), &[&lis, NOBODY]).await;
    }
    let at = |person: &str, entry: &str| format!("/record/{person}/measurements/entry/{entry}");
    assert_alike(&mut browser, &at(&lis, &entry), &at(NOBODY, NOBODY), &[&lis, &entry, NOBODY]).await;
    let li_reads = portal.browser_of(&li).get(&at(&lis, &entry)).await;
    assert!(li_reads.is_page(StatusCode::OK, "173"), "the test can fail");
    assert!(portal.city.count(&format!("access.log where event = 'refused' and resident_id = '{lis}'")).await > 0);
}

#[tokio::test]
async fn a_neighbours_entry_looks_like_none() {
    let portal = Portal::open().await;
    let (mei, li) = (portal.city.resident("梅若兰").await, portal.city.resident("李邻居").await);
    let (own, entry) = (mei.logs_blood_pressure(121, 79).await, li.logs_blood_pressure(173, 97).await.to_string());
    let mut browser = portal.browser_of(&mei);
    let at = |entry: &str| format!("/record/{}/measurements/entry/{entry}", mei.resident());
    assert_alike(&mut browser, &at(&entry), &at(NOBODY), &[&entry, NOBODY]).await;
    assert!(browser.get(&at(&own.to_string())).await.is_page(StatusCode::OK, "121"), "the test can fail");
}

/// The same within one's own record: an entry is found only under the section that was opened for it.
#[tokio::test]
async fn entries_of_a_neighbour_are_not_found() {
    let portal = Portal::open().await;
    let (mei, li) = (portal.city.resident("梅若兰").await, portal.city.resident("李邻居").await);
    let hospital = portal.city.system(&portal.city.hospital);
    for person in [&mei, &li] {
        hospital.deposits_entries(person, EntryKind::ALL).await;
    }
    let entry = async |person: &Person, kind: &str| -> String {
        let of = format!("resident_id = '{}' and kind = '{kind}'", person.resident());
        portal.city.ask(&format!("select id::text from record.entries where {of}")).await
    };
    let mut browser = portal.browser_of(&mei);
    let (gp, clerk) = (portal.city.gp(&portal.city.centre).await, portal.city.clerk(&portal.city.centre).await);
    let far = portal.city.gp(&portal.city.other_centre).await;
    let (mut gps, mut clerks, mut fars) = (portal.browser_of(&gp), portal.browser_of(&clerk), portal.browser_of(&far));
    for (path, kind, elsewhere) in [
        ("health/entry", "condition", "services/entry"),
        ("services/entry", "procedure", "health/entry"),
        ("services/whole", "visit", "services/test"),
        ("services/whole", "report", "services/test"),
        ("services/test", "result", "services/whole"),
    ] {
        let (own, lis) = (entry(&mei, kind).await, entry(&li, kind).await);
        let at = |person: &Person, path: &str, entry: &str| format!("/record/{}/{path}/{entry}", person.resident());
        assert!(browser.get(&at(&mei, path, &own)).await.is_page(StatusCode::OK, "某"), "{path} {kind}: the test can fail");
        assert_alike(&mut browser, &at(&mei, path, &lis), &at(&mei, path, NOBODY), &[&lis, NOBODY]).await;
        assert_alike(&mut browser, &at(&li, path, &lis), &at(&li, path, NOBODY), &[&lis, NOBODY]).await;
        assert!(is_not_found(&browser.get(&at(&mei, elsewhere, &own)).await), "{elsewhere} {kind}");
        let desk = |person: &Person, entry: &str| format!("/desk/care/{}/{path}/{entry}", person.resident());
        assert!(gps.get(&desk(&mei, &own)).await.is_page(StatusCode::OK, "某"), "{path} {kind}: the doctor reads it");
        assert_alike(&mut gps, &desk(&mei, &lis), &desk(&mei, NOBODY), &[&lis, NOBODY]).await;
        assert!(is_not_found(&clerks.get(&desk(&mei, &own)).await), "{path} {kind}: the clerk does not");
        assert!(is_not_found(&fars.get(&desk(&mei, &own)).await), "{path} {kind}: another centre's doctor does not");
    }
    for kind in ["elsewhere", "visit", "%00"] {
        assert!(is_not_found(&browser.get(&format!("/record/{}/health/{kind}", mei.resident())).await), "{kind}");
    }
    for year in ["2147483647", "-2147483648", "0", "1999"] {
        let answer = browser.get(&format!("/record/{}/health/condition?year={year}", mei.resident())).await;
        assert!(answer.is_page(StatusCode::OK, "某"), "{year}: {answer:?}");
    }
}

#[tokio::test]
async fn a_form_for_a_neighbour_is_not_found_and_writes_nothing() {
    let portal = Portal::open().await;
    let (mei, li) = (portal.city.resident("梅若兰").await, portal.city.resident("李邻居").await);
    let fields = [("submission", NOBODY), ("first", "128"), ("second", "82"), ("measured_at", "2026-03-02T09:00")];
    let mut browser = portal.browser_of(&mei);
    let mut answers = Vec::new();
    for person in [li.resident().to_string(), NOBODY.to_owned()] {
        answers.push(browser.post(&format!("/record/{person}/add/{KIND}"), &fields).await.apart_from(&[&person]));
    }
    assert!(answers[0].contains(words::not_found_title()));
    assert_eq!(answers[0], answers[1]);
    assert_eq!(portal.city.count("record.measurements").await, 0);
}

#[tokio::test]
async fn another_centres_patient_looks_like_nobodys_to_staff() {
    let portal = Portal::open().await;
    let far = portal.city.resident_of("林远方", "1990-01-15", &portal.city.other_centre).await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let id = far.resident().to_string();
    let mut browser = portal.browser_of(&gp);
    for rest in [
        "identity/{}",
        "care/{}",
        "follow_up/{}",
        "care/{}/measurements",
        "care/{}/measurements/blood_pressure",
        "care/{}/contents",
        "care/{}/timeline",
        "care/{}/health/condition",
        "care/{}/services/visit",
    ] {
        let at = |person| format!("/desk/{}", rest.replace("{}", person));
        assert_alike(&mut browser, &at(&id), &at(NOBODY), &[&id, NOBODY]).await;
    }
}

#[tokio::test]
async fn a_clerk_sees_who_somebody_is_and_nothing_of_their_health() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let entry = mei.logs_blood_pressure(173, 97).await;
    let clerk = portal.city.clerk(&portal.city.centre).await;
    let mut browser = portal.browser_of(&clerk);
    let id = mei.resident().to_string();
    let identity = browser.get(&format!("/desk/identity/{id}")).await;
    assert!(identity.is_page(StatusCode::OK, "梅若兰") && !identity.has("173/97"));
    for rest in [
        "care/{}",
        "care/{}/measurements",
        "follow_up/{}/measurements/blood_pressure",
        "care/{}/contents",
        "care/{}/timeline",
        "care/{}/health/condition",
        "follow_up/{}/services/visit",
    ] {
        assert!(is_not_found(&browser.get(&format!("/desk/{}", rest.replace("{}", &id))).await), "{rest}");
    }
    assert!(is_not_found(&browser.get(&format!("/desk/care/{id}/measurements/entry/{entry}")).await));
}

#[tokio::test]
async fn residents_have_no_desk_and_staff_no_residents_pages() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let id = mei.resident().to_string();
    let (mut meis, mut gps) = (portal.browser_of(&mei), portal.browser_of(&gp));
    for path in ["/desk".to_owned(), format!("/desk/care/{id}"), format!("/desk/identity/{id}")] {
        assert!(is_not_found(&meis.get(&path).await), "{path}");
    }
    for (path, fields) in [("/desk/find", ("number", "1")), ("/actions/propose-slip", ("person", id.as_str()))] {
        assert!(is_not_found(&meis.post(path, &[fields]).await), "{path}");
    }
    for rest in ["", "/measurements", "/add", "/history"] {
        assert!(is_not_found(&gps.get(&format!("/record/{id}{rest}")).await), "{rest}");
    }
    assert!(gps.get(&format!("/desk/care/{id}")).await.is_page(StatusCode::OK, "梅若兰"), "the test can fail");
}

#[tokio::test]
async fn malformed_ids_of_acts_and_searches_are_not_found() {
    let portal = Portal::open().await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let mut browser = portal.browser_of(&gp);
    for path in ["/confirm/1", "/confirm/%00", "/desk/found/1"] {
        let answer = browser.get(path).await;
        assert!(is_not_found(&answer), "{path}: {answer:?}");
    }
}

#[tokio::test]
async fn malformed_paths_are_not_found() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let id = mei.resident().to_string();
    let (mut meis, mut gps) = (portal.browser_of(&mei), portal.browser_of(&gp));
    for path in [
        "/record/1",
        "/record/not-a-uuid/measurements",
        "/record/%00/history",
        "/record/%ff",
        "/record/{}/measurements/shoe_size",
        "/record/{}/measurements/Blood_Pressure",
        "/record/{}/add/shoe_size",
        "/record/{}/add/bmi",
        "/record/{}/measurements/entry/1",
        "/record/{}/measurements/entry/%00",
    ] {
        let answer = meis.get(&path.replace("{}", &id)).await;
        assert!(is_not_found(&answer), "{path}: {answer:?}");
    }
    for path in ["view", "maintain", "deposit", "issue_slip", "verify_identity", "download", "CARE", "%00"] {
        let answer = gps.get(&format!("/desk/{path}/{id}")).await;
        assert!(is_not_found(&answer), "{path}: {answer:?}");
    }
    assert!(is_not_found(&gps.get("/desk/care/1").await));
    assert!(is_not_found(&gps.get("/desk/identity/1").await));
}
