//! A clerk registers a person: the search finds nobody and shows the form, and the form leads to the person's record.

use app::words::{basics, counter as words, desk, errors};
use axum::http::StatusCode;
use domain::capacity::Duty;
use store::testing::Person;

use crate::support::{Answer, Browser, Portal};

const IDENTITY: &[(&str, &str)] =
    &[("document", "identity_card"), ("name", "李小梅"), ("sex", "2"), ("birth_date", "1991-02-03")];

/// The decision of a clerk who compared this identity.
const ACCEPTED: &[(&str, &str)] = &[("compared", "1991-02-03 李小梅"), ("accepted", "yes")];

struct Counter {
    portal: Portal,
    clerk: Person,
    browser: Browser,
    number: String,
}

async fn counter() -> Counter {
    let portal = Portal::open().await;
    let clerk = portal.city.clerk(&portal.city.centre).await;
    let browser = portal.browser_of(&clerk);
    let number = portal.city.number("1991-02-03", 400).expose().to_owned();
    Counter { portal, clerk, browser, number }
}

impl Counter {
    /// Searches for the number. Returns the page that answers, and the path of its form.
    async fn searches(&mut self, shown: &[(&str, &str)]) -> (Answer, String) {
        let fields = [shown, &[("purpose", "verify_identity")]].concat();
        let answer = self.browser.post("/desk/find", &fields).await;
        let form = answer.body.split("action=\"").find(|part| part.starts_with("/desk/register/")).unwrap_or_default();
        let form = form.split('"').next().unwrap_or_default().to_owned();
        (answer, form)
    }

    /// Sends the form with these fields beside the number and the responsible unit.
    async fn sends(&mut self, form: &str, fields: &[(&str, &str)]) -> Answer {
        let (number, centre) = (self.number.clone(), self.portal.city.centre.as_str().to_owned());
        let own = [("shown", "identity_card"), ("number", number.as_str()), ("institution", centre.as_str())];
        self.browser.post(form, &[&own[..], fields].concat()).await
    }

    async fn residents(&self) -> i64 {
        self.portal.city.count("record.residents").await
    }
}

#[tokio::test]
async fn a_search_that_finds_nobody_leads_to_the_form_and_the_form_to_the_record() {
    let mut counter = counter().await;
    let number = counter.number.clone();
    let (page, form) = counter.searches(&[("number", &number)]).await;
    assert!(page.is_page(StatusCode::OK, words::register_title()), "{page:?}");
    assert!(page.has(&number) && page.has("value=\"1991-02-03\""), "the number tells the birth date");
    assert!(!form.contains(&number));

    let answer = counter.sends(&form, &[IDENTITY, &[("blood_abo", "1"), ("phone", "13800000000")]].concat()).await;
    let found = answer.location().to_owned();
    assert_eq!(found, form.replace("register", "found"));
    let page = counter.browser.get(&found).await;
    assert!(page.has(words::registered()) && page.has("李**") && page.has(desk::slip()), "{page:?}");
    let identity = page.body.split("href=\"").find(|part| part.starts_with("/desk/identity/")).expect("a link");
    let page = counter.browser.get(identity.split('"').next().expect("a path")).await;
    assert!(page.has("李小梅") && page.has("13800000000"), "{page:?}");
    assert_eq!(counter.portal.city.count("record.basics").await, 2);
}

