//! Basics: changed by their subject with the form of a group; after an error the form comes back with the typed values.

use app::words::{basics as words, errors};
use axum::http::StatusCode;
use domain::basics::Field;
use store::testing::Person;

use crate::support::{Answer, Browser, Portal};

struct Writer {
    portal: Portal,
    mei: Person,
    browser: Browser,
}

impl Writer {
    async fn at_home() -> Self {
        let portal = Portal::open().await;
        let mei = portal.city.resident("梅若兰").await;
        let browser = portal.browser_of(&mei);
        Self { portal, mei, browser }
    }

    fn path(&self, group: &str) -> String {
        format!("/record/{}/basics/{group}/change", self.mei.resident())
    }

    /// Opens the form of a group and sends it with these fields, as a browser would.
    async fn sends(&mut self, group: &str, fields: &[(&str, &str)]) -> Answer {
        let form = self.browser.get(&self.path(group)).await;
        self.sends_from(&form, group, fields).await
    }

    async fn sends_from(&mut self, form: &Answer, group: &str, fields: &[(&str, &str)]) -> Answer {
        let seen: Vec<(String, String)> = Field::ALL
            .iter()
            .map(|field| format!("seen.{}", field.code()))
            .filter_map(|name| Some((name.clone(), form.typed(&name)?.to_owned())))
            .collect();
        let submission = form.typed("submission").expect("a form with its id");
        let mut all: Vec<(&str, &str)> = vec![("submission", submission)];
        all.extend(seen.iter().map(|(name, id)| (name.as_str(), id.as_str())));
        all.extend(fields);
        self.browser.post(&self.path(group), &all).await
    }

    async fn rows(&self) -> i64 {
        self.portal.city.count("record.basics").await
    }
}

#[tokio::test]
async fn a_group_is_kept_and_shown_with_its_state() {
    let mut mei = Writer::at_home().await;
    let answer = mei
        .sends(
            "safety",
            &[
                ("blood_abo", "3"),
                ("blood_rh", "1"),
                ("drug_allergy", "2"),
                ("drug_allergy", "5"),
                ("drug_allergy.5.words", "碘伏"),
                ("exposure", "1"),
            ],
        )
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    let page = mei.browser.get(answer.location()).await;
    assert!(page.is_page(StatusCode::OK, words::saved()), "{page:?}");
    assert!(page.has("O 型") && page.has("青霉素；其他：碘伏") && page.has(app::words::components::pending()), "{page:?}");
    assert_eq!(mei.rows().await, 4);
    let home = mei.browser.get(&format!("/record/{}", mei.mei.resident())).await;
    assert!(home.has("O型血型，RH 阴性") && home.has("碘伏"), "{home:?}");
    let field = mei.browser.get(&format!("/record/{}/basics/field/blood_abo", mei.mei.resident())).await;
    assert!(field.is_page(StatusCode::OK, words::history()) && field.has("O 型"), "{field:?}");
}

#[tokio::test]
async fn only_what_changed_has_a_new_version_and_the_same_again_none() {
    let mut mei = Writer::at_home().await;
    mei.sends("safety", &[("blood_abo", "3"), ("blood_rh", "2")]).await;
    let changed = mei.sends("safety", &[("blood_abo", "3"), ("blood_rh", "1")]).await;
    assert!(changed.location().ends_with("?saved=1"), "{changed:?}");
    assert_eq!(mei.rows().await, 3);
    let same = mei.sends("safety", &[("blood_abo", "3"), ("blood_rh", "1")]).await;
    assert!(same.location().ends_with("?saved=0"), "{same:?}");
    let cleared = mei.sends("safety", &[("blood_abo", "3"), ("blood_rh", "")]).await;
    assert!(cleared.location().ends_with("?saved=1"), "{cleared:?}");
    let page = mei.browser.get(&format!("/record/{}/basics/field/blood_rh", mei.mei.resident())).await;
    assert!(page.has(words::taken_back()) && page.has("阴性") && page.has("阳性"), "{page:?}");
}

