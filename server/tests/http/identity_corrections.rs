//! Corrections of the registered identity: requested by the subject, answered by a clerk of the unit that maintains it.

use app::words::{basics, corrections as words};
use axum::http::StatusCode;
use domain::capacity::Duty;
use store::testing::Person;

use crate::{
    corrections::{NO_FILE, TAKE_ON, submissions},
    support::{Answer, Browser, Portal},
};

/// All institutions of the city have this name.
const CENTRE: &str = "鹏城社康";

struct Story {
    portal: Portal,
    mei: Person,
    at_home: Browser,
    at_desk: Browser,
}

impl Story {
    /// Mei, and a clerk of her centre.
    async fn begins() -> Self {
        let portal = Portal::open().await;
        let city = &portal.city;
        let (mei, clerk) = (city.resident("梅若兰").await, city.staff("何前台", &city.centre, Duty::Clerk).await);
        let (at_home, at_desk) = (portal.browser_of(&mei), portal.browser_of(&clerk));
        Self { portal, mei, at_home, at_desk }
    }

    fn home(&self) -> String {
        format!("/record/{}", self.mei.resident())
    }

    fn form(&self) -> String {
        format!("{}/corrections/new/{}/wrong", self.home(), self.mei.identity())
    }

    fn desk(&self) -> String {
        format!("/desk/correct/{}/identity/{}/wrong", self.mei.resident(), self.mei.identity())
    }

    async fn states(&mut self, statement: &str, file: (&str, &[u8])) -> Answer {
        let path = self.form();
        let submission = submissions(&self.at_home.get(&path).await).pop().expect("a form with its id");
        self.at_home.post_with_file(&path, &[("submission", &submission), ("statement", statement)], file).await
    }

    async fn answers(&mut self, act: &str, words: &str) -> Answer {
        let path = self.desk();
        let submission = submissions(&self.at_desk.get(&path).await).pop().expect("a form with its id");
        self.at_desk.post(&path, &[("submission", &submission), ("act", act), ("words", words)]).await
    }
}

