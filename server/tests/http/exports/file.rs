//! The response of a download: headers, file, log.

use super::{Home, pdf};

const WHOLE: &[(&str, &str)] = &[("language", "zh-CN")];

#[tokio::test]
async fn headers_and_file_name_do_not_name_the_person() {
    let mut home = Home::with_a_record().await;
    let answer = home.downloads(WHOLE).await;
    let file = pdf(&answer);
    assert_eq!(
        answer.header("content-disposition"),
        r#"attachment; filename="health-record-20260302.pdf"; filename*=UTF-8''%E5%81%A5%E5%BA%B7%E6%A1%A3%E6%A1%88-20260302.pdf"#
    );
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(answer.headers.get_all("content-security-policy").iter().count(), 1);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("content-length"), answer.bytes.0.len().to_string());
    assert!(answer.bytes.0.starts_with(b"%PDF-") && file.has_its_fonts());
    let in_english = home.downloads(&[("language", "en")]).await;
    assert!(in_english.header("content-disposition").ends_with("filename*=UTF-8''health-record-20260302.pdf"));
}

#[tokio::test]
async fn every_page_shows_its_number_and_the_log_row() {
    let mut home = Home::with_a_record().await;
    let file = pdf(&home.downloads(WHOLE).await);
    let (text, pages) = (file.text(), file.pages());
    let log = "select id from access.log where event = 'opened' and purpose = 'download'";
    let log = home.portal.city.ask::<uuid::Uuid>(log).await.to_string();
    let each: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert_eq!(each.len(), pages);
    for (number, page) in (1..).zip(each) {
        assert!(page.contains(&format!("第 {number} 页，共 {pages} 页")) && page.contains(&log), "{number}: {page}");
    }
}

#[tokio::test]
async fn the_log_names_what_was_downloaded_and_the_history_shows_it() {
    let mut home = Home::with_a_record().await;
    home.downloads(&[("language", "zh-CN"), ("part", "measurements")]).await;
    let row = "access.log where event = 'opened' and purpose = 'download' and basis = 'self' and article = '18.1'
               and sections = '{identity,measurements}' and entries is null";
    assert_eq!(home.portal.city.count(row).await, 1);
    let path = format!("/record/{}/history", home.mei.person.resident());
    let history = home.mei.browser.get(&path).await;
    assert!(history.has(app::words::history::purpose_download()), "{history:?}");
}

#[tokio::test]
async fn rare_characters_are_drawn_and_missing_ones_are_shown_as_codes() {
    let mut home = Home::with_a_record().await;
    let text = home.text(WHOLE).await;
    assert!(text.contains("䶮片") && text.contains("𠮷") && text.contains("[U+1F9EA]"), "{text}");
}
