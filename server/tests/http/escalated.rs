//! Escalated corrections: the resident, the institution and the district's department each see the status.

use app::words::{corrections as words, desk, notices as notice_words};
use axum::http::StatusCode;
use chrono::TimeDelta;
use domain::{capacity::Duty, correction::CorrectionKind, entry::EntryKind, ids::EntryId, time::start_of_day};
use server::jobs;
use store::testing::{Person, Place};
use uuid::Uuid;

use crate::support::Portal;

/// Mei, who requested a correction of a visit; the hospital's record manager; the officer of the hospital's district. The
/// answer was due yesterday, and all three have signed in again.
struct Late {
    portal: Portal,
    mei: Person,
    manager: Person,
    officer: Person,
    visit: EntryId,
    correction: String,
}

/// Name and telephone of every institution of the test city.
const BUREAU: &str = "鹏城社康";
const CALL: &str = "tel:075500000000";

fn bureau() -> Place {
    Place::parse("440304900").expect("a code")
}

impl Late {
    async fn begins(kind: CorrectionKind) -> Self {
        let portal = Portal::open().await;
        let city = &portal.city;
        let agreement = Some(city.today() + TimeDelta::days(365));
        city.institution_in(Some("FT"), &city.hospital, "hospital", agreement).await;
        city.institution_in(Some("FT"), &bureau(), "department", agreement).await;
        let (mut mei, mut manager) = (city.resident("梅若兰").await, city.staff("管", &city.hospital, Duty::RecordManager).await);
        let mut officer = city.staff("严", &bureau(), Duty::Officer).await;
        city.system(&city.hospital).deposits_entries(&mei, EntryKind::ALL).await;
        let visit = EntryId::from(city.ask::<Uuid>("select id from record.entries where kind = 'visit'").await);
        let correction = mei.requests_correction(visit, kind).await.expect("requested");
        let correction = format!("/record/{}/corrections/{correction}", mei.resident());
        city.set_clock(start_of_day("2026-03-17".parse().expect("a day"))).await;
        for person in [&mut mei, &mut manager, &mut officer] {
            person.enrols().await;
        }
        Self { portal, mei, manager, officer, visit, correction }
    }
}

#[tokio::test]
async fn each_side_sees_the_status() {
    let late = Late::begins(CorrectionKind::NeverHappened).await;
    let told = late.portal.browser_of(&late.mei).get(&late.correction).await;
    assert!(told.is_page(StatusCode::OK, &words::next_escalated(BUREAU, "2026年3月17日")), "{told:?}");
    assert!(told.has(CALL) && told.has(words::overdue()), "{told:?}");

    jobs::tell_what_is_due(&late.portal.city.db).await;
    let notices = late.portal.browser_of(&late.mei).get(&format!("/record/{}/notices", late.mei.resident())).await;
    assert!(notices.has(&notice_words::escalated(BUREAU)) && notices.has(&late.correction), "{notices:?}");

    let mut at_desk = late.portal.browser_of(&late.manager);
    let list = at_desk.get("/desk/corrections").await;
    assert!(list.is_page(StatusCode::OK, words::overdue()) && list.has(&words::escalated_to(BUREAU)), "{list:?}");
    let desk_page = format!("/desk/correct/{}/{}/never_happened", late.mei.resident(), late.visit);
    let page = at_desk.get(&desk_page).await;
    assert!(page.has(&words::escalated_to(BUREAU)), "{page:?}");

    let mut officer = late.portal.browser_of(&late.officer);
    assert_eq!(officer.get("/desk").await.location(), "/desk/escalated", "an officer finds nobody by a document");
    let list = officer.get("/desk/escalated").await;
    assert!(list.is_page(StatusCode::OK, words::escalated_title()) && list.has(desk::duty_officer()), "{list:?}");
    for said in ["梅**", "0755-00000000", "2026年3月2日 10:00", "2026年3月16日", words::no_handler()] {
        assert!(list.has(said), "{said}: {list:?}");
    }
    assert!(list.has(&words::escalated_late(1)) && list.has(&words::escalated_lead("福田区")), "{list:?}");
    for kept in ["梅若兰", "不是这样", &late.mei.resident().to_string(), &late.visit.to_string()] {
        assert!(!list.has(kept), "{kept}: {list:?}");
    }

    // A late answer removes the correction from the list of escalated corrections, for all three.
    let opening = late.manager.opens_correction(&late.mei, late.visit).await;
    let id = late.correction.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    late.manager.steps(&opening, id, domain::correction::StepKind::Corrected).await.expect("answered");
    assert!(officer.get("/desk/escalated").await.is_page(StatusCode::OK, words::escalated_none()));
    assert!(!late.portal.browser_of(&late.mei).get(&late.correction).await.has(CALL), "no longer there");
}

#[tokio::test]
async fn a_correction_of_the_kind_wrong_is_not_escalated() {
    let late = Late::begins(CorrectionKind::Wrong).await;
    let told = late.portal.browser_of(&late.mei).get(&late.correction).await;
    assert!(told.is_page(StatusCode::OK, words::next_overdue()) && !told.has(CALL), "{told:?}");
    let list = late.portal.browser_of(&late.manager).get("/desk/corrections").await;
    assert!(list.has(words::overdue()) && !list.has(&words::escalated_to(BUREAU)), "{list:?}");
    assert!(late.portal.browser_of(&late.officer).get("/desk/escalated").await.is_page(StatusCode::OK, words::escalated_none()));
}

#[tokio::test]
async fn only_the_officer_opens_the_list_of_escalated_corrections_and_no_other_list() {
    let late = Late::begins(CorrectionKind::NeverHappened).await;
    let city = late.portal.city.clone();
    let (gp, clerk) = (city.gp(&city.hospital).await, city.clerk(&city.centre).await);
    for person in [&late.mei, &late.manager, &gp, &clerk] {
        let list = late.portal.browser_of(person).get("/desk/escalated").await;
        assert_eq!(list.status, StatusCode::NOT_FOUND, "{}", person.name);
    }
    let mut officer = late.portal.browser_of(&late.officer);
    let desk_page = format!("/desk/correct/{}/{}/never_happened", late.mei.resident(), late.visit);
    let (care, correction) = (format!("/desk/care/{}", late.mei.resident()), late.correction.clone());
    for path in ["/desk/checks", "/desk/verification", "/desk/corrections", &desk_page, &care, &correction] {
        assert_eq!(officer.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let page = officer.get("/desk/escalated").await;
    for path in ["/desk/checks", "/desk/verification", "/desk/corrections", r#"href="/desk""#] {
        assert!(!page.has(path), "{path}: {page:?}");
    }
    // A department without a district has no list, and the page says why.
    city.institution_in(None, &bureau(), "department", Some(city.today())).await;
    let page = officer.get("/desk/escalated").await;
    assert!(page.is_page(StatusCode::OK, words::escalated_nowhere()) && !page.has("梅**"), "{page:?}");
}