#[tokio::test]
async fn errors_stand_at_their_fields_and_nothing_typed_is_lost() {
    let mut counter = counter().await;
    let number = counter.number.clone();
    let (_, form) = counter.searches(&[("number", &number)]).await;
    let wrong =
        [("document", "passport"), ("name", "李1"), ("sex", "1"), ("birth_date", "1991-02-04"), ("contact_name", "李大山")];
    let page = counter.sends(&form, &[&wrong[..], &[("past_illness", "2"), ("past_illness.2.month", "1980-01")]].concat()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for text in [words::document_other(), &words::name_character('1'), words::sex_differs(), words::birth_differs()] {
        assert!(page.has(text), "{text}: {page:?}");
    }
    assert!(page.has("李1") && page.has("李大山") && page.has("1991-02-04"));
    assert_eq!(counter.residents().await, 0);
    let before_birth = [IDENTITY, &[("past_illness", "2"), ("past_illness.2.month", "1980-01")]].concat();
    let page = counter.sends(&form, &before_birth).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let health = page.body.split("<details").nth(1).and_then(|tag| tag.split('>').next()).unwrap_or_default();
    assert!(health.contains(" open"), "the part with the error is open: {health}");
    assert!(page.has(basics::past_illness()) && page.has("1980-01"));
    let page = counter.sends(&form, &[("institution", "nowhere")]).await;
    assert!(page.has(words::sex_missing()) && page.has(words::name_empty()) && page.has(words::not_a_date()));
    assert!(!counter.sends(&form, IDENTITY).await.location().is_empty(), "the same search still leads to the record");
}

#[tokio::test]
async fn each_kind_of_document_is_searched_for_and_registered() {
    let mut counter = counter().await;
    for (n, (kind, number, country, on)) in [
        ("hm_travel_permit", "H1234567801", "", "hm_travel_permit"),
        ("taiwan_travel_permit", "12345678", "", "taiwan_travel_permit"),
        ("passport", "AB123456", "can", "passport"),
        ("birth_certificate", "K440000000", "", "birth_certificate"),
        ("identity_card", "810000199506150033", "", "hmt_permit"),
        ("identity_card", "911124198108030024", "", "foreign_resident_card"),
        ("identity_card", "CAN110081080310", "", "foreign_resident_card"),
    ]
    .into_iter()
    .enumerate()
    {
        let shown = [("shown", kind), ("number", number), ("country", country)];
        let (page, form) = counter.searches(&shown).await;
        assert!(page.is_page(StatusCode::OK, words::register_title()), "{kind}: {page:?}");
        let (sex, born) = match number {
            "810000199506150033" => ("1", "1995-06-15".to_owned()),
            "911124198108030024" => ("2", "1981-08-03".to_owned()),
            _ => ("2", format!("19{}-08-0{}", 80 + n, 1 + n)),
        };
        let centre = counter.portal.city.centre.as_str().to_owned();
        let identity = [("document", on), ("name", "某人"), ("sex", sex), ("birth_date", &born), ("institution", &centre)];
        let answer = counter.browser.post(&form, &[&shown[..], &identity[..]].concat()).await;
        assert!(answer.location().starts_with("/desk/found/"), "{kind}: {answer:?}");
        let (again, _) = counter.searches(&shown).await;
        let page = counter.browser.get(again.location()).await;
        assert!(page.has(desk::found()) && page.has("某*"), "{kind}: {page:?}");
        let stored = format!("record.identifiers where document = '{on}'");
        assert!(counter.portal.city.count(&stored).await > 0, "{on}");
    }
    assert_eq!(counter.residents().await, 7);
}

#[tokio::test]
async fn a_wrong_number_is_refused_before_it_is_searched_for() {
    let mut counter = counter().await;
    for (shown, number, country, text) in [
        ("passport", "AB123456", "", words::country_format()),
        ("passport", "A", "CAN", words::passport_format()),
        ("hm_travel_permit", "123", "", words::hm_travel_format()),
        ("taiwan_travel_permit", "123", "", words::taiwan_travel_format()),
        ("birth_certificate", "123", "", words::birth_certificate_format()),
        ("record", "123", "", words::record_format()),
    ] {
        let (page, _) = counter.searches(&[("shown", shown), ("number", number), ("country", country)]).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.has(text), "{shown}: {page:?}");
    }
    assert_eq!(counter.portal.city.count("access.log where event = 'searched'").await, 0);
}

#[tokio::test]
async fn a_likely_duplicate_is_shown_and_the_decision_is_the_clerks() {
    let mut counter = counter().await;
    let number = counter.number.clone();
    let (_, form) = counter.searches(&[("number", &number)]).await;
    counter.sends(&form, IDENTITY).await;
    counter.number = counter.portal.city.number("1991-02-03", 401).expose().to_owned();
    let number = counter.number.clone();
    let (_, form) = counter.searches(&[("number", &number)]).await;
    let page = counter.sends(&form, IDENTITY).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.has(words::near_name()) && page.has(words::near_number()));
    assert!(!page.has(words::near_missing()), "the question comes first");
    let shown = [("likely", "same_name"), ("likely", "near_number")];
    let page = counter.sends(&form, &[IDENTITY, &shown].concat()).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.has(words::near_missing()), "{page:?}");
    let of_another = [("compared", "1991-02-03 李大梅"), ("accepted", "yes")];
    let page = counter.sends(&form, &[IDENTITY, &shown, &of_another].concat()).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY, "the clerk compared another name: {page:?}");
    assert_eq!(counter.residents().await, 1);
    let answer = counter.sends(&form, &[IDENTITY, &shown, ACCEPTED].concat()).await;
    assert!(answer.location().starts_with("/desk/found/"), "{answer:?}");
    assert_eq!(counter.residents().await, 2);
}

