//! Only the adult subject of the record gets a file, after a step-up, once.

use app::words::errors;
use axum::http::StatusCode;
use domain::capacity::Duty;

use super::{Home, pdf};
use crate::support::{Answer, NOBODY, encoded};

const WHOLE: &[(&str, &str)] = &[("language", "zh-CN")];

fn is_not_confirmed(answer: &Answer) -> bool {
    answer.is_page(StatusCode::FORBIDDEN, errors::not_confirmed_title())
}

fn is_not_found(answer: &Answer) -> bool {
    answer.is_page(StatusCode::NOT_FOUND, errors::not_found_title())
}

async fn downloads(home: &Home) -> i64 {
    home.portal.city.count("access.log where event = 'opened' and purpose = 'download'").await
}

#[tokio::test]
async fn nothing_is_fetched_without_the_passkey_and_nothing_twice() {
    let mut home = Home::with_a_record().await;
    let act = home.proposes(WHOLE).await;
    let early = format!("{}/{}", home.path(), act.trim_start_matches("/confirm/"));
    assert!(is_not_confirmed(&home.mei.browser.get(&early).await));
    assert!(is_not_confirmed(&home.mei.browser.post(&early, &[]).await));
    home.mei.phone.verifies = false;
    assert_eq!(home.mei.confirms(&act).await.location(), format!("{act}?problem=failed"));
    assert!(is_not_confirmed(&home.mei.browser.post(&early, &[]).await));
    assert_eq!(downloads(&home).await, 0);
    home.mei.phone.verifies = true;
    let ready = home.mei.confirms(&act).await.location().to_owned();
    pdf(&home.mei.browser.post(&ready, &[]).await);
    assert!(is_not_confirmed(&home.mei.browser.post(&ready, &[]).await), "not twice");
    assert!(is_not_confirmed(&home.mei.browser.get(&ready).await));
    assert_eq!(downloads(&home).await, 1);
}

#[tokio::test]
async fn of_two_presses_at_once_one_is_answered() {
    let mut home = Home::with_a_record().await;
    let ready = home.confirms(WHOLE).await;
    let (mut one, mut other) = (home.mei.browser.clone(), home.mei.browser.clone());
    let (a, b) = tokio::join!(one.post(&ready, &[]), other.post(&ready, &[]));
    assert_eq!([&a, &b].iter().filter(|answer| answer.status == StatusCode::OK).count(), 1);
    assert_eq!([&a, &b].iter().filter(|answer| is_not_confirmed(answer)).count(), 1);
    assert_eq!(downloads(&home).await, 1);
}

#[tokio::test]
async fn a_confirmation_is_good_for_five_minutes() {
    let mut home = Home::with_a_record().await;
    let ready = home.confirms(WHOLE).await;
    home.portal.city.later(6).await;
    assert!(is_not_confirmed(&home.mei.browser.get(&ready).await));
    assert!(is_not_confirmed(&home.mei.browser.post(&ready, &[]).await));
    let ready = home.confirms(WHOLE).await;
    home.portal.city.later(4).await;
    pdf(&home.mei.browser.post(&ready, &[]).await);
}

#[tokio::test]
async fn an_act_is_its_sessions_its_records_and_its_kinds_alone() {
    let mut home = Home::with_a_record().await;
    let mut li = home.portal.resident_with_phone("李邻居", 2).await;
    let ready = home.confirms(WHOLE).await;
    assert!(is_not_found(&li.browser.get(&ready).await), "her record is nothing to Li");
    assert!(is_not_confirmed(&li.browser.post(&ready, &[]).await));
    // Li's own confirmed act, used with Mei's record.
    let own = format!("/record/{}/download", li.person.resident());
    let lis = li.does(&own, WHOLE).await.location().to_owned();
    let meis = lis.replace(&li.person.resident().to_string(), &home.mei.person.resident().to_string());
    assert!(is_not_confirmed(&li.browser.post(&meis, &[]).await));
    pdf(&li.browser.post(&lis, &[]).await);
    // Another device of the same person; another kind of act.
    let tablet = home.mei.person.on_another_device().await;
    assert!(is_not_confirmed(&home.portal.browser_of(&tablet).post(&ready, &[]).await));
    let act = home.mei.browser.post("/actions/propose-adding-passkey", &[]).await.location().to_owned();
    home.mei.confirms(&act).await;
    let other = format!("{}/{}", home.path(), act.trim_start_matches("/confirm/"));
    assert!(is_not_confirmed(&home.mei.browser.post(&other, &[]).await));
    assert_eq!(home.mei.browser.post(&ready, &[]).await.status, StatusCode::OK, "and hers is still good");
}

