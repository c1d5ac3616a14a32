//! Characters that are rare, share a glyph, or are missing from all fonts.

use crate::support::{FONTS, made, pages, paragraph, solid, text, with};
use exchange::pdf::{Block, Entry, Fonts, render};
use std::ops::ControlFlow;

fn in_bold(text: &str) -> Block {
    Block::Entry(Entry { title: text.to_owned(), ..Entry::default() })
}

#[test]
fn rare_characters_of_names_are_drawn_and_can_be_copied() {
    let names = "李䶮、王𬭎、𠮷田、㛃、𬍛、〇";
    let made = made(&with(vec![paragraph(names), in_bold(names)]));
    assert_eq!(made.missing, []);
    let read = solid(&pages(&made).concat());
    assert_eq!(read.matches(names).count(), 2, "{read}");
}

#[test]
fn a_character_that_no_font_has_is_reported_and_drawn_as_its_code() {
    let made = made(&with(vec![paragraph("试管🧪和🧪，藏文ཀ"), in_bold("🧪")]));
    assert_eq!(made.missing, ['ཀ', '🧪']);
    let read = solid(&pages(&made).concat());
    assert!(read.contains("试管[U+1F9EA]和[U+1F9EA]，藏文[U+0F40]"), "{read}");
}

#[test]
fn characters_of_the_fonts_are_not_reported_as_missing() {
    assert_eq!(made(&with(vec![paragraph("中文 English 128/82 μ ℃ ≤ ± → é ü ①")])).missing, []);
}

#[test]
fn characters_that_share_a_glyph_are_copied_as_themselves() {
    let alike = "一⼀一⼀，金⾦";
    assert!(text(&with(vec![paragraph(alike)])).contains(alike));
}

#[test]
fn superscripts_and_subscripts_are_drawn_and_can_be_copied() {
    let units = "×10⁹/L，10⁻¹²，m²，H₂O，CO₂";
    let made = made(&with(vec![paragraph(units), in_bold(units)]));
    assert_eq!(made.missing, []);
    assert_eq!(solid(&pages(&made).concat()).matches(units).count(), 2);
}

#[test]
fn no_break_spaces_are_drawn_as_spaces() {
    let read = pages(&made(&with(vec![paragraph("5.6\u{a0}mmol/L，7\u{202f}%，1\u{2009}000")]))).concat();
    assert!(read.contains("5.6 mmol/L，7 %，1 000"), "{read}");
}

/// Noto Serif lacks characters that Noto Sans has, so Noto Sans can be its fallback.
#[test]
fn a_fallback_font_draws_what_the_first_two_lack() {
    let read = |family: &str| std::fs::read(format!("{FONTS}/Noto{family}CJK-Regular.ttc")).unwrap();
    let (serif, sans) = (read("Serif"), read("Sans"));
    let document = with(vec![paragraph("字鿫字🧪")]);
    let made = |others: &[(&[u8], usize)]| {
        let fonts = Fonts::load((&serif, 2), (&serif, 2), others).unwrap();
        render(&document, &fonts, &mut |_| ControlFlow::Continue(())).unwrap()
    };
    assert_eq!(made(&[]).missing, ['鿫', '🧪']);
    let helped = made(&[(&sans, 2)]);
    assert_eq!(helped.missing, ['🧪']);
    assert!(solid(&pages(&helped).concat()).contains("字鿫字[U+1F9EA]"));
}
