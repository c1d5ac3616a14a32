//! Allergies, problems and medicines: nothing that holds now is hidden, and what the basics state stands beside it.

use app::words::entries as words;
use domain::{
    basics::Field,
    entry::{Content, EntryKind, EntryStatus},
    measured_at::MeasuredAt,
};
use store::testing::{City, Person, content};

use crate::support::{Answer, Portal};

fn of_year(kind: EntryKind, label: &str, day: &str, status: Option<EntryStatus>) -> Content {
    Content { at: MeasuredAt::parse_fhir(day).expect("a day"), status, ..content(kind, label) }
}

/// An allergy of 2020, newer entries, and an allergy that is over.
async fn sent(city: &City, mei: &Person) {
    let contents = [
        ("a", of_year(EntryKind::Allergy, "青霉素", "2020-03-04", None)),
        ("b", of_year(EntryKind::Allergy, "花粉", "2026-02-01", Some(EntryStatus::Resolved))),
        ("c", of_year(EntryKind::Condition, "高血压", "2015-05-06", Some(EntryStatus::Active))),
        ("d", of_year(EntryKind::Condition, "感冒", "2026-02-02", Some(EntryStatus::Resolved))),
        ("e", of_year(EntryKind::Medicine, "氨氯地平", "2019-01-01", Some(EntryStatus::Active))),
    ];
    city.system(&city.hospital).deposits_contents(mei, &contents).await.expect("deposited");
}

/// The places of texts in a page, in the order of the arguments.
fn in_order(page: &Answer, texts: &[&str]) -> bool {
    let places: Vec<Option<usize>> = texts.iter().map(|text| page.body.find(text)).collect();
    places.iter().all(Option::is_some) && places.is_sorted()
}

#[tokio::test]
async fn an_allergy_of_2020_is_on_the_first_page_for_its_subject_and_for_the_gp() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    sent(&portal.city, &mei).await;
    let gp = portal.city.gp(&portal.city.centre).await;
    let person = mei.resident();
    let paths = [format!("/record/{person}/health/"), format!("/desk/care/{person}/health/")];
    for (mut browser, base) in [portal.browser_of(&mei), portal.browser_of(&gp)].into_iter().zip(paths) {
        let allergies = browser.get(&format!("{base}allergy")).await;
        assert!(in_order(&allergies, &[words::holds_now(), "青霉素", words::is_over(), "花粉"]), "{allergies:?}");
        let problems = browser.get(&format!("{base}condition")).await;
        assert!(in_order(&problems, &[words::holds_now(), "高血压", words::is_over()]), "{problems:?}");
        assert!(browser.get(&format!("{base}medicine")).await.has("氨氯地平"));
    }
}

#[tokio::test]
async fn what_the_basics_state_stands_on_the_page_of_its_kind() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅若兰").await;
    mei.answers(Field::DrugAllergy, &["2"]).await.expect("answered");
    let gp = portal.city.gp(&portal.city.centre).await;
    let mut browser = portal.browser_of(&gp);
    let page = browser.get(&format!("/desk/care/{}/health/allergy", mei.resident())).await;
    assert!(in_order(&page, &[words::stated(), "青霉素"]) && !page.has(words::nothing_detail()), "{page:?}");
    let li = portal.city.resident("李邻居").await;
    let empty = portal.browser_of(&li).get(&format!("/record/{}/health/allergy", li.resident())).await;
    assert!(empty.has(words::nothing_detail()) && !empty.has(words::stated()), "{empty:?}");
}
