//! The documents contain every entry of imported files and of the demonstration data: the project's own bundle, and all people
//! of the demonstration, including the five public samples if they are present.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use app::{
    features::exports::{compose, read},
    page::written_in,
};
use domain::{
    document::DocumentNumber, export::Extent, ids::ResidentId, language::Language, purpose::Purpose, slip_code::SlipCode,
    time::today_in_shenzhen,
};
use exchange::pdf::{FontFile, Fonts, Rendered, render};
use serde_json::{Value, json};
use server::{commands::import, demo};
use store::{
    database::Database,
    opening,
    sign_in::{passkeys, sessions, slips},
    testing::{City, MORNING, TestDb},
};

use super::ids;
use crate::support::Pdf;

fn fonts() -> Fonts {
    let font = |weight| PathBuf::from(format!("/usr/share/fonts/opentype/noto/NotoSansCJK-{weight}.ttc"));
    let (regular, bold) = (font("Regular"), font("Bold"));
    Fonts::read(FontFile { path: &regular, face: 2 }, FontFile { path: &bold, face: 2 }, &[]).expect("fonts-noto-cjk")
}

/// The whole record as a document, made with the same opening, query and composer as a download.
async fn document(db: &Database, token: &str, resident: ResidentId, language: Language, fonts: &Fonts) -> Rendered {
    let sections = Extent::Whole.sections();
    let (purpose, client) = (Purpose::Download, "Firefox");
    let request = opening::Request { token, resident, purpose, sections: &sections, limit: None, client, claim: None };
    let reader = opening::open(db, request).await.expect("opened").read_whole(db).await.expect("begun");
    let contents = read(db, reader, &Extent::Whole).await.expect("read");
    let document = written_in(language, || compose(&contents, db.clock.now()));
    render(&document, fonts, &mut |_| ControlFlow::Continue(())).expect("rendered")
}

/// Asserts that each current row of a record occurs in the text exactly once. Returns the number of rows.
async fn holds_all(test: &TestDb, resident: ResidentId, made: &Rendered) -> usize {
    let (file, mut count) = (Pdf::new(&made.bytes), 0);
    assert_eq!(file.pages(), made.pages);
    let text = file.text();
    for table in ["entries", "measurements", "basics"] {
        for id in ids(test, table, resident).await {
            assert_eq!(text.matches(&id).count(), 1, "{table} {id}");
            count += 1;
        }
    }
    assert!(file.has_its_fonts() && made.missing.is_empty(), "{:?}", made.missing);
    count
}

#[tokio::test]
async fn everything_of_a_bundle_is_in_its_document() {
    let (city, fonts) = (City::fresh().await, fonts());
    let mut mei = city.registered("梅若兰", "1962-02-28", &city.centre).await;
    let bundle = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/exchange/tests/bundles/everything.json");
    let bundle = std::fs::read(bundle).expect("the project's own");
    let (_, outcome) =
        import::deposit(&city.db, &bundle, mei.record_no(), &city.hospital, true, &|_, _| {}).await.expect("deposited");
    mei.enrols().await;
    for language in [Language::Chinese, Language::English] {
        let made = document(&city.db, &mei.token, mei.resident(), language, &fonts).await;
        assert_eq!(holds_all(&city, mei.resident(), &made).await, outcome.added);
    }
    assert!(outcome.added > 10, "the test can fail");
}

#[tokio::test]
async fn everybody_of_the_demonstration_is_in_their_document() {
    let (test, fonts) = (TestDb::fresh().await, fonts());
    test.set_clock(MORNING).await;
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let samples = std::env::var_os("EHR_SAMPLES").map_or_else(beside, PathBuf::from);
    let scale = demo::Scale { residents: 30, seed: 1 };
    demo::load(&test.db, &samples, scale).await.expect("loaded");
    let (mut documents, mut count) = (0, 0);
    for (resident, token) in adults(&test, scale).await {
        let language = [Language::Chinese, Language::English][documents % 2];
        let made = document(&test.db, &token, resident, language, &fonts).await;
        count += holds_all(&test, resident, &made).await;
        documents += 1;
    }
    println!("{documents} documents with {count} entries");
    assert!(documents > 20 && count > documents * 20, "{documents} documents with {count} entries");
}

/// All people who may open their own record, signed in with the slips of the demonstration.
async fn adults(test: &TestDb, scale: demo::Scale) -> Vec<(ResidentId, String)> {
    let list = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.json", test.name));
    demo::slips(&test.db, &list, "", scale).await.expect("issued");
    let people: Vec<Value> = serde_json::from_slice(&std::fs::read(&list).expect("written")).expect("a list");
    std::fs::remove_file(&list).expect("removed");
    let mut adults = Vec::new();
    for (at, person) in people.iter().enumerate() {
        let said = |field: &str| person[field].as_str().expect("text").to_owned();
        let number = DocumentNumber::parse(&said("document"), today_in_shenzhen(MORNING)).expect("a number");
        let code = SlipCode::parse(said("activation_url").trim_start_matches("/activate#")).expect("a code");
        let slip = slips::check(&test.db, &code, std::slice::from_ref(&number), &format!("192.0.2.{at}"))
            .await
            .expect("checked")
            .expect("a good slip");
        let credential_id = test.db.random.bytes::<16>();
        let credential = &json!({ "cred": { "counter": 0 } });
        let passkey = passkeys::NewPasskey { credential_id: &credential_id, credential, label: "手机" };
        let token = passkeys::enrol(&test.db, slip.id, passkey, sessions::Client { token: None, device: "Firefox" }, &[])
            .await
            .expect("enrolled");
        let session = sessions::load(&test.db, &token).await.expect("loaded").expect("signed in");
        adults.extend(session.resident.map(|resident| (resident, token)));
    }
    adults
}
