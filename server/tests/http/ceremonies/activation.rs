//! Activation with a slip, and the first passkey.

use app::words::sign_in as words;
use axum::http::StatusCode;
use domain::slip_code::SlipCode;
use frontend::Ceremony;
use store::testing::Person;

use crate::{
    soft_phone::SoftPhone,
    support::{Answer, Browser, Portal},
};

struct Slip {
    portal: Portal,
    mei: Person,
    code: SlipCode,
    browser: Browser,
}

/// 梅 with a slip, and a browser without cookies.
async fn slip() -> Slip {
    let portal = Portal::open().await;
    let mei = portal.city.registered("梅若兰", "1990-01-15", &portal.city.centre).await;
    let code = portal.slip_for(&mei).await;
    let browser = portal.browser();
    Slip { portal, mei, code, browser }
}

impl Slip {
    async fn is_typed(&mut self) -> Answer {
        self.browser.types_slip(self.code.expose(), self.mei.number.expose()).await
    }

    async fn is_typed_with(&mut self, number: &str) -> Answer {
        self.browser.types_slip(self.code.expose(), number).await
    }
}

#[tokio::test]
async fn a_slip_and_a_phone_lead_to_ones_own_record() {
    let mut slip = slip().await;
    let typed = slip.is_typed().await;
    assert_eq!((typed.status, typed.location()), (StatusCode::SEE_OTHER, "/activate/passkey"));
    assert_eq!(slip.browser.get("/activate/passkey").await.status, StatusCode::OK);
    let enrolled = slip.browser.makes_passkey(Ceremony::Enrol, &mut SoftPhone::new(1)).await;
    assert_eq!((enrolled.status, enrolled.location()), (StatusCode::SEE_OTHER, "/"));
    let home = format!("/record/{}", slip.mei.resident());
    assert_eq!(slip.browser.get("/").await.location(), home);
    assert!(slip.browser.get(&home).await.is_page(StatusCode::OK, "梅若兰"));
}

#[tokio::test]
async fn the_code_is_read_as_people_type_it() {
    let mut slip = slip().await;
    let (code, number) = (slip.code.grouped().to_lowercase(), slip.mei.number.expose().to_owned());
    let typed = slip.browser.types_slip(&format!("  {code} "), &format!("{} {}", &number[..6], &number[6..])).await;
    assert_eq!(typed.location(), "/activate/passkey", "{typed:?}");
}

#[tokio::test]
async fn a_used_slip_opens_nothing_more() {
    let mut slip = slip().await;
    slip.is_typed().await;
    let mut second = slip.browser.clone();
    slip.browser.makes_passkey(Ceremony::Enrol, &mut SoftPhone::new(1)).await;
    assert!(slip.is_typed().await.complains_at("code", words::code_used()));
    assert_eq!(second.asks(Ceremony::Enrol).await.status, StatusCode::GONE, "the visit that proved it has forgotten it");
    assert_eq!(slip.portal.city.count("auth.passkeys").await, 1);
}

#[tokio::test]
async fn of_two_devices_with_one_slip_the_first_wins() {
    let mut slip = slip().await;
    let mut other = slip.portal.browser();
    slip.is_typed().await;
    other.types_slip(slip.code.expose(), slip.mei.number.expose()).await;
    let (first, second) = (slip.browser.asks(Ceremony::Enrol).await.options(), other.asks(Ceremony::Enrol).await.options());
    let answer = SoftPhone::new(1).create(&first);
    assert_eq!(slip.browser.answers(Ceremony::Enrol, &answer).await.location(), "/");
    let answer = SoftPhone::new(2).create(&second);
    assert_eq!(other.answers(Ceremony::Enrol, &answer).await.location(), "/activate");
    assert_eq!(slip.portal.city.count("auth.passkeys").await, 1);
}

