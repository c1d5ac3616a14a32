//! From text to glyphs: which face has a character, how wide it is, what was used and what no face has.

use super::characters::{Fate, Raise, fate, push_code, raised};
use super::fonts::{Face, Fonts, Weight};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A glyph of a face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Which face, counted as [`Fonts::faces`] does.
    pub(super) face: usize,
    /// The code by which a page calls it.
    pub(super) code: u16,
    /// How wide it is, in thousandths of the letters' size.
    pub(super) advance: f32,
    /// Whether it is drawn small, above the line or below it.
    pub(super) raise: Option<Raise>,
}

/// How large a raised or lowered glyph is, against the letters around it.
pub(super) const SMALLER: f32 = 0.6;

/// Sets one document's text.
pub(super) struct Typesetter<'a> {
    fonts: &'a Fonts,
    known: HashMap<(char, Weight), Option<Glyph>>,
    /// Of each face the glyphs in use, by their number, and the character that each stands for.
    used: Vec<BTreeMap<u16, char>>,
    missing: BTreeSet<char>,
}

/// The space that is drawn for this kind of space: they differ in where lines break, not in what is seen.
fn drawn_as(character: char) -> char {
    if matches!(character, '\u{a0}' | '\u{202f}') { ' ' } else { character }
}

/// The glyph of a character as it stands in the fonts.
fn find(fonts: &Fonts, character: char, weight: Weight) -> Option<Glyph> {
    let glyph = |face: usize, of: &Face| {
        let glyph = of.glyph(character)?;
        Some(Glyph { face, code: of.code(glyph), advance: of.advance(glyph), raise: None })
    };
    fonts.preferred(weight).find_map(|(face, of)| glyph(face, of))
}

impl<'a> Typesetter<'a> {
    /// For a document in these fonts.
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        let used = vec![BTreeMap::new(); fonts.faces().len()];
        Self { fonts, known: HashMap::new(), used, missing: BTreeSet::new() }
    }

    /// The text as it can be drawn: every character of it has a glyph, or is a line break.
    pub(super) fn drawable(&mut self, text: &str, weight: Weight) -> String {
        let mut drawable = String::with_capacity(text.len());
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match fate(character) {
                // One new line, written as two characters.
                Fate::NewLine if character == '\r' && characters.peek() == Some(&'\n') => {}
                Fate::NewLine => drawable.push('\n'),
                Fate::Space => drawable.push(' '),
                Fate::Nothing => {}
                Fate::Code => push_code(&mut drawable, character),
                Fate::Drawn if self.glyph(character, weight).is_some() => drawable.push(character),
                Fate::Drawn => {
                    self.missing.insert(character);
                    push_code(&mut drawable, character);
                }
            }
        }
        drawable
    }

    /// The glyph of a character, in the face of this weight or else in another one.
    pub(super) fn glyph(&mut self, character: char, weight: Weight) -> Option<Glyph> {
        let fonts = self.fonts;
        *self.known.entry((character, weight)).or_insert_with(|| {
            find(fonts, drawn_as(character), weight).or_else(|| {
                let (plain, raise) = raised(character)?;
                let glyph = find(fonts, plain, weight)?;
                Some(Glyph { advance: glyph.advance * SMALLER, raise: Some(raise), ..glyph })
            })
        })
    }

    /// The width of a drawable text in letters of this size, in points.
    pub(super) fn width(&mut self, text: &str, weight: Weight, size: f32) -> f32 {
        text.chars().filter_map(|character| self.glyph(character, weight)).map(|glyph| glyph.advance * size / 1000.0).sum()
    }

    /// Notes that a page uses this character's glyph. False if that glyph stands for another character: two of them can
    /// look alike (一 and the radical ⼀), and then the page has to say which one it means.
    pub(super) fn stands_for(&mut self, character: char, glyph: Glyph) -> bool {
        let plain =
            if glyph.raise.is_some() { raised(character).map_or(character, |(plain, _)| plain) } else { drawn_as(character) };
        *self.used[glyph.face].entry(glyph.code).or_insert(plain) == plain && glyph.raise.is_none()
    }

    /// Of each face the codes in use and the characters for which they stand.
    pub(super) fn used(&self) -> &[BTreeMap<u16, char>] {
        &self.used
    }

    /// The characters that no face has, each once.
    pub(super) fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }
}
