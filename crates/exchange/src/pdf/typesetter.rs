//! Maps text to glyphs. Records which glyphs are used and which characters no face has.

use super::characters::{ScriptPosition, Treatment, push_code, script_form, treatment};
use super::fonts::{Face, Fonts, Weight};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A glyph of a face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// The index of the face in [`Fonts::faces`].
    pub(super) face: usize,
    /// The code of the glyph in page content.
    pub(super) code: u16,
    /// The width, in thousandths of the font size.
    pub(super) advance: f32,
    /// Whether it is drawn as a superscript or subscript.
    pub(super) position: Option<ScriptPosition>,
}

/// The size of a superscript or subscript glyph in relation to the font size.
pub(super) const SCRIPT_SCALE: f32 = 0.6;

/// The typesetter of one document.
pub(super) struct Typesetter<'a> {
    fonts: &'a Fonts,
    cache: HashMap<(char, Weight), Option<Glyph>>,
    /// For each face: the codes that are used, with the character of each.
    used: Vec<BTreeMap<u16, char>>,
    missing: BTreeSet<char>,
}

/// Replaces a no-break space by a plain one. The two differ only in line breaking.
fn plain_space(character: char) -> char {
    if matches!(character, '\u{a0}' | '\u{202f}') { ' ' } else { character }
}

/// The glyph of a character in the first face that has one.
fn find_glyph(fonts: &Fonts, character: char, weight: Weight) -> Option<Glyph> {
    let glyph = |face: usize, of: &Face| {
        let glyph = of.glyph(character)?;
        Some(Glyph { face, code: of.code(glyph), advance: of.advance(glyph), position: None })
    };
    fonts.fallback_order(weight).find_map(|(face, of)| glyph(face, of))
}

impl<'a> Typesetter<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        let used = vec![BTreeMap::new(); fonts.faces().len()];
        Self { fonts, cache: HashMap::new(), used, missing: BTreeSet::new() }
    }

    /// The text with every character replaced that cannot be drawn as it is. Each character of the result has a glyph or is a
    /// line break.
    pub(super) fn drawable(&mut self, text: &str, weight: Weight) -> String {
        let mut drawable = String::with_capacity(text.len());
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match treatment(character) {
                // CR LF is one line break.
                Treatment::NewLine if character == '\r' && characters.peek() == Some(&'\n') => {}
                Treatment::NewLine => drawable.push('\n'),
                Treatment::Space => drawable.push(' '),
                Treatment::Omit => {}
                Treatment::DrawCode => push_code(&mut drawable, character),
                Treatment::Draw if self.glyph(character, weight).is_some() => drawable.push(character),
                Treatment::Draw => {
                    self.missing.insert(character);
                    push_code(&mut drawable, character);
                }
            }
        }
        drawable
    }

    /// The glyph of a character, in the face of this weight or in another face.
    pub(super) fn glyph(&mut self, character: char, weight: Weight) -> Option<Glyph> {
        let fonts = self.fonts;
        *self.cache.entry((character, weight)).or_insert_with(|| {
            find_glyph(fonts, plain_space(character), weight).or_else(|| {
                let (plain, position) = script_form(character)?;
                let glyph = find_glyph(fonts, plain, weight)?;
                Some(Glyph { advance: glyph.advance * SCRIPT_SCALE, position: Some(position), ..glyph })
            })
        })
    }

    /// The width of a drawable text at this font size, in points.
    pub(super) fn width(&mut self, text: &str, weight: Weight, size: f32) -> f32 {
        text.chars().filter_map(|character| self.glyph(character, weight)).map(|glyph| glyph.advance * size / 1000.0).sum()
    }

    /// Records that a page uses this glyph. False if the `ToUnicode` map of the font has another character for the glyph. Two
    /// characters can share a glyph (一 and the radical ⼀); the page must then state the character.
    pub(super) fn record_use(&mut self, character: char, glyph: Glyph) -> bool {
        let plain = if glyph.position.is_some() {
            script_form(character).map_or(character, |(plain, _)| plain)
        } else {
            plain_space(character)
        };
        *self.used[glyph.face].entry(glyph.code).or_insert(plain) == plain && glyph.position.is_none()
    }

    /// For each face: the codes that are used, with the character of each.
    pub(super) fn used(&self) -> &[BTreeMap<u16, char>] {
        &self.used
    }

    /// The characters that no face has, each once.
    pub(super) fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }
}
