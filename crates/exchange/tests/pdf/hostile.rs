//! Values that are malformed or meant as an attack.

use crate::support::{fonts, made, pages, paragraph, solid, text, tool, with};
use exchange::pdf::{
    Align, Block, Chapter, Chart, Column, Cover, CoverNote, Document, Entry, Fact, Footer, PdfError, Table, render,
};
use std::ops::ControlFlow;

#[test]
fn a_word_of_ten_thousand_letters_wraps() {
    let word = "Abcdefghij".repeat(1000);
    let made = made(&with(vec![paragraph(&word), Block::Facts(vec![Fact::new(&word, &word)])]));
    let body: String = pages(&made)[2..].iter().flat_map(|page| page.lines()).filter(|line| !line.starts_with("第 ")).collect();
    assert_eq!(solid(&body).matches(char::is_alphabetic).count(), 30_000 + "章".chars().count());
    let places = tool("pdftotext", &["-bbox", "FILE", "-"], &made.bytes);
    let right = places.split(" xMax=\"").skip(1).map(|part| part.split('"').next().unwrap().parse::<f32>().unwrap());
    assert!(right.fold(0.0, f32::max) < 595.28 - 53.0);
}

#[test]
fn bidirectional_controls_are_drawn_as_codes() {
    let read = text(&with(vec![paragraph("剂量\u{202e}01\u{202c}mg\u{2066}x\u{2069}\u{200f}")]));
    assert!(read.contains("剂量[U+202E]01[U+202C]mg[U+2066]x[U+2069][U+200F]"), "{read}");
}

#[test]
fn control_characters_are_drawn_as_codes() {
    let document = with(vec![paragraph("a\0b\u{7}c\u{1b}d\u{7f}e\u{9b}f")]);
    let made = made(&document);
    assert_eq!(made.missing, []);
    assert!(solid(&pages(&made).concat()).contains("a[U+0000]b[U+0007]c[U+001B]d[U+007F]e[U+009B]f"));
}

#[test]
fn invisible_characters_take_no_space() {
    assert!(text(&with(vec![paragraph("陈\u{200b}秋\u{200d}梅\u{fe0f}\u{ad}\u{feff}\u{e0101}，女")])).contains("陈秋梅，女"));
}

#[test]
fn values_cannot_inject_pdf_syntax() {
    let text = r"(甲) \) ) Tj ET <41> % /Name << >> endstream endobj \012 {x} ()";
    let document = Document {
        title: text.to_owned(),
        footer: Footer { left: text.to_owned(), page_of: "{x}/{y}".to_owned() },
        chapters: vec![Chapter { title: text.to_owned(), new_page: false, blocks: vec![paragraph(text)] }],
        ..with(Vec::new())
    };
    let made = made(&document);
    tool("qpdf", &["--check", "FILE"], &made.bytes);
    assert!(tool("pdfinfo", &["FILE"], &made.bytes).contains(text));
    // Three footers, a heading, its line in the table of contents, and a paragraph.
    assert_eq!(solid(&pages(&made).concat()).matches(&solid(text)).count(), 6);
}

fn empty_everywhere() -> Vec<Block> {
    let column = Column { title: String::new(), share: f32::NAN, align: Align::End };
    vec![
        Block::Heading(String::new()),
        paragraph(""),
        paragraph(" \n \n"),
        Block::Note(String::new()),
        Block::Facts(Vec::new()),
        Block::Facts(vec![Fact::new("", ""), Fact::new("标签", "")]),
        Block::Table(Table::default()),
        Block::Table(Table { columns: vec![column.clone()], rows: Vec::new() }),
        Block::Table(Table { columns: vec![column], rows: vec![vec![String::new()]] }),
        Block::Entry(Entry::default()),
        Block::Chart(Chart::default()),
        Block::Heading("最后".to_owned()),
    ]
}

#[test]
fn empty_parts_are_accepted_everywhere() {
    let document = Document {
        title: String::new(),
        author: String::new(),
        cover: Cover { notes: vec![CoverNote::default()], ..Cover::default() },
        contents_title: String::new(),
        footer: Footer::default(),
        chapters: vec![Chapter::default(), Chapter { new_page: true, blocks: empty_everywhere(), ..Chapter::default() }],
        ..with(Vec::new())
    };
    let made = made(&document);
    tool("qpdf", &["--check", "FILE"], &made.bytes);
    let read = solid(&pages(&made).concat());
    assert!(read.contains("标签") && read.ends_with("最后"), "{read}");
}

#[test]
fn a_row_with_too_few_or_too_many_cells_is_refused() {
    let columns = vec![Column { title: "甲".to_owned(), share: 1.0, align: Align::Start }];
    for cells in [0, 2] {
        let table = Table { columns: columns.clone(), rows: vec![vec!["乙".to_owned(); cells]] };
        let refused = render(&with(vec![Block::Table(table)]), fonts(), &mut |_| ControlFlow::Continue(()));
        assert_eq!(refused.unwrap_err(), PdfError::Cells { cells, columns: 1 });
    }
}

/// A document that has this text in 13 places: wherever a text is allowed.
fn saying(long: &str) -> Document {
    let text = long.to_owned();
    let entry = Entry { title: text.clone(), when: text.clone(), provenance: vec![text.clone()], ..Entry::default() };
    let chart = Chart { title: text.clone(), description: text.clone(), ..Chart::default() };
    let columns = vec![Column { title: text.clone(), share: 1.0, align: Align::Start }];
    let table = Table { columns, rows: vec![vec![text.clone()]] };
    Document {
        cover: Cover { title: text.clone(), subtitle: text.clone(), ..Cover::default() },
        chapters: vec![Chapter {
            title: text.clone(),
            new_page: false,
            blocks: vec![Block::Heading(text.clone()), Block::Entry(entry), Block::Chart(chart), Block::Table(table)],
        }],
        ..with(Vec::new())
    }
}

#[test]
fn long_titles_and_labels_wrap() {
    let long = "很长的标题 with words ".repeat(6);
    assert_eq!(text(&saying(&long)).matches(&solid(&long)).count(), 13);
}

#[test]
fn titles_longer_than_a_page_continue_on_the_next() {
    let long = "很长的标题 with words ".repeat(200);
    assert_eq!(text(&saying(&long)).matches('题').count(), 13 * 200);
}
