//! The table of contents, the outline and the page numbers.

use crate::sample;
use crate::support::{entry, made, pages, paragraph, solid, with};
use exchange::pdf::{Block, Chapter, Rendered};
use lopdf::{Dictionary, Object, ObjectId, decode_text_string};

fn many_chapters() -> exchange::pdf::Document {
    let chapter = |at: usize| Chapter {
        title: format!("第{at:03}章"),
        new_page: at.is_multiple_of(7),
        blocks: vec![entry(&format!("甲{at}"), 6), Block::Heading(format!("第{at:03}节")), paragraph("文"), entry("乙", at % 5)],
    };
    exchange::pdf::Document { chapters: (0..60).map(chapter).collect(), ..with(Vec::new()) }
}

#[test]
fn the_page_numbers_of_the_table_of_contents_are_right() {
    let pages = pages(&made(&many_chapters()));
    let numbers: Vec<(String, usize)> = pages.iter().flat_map(|page| page.lines()).filter_map(listed).collect();
    assert_eq!(numbers.len(), 120);
    for (title, number) in numbers {
        let page = &pages[number - 1];
        assert!(page.lines().any(|line| line == title), "{title} is not on page {number}");
    }
}

/// Title and page number of a line of the table of contents: "第012章 9".
fn listed(line: &str) -> Option<(String, usize)> {
    let (title, number) = line.split_once(' ')?;
    Some((title.to_owned(), number.parse().ok()?))
}

#[test]
fn every_page_has_its_number_the_number_of_pages_and_the_log_id() {
    let document = sample::chinese();
    let made = made(&document);
    let pages = pages(&made);
    assert_eq!(pages.len(), made.pages);
    for (page, number) in pages.iter().zip(1..) {
        let page = solid(page);
        assert_eq!(page.matches(&format!("第{number}页，共{}页", pages.len())).count(), 1, "{page}");
        assert_eq!(page.matches(&solid(&document.footer.left)).count(), 1, "{page}");
    }
}

/// Collects the items below an item of the outline, each with its level.
fn titles(file: &lopdf::Document, parent: ObjectId, level: usize, found: &mut Vec<(usize, String, Dictionary)>) {
    let item = |id: ObjectId| file.get_dictionary(id).unwrap();
    let mut next = item(parent).get(b"First").and_then(Object::as_reference).ok();
    while let Some(id) = next {
        let title = decode_text_string(item(id).get(b"Title").unwrap()).unwrap();
        found.push((level, title, item(id).clone()));
        assert_eq!(item(id).get(b"Parent").and_then(Object::as_reference).unwrap(), parent);
        titles(file, id, level + 1, found);
        next = item(id).get(b"Next").and_then(Object::as_reference).ok();
    }
}

fn outline(made: &Rendered) -> (lopdf::Document, Vec<(usize, String, Dictionary)>) {
    let file = lopdf::Document::load_mem(&made.bytes).unwrap();
    let root = file.catalog().unwrap().get(b"Outlines").and_then(Object::as_reference).unwrap();
    let mut found = Vec::new();
    titles(&file, root, 1, &mut found);
    (file, found)
}

#[test]
fn the_outline_has_chapters_and_their_headings_and_leads_to_their_pages() {
    let made = made(&sample::chinese());
    let (file, items) = outline(&made);
    let titles: Vec<(usize, &str)> = items.iter().map(|(level, title, _)| (*level, title.as_str())).collect();
    let chapters = ["用药", "血压", "检验结果", "就诊", "接种"].map(|title| (1, title));
    let before = [(1, "基本信息"), (1, "过敏和不良反应"), (1, "诊断"), (2, "慢性病"), (2, "既往病史")];
    assert_eq!(titles, [before, chapters].concat());
    let pages = pages(&made);
    let numbers: Vec<ObjectId> = file.get_pages().into_values().collect();
    for (_, title, item) in &items {
        let page = item.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        let number = numbers.iter().position(|id| *id == page).unwrap();
        assert!(pages[number].lines().any(|line| line == title), "{title}");
    }
}

#[test]
fn every_line_of_the_table_of_contents_is_a_link() {
    let file = lopdf::Document::load_mem(&made(&many_chapters()).bytes).unwrap();
    let links = file.get_pages().into_values().map(|page| {
        let links = file.get_dictionary(page).unwrap().get(b"Annots").and_then(Object::as_array);
        links.map_or(0, Vec::len)
    });
    assert_eq!(links.sum::<usize>(), 120);
}

#[test]
fn a_document_without_chapters_has_no_table_of_contents() {
    let document = exchange::pdf::Document { chapters: Vec::new(), ..sample::chinese() };
    assert_eq!(made(&document).pages, 1);
}
