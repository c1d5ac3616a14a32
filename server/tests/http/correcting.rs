//! Residents correct their own measurements with a newer version, or withdraw them; earlier versions stay readable.

use app::words::{errors, measurements as words};
use axum::http::StatusCode;
use domain::{ids::EntryId, withdrawal::Reason};
use store::testing::Person;
use uuid::Uuid;

use crate::support::{Answer, Browser, NOBODY, Portal};

/// A resident with a measurement of her own.
struct Author {
    portal: Portal,
    mei: Person,
    browser: Browser,
    entry: EntryId,
}

impl Author {
    async fn with_a_measurement() -> Self {
        let portal = Portal::open().await;
        let mei = portal.city.resident("梅若兰").await;
        let entry = mei.logs_blood_pressure(182, 82).await;
        let browser = portal.browser_of(&mei);
        Self { portal, mei, browser, entry }
    }

    fn at(&self, entry: impl std::fmt::Display) -> String {
        format!("/record/{}/measurements/entry/{entry}", self.mei.resident())
    }

    /// Opens the form and sends it with this systolic value.
    async fn corrects(&mut self, first: &str) -> Answer {
        let path = format!("{}/change", self.at(self.entry));
        let form = self.browser.get(&path).await;
        assert_eq!((form.typed("first"), form.typed("second")), (Some("182"), Some("82")), "{form:?}");
        let submission = form.typed("submission").expect("a form").to_owned();
        self.sends(&submission, first).await
    }

    async fn sends(&mut self, submission: &str, first: &str) -> Answer {
        let fields = [
            ("submission", submission),
            ("kind", "blood_pressure"),
            ("first", first),
            ("second", "82"),
            ("measured_at", "2026-03-02T09:00"),
        ];
        let path = format!("{}/change", self.at(self.entry));
        self.browser.post(&path, &fields).await
    }

    async fn withdraws(&mut self, submission: &str, reason: &str) -> Answer {
        let path = format!("{}/withdraw", self.at(self.entry));
        self.browser.post(&path, &[("submission", submission), ("reason", reason)]).await
    }

    /// The number of versions, and the number of versions that count.
    async fn versions(&self) -> (i64, i64) {
        let counts = "record.measurements where superseded_at is null";
        (self.portal.city.count("record.measurements").await, self.portal.city.count(counts).await)
    }
}