#[tokio::test]
async fn an_identity_correction_is_requested_answered_and_disagreed_with() {
    let mut story = Story::begins().await;
    let basics_page = format!("{}/basics", story.home());
    let page = story.at_home.get(&basics_page).await;
    assert!(page.has(basics::fixed_detail()) && page.has(&story.form()), "{page:?}");
    let path = story.form();
    let form = story.at_home.get(&path).await;
    assert!(form.has(&words::form_lead(CENTRE, "2026年3月16日")) && form.has(words::statement_hint_identity()), "{form:?}");
    let empty = story.states(" ", NO_FILE).await;
    assert!(empty.complains_at("statement", words::empty()) && empty.has(words::statement_hint_identity()), "{empty:?}");
    let sent = story.states("出生日期应是 1990-01-15", ("card.pdf", b"%PDF-1.7 a card")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{sent:?}");
    let correction = sent.location().split('?').next().expect("a page").to_owned();
    let standing = story.at_home.get(&format!("{correction}?asked=1")).await;
    for said in [words::status_asked(), words::identity(), words::next_asked_identity(), "2026年3月16日", "1990-01-15", CENTRE]
    {
        assert!(standing.has(said), "{said}: {standing:?}");
    }
    assert!(standing.has(&format!("{basics_page}#fixed")), "{standing:?}");
    let page = story.at_home.get(&basics_page).await;
    assert!(page.has(words::said_identity()) && page.has(&correction) && !page.has(&story.form()), "{page:?}");
    assert!(story.at_home.get(&format!("{}/corrections", story.home())).await.has(&correction));
    assert_eq!(story.at_home.get(&path).await.location(), correction, "it is open already");

    // At the desk: the list shows a masked name; the linked page shows her registered identity without a document number.
    let list = story.at_desk.get("/desk/corrections").await;
    assert!(list.has("梅**") && !list.has("梅若兰") && list.has(&story.desk()), "{list:?}");
    let path = story.desk();
    let page = story.at_desk.get(&path).await;
    assert!(page.is_page(StatusCode::OK, words::desk_scope_identity()), "{page:?}");
    for said in ["梅若兰", "1990年1月15日", "1990-01-15", words::act_corrected_hint_identity()] {
        assert!(page.has(said), "{said}: {page:?}");
    }
    assert!(!page.has(story.mei.number.expose()) && !page.has(story.mei.record_no().as_str()), "{page:?}");
    let file = story.at_desk.get(&format!("{path}/evidence")).await;
    assert_eq!((file.status, file.bytes.0.as_slice()), (StatusCode::OK, &b"%PDF-1.7 a card"[..]));
    let (person, submission) = (story.mei.resident().to_string(), submissions(&page)[0].clone());
    let fields = [("submission", submission.as_str()), ("person", &person), ("target", "identity"), ("kind", "wrong")];
    for (name, value) in fields {
        assert_eq!(page.typed(name), Some(value), "the button sends it");
    }
    let taken = story.at_desk.post(TAKE_ON, &fields).await;
    assert!(story.at_desk.get(taken.location()).await.is_page(StatusCode::OK, words::taken_on()), "{taken:?}");
    let answered = story.answers("refused", "与身份证一致").await;
    assert!(story.at_desk.get(answered.location()).await.is_page(StatusCode::OK, words::answered()), "{answered:?}");
    assert!(story.at_desk.get("/desk/corrections").await.has(words::desk_none()));

    let standing = story.at_home.get(&correction).await;
    assert!(standing.has("与身份证一致") && standing.has("何前台"), "{standing:?}");
    let disagree = format!("{correction}/disagree");
    let submission = submissions(&story.at_home.get(&disagree).await).pop().expect("a form with its id");
    let sent = story.at_home.post(&disagree, &[("submission", &submission), ("statement", "身份证也错了")]).await;
    assert!(story.at_home.get(sent.location()).await.is_page(StatusCode::OK, words::disagreed()), "{sent:?}");
    assert!(story.at_home.get(&basics_page).await.has(words::disagreement_identity()));
    // Every reader of her registered identity can read that she disagrees.
    let gp = story.portal.city.gp(&story.portal.city.centre).await;
    let mut at_care = story.portal.browser_of(&gp);
    for path in [format!("/desk/care/{}", story.mei.resident()), format!("/desk/identity/{}", story.mei.resident())] {
        let page = at_care.get(&path).await;
        assert!(page.has(words::disagreement_identity_of()) && page.has("身份证也错了"), "{path}: {page:?}");
    }
    let told = story.at_home.get(&format!("{}/history?who=others", story.home())).await;
    assert!(told.has("何前台") && told.has("《管理办法》第十二条"), "{told:?}");
}

#[tokio::test]
async fn nobody_else_sees_or_answers_it() {
    let mut story = Story::begins().await;
    let (form, desk) = (story.form(), story.desk());
    let post = [("submission", "018f7a6e-0000-7000-8000-000000000001"), ("act", "corrected"), ("words", "好")];
    assert_eq!(story.at_desk.get(&desk).await.status, StatusCode::NOT_FOUND, "no correction yet");
    let sent = story.states("名字写错了", NO_FILE).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{sent:?}");
    let city = story.portal.city.clone();
    let (gp, elsewhere) = (city.gp(&city.centre).await, city.clerk(&city.other_centre).await);
    let (hospital, neighbour) = (city.clerk(&city.hospital).await, city.resident("邻").await);
    for person in [&gp, &elsewhere, &hospital, &neighbour, &story.mei] {
        let mut browser = story.portal.browser_of(person);
        assert_eq!(browser.get(&desk).await.status, StatusCode::NOT_FOUND, "{}", person.name);
        assert_eq!(browser.get(&format!("{desk}/evidence")).await.status, StatusCode::NOT_FOUND, "{}", person.name);
        assert_eq!(browser.post(&desk, &post).await.status, StatusCode::NOT_FOUND, "{}", person.name);
        let person_id = story.mei.resident().to_string();
        let fields = [post[0], ("person", person_id.as_str()), ("target", "identity"), ("kind", "wrong")];
        assert_eq!(browser.post(TAKE_ON, &fields).await.status, StatusCode::NOT_FOUND, "{}", person.name);
    }
    for person in [&gp, &elsewhere, &hospital, &neighbour] {
        assert_eq!(story.portal.browser_of(person).get(&form).await.status, StatusCode::NOT_FOUND, "{}", person.name);
    }
    for person in [&gp, &elsewhere, &hospital] {
        let list = story.portal.browser_of(person).get("/desk/corrections").await;
        assert!(list.is_page(StatusCode::OK, words::desk_none()), "{}", person.name);
    }
    // An identity cannot have "never happened", and nobody requests a correction of somebody else's identity.
    let never = form.replace("/wrong", "/never_happened");
    assert_eq!(story.at_home.get(&never).await.status, StatusCode::NOT_FOUND);
    let others = format!("{}/corrections/new/{}/wrong", story.home(), neighbour.identity());
    assert_eq!(story.at_home.get(&others).await.status, StatusCode::NOT_FOUND);
    assert_eq!(city.count("record.correction_steps").await, 0);
    assert_eq!(story.answers("corrected", "请带身份证来柜台").await.status, StatusCode::SEE_OTHER, "her centre's clerk answers");
    let page = story.at_home.get(sent.location()).await;
    assert!(page.has(words::status_corrected_identity()) && page.has(words::next_corrected_identity()), "{page:?}");
}
