//! The file structure: validity, size, reproducibility, fonts and language.

use crate::sample;
use crate::support::{made, tool};
use exchange::pdf::{Document, FontError, FontFile, Fonts};
use std::path::Path;

#[test]
fn qpdf_finds_no_errors() {
    for document in [sample::chinese(), sample::english(), sample::long(40)] {
        assert!(tool("qpdf", &["--check", "FILE"], &made(&document).bytes).contains("No syntax or stream encoding errors"));
    }
}

#[test]
fn fonts_are_embedded_as_subsets_with_unicode_maps() {
    let fonts = tool("pdffonts", &["FILE"], &made(&sample::chinese()).bytes);
    let lines: Vec<Vec<&str>> = fonts.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines.len(), 2, "{fonts}");
    for line in lines {
        assert_eq!(line[line.len() - 5..line.len() - 2], ["yes", "yes", "yes"], "{fonts}");
    }
}

#[test]
fn the_file_has_title_author_time_and_language() {
    for (document, tag) in [(sample::chinese(), "zh-CN"), (sample::english(), "en")] {
        let bytes = made(&document).bytes;
        let info = tool("pdfinfo", &["-isodates", "FILE"], &bytes);
        let value = |name: &str| info.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        assert_eq!(value("Title:"), Some(document.title.as_str()));
        assert_eq!(value("Author:"), Some(document.author.as_str()));
        assert_eq!(value("CreationDate:"), Some("2026-11-23T06:05:00Z"));
        assert!(info.contains("(A4)"), "{info}");
        let file = lopdf::Document::load_mem(&bytes).unwrap();
        assert_eq!(file.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), tag.as_bytes());
    }
}

#[test]
fn a_record_of_six_pages_has_at_most_150_kilobytes() {
    let made = made(&sample::chinese());
    assert_eq!(made.pages, 6);
    assert!(made.bytes.len() <= 150_000, "{} bytes", made.bytes.len());
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert!(made(&sample::chinese()).bytes == made(&sample::chinese()).bytes);
    let other = Document { title: "另一份".to_owned(), ..sample::chinese() };
    assert!(made(&sample::chinese()).bytes != made(&other).bytes);
}

#[test]
fn a_font_that_cannot_be_used_is_reported_with_the_reason() {
    let missing = FontFile { path: Path::new("/nowhere/font.ttc"), face: 2 };
    let error = Fonts::read(missing, missing, &[]).unwrap_err();
    assert!(matches!(&error, FontError::Unreadable { path, .. } if path == "/nowhere/font.ttc"), "{error}");
    assert_eq!(Fonts::load((b"no font", 1), (b"no font", 1), &[]).unwrap_err(), FontError::NotAFont(1));
}

/// All threads that render documents share the fonts.
#[test]
fn fonts_can_be_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Fonts>();
}
