//! A long record is rendered completely. Rendering stops if the client disconnects.

use std::time::Duration;

use app::{
    client::Client,
    renderer::{FontPaths, PdfRenderer, RenderError},
    words::errors as words,
};
use axum::http::StatusCode;
use domain::entry::{Content, EntryKind};
use exchange::pdf::{Block, Chapter, Document, PdfError};
use store::testing::content;

use super::{Home, pdf};
use crate::support::Portal;

const WHOLE: &[(&str, &str)] = &[("language", "zh-CN")];

#[tokio::test]
async fn a_record_of_3000_entries_is_complete() {
    let mut home = Home::with_a_record().await;
    let hospital = home.portal.city.system(&home.portal.city.hospital);
    let keys: Vec<String> = (0..2_995).map(|at| format!("k{at}")).collect();
    let many: Vec<(&str, Content)> = keys.iter().map(|key| (key.as_str(), content(EntryKind::Procedure, key))).collect();
    hospital.deposits_contents(&home.mei.person, &many).await.expect("deposited");
    let ready = home.confirms(WHOLE).await;
    assert!(home.mei.browser.get(&ready).await.has(&app::words::exports::takes_a_moment(3_004)));
    let answer = home.mei.browser.post(&ready, &[]).await;
    let (file, ids) = (pdf(&answer), home.ids("entries").await);
    let (text, pages) = (file.text(), file.pages());
    assert_eq!(ids.len(), 3_000);
    let missing: Vec<&String> = ids.iter().filter(|id| text.matches(id.as_str()).count() != 1).collect();
    assert!(missing.is_empty() && pages > 300, "{pages} pages without {missing:?}");
}

/// A document with this number of paragraphs.
fn document(paragraphs: usize) -> Document {
    let blocks = (0..paragraphs).map(|at| Block::Paragraph(format!("第{at}段"))).collect();
    Document {
        language: domain::language::Language::Chinese,
        title: "长".to_owned(),
        author: String::new(),
        made_at: chrono::DateTime::UNIX_EPOCH,
        cover: exchange::pdf::Cover::default(),
        contents_title: "目录".to_owned(),
        chapters: vec![Chapter { title: "章".to_owned(), new_page: false, blocks }],
        footer: exchange::pdf::Footer::default(),
    }
}

#[tokio::test]
async fn a_disconnecting_client_stops_the_renderer() {
    let renderer = PdfRenderer::new(FontPaths::default());
    let (client, here) = Client::waiting();
    let made = renderer.slot().await.expect("a slot").make(client.clone(), || document(3)).await;
    assert!(made.is_ok(), "the test can fail");
    drop(here);
    let made = renderer.slot().await.expect("a slot").make(client, || document(3)).await;
    assert!(matches!(made, Err(RenderError::Document(PdfError::Cancelled))), "{made:?}");
}

#[tokio::test]
async fn a_busy_renderer_answers_busy_and_keeps_the_act() {
    let renderer = PdfRenderer::with_slots(FontPaths::default(), 1, Duration::from_millis(50));
    let mut home = Home::in_portal(Portal::with_renderer(renderer.clone()).await).await;
    let ready = home.confirms(WHOLE).await;
    let slot = renderer.slot().await.expect("a slot");
    let answer = home.mei.browser.post(&ready, &[]).await;
    assert!(answer.is_page(StatusCode::SERVICE_UNAVAILABLE, words::busy_title()), "{answer:?}");
    drop(slot);
    pdf(&home.mei.browser.post(&ready, &[]).await);
}

#[tokio::test]
async fn a_missing_font_is_reported_and_keeps_the_act() {
    let nowhere = FontPaths { regular: "/nowhere.otf".into(), ..FontPaths::default() };
    let mut home = Home::in_portal(Portal::with_renderer(PdfRenderer::new(nowhere)).await).await;
    let ready = home.confirms(WHOLE).await;
    let answer = home.mei.browser.post(&ready, &[]).await;
    assert!(answer.is_page(StatusCode::INTERNAL_SERVER_ERROR, words::no_font_title()), "{answer:?}");
    assert_eq!(home.mei.browser.get(&ready).await.status, StatusCode::OK, "the act is not spent");
    assert_eq!(home.portal.city.count("access.log where purpose = 'download'").await, 0);
}
