//! Corrections, on the pages of residents and of staff: requested by the subject, answered by the institution that wrote the
//! entry.

use app::words::{components, corrections as words, errors, history};
use axum::http::StatusCode;
use domain::{capacity::Duty, entry::EntryKind};
use store::testing::Person;
use uuid::Uuid;

use crate::support::{Answer, Browser, Portal};

/// The value that a browser sends for a file field without a file.
pub const NO_FILE: (&str, &[u8]) = ("", b"");

/// The server function that takes a correction on.
pub const TAKE_ON: &str = "/actions/take-on-correction";

struct Story {
    portal: Portal,
    mei: Person,
    manager: Person,
    visit: Uuid,
    at_home: Browser,
    at_desk: Browser,
}

impl Story {
    /// Mei, into whose record the hospital sent one entry of each kind and a measurement; and the hospital's record manager.
    async fn begins() -> Self {
        let portal = Portal::open().await;
        let city = &portal.city;
        let (mei, manager) = (city.resident("梅若兰").await, city.staff("管文书", &city.hospital, Duty::RecordManager).await);
        let hospital = city.system(&city.hospital);
        hospital.deposits_entries(&mei, EntryKind::ALL).await;
        hospital.deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
        let visit = city.ask("select id from record.entries where kind = 'visit'").await;
        let (at_home, at_desk) = (portal.browser_of(&mei), portal.browser_of(&manager));
        Self { portal, mei, manager, visit, at_home, at_desk }
    }

    fn home(&self) -> String {
        format!("/record/{}", self.mei.resident())
    }

    fn form(&self, entry: Uuid, kind: &str) -> String {
        format!("{}/corrections/new/{entry}/{kind}", self.home())
    }

    fn desk(&self) -> String {
        format!("/desk/correct/{}/{}/never_happened", self.mei.resident(), self.visit)
    }

    async fn kind(&self, kind: &str) -> Uuid {
        self.portal.city.ask(&format!("select id from record.entries where kind = '{kind}'")).await
    }

    /// Opens a form and sends it with these fields, as a browser would.
    async fn sends(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = browser.get(path).await;
        let submission = submissions(&form).last().expect("a form with its id").clone();
        let mut all = vec![("submission", submission.as_str())];
        all.extend(fields);
        browser.post(path, &all).await
    }

    /// The same for the form with a file field.
    async fn asks(&mut self, path: &str, statement: &str, file: (&str, &[u8])) -> Answer {
        let form = self.at_home.get(path).await;
        let submission = submissions(&form).pop().expect("a form with its id");
        self.at_home.post_with_file(path, &[("submission", &submission), ("statement", statement)], file).await
    }

    /// Mei requests a correction: the visit never happened.
    async fn is_stated(&mut self) -> String {
        let path = self.form(self.visit, "never_happened");
        let sent = self.asks(&path, "那天我在外地", NO_FILE).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{sent:?}");
        sent.location().split('?').next().expect("a page").to_owned()
    }