#[tokio::test]
async fn a_second_clerk_continues_with_the_record_of_the_first() {
    let mut counter = counter().await;
    let number = counter.number.clone();
    let (_, form) = counter.searches(&[("number", &number)]).await;
    let other = counter.portal.city.clerk(&counter.portal.city.other_centre).await;
    let portal = Portal { city: counter.portal.city.clone(), router: counter.portal.router.clone() };
    let mut second = Counter { browser: portal.browser_of(&other), portal, clerk: other, number: number.clone() };
    let (_, theirs) = second.searches(&[("number", &number)]).await;
    counter.sends(&form, IDENTITY).await;
    let answer = second.sends(&theirs, &[IDENTITY, &[("likely", "same_name")], ACCEPTED].concat()).await;
    assert!(answer.location().ends_with("?meanwhile=1"), "{answer:?}");
    let page = second.browser.get(answer.location()).await;
    assert!(page.has(words::meanwhile()) && page.has("李**"), "{page:?}");
    let identity = page.body.split("href=\"").find(|part| part.starts_with("/desk/identity/")).expect("a link");
    let page = second.browser.get(identity.split('"').next().expect("a path")).await;
    assert!(page.has("李小梅"), "the second clerk opens it at their own counter: {page:?}");
    let again = counter.sends(&form, &[IDENTITY, &[("likely", "same_name")], ACCEPTED].concat()).await;
    assert_eq!(again.location(), form.replace("register", "found"), "sent twice, the form leads to the same person");
    assert_eq!(counter.residents().await, 1);
}

#[tokio::test]
async fn a_clerk_whose_post_ended_keeps_what_was_typed() {
    let mut counter = counter().await;
    let number = counter.number.clone();
    let (_, form) = counter.searches(&[("number", &number)]).await;
    let post = counter.clerk.session().await.post.expect("a post").id;
    let until = |day: &str| format!("update auth.posts set since = clock.today() - 9, until = {day} where id = '{post}'");
    counter.portal.city.as_owner(&until("clock.today() - 1")).await;
    let answer = counter.sends(&form, IDENTITY).await;
    assert!(answer.status != StatusCode::SEE_OTHER && !answer.has(desk::slip()), "{answer:?}");
    assert_eq!(counter.residents().await, 0);
    counter.portal.city.as_owner(&until("null")).await;
    let agreement = format!(
        "update reference.institutions set confidentiality_agreement_until = clock.today() - 1 where code = '{}'",
        counter.portal.city.centre
    );
    counter.portal.city.as_owner(&agreement).await;
    let page = counter.sends(&form, IDENTITY).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.has(words::late()) && page.has("李小梅"), "{page:?}");
    assert_eq!(counter.residents().await, 0);
}

#[tokio::test]
async fn doctors_and_other_institutions_get_no_form() {
    let counter = counter().await;
    let (city, number) = (&counter.portal.city, counter.number.clone());
    for (place, duty, purpose) in [(&city.centre, Duty::Gp, "care"), (&city.hospital, Duty::Clerk, "verify_identity")] {
        let other = city.staff("他", place, duty).await;
        let mut browser = counter.portal.browser_of(&other);
        let answer = browser.post("/desk/find", &[("number", &number), ("purpose", purpose)]).await;
        assert!(answer.location().starts_with("/desk/found/"), "{answer:?}");
        let page = browser.get(answer.location()).await;
        assert!(page.has(desk::nobody()) && !page.has(words::register_title()));
        let form = answer.location().replace("found", "register");
        let centre = city.centre.as_str();
        let fields = [IDENTITY, &[("number", &number), ("institution", centre)]].concat();
        let answer = browser.post(&form, &fields).await;
        assert!(answer.is_page(StatusCode::NOT_FOUND, errors::not_found_title()), "{answer:?}");
    }
    assert_eq!(counter.residents().await, 0);
}

#[tokio::test]
async fn a_child_is_registered_and_gets_no_slip() {
    let mut counter = counter().await;
    counter.number = counter.portal.city.number("2015-09-01", 33).expose().to_owned();
    let number = counter.number.clone();
    let (_, form) = counter.searches(&[("number", &number)]).await;
    let child = [("document", "household_register"), ("name", "李小小"), ("sex", "2"), ("birth_date", "2015-09-01")];
    let answer = counter.sends(&form, &child).await;
    let page = counter.browser.get(answer.location()).await;
    assert!(page.has(&words::registered_minor("李**")) && !page.has(desk::slip()), "{page:?}");
}