#[tokio::test]
async fn a_form_with_errors_keeps_the_typed_values() {
    let mut mei = Writer::at_home().await;
    let answer = mei
        .sends(
            "past",
            &[
                ("past_illness", "1"),
                ("past_illness", "2"),
                ("surgery", "2"),
                ("surgery.2.words", ""),
                ("surgery.2.month", "2020-01"),
                ("injury", "2"),
                ("injury.2.words", "骨折"),
                ("injury.2.month", "1980-01"),
            ],
        )
        .await;
    assert!(answer.is_page(StatusCode::UNPROCESSABLE_ENTITY, &words::none_and_more("无")), "{answer:?}");
    assert!(answer.complains_at("surgery.2.words", &words::which_is_missing("有")), "{answer:?}");
    assert!(answer.complains_at("injury.2.month", words::before_birth()), "{answer:?}");
    assert_eq!((answer.typed("surgery.2.month"), answer.typed("injury.2.words")), (Some("2020-01"), Some("骨折")));
    assert_eq!(mei.rows().await, 0, "nothing half-saved");
    let answer = mei.sends("contact", &[("phone", "打我电话"), ("contact_name", &"长".repeat(51))]).await;
    assert!(answer.complains_at("phone", words::not_a_phone()), "{answer:?}");
    assert!(answer.complains_at("contact_name", &words::too_long(50)), "{answer:?}");
    let answer = mei.sends("social", &[("education", "99")]).await;
    assert!(answer.complains_at("education", words::not_an_option()), "{answer:?}");
}

#[tokio::test]
async fn the_same_form_twice_has_one_effect_and_an_older_form_none() {
    let mut mei = Writer::at_home().await;
    let (first, other_tab) = (mei.browser.get(&mei.path("safety")).await, mei.browser.get(&mei.path("safety")).await);
    let fields = [("blood_abo", "3")];
    mei.sends_from(&first, "safety", &fields).await;
    let again = mei.sends_from(&first, "safety", &fields).await;
    assert!(again.location().ends_with("?saved=1"), "{again:?}");
    let different = mei.sends_from(&first, "safety", &[("blood_abo", "1")]).await;
    assert!(different.is_page(StatusCode::CONFLICT, errors::already_sent_title()), "{different:?}");
    let older = mei.sends_from(&other_tab, "safety", &[("blood_abo", "1")]).await;
    assert!(older.is_page(StatusCode::CONFLICT, errors::changed_meanwhile_title()), "{older:?}");
    assert_eq!(mei.rows().await, 1);
}

#[tokio::test]
async fn nobody_else_changes_them_and_staff_see_their_part() {
    let mut mei = Writer::at_home().await;
    mei.sends("safety", &[("blood_abo", "3")]).await;
    mei.sends("social", &[("employer", "梅林茶厂")]).await;
    let city = mei.portal.city.clone();
    let (neighbour, gp, clerk) = (city.resident("邻").await, city.gp(&city.centre).await, city.clerk(&city.centre).await);
    let own = format!("/record/{}/basics", mei.mei.resident());
    for person in [&neighbour, &gp] {
        let mut browser = mei.portal.browser_of(person);
        for path in [own.clone(), mei.path("safety"), format!("{own}/field/blood_abo")] {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let sent = browser.post(&mei.path("safety"), &[("submission", "018f7a6e-0000-7000-8000-000000000001")]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND);
    }
    let desk = format!("/desk/care/{}/basics", mei.mei.resident());
    let page = mei.portal.browser_of(&gp).get(&desk).await;
    assert!(page.has("O 型") && page.has("梅林茶厂"), "{page:?}");
    let identity = format!("/desk/identity/{}", mei.mei.resident());
    let page = mei.portal.browser_of(&clerk).get(&identity).await;
    assert!(page.has("梅林茶厂") && !page.has("O 型"), "{page:?}");
}

#[tokio::test]
async fn an_unknown_form_is_refused() {
    let mut mei = Writer::at_home().await;
    assert_eq!(mei.browser.get(&mei.path("horoscope")).await.status, StatusCode::NOT_FOUND);
    let field = format!("/record/{}/basics/field/horoscope", mei.mei.resident());
    assert_eq!(mei.browser.get(&field).await.status, StatusCode::NOT_FOUND);
    let answer = mei.browser.post(&mei.path("safety"), &[("blood_abo", "3")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{answer:?}");
    assert_eq!(mei.rows().await, 0);
}
