//! What real senders send, on its page and in the document: taken back, long with lines, a dosage in words, ranges of others.

use app::words::entries as words;
use axum::http::StatusCode;
use domain::{
    dosage::{Dosage, DosagePart},
    entry::{Content, Detail, EntryKind, EntryStatus, Value},
    qualification::Qualification,
    sender_version::SenderVersion,
    sex::Sex,
    stated_range::{People, StatedRange},
};
use store::{
    deposits::{Deposit, Deposited},
    testing::{Person, content},
};

use crate::support::{Answer, Portal};

/// The page of the first entry under this key.
async fn page_of(portal: &Portal, whose: &Person, key: &str) -> Answer {
    let id: uuid::Uuid =
        portal.city.ask(&format!("select id from record.entries where source_key = '{key}' and not taken_back")).await;
    portal.browser_of(whose).get(&format!("/record/{}/services/entry/{id}", whose.resident())).await
}

async fn shown(content: Content) -> Answer {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅").await;
    portal.city.system(&portal.city.hospital).deposits_contents(&mei, &[("k", content)]).await.expect("deposited");
    page_of(&portal, &mei, "k").await
}

#[tokio::test]
async fn an_entry_that_its_sender_took_back_says_so_and_is_on_no_list() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅").await;
    let hospital = portal.city.system(&portal.city.hospital);
    hospital
        .deposits_contents(&mei, &[("k", content(EntryKind::Result, "血钾")), ("o", content(EntryKind::Result, "血钠"))])
        .await
        .expect("deposited");
    let taken_back = Deposited::TakenBack { kind: EntryKind::Result, label: "血钾".to_owned(), words: None };
    let version = SenderVersion::default();
    let deposit = Deposit { source_key: "k".to_owned(), what: taken_back, performer: None, version };
    hospital.sends(&mei, &[deposit]).await.expect("taken back");
    let page = page_of(&portal, &mei, "k").await;
    assert!(page.is_page(StatusCode::OK, words::taken_back()) && page.has("血钾"), "{page:?}");
    let other = page_of(&portal, &mei, "o").await;
    assert!(other.is_page(StatusCode::OK, "血钠") && !other.has(words::taken_back()), "{other:?}");
    let timeline = portal.browser_of(&mei).get(&format!("/record/{}/services/result", mei.resident())).await;
    assert!(timeline.has("血钠") && !timeline.has("血钾"), "{timeline:?}");
}

#[tokio::test]
async fn a_structured_dosage_and_the_ranges_of_others_are_shown_in_words() {
    let dosage = Dosage { parts: vec![(DosagePart::Times, "1 1 wk".to_owned()), (DosagePart::Dose, "10 mg".to_owned())] };
    let men = StatedRange {
        low: Some("130".to_owned()),
        unit: "g/L".to_owned(),
        people: vec![People::Sex(Sex::Male)],
        ..StatedRange::default()
    };
    let details = vec![
        (Detail::Dosage, dosage.lines()),
        (Detail::Range, men.lines()),
        (Detail::LeftOut, "dosage".to_owned()),
        (Detail::Attachment, "病理报告.pdf".to_owned()),
    ];
    let value =
        Value::Quantity { comparator: None, number: 3.0, decimals: 1, unit: "{copies}/mL".to_owned(), low: None, high: None };
    let page = shown(Content { details, value: Some(value), ..content(EntryKind::Result, "某项") }).await;
    for words in [
        "每周 1 次，每次 10 mg",
        "不低于 130 g/L（男）",
        words::dosage_left_out(),
        words::attachment(),
        "病理报告.pdf",
        "3.0",
        "copies/mL",
    ] {
        assert!(page.has(words), "{words}: {page:?}");
    }
}

#[tokio::test]
async fn a_suspicion_is_marked_on_its_page_its_list_and_the_home_page() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅").await;
    let (status, qualification) = (Some(EntryStatus::Active), Some(Qualification::Unconfirmed));
    let suspected = Content { status, qualification, ..content(EntryKind::Allergy, "头孢曲松") };
    let refuted = Content { qualification: Some(Qualification::Refuted), ..content(EntryKind::Allergy, "花生") };
    let sure = Content { status, ..content(EntryKind::Allergy, "青霉素") };
    let sent = [("s", suspected), ("r", refuted), ("a", sure)];
    portal.city.system(&portal.city.hospital).deposits_contents(&mei, &sent).await.expect("deposited");
    let mut browser = portal.browser_of(&mei);
    let home = browser.get(&format!("/record/{}", mei.resident())).await;
    assert!(home.has("头孢曲松（怀疑，没有确诊）") && home.has("青霉素") && !home.has("花生"), "{home:?}");
    let list = browser.get(&format!("/record/{}/health/allergy", mei.resident())).await;
    for word in [words::unconfirmed(), words::refuted(), words::present()] {
        assert!(list.has(word), "{word}: {list:?}");
    }
    let id: uuid::Uuid = portal.city.ask("select id from record.entries where source_key = 's'").await;
    let page = browser.get(&format!("/record/{}/health/entry/{id}", mei.resident())).await;
    assert!(page.is_page(StatusCode::OK, words::unconfirmed()) && !page.has(words::present()), "{page:?}");
}

#[tokio::test]
async fn a_report_keeps_its_lines_and_a_time_its_words() {
    let details =
        vec![(Detail::When, "自幼".to_owned()), (Detail::Conclusion, "No chest pain\nat rest; stop aspirin".to_owned())];
    let at = domain::measured_at::MeasuredAt::unknown("1990-01-15".parse().expect("a day"));
    let page = shown(Content { details, at, ..content(EntryKind::Report, "来信") }).await;
    assert!(page.has("No chest pain\nat rest; stop aspirin") && page.has("自幼"), "{page:?}");
    assert!(!page.has("1990年"), "the day by which an unknown time sorts is not shown: {page:?}");
}
