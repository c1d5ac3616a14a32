//! A clerk issues a slip: the person is found by a document number, the act is confirmed with a passkey, the code is shown
//! once.

use app::words::{desk as words, errors};
use axum::http::StatusCode;
use domain::capacity::Duty;
use store::testing::Person;

use crate::support::{Holder, Portal, confirmation};

struct Counter {
    portal: Portal,
    wang: Holder,
    mei: Person,
}

async fn counter() -> Counter {
    let portal = Portal::open().await;
    let wang = portal.staff_with_phone("王前台", &portal.city.centre, Duty::Clerk, 1).await;
    let mei = portal.city.registered("梅若兰", "1990-01-15", &portal.city.centre).await;
    Counter { portal, wang, mei }
}

impl Counter {
    /// Proposes the act. Returns the path of the page on which the clerk confirms it.
    async fn proposes(&mut self) -> String {
        let person = self.mei.resident().to_string();
        self.wang.browser.post("/actions/propose-slip", &[("person", &person)]).await.location().to_owned()
    }
}

#[tokio::test]
async fn a_slip_is_printed_once_and_opens_the_door() {
    let mut counter = counter().await;
    let search =
        counter.wang.browser.post("/desk/find", &[("number", counter.mei.number.expose()), ("purpose", "verify_identity")]).await;
    let found = counter.wang.browser.get(search.location()).await;
    assert!(found.has(words::slip()) && !found.has("梅若兰"), "a masked name: {found:?}");
    let at = counter.proposes().await;
    let slip = counter.wang.confirms(&at).await;
    assert!(slip.is_page(StatusCode::OK, "梅若兰") && slip.has("<svg"), "{slip:?}");
    assert!(!slip.has("<script") && !slip.has("leptos-island"));
    let code = slip.printed_code().to_owned();
    let again = counter.wang.browser.get(&at).await;
    assert!(again.is_page(StatusCode::FORBIDDEN, errors::not_confirmed_title()) && !again.has(&code));
    let typed = counter.portal.browser().types_slip(&code, counter.mei.number.expose()).await;
    assert_eq!(typed.location(), "/activate/passkey");
    let logged = format!("access.log where purpose = 'issue_slip' and resident_id = '{}'", counter.mei.resident());
    assert!(counter.portal.city.count(&logged).await > 0);
}

#[tokio::test]
async fn nothing_is_printed_without_the_passkey() {
    let mut counter = counter().await;
    let before = counter.portal.city.count("auth.slips").await;
    let at = counter.proposes().await;
    counter.wang.phone.verifies = false;
    assert_eq!(counter.wang.confirms(&at).await.location(), format!("{at}?problem=failed"));
    assert_eq!(counter.portal.city.count("auth.slips").await, before);
    counter.wang.phone.verifies = true;
    assert_eq!(counter.wang.confirms(&at).await.status, StatusCode::OK);
    assert_eq!(counter.portal.city.count("auth.slips").await, before + 1);
}

#[tokio::test]
async fn a_gp_and_a_clerk_of_another_centre_print_none() {
    let Counter { portal, mei, .. } = counter().await;
    let person = mei.resident().to_string();
    for (at, duty, seed) in [(&portal.city.centre, Duty::Gp, 2), (&portal.city.other_centre, Duty::Clerk, 3)] {
        let mut other = portal.staff_with_phone("陈医生", at, duty, seed).await;
        let before = portal.city.count("auth.slips").await;
        let answer = other.does("/actions/propose-slip", &[("person", &person)]).await;
        assert!(answer.is_page(StatusCode::NOT_FOUND, errors::not_found_title()), "{answer:?}");
        assert_eq!(portal.city.count("auth.slips").await, before);
    }
}

#[tokio::test]
async fn the_person_cannot_be_exchanged_on_the_way() {
    let mut counter = counter().await;
    let li = counter.portal.city.registered("李邻居", "1990-01-15", &counter.portal.city.centre).await;
    let at = counter.proposes().await;
    let options = counter.wang.browser.asks(confirmation(&at)).await.options();
    let answer = counter.wang.phone.get(&options);
    let person = li.resident().to_string();
    let act = at.trim_start_matches("/confirm/");
    let fields = [("credential", answer.as_str()), ("act", act), ("person", &person), ("subject", &person)];
    let slip = counter.wang.browser.post(confirmation(&at).action(), &fields).await;
    assert!(slip.has("梅若兰") && !slip.has("李邻居"));
}

#[tokio::test]
async fn whom_a_search_found_is_shown_to_the_searcher_alone() {
    let mut counter = counter().await;
    let search =
        counter.wang.browser.post("/desk/find", &[("number", counter.mei.number.expose()), ("purpose", "verify_identity")]).await;
    let at = search.location().to_owned();
    assert!(at.starts_with("/desk/found/") && !at.contains(counter.mei.number.expose()), "{at}");
    let link = format!("/desk/identity/{}", counter.mei.resident());
    assert!(counter.wang.browser.get(&at).await.has(&link), "the test can fail");
    let clerk = counter.portal.city.clerk(&counter.portal.city.centre).await;
    let answer = counter.portal.browser_of(&clerk).get(&at).await;
    assert!(answer.has(words::nobody()) && !answer.has(&link), "{answer:?}");
}

#[tokio::test]
async fn a_colleague_gets_no_slip_at_the_counter() {
    let mut counter = counter().await;
    counter.mei.is_appointed(&counter.portal.city.other_centre, Duty::Gp).await;
    let before = counter.portal.city.count("auth.slips").await;
    let at = counter.proposes().await;
    let answer = counter.wang.confirms(&at).await;
    assert!(answer.is_page(StatusCode::FORBIDDEN, errors::staff_slip_title()), "{answer:?}");
    assert_eq!(counter.portal.city.count("auth.slips").await, before);
    assert_eq!(counter.wang.browser.get("/desk").await.status, StatusCode::OK, "the clerk goes on with the new token");
}