#[tokio::test]
async fn nobody_proposes_it_for_another_record() {
    let mut home = Home::with_a_record().await;
    let li = home.portal.city.resident("李邻居").await;
    let staff = home.portal.city.gp(&home.portal.city.centre).await;
    let (path, before) = (home.path(), home.portal.city.count("visit.acts").await);
    let mei = home.mei.person.resident().to_string();
    for person in [&li, &staff] {
        let mut browser = home.portal.browser_of(person);
        assert!(is_not_found(&browser.get(&path).await), "{}", person.name);
        assert!(is_not_found(&browser.post(&path, WHOLE).await), "{}", person.name);
        let fields = [("person", mei.as_str()), ("item[entry]", NOBODY)];
        assert!(is_not_found(&browser.post("/actions/propose-download", &fields).await), "{}", person.name);
    }
    assert_eq!(home.portal.city.count("visit.acts").await, before);
    assert!(home.proposes(WHOLE).await.starts_with("/confirm/"), "the test can fail");
}

#[tokio::test]
async fn a_girl_of_17_and_a_doctor_at_her_post_get_none() {
    let home = Home::with_a_record().await;
    let mut girl = home.portal.city.resident_of("小雨", "2009-01-15", &home.portal.city.centre).await;
    let mut browser = home.portal.browser_of(&girl);
    let path = format!("/record/{}/download", girl.resident());
    assert!(is_not_found(&browser.get(&path).await));
    let act = browser.post(&path, WHOLE).await.location().trim_start_matches("/confirm/").to_owned();
    home.portal.city.as_owner(&format!("update visit.acts set confirmed_at = clock.now() where id = '{act}'")).await;
    girl.proves_themselves().await;
    let mut browser = home.portal.browser_of(&girl);
    assert!(is_not_found(&browser.post(&format!("{path}/{act}"), &[]).await), "even confirmed: the record is not hers to open");
    let nurse = home.portal.city.resident("护").await;
    nurse.is_appointed(&home.portal.city.centre, Duty::Gp).await;
    nurse.acts_as_staff(true).await;
    let path = format!("/record/{}/download", nurse.resident());
    assert!(is_not_found(&home.portal.browser_of(&nurse).get(&path).await));
    nurse.acts_as_staff(false).await;
    assert_eq!(home.portal.browser_of(&nurse).get(&path).await.status, StatusCode::OK, "as a resident it is hers");
}

#[tokio::test]
async fn a_fresh_act_is_not_enough_where_the_session_proved_itself_long_ago() {
    let mut home = Home::with_a_record().await;
    let ready = home.confirms(WHOLE).await;
    home.portal.city.as_owner("update auth.sessions set verified_at = clock.now() - interval '6 minutes'").await;
    assert!(is_not_confirmed(&home.mei.browser.post(&ready, &[]).await), "Postgres asks for itself");
    let refused = "access.log where event = 'refused' and purpose = 'download' and detail = 'step_up'";
    assert_eq!(home.portal.city.count(refused).await, 1);
}

#[tokio::test]
async fn a_form_of_nobodys_making_proposes_nothing() {
    let mut home = Home::with_a_record().await;
    let path = home.path();
    let forms: [&[(&str, &str)]; 4] =
        [&[], &[("language", "de")], &[("language", "en"), ("part", "everything")], &[("part", "visit")]];
    for form in forms {
        let answer = home.mei.browser.post(&path, form).await;
        assert!(answer.is_page(StatusCode::FORBIDDEN, errors::not_our_form_title()), "{}: {answer:?}", encoded(form));
    }
    let person = home.mei.person.resident().to_string();
    for item in [("item[entry]", "1"), ("item[measurement]", "x"), ("item[part]", NOBODY), ("item", NOBODY)] {
        let answer = home.mei.browser.post("/actions/propose-download", &[("person", &person), item]).await;
        assert!(answer.is_page(StatusCode::FORBIDDEN, errors::not_our_form_title()), "{item:?}: {answer:?}");
    }
    let missing = home.confirms(&[("language", "en"), ("item[entry]", NOBODY)]).await;
    assert_eq!(home.mei.browser.get(&missing).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_act_is_restated_as_what_it_is() {
    let mut home = Home::with_a_record().await;
    let groups = [("language", "en"), ("part", "allergy"), ("part", "measurements")];
    let at = home.proposes(&groups).await;
    let page = home.mei.browser.get(&at).await;
    assert!(page.has("下载档案中的这些内容：过敏、测量记录（PDF，英文）。"), "{page:?}");
    assert!(page.has(&format!("href=\"{}\"", home.path())), "the way back: {page:?}");
    let at = home.proposes(WHOLE).await;
    assert!(home.mei.browser.get(&at).await.has("下载整份档案（PDF，中文）。"));
}
