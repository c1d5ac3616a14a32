//! A clerk changes a registered identity: proposed on the identity page, confirmed with the passkey, typed from the document.

use app::words::{counter as words, errors, notices};
use axum::http::StatusCode;
use domain::capacity::Duty;
use store::testing::Person;

use crate::support::{Answer, Holder, Portal};

struct Counter {
    portal: Portal,
    wang: Holder,
    mei: Person,
}

async fn counter() -> Counter {
    let portal = Portal::open().await;
    let wang = portal.staff_with_phone("王前台", &portal.city.centre, Duty::Clerk, 1).await;
    let mei = portal.city.resident("梅若兰").await;
    Counter { portal, wang, mei }
}

impl Counter {
    /// Proposes a change and confirms it. Returns the path of the form.
    async fn confirms(&mut self) -> String {
        let person = self.mei.resident().to_string();
        self.wang.does("/actions/propose-identity-change", &[("person", &person)]).await.location().to_owned()
    }

    /// The fields of the form, as the document shows them now.
    async fn sends(&mut self, form: &str, fields: &[(&str, &str)]) -> Answer {
        let submission = self.portal.city.db.random.uuid(self.portal.city.now()).to_string();
        let all = [&[("submission", submission.as_str())], fields].concat();
        self.wang.browser.post(form, &all).await
    }
}

const RENAMED: &[(&str, &str)] = &[
    ("reason", "official_change"),
    ("document", "identity_card"),
    ("name", "梅若梅"),
    ("sex", "2"),
    ("birth_date", "1990-01-15"),
];

#[tokio::test]
async fn a_confirmed_change_is_made_and_told() {
    let mut counter = counter().await;
    let identity = format!("/desk/identity/{}", counter.mei.resident());
    let page = counter.wang.browser.get(&identity).await;
    assert!(page.has(words::change()) && page.has("440***") && !page.has(words::earlier()), "{page:?}");
    let form = counter.confirms().await;
    let page = counter.wang.browser.get(&form).await;
    assert!(page.is_page(StatusCode::OK, words::change_title()) && page.has("value=\"梅若兰\""), "{page:?}");
    let answer = counter.sends(&form, RENAMED).await;
    assert_eq!(answer.location(), format!("{identity}?changed=1"));
    let page = counter.wang.browser.get(answer.location()).await;
    assert!(page.has(words::changed()) && page.has("梅若梅") && page.has(words::earlier()) && page.has("梅若兰"), "{page:?}");
    let mut browser = counter.portal.browser_of(&counter.mei);
    let home = format!("/record/{}", counter.mei.resident());
    let told = browser.get(&format!("{home}/notices")).await;
    assert!(told.has(&notices::identity_changed("鹏城社康")), "{told:?}");
    let basics = browser.get(&format!("{home}/basics")).await;
    assert!(basics.has("梅若梅") && basics.has(words::earlier()) && basics.has("梅若兰"), "the resident sees both: {basics:?}");
}

#[tokio::test]
async fn errors_stand_at_their_fields_and_nothing_typed_is_lost() {
    let mut counter = counter().await;
    let form = counter.confirms().await;
    let page = counter.sends(&form, &[("name", "梅1"), ("sex", "1"), ("birth_date", "1990-01-16"), ("number", "440399")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.has(words::reason_missing()) && page.has("440399") && page.has("梅1"), "{page:?}");
    let page = counter.sends(&form, &[("name", "梅1"), ("sex", "1"), ("birth_date", "1990-01-16")]).await;
    for text in [words::document_missing(), &words::name_character('1'), words::sex_differs(), words::birth_differs()] {
        assert!(page.has(text), "{text}: {page:?}");
    }
    let li = counter.portal.city.registered("李邻居", "1990-01-15", &counter.portal.city.centre).await;
    let page = counter.sends(&form, &[RENAMED, &[("number", li.number.expose()), ("compared", "yes")]].concat()).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.has(words::number_taken()), "{page:?}");
    let same =
        [("reason", "mistake"), ("document", "identity_card"), ("name", "梅若兰"), ("sex", "2"), ("birth_date", "1990-01-15")];
    let page = counter.sends(&form, &same).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.has(words::change_nothing()), "{page:?}");
    assert!(page.has("checked") && page.has("value=\"mistake\""), "the reason stays chosen");
    assert!(counter.sends(&form, RENAMED).await.location().ends_with("?changed=1"), "the act is still good");
}

#[tokio::test]
async fn a_confirmation_that_is_too_old_keeps_what_was_typed() {
    let mut counter = counter().await;
    let form = counter.confirms().await;
    counter.portal.city.later(5).await;
    let page = counter.sends(&form, RENAMED).await;
    assert!(
        page.status == StatusCode::UNPROCESSABLE_ENTITY && page.has(words::confirm_again()) && page.has("梅若梅"),
        "{page:?}"
    );
    assert_eq!(counter.portal.city.count("record.identity_changes").await, 0);
    let form = counter.confirms().await;
    assert!(counter.sends(&form, RENAMED).await.location().ends_with("?changed=1"));
}

#[tokio::test]
async fn a_document_that_could_be_another_persons_is_asked_about() {
    let mut counter = counter().await;
    let form = counter.confirms().await;
    let number = counter.portal.city.number("1990-01-15", 450).expose().to_owned();
    let other =
        [("reason", "new_document"), ("document", "identity_card"), ("name", "兰"), ("sex", "2"), ("birth_date", "1990-01-15")];
    let other = [&other[..], &[("number", number.as_str())]].concat();
    let page = counter.sends(&form, &other).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.has(words::doubt_person()) && page.has(&number), "{page:?}");
    assert_eq!(counter.portal.city.count("record.identity_changes").await, 0);
    let answer = counter.sends(&form, &[&other[..], &[("compared", "yes")]].concat()).await;
    assert!(answer.location().ends_with("?changed=1"), "{answer:?}");

    let form = counter.confirms().await;
    let child = counter.portal.city.number("2012-01-15", 450).expose().to_owned();
    let child = [
        ("reason", "mistake"),
        ("document", "identity_card"),
        ("name", "兰"),
        ("sex", "2"),
        ("birth_date", "2012-01-15"),
        ("number", &child),
    ];
    let page = counter.sends(&form, &child).await;
    assert!(page.has(words::doubt_person()), "birth date and number: {page:?}");
}

#[tokio::test]
async fn a_doctor_changes_no_identity() {
    let counter = counter().await;
    let mut doctor = counter.portal.staff_with_phone("陈医生", &counter.portal.city.centre, Duty::Gp, 2).await;
    let identity = format!("/desk/identity/{}", counter.mei.resident());
    assert!(!doctor.browser.get(&identity).await.has(words::change()));
    let person = counter.mei.resident().to_string();
    let form = doctor.does("/actions/propose-identity-change", &[("person", &person)]).await.location().to_owned();
    let answer = doctor.browser.get(&form).await;
    assert!(answer.is_page(StatusCode::NOT_FOUND, errors::not_found_title()), "{answer:?}");
}