#[tokio::test]
async fn a_correction_is_a_newer_version_and_the_older_leads_to_it() {
    let mut mei = Author::with_a_measurement().await;
    let corrected = mei.corrects("128").await;
    assert_eq!(corrected.status, StatusCode::SEE_OTHER, "{corrected:?}");
    let newer = mei.browser.get(corrected.location()).await;
    assert!(newer.is_page(StatusCode::OK, words::saved()) && newer.has("128"), "{newer:?}");
    let older = mei.browser.get(&mei.at(mei.entry)).await;
    assert!(older.is_page(StatusCode::OK, words::superseded()) && older.has("182"), "{older:?}");
    let versions = format!("/record/{}/measurements/versions/{}", mei.mei.resident(), mei.entry);
    assert!(older.has(&format!(r#"href="{versions}""#)), "{older:?}");
    let versions = mei.browser.get(&versions).await;
    let newest = corrected.location().trim_end_matches("?saved=1");
    for link in [newest, &mei.at(mei.entry)] {
        assert!(versions.has(&format!(r#"href="{link}""#)), "{link}: {versions:?}");
    }
    assert_eq!(mei.versions().await, (2, 1));
}

#[tokio::test]
async fn a_faulty_correction_comes_back_and_changes_nothing() {
    let mut mei = Author::with_a_measurement().await;
    let answer = mei.corrects("82").await;
    assert!(answer.complains_at("second", words::not_below()), "{answer:?}");
    assert_eq!((answer.typed("first"), answer.typed("kind")), (Some("82"), Some("blood_pressure")));
    let rare = mei.corrects("262").await;
    assert!(rare.complains_at("rare", words::rare()), "{rare:?}");
    assert_eq!(mei.versions().await, (1, 1));
}

#[tokio::test]
async fn a_correction_sent_twice_is_one_and_of_two_the_later_is_told() {
    let mut mei = Author::with_a_measurement().await;
    let path = format!("{}/change", mei.at(mei.entry));
    let ids: [String; 2] = [mei.browser.get(&path).await, mei.browser.get(&path).await]
        .map(|form| form.typed("submission").expect("a form").to_owned());
    let first = mei.sends(&ids[0], "128").await;
    assert_eq!(mei.sends(&ids[0], "128").await.location(), first.location());
    let later = mei.sends(&ids[1], "129").await;
    assert!(later.is_page(StatusCode::CONFLICT, errors::changed_meanwhile_title()), "{later:?}");
    assert_eq!(mei.versions().await, (2, 1));
}

#[tokio::test]
async fn a_withdrawal_is_confirmed_kept_and_final() {
    let mut mei = Author::with_a_measurement().await;
    let asked = mei.browser.get(&format!("{}/withdraw", mei.at(mei.entry))).await;
    assert!(asked.is_page(StatusCode::OK, words::withdraw_title()) && asked.has("182/82"), "{asked:?}");
    assert!(asked.has(words::withdraw_effect()) && asked.has(words::withdraw_kept()), "{asked:?}");
    let submission = asked.typed("submission").expect("a form").to_owned();

    let long = "长".repeat(Reason::MOST + 1);
    let refused = mei.withdraws(&submission, &long).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.complains_at("reason", &words::reason_too_long(Reason::MOST)), "{refused:?}");
    assert_eq!((refused.typed("reason"), mei.versions().await), (Some(long.as_str()), (1, 1)));

    let done = mei.withdraws(&submission, "填错了").await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, mei.at(mei.entry).as_str()));
    assert_eq!(mei.withdraws(&submission, "填错了").await.location(), done.location(), "sent twice");
    let entry = mei.browser.get(&mei.at(mei.entry)).await;
    assert!(entry.is_page(StatusCode::OK, words::withdrawn()), "{entry:?}");
    assert!(entry.has("182") && entry.has("填错了"), "{entry:?}");
    let kind = mei.browser.get(&format!("/record/{}/measurements/blood_pressure", mei.mei.resident())).await;
    assert!(!kind.has("182/82"), "{kind:?}");

    for act in ["change", "withdraw"] {
        let form = mei.browser.get(&format!("{}/{act}", mei.at(mei.entry))).await;
        assert!(form.is_page(StatusCode::CONFLICT, errors::changed_meanwhile_title()), "{act}: {form:?}");
        assert!(!entry.has(&format!(r#"href="{}/{act}""#, mei.at(mei.entry))), "{act}: {entry:?}");
    }
    let other = Uuid::from_u128(7).to_string();
    assert_eq!(mei.withdraws(&other, "").await.status, StatusCode::CONFLICT);
    assert_eq!(mei.sends(&Uuid::from_u128(8).to_string(), "128").await.status, StatusCode::CONFLICT);
    assert_eq!(mei.versions().await, (1, 0));
}

#[tokio::test]
async fn entries_of_other_authors_have_no_change_form() {
    let mut mei = Author::with_a_measurement().await;
    mei.portal.city.system(&mei.portal.city.hospital).deposits(&mei.mei, &[("a", 173, 97)]).await.expect("deposited");
    let sent: Uuid = mei.portal.city.ask("select id from record.measurements where value = 173").await;
    let own = mei.entry;
    for (whose, entry) in [("the hospital's", sent.to_string()), ("nobody's", NOBODY.to_owned())] {
        mei.entry = entry.parse().expect("an id");
        for act in ["change", "withdraw"] {
            let form = mei.browser.get(&format!("{}/{act}", mei.at(mei.entry))).await;
            assert!(form.is_page(StatusCode::NOT_FOUND, errors::not_found_title()), "{whose}, {act}: {form:?}");
        }
        let id = |n| Uuid::from_u128(n).to_string();
        assert_eq!(mei.sends(&id(7), "128").await.status, StatusCode::NOT_FOUND, "{whose}");
        assert_eq!(mei.withdraws(&id(8), "").await.status, StatusCode::NOT_FOUND, "{whose}");
    }
    assert_eq!(mei.versions().await, (2, 2));
    mei.entry = own;
    assert_eq!(mei.corrects("128").await.status, StatusCode::SEE_OTHER, "the test can fail");
}
