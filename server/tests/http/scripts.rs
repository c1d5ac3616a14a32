//! No value of a record is in a script or in data that a script reads, with and without islands.

use app::words::measurements as words;
use domain::capacity::Duty;

use crate::support::{Answer, Browser, Portal};

const NAME: &str = "梅若兰";
const SYSTOLIC: &str = "173";

/// The parts of a page that a browser would execute or pass to a script.
fn scripts(answer: &Answer) -> String {
    let run = answer.body.split("<script").skip(1).filter_map(|rest| rest.split("</script>").next());
    let props = answer.body.split("<leptos-island").skip(1).filter_map(|rest| rest.split('>').next());
    // A nonce is random and may contain any three digits.
    run.chain(props).collect::<String>().replace(answer.nonce(), "…")
}

async fn without_islands(browser: &mut Browser, path: &str, shown: &[&str]) {
    let answer = browser.get(path).await;
    for value in shown {
        assert!(answer.has(value), "{path} shows {value}: {answer:?}");
    }
    for forbidden in ["<script", ".wasm", ".js\"", "leptos-island", "modulepreload"] {
        assert!(!answer.has(forbidden), "{path}: {forbidden}");
    }
}

#[tokio::test]
async fn pages_of_a_record_load_no_script_at_all() {
    let portal = Portal::open().await;
    let mei = portal.city.resident(NAME).await;
    let entry = mei.logs_blood_pressure(173, 97).await;
    portal.city.later(1).await;
    let record = format!("/record/{}", mei.resident());
    let mut browser = portal.browser_of(&mei);
    for (path, shown) in [
        (record.clone(), &[NAME, SYSTOLIC][..]),
        (format!("{record}/measurements"), &[NAME, SYSTOLIC]),
        (format!("{record}/measurements/blood_pressure"), &[NAME, SYSTOLIC]),
        (format!("{record}/measurements/entry/{entry}"), &[NAME, SYSTOLIC]),
        (format!("{record}/add"), &[NAME]),
        (format!("{record}/add/blood_pressure"), &[NAME, SYSTOLIC]),
        (format!("{record}/history"), &[NAME]),
        ("/account".to_owned(), &[]),
        (format!("{record}/nowhere"), &[]),
    ] {
        without_islands(&mut browser, &path, shown).await;
    }
}

#[tokio::test]
async fn neither_do_the_pages_of_the_desk() {
    let portal = Portal::open().await;
    let mei = portal.city.resident(NAME).await;
    let entry = mei.logs_blood_pressure(173, 97).await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let mut browser = portal.browser_of(&gp);
    let record = format!("/desk/care/{}", mei.resident());
    for (path, shown) in [
        ("/desk".to_owned(), &[][..]),
        (format!("/desk/identity/{}", mei.resident()), &[NAME]),
        (record.clone(), &[NAME, SYSTOLIC]),
        (format!("{record}/measurements"), &[NAME, SYSTOLIC]),
        (format!("{record}/measurements/blood_pressure"), &[NAME, SYSTOLIC]),
        (format!("{record}/measurements/entry/{entry}"), &[NAME, SYSTOLIC]),
    ] {
        without_islands(&mut browser, &path, shown).await;
    }
}

#[tokio::test]
async fn a_form_that_comes_back_loads_none_either() {
    let portal = Portal::open().await;
    let mei = portal.city.resident(NAME).await;
    let add = format!("/record/{}/add/blood_pressure", mei.resident());
    let fields = [("submission", crate::support::NOBODY), ("first", SYSTOLIC), ("second", ""), ("measured_at", "")];
    let answer = portal.browser_of(&mei).post(&add, &fields).await;
    assert!(answer.has(words::missing()) && answer.has(SYSTOLIC) && answer.has(NAME));
    assert!(!answer.has("<script") && !answer.has("leptos-island"));
}

#[tokio::test]
async fn islands_are_given_no_name_no_number_and_no_value() {
    let portal = Portal::open().await;
    let mut holder = portal.resident_with_phone(NAME, 1).await;
    holder.person.logs_blood_pressure(173, 97).await;
    let number = holder.person.number.expose().to_owned();
    let code = "7K2Q9-DXM4-RTNB";
    let proposed = holder.browser.post("/actions/propose-adding-passkey", &[]).await;
    let wang = portal.staff_with_phone("王前台", &portal.city.centre, Duty::Clerk, 2).await;
    let person = holder.person.resident().to_string();
    let mut clerk = wang.browser.clone();
    let slip = clerk.post("/actions/propose-slip", &[("person", &person)]).await;
    for answer in [
        holder.browser.get(proposed.location()).await,
        holder.browser.get("/account/passkeys/new").await,
        portal.browser().get("/sign-in").await,
        portal.browser().get("/activate/passkey").await,
        portal.browser().types_slip(code, &number).await,
        clerk.get(slip.location()).await,
    ] {
        let scripts = scripts(&answer);
        assert!(scripts.contains("data-component"), "a page with islands: {answer:?}");
        for value in [NAME, "王前台", SYSTOLIC, &number, code, &person, wang.person.number.expose()] {
            assert!(!scripts.contains(value), "{value} in {scripts}");
        }
        for token in [holder.browser.token(), clerk.token()].into_iter().flatten() {
            assert!(!answer.has(token), "no page shows a token");
        }
    }
}