#[tokio::test]
async fn each_wrong_answer_says_what_to_do() {
    let mut slip = slip().await;
    let number = slip.mei.number.expose().to_owned();
    let stranger = slip.portal.city.number("1980-06-01", 77).expose().to_owned();
    let answer = slip.browser.types_slip("", "").await;
    assert!(
        answer.complains_at("code", words::code_empty()) && answer.complains_at("number", words::number_empty()),
        "{answer:?}"
    );
    let answer = slip.browser.types_slip("7K2Q9", &number).await;
    assert!(answer.complains_at("code", &words::code_length(5)), "{answer:?}");
    let answer = slip.browser.types_slip("7K2Q9-DXM4-RTNU", &number).await;
    assert!(answer.complains_at("code", &words::code_character(13)), "{answer:?}");
    let answer = slip.browser.types_slip("0000000000000", &number).await;
    assert!(answer.complains_at("code", words::code_wrong()), "{answer:?}");
    let answer = slip.is_typed_with("44030419900115").await;
    assert!(answer.complains_at("number", &words::number_length(14)), "{answer:?}");
    let answer = slip.is_typed_with("440304199001150020").await;
    assert!(answer.complains_at("number", words::number_mistyped()), "{answer:?}");
    let answer = slip.is_typed_with(&stranger).await;
    assert!(answer.complains_at("number", &words::number_wrong(4)), "{answer:?}");
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.typed("code"), Some(slip.code.expose()), "what was typed is kept");
    assert_eq!(slip.is_typed().await.location(), "/activate/passkey", "the slip is still good");
}

#[tokio::test]
async fn five_wrong_numbers_void_this_slip_alone() {
    let mut slip = slip().await;
    let li = slip.portal.city.registered("李邻居", "1990-01-15", &slip.portal.city.centre).await;
    let lis = slip.portal.slip_for(&li).await;
    for left in [4, 3, 2, 1] {
        assert!(slip.is_typed_with(li.number.expose()).await.complains_at("number", &words::number_wrong(left)));
    }
    assert!(slip.is_typed_with(li.number.expose()).await.complains_at("code", words::code_void()));
    assert!(slip.is_typed().await.complains_at("code", words::code_void()), "the right number no longer helps");
    let answer = slip.browser.types_slip(lis.expose(), li.number.expose()).await;
    assert_eq!(answer.location(), "/activate/passkey", "nobody burns a neighbour's slip");
}

#[tokio::test]
async fn a_slip_lives_for_seven_days_and_until_the_next() {
    let mut slip = slip().await;
    slip.portal.city.later(7 * 24 * 60 + 1).await;
    assert!(slip.is_typed().await.complains_at("code", words::code_expired()));
    let (second, third) = (slip.portal.slip_for(&slip.mei).await, slip.portal.slip_for(&slip.mei).await);
    let number = slip.mei.number.expose().to_owned();
    assert!(slip.browser.types_slip(second.expose(), &number).await.complains_at("code", words::code_expired()));
    assert_eq!(slip.browser.types_slip(third.expose(), &number).await.location(), "/activate/passkey");
}

#[tokio::test]
async fn five_minutes_after_the_number_it_is_asked_for_again() {
    let mut slip = slip().await;
    slip.is_typed().await;
    let options = slip.browser.asks(Ceremony::Enrol).await.options();
    slip.portal.city.later(6).await;
    assert_eq!(slip.browser.asks(Ceremony::Enrol).await.status, StatusCode::GONE);
    let answer = SoftPhone::new(1).create(&options);
    assert_eq!(slip.browser.answers(Ceremony::Enrol, &answer).await.location(), "/activate");
    assert_eq!(slip.is_typed().await.location(), "/activate/passkey", "the slip was not used up");
}

#[tokio::test]
async fn a_phone_that_fails_may_try_again() {
    let mut slip = slip().await;
    slip.is_typed().await;
    let mut phone = SoftPhone::new(1);
    phone.verifies = false;
    let failed = slip.browser.makes_passkey(Ceremony::Enrol, &mut phone).await;
    assert_eq!(failed.location(), "/activate/passkey?problem=enrol-failed");
    assert!(slip.browser.get(failed.location()).await.has(words::problem_enrol_failed()));
    phone.verifies = true;
    assert_eq!(slip.browser.makes_passkey(Ceremony::Enrol, &mut phone).await.location(), "/");
}

#[tokio::test]
async fn a_fresh_slip_ends_older_sessions() {
    let portal = Portal::open().await;
    let mut mei = portal.resident_with_phone("梅若兰", 1).await;
    let home = format!("/record/{}", mei.person.resident());
    let code = portal.slip_for(&mei.person).await;
    let mut new = portal.browser();
    new.types_slip(code.expose(), mei.person.number.expose()).await;
    assert_eq!(mei.browser.get(&home).await.status, StatusCode::OK, "typing it ends nothing");
    new.makes_passkey(Ceremony::Enrol, &mut SoftPhone::new(2)).await;
    assert!(mei.browser.get(&home).await.asks_to_sign_in());
    assert_eq!(new.get(&home).await.status, StatusCode::OK);
}