    /// The form of the button that takes the correction of the visit on.
    fn taking_on(&self, submission: &str) -> [(&'static str, String); 4] {
        let (person, visit) = (self.mei.resident().to_string(), self.visit.to_string());
        let kind = "never_happened".to_owned();
        [("submission", submission.to_owned()), ("person", person), ("target[entry]", visit), ("kind", kind)]
    }

    async fn answers(&mut self, act: &str, words: &str) -> Answer {
        let path = self.desk();
        Self::sends(&mut self.at_desk, &path, &[("act", act), ("words", words)]).await
    }
}

/// The submission ids of all forms of a page.
pub fn submissions(page: &Answer) -> Vec<String> {
    let inputs = page.body.split(r#"name="submission" value=""#).skip(1);
    inputs.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_service_that_never_happened_is_reported_answered_and_disagreed_with() {
    let mut story = Story::begins().await;
    let whole = format!("{}/services/whole/{}", story.home(), story.visit);
    let page = story.at_home.get(&whole).await;
    for kind in ["wrong", "never_happened"] {
        assert!(page.has(&story.form(story.visit, kind)), "{page:?}");
    }
    let correction = story.is_stated().await;
    let receipt = story.at_home.get(&format!("{correction}?asked=1")).await;
    assert!(receipt.is_page(StatusCode::OK, words::asked()), "{receipt:?}");
    for said in [words::status_asked(), "2026年3月16日", words::no_handler(), "那天我在外地", words::next_asked()] {
        assert!(receipt.has(said), "{said}: {receipt:?}");
    }
    let list = story.at_home.get(&format!("{}/corrections", story.home())).await;
    assert!(list.has(&correction) && list.has(words::status_asked()), "{list:?}");
    let page = story.at_home.get(&whole).await;
    assert!(page.has(words::said_never()) && page.has(&correction), "{page:?}");
    assert!(page.has(&story.form(story.visit, "wrong")) && !page.has(&story.form(story.visit, "never_happened")), "{page:?}");

    // At the desk: the list shows a masked name; the linked page shows the entry and the statement.
    let list = story.at_desk.get("/desk/corrections").await;
    assert!(list.has("梅**") && !list.has("梅若兰") && list.has(&story.desk()) && !list.has("那天我在外地"), "{list:?}");
    let path = story.desk();
    let page = story.at_desk.get(&path).await;
    assert!(page.is_page(StatusCode::OK, "那天我在外地") && page.has("梅若兰") && page.has("某"), "{page:?}");
    let fields = story.taking_on(&submissions(&page)[0]);
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    for (name, value) in fields {
        assert_eq!(page.typed(name), Some(value), "the button sends it");
    }
    let taken = story.at_desk.post(TAKE_ON, &fields).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{taken:?}");
    assert_eq!(story.at_desk.post(TAKE_ON, &fields).await.location(), taken.location());
    assert_eq!(story.portal.city.count("record.correction_steps").await, 1, "the same form twice has one effect");
    assert!(story.at_desk.get(taken.location()).await.is_page(StatusCode::OK, words::taken_on()));
    assert!(story.at_desk.get("/desk/corrections").await.has("管文书"));
    let standing = story.at_home.get(&correction).await;
    assert!(standing.has(words::status_taken_on()) && standing.has("管文书"), "{standing:?}");

    let answered = story.answers("refused", "挂号和处方都在").await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{answered:?}");
    let after = story.at_desk.get(answered.location()).await;
    assert!(after.is_page(StatusCode::OK, words::answered()) && !after.has(words::answer_send()), "{after:?}");
    assert!(story.at_desk.get("/desk/corrections").await.has(words::desk_none()));
    let standing = story.at_home.get(&correction).await;
    let disagree = format!("{correction}/disagree");
    assert!(standing.has("挂号和处方都在") && standing.has(&disagree), "{standing:?}");

    let sent = Story::sends(&mut story.at_home, &disagree, &[("statement", "处方不是我的\n我没有去过")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{sent:?}");
    assert!(story.at_home.get(sent.location()).await.is_page(StatusCode::OK, words::disagreed()));
    assert_eq!(story.at_home.get(&disagree).await.status, StatusCode::NOT_FOUND, "once");
    // Every reader of the entry can read that its subject disagrees.
    let gp = story.portal.city.gp(&story.portal.city.centre).await;
    let at_care = format!("/desk/care/{}/services/whole/{}", story.mei.resident(), story.visit);
    let page = story.portal.browser_of(&gp).get(&at_care).await;
    assert!(page.has(words::disagreement_of()) && page.has("处方不是我的\n我没有去过") && page.has("挂号和处方都在"), "{page:?}");
    assert!(!page.has(words::request_title()), "only the subject requests corrections");
    let told = story.at_home.get(&format!("{}/history?who=others", story.home())).await;
    assert!(told.has("管文书") && told.has(history::correction()) && told.has(history::purpose_correct()), "{told:?}");
    assert!(told.has("《管理办法》第七条第二款"), "{told:?}");
}

#[tokio::test]
async fn corrections_of_a_measurement_and_a_condition_are_limited_to_kinds_that_make_sense() {
    let mut story = Story::begins().await;
    let measurement: Uuid = story.portal.city.ask("select id from record.measurements").await;
    let condition = story.kind("condition").await;
    let page = story.at_home.get(&format!("{}/measurements/entry/{measurement}", story.home())).await;
    assert!(page.has(&story.form(measurement, "wrong")) && page.has(&story.form(measurement, "never_happened")), "{page:?}");
    let page = story.at_home.get(&format!("{}/health/entry/{condition}", story.home())).await;
    assert!(page.has(&story.form(condition, "wrong")) && !page.has(&story.form(condition, "never_happened")), "{page:?}");
    for path in [story.form(condition, "never_happened"), story.form(Uuid::nil(), "wrong"), story.form(measurement, "horoscope")]
    {
        assert_eq!(story.at_home.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        let form = [("submission", "018f7a6e-0000-7000-8000-000000000001"), ("statement", "不是")];
        assert_eq!(story.at_home.post_with_file(&path, &form, NO_FILE).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let path = story.form(measurement, "wrong");
    let sent = story.asks(&path, "不是 140", NO_FILE).await;
    assert!(story.at_home.get(sent.location()).await.has(words::asked()), "{sent:?}");
    let desk = format!("/desk/correct/{}/{measurement}/wrong", story.mei.resident());
    let page = story.at_desk.get(&desk).await;
    assert!(page.is_page(StatusCode::OK, "不是 140") && page.has("mmHg"), "{page:?}");
    // A measurement that she entered herself has no correction link, because she can change it.
    let own = story.mei.logs_blood_pressure(128, 82).await;
    let page = story.at_home.get(&format!("{}/measurements/entry/{own}", story.home())).await;
    assert!(!page.has("/corrections/new/"), "{page:?}");
    assert_eq!(story.at_home.get(&story.form(own.uuid(), "wrong")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_form_with_errors_keeps_the_typed_values() {
    let mut story = Story::begins().await;
    let path = story.form(story.visit, "wrong");
    for (typed, complaint) in [(" \u{200b}\n", words::empty().to_owned()), (&*"误".repeat(2003), words::too_long(3))] {
        let answer = story.asks(&path, typed, NO_FILE).await;
        assert!(answer.is_page(StatusCode::UNPROCESSABLE_ENTITY, components::not_saved_yet()), "{answer:?}");
        assert!(answer.complains_at("statement", &complaint) && answer.has(typed.trim()), "{answer:?}");
    }
    assert_eq!(story.portal.city.count("record.corrections").await, 0, "nothing half-saved");
    story.is_stated().await;
    let answer = story.answers("", "").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.has(r##"<a href="#act">"##) && answer.has(words::act_missing()), "{answer:?}");
    assert!(answer.complains_at("words", words::empty()), "{answer:?}");
    for act in ["disagrees", "taken_on", "horoscope"] {
        let answer = story.answers(act, "查过了").await;
        assert!(answer.has(words::act_missing()) && answer.has("查过了</textarea>"), "{act}: {answer:?}");
    }
    assert_eq!(story.portal.city.count("record.correction_steps").await, 0);
}

#[tokio::test]
async fn the_same_form_twice_has_one_effect() {
    let mut story = Story::begins().await;
    let path = story.form(story.visit, "never_happened");
    let (first, other_tab) = (story.at_home.get(&path).await, story.at_home.get(&path).await);
    let fields =
        |form: &Answer, said: &'static str| [("submission", submissions(form)[0].clone()), ("statement", said.to_owned())];
    let mut sends = async |form: &Answer, said: &'static str| {
        let fields = fields(form, said);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        story.at_home.post_with_file(&path, &fields, NO_FILE).await
    };
    let led_to = sends(&first, "没有去过").await.location().to_owned();
    assert_eq!(sends(&first, "没有去过").await.location(), led_to);
    assert!(sends(&first, "去过").await.is_page(StatusCode::CONFLICT, errors::already_sent_title()));
    assert!(sends(&other_tab, "没有去过").await.is_page(StatusCode::CONFLICT, errors::changed_meanwhile_title()));
    assert_eq!(story.portal.city.count("record.corrections").await, 1);
    assert_eq!(story.at_home.get(&path).await.location(), led_to.split('?').next().expect("a page"), "it is open already");

    let desk = story.desk();
    let form = submissions(&story.at_desk.get(&desk).await).pop().expect("a form");
    let answer = [("submission", form.as_str()), ("act", "corrected"), ("words", "已撤销")];
    let answered = story.at_desk.post(&desk, &answer).await.location().to_owned();
    assert_eq!(story.at_desk.post(&desk, &answer).await.location(), answered, "{answered}");
    let form = submissions(&story.at_home.get(&story.form(story.visit, "wrong")).await).pop().expect("another id");
    let second = [("submission", form.as_str()), ("act", "refused"), ("words", "不")];
    assert!(story.at_desk.post(&desk, &second).await.is_page(StatusCode::CONFLICT, errors::changed_meanwhile_title()));
    assert_eq!(story.portal.city.count("record.correction_steps").await, 1);
}

#[tokio::test]
async fn nobody_else_sees_corrections_or_answers() {
    let mut story = Story::begins().await;
    let correction = story.is_stated().await;
    let city = story.portal.city.clone();
    let elsewhere = city.staff("管", &city.other_centre, Duty::RecordManager).await;
    let (neighbour, gp, clerk) = (city.resident("邻").await, city.gp(&city.centre).await, city.clerk(&city.hospital).await);
    let form =
        [("submission", "018f7a6e-0000-7000-8000-000000000001"), ("act", "corrected"), ("words", "好"), ("statement", "好")];
    let of_hers = [correction.clone(), format!("{}/corrections", story.home()), format!("{correction}/disagree")];
    for person in [&neighbour, &gp, &clerk, &elsewhere, &story.manager] {
        let mut browser = story.portal.browser_of(person);
        for path in of_hers.iter().chain([&story.form(story.visit, "wrong")]) {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{} {path}", person.name);
        }
        assert_eq!(browser.post(&of_hers[2], &form).await.status, StatusCode::NOT_FOUND, "{}", person.name);
    }
    for person in [&story.mei, &neighbour, &gp, &clerk, &elsewhere] {
        let mut browser = story.portal.browser_of(person);
        let path = story.desk();
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{}", person.name);
        assert_eq!(browser.post(&path, &form).await.status, StatusCode::NOT_FOUND, "{}", person.name);
        let taking_on = story.taking_on(form[0].1);
        let fields = taking_on.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(browser.post(TAKE_ON, &fields).await.status, StatusCode::NOT_FOUND, "{}", person.name);
    }
    // Nor is a correction taken on that nobody requested.
    let never = [("target[entry]", story.visit.to_string()), ("kind", "wrong".to_owned())];
    let mut fields = story.taking_on(form[0].1);
    fields[2..].clone_from_slice(&never);
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(story.at_desk.post(TAKE_ON, &fields).await.status, StatusCode::NOT_FOUND);
    for person in [&story.mei, &neighbour] {
        let list = story.portal.browser_of(person).get("/desk/corrections").await;
        assert_eq!(list.status, StatusCode::NOT_FOUND, "{}", person.name);
    }
    for person in [&gp, &elsewhere, &clerk] {
        assert!(story.portal.browser_of(person).get("/desk/corrections").await.has(words::desk_none()), "{}", person.name);
    }
    assert_eq!(story.at_desk.get("/desk").await.location(), "/desk/corrections", "a record manager finds nobody by a document");
    assert_eq!(city.count("record.correction_steps").await, 0);
    assert_eq!(story.answers("corrected", "已撤销").await.status, StatusCode::SEE_OTHER, "the hospital answers");
}

#[tokio::test]
async fn evidence_goes_to_the_parties_as_what_its_bytes_say() {
    let mut story = Story::begins().await;
    let png: &[u8] = b"\x89PNG\r\n\x1a\n\0\0<script>alert(1)</script>";
    let path = story.form(story.visit, "never_happened");
    let sent = story.asks(&path, "那天的车票", ("../../etc/<b>.svg", png)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{sent:?}");
    let correction = sent.location().split('?').next().expect("a page").to_owned();
    let (at_home, at_desk) = (format!("{correction}/evidence"), format!("{}/evidence", story.desk()));
    assert!(story.at_home.get(&correction).await.has(&at_home));
    let desk = story.desk();
    assert!(story.at_desk.get(&desk).await.has(&at_desk));
    for (browser, path) in [(&mut story.at_home, &at_home), (&mut story.at_desk, &at_desk)] {
        let file = browser.get(path).await;
        assert_eq!((file.status, file.bytes.0.as_slice()), (StatusCode::OK, png), "{path}");
        for (header, value) in [
            ("content-type", "image/png"),
            ("content-disposition", r#"attachment; filename="evidence.png""#),
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(file.header(header), value, "{path}");
        }
    }
    let city = story.portal.city.clone();
    let (neighbour, gp) = (city.resident("邻").await, city.gp(&city.centre).await);
    for person in [&neighbour, &gp] {
        for path in [&at_home, &at_desk] {
            assert_eq!(story.portal.browser_of(person).get(path).await.status, StatusCode::NOT_FOUND, "{} {path}", person.name);
        }
    }
    let care = format!("/desk/care/{}/services/whole/{}", story.mei.resident(), story.visit);
    let page = story.portal.browser_of(&gp).get(&care).await;
    assert!(page.has(words::said_never_of()) && !page.has("evidence"), "{page:?}");
    let path = story.form(story.visit, "wrong");
    let other = story.asks(&path, "没有附件", NO_FILE).await;
    let without = other.location().split('?').next().expect("a page").to_owned();
    assert!(!story.at_home.get(&without).await.has("/evidence"));
    assert_eq!(story.at_home.get(&format!("{without}/evidence")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_file_that_cannot_be_taken_is_told_at_its_field() {
    let mut story = Story::begins().await;
    let path = story.form(story.visit, "wrong");
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(5 * 1024 * 1024 + 1, b' ');
    for (file, complaint) in [
        (("a.png", &b"GIF89a"[..]), words::file_of_another_kind()),
        (("a.pdf", &b"<html>"[..]), words::file_of_another_kind()),
        (("a.pdf", &large[..]), words::file_too_large()),
    ] {
        let answer = story.asks(&path, "写错了日期", file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.complains_at("evidence", complaint) && answer.has("写错了日期</textarea>"), "{complaint}: {answer:?}");
    }
    // A valid file with an empty statement.
    let answer = story.asks(&path, " ", ("a.pdf", b"%PDF-1.7")).await;
    assert!(answer.complains_at("statement", words::empty()) && answer.complains_at("evidence", words::choose_again()));
    large.resize(10 * 1024 * 1024 + 128 * 1024, b' ');
    let answer = story.asks(&path, "写错了日期", ("a.pdf", &large)).await;
    assert!(answer.is_page(StatusCode::PAYLOAD_TOO_LARGE, errors::too_large_title()));
    assert_eq!(story.portal.city.count("record.corrections").await, 0, "nothing half-saved");

    // The largest permitted file. The same form again has no second effect; with another file it is another form.
    large.truncate(5 * 1024 * 1024);
    let submission = submissions(&story.at_home.get(&path).await).pop().expect("a form");
    let fields = [("submission", submission.as_str()), ("statement", "写错了日期")];
    let first = story.at_home.post_with_file(&path, &fields, ("a.pdf", &large)).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    assert_eq!(story.at_home.post_with_file(&path, &fields, ("a.pdf", &large)).await.location(), first.location());
    let other = story.at_home.post_with_file(&path, &fields, ("a.pdf", b"%PDF-1.7")).await;
    assert!(other.is_page(StatusCode::CONFLICT, errors::already_sent_title()));
    assert_eq!((story.portal.city.count("record.corrections").await, story.portal.city.count("record.evidence").await), (1, 1));
    // No other form accepts a file, or a body of this size.
    let elsewhere = format!("{}/basics/safety/change", story.home());
    let answer = story.at_home.post_with_file(&elsewhere, &fields, ("a.pdf", b"%PDF-1.7")).await;
    assert!(answer.is_page(StatusCode::FORBIDDEN, errors::not_our_form_title()), "{answer:?}");
    let much = "误".repeat(40_000);
    let answer = story.at_home.post(&elsewhere, &[("submission", &submission), ("employer", &much)]).await;
    assert!(answer.is_page(StatusCode::PAYLOAD_TOO_LARGE, errors::too_large_title()));
}
