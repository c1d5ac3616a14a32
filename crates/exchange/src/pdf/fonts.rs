//! The fonts of a document, parsed once in the life of a process and shared by all documents.

use super::error::FontError;
use printpdf::ParsedFont;
use printpdf::font::cff_charset_gid_to_cid_map;
use std::path::Path;

/// The faces that documents are set in. About the size of the fonts' files in memory: keep one.
#[derive(Debug)]
pub struct Fonts {
    /// Regular, bold, and those that are asked for characters that these two lack.
    faces: Vec<Face>,
}

/// The file of a font, and which face of it.
#[derive(Clone, Copy, Debug)]
pub struct FontFile<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Which face of a collection, from 0; 0 for a file with one face. 2 is Simplified Chinese in Noto Sans CJK's.
    pub face: usize,
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A face: which glyph a character has, how wide it is, by which code a page calls it.
#[derive(Debug)]
pub(super) struct Face {
    pub(super) parsed: ParsedFont,
    /// The code of each glyph: its CID. A subset keeps the codes, so that a page can be written before the subset is made.
    codes: Vec<u16>,
}

impl Fonts {
    /// Parses fonts that are in memory: each with the number of its face. `others` are asked, in their order, for the
    /// characters that the first two lack.
    pub fn load(regular: (&[u8], usize), bold: (&[u8], usize), others: &[(&[u8], usize)]) -> Result<Self, FontError> {
        let faces = [regular, bold].into_iter().chain(others.iter().copied()).map(|(bytes, face)| Face::parse(bytes, face));
        Ok(Self { faces: faces.collect::<Result<_, _>>()? })
    }

    /// Reads and parses fonts.
    pub fn read(regular: FontFile<'_>, bold: FontFile<'_>, others: &[FontFile<'_>]) -> Result<Self, FontError> {
        let faces = [regular, bold].into_iter().chain(others.iter().copied()).map(Face::read);
        Ok(Self { faces: faces.collect::<Result<_, _>>()? })
    }

    /// The faces, as pages number them.
    pub(super) fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// The faces to ask for a character, best first.
    pub(super) fn preferred(&self, weight: Weight) -> impl Iterator<Item = (usize, &Face)> {
        let (first, second) = match weight {
            Weight::Regular => (0, 1),
            Weight::Bold => (1, 0),
        };
        [first, second].into_iter().chain(2..self.faces.len()).map(|at| (at, &self.faces[at]))
    }
}

impl Face {
    fn read(file: FontFile<'_>) -> Result<Self, FontError> {
        let unreadable =
            |error: std::io::Error| FontError::Unreadable { path: file.path.display().to_string(), reason: error.to_string() };
        Self::parse(&std::fs::read(file.path).map_err(unreadable)?, file.face)
    }

    fn parse(bytes: &[u8], face: usize) -> Result<Self, FontError> {
        let mut parsed = ParsedFont::from_bytes(bytes, face, &mut Vec::new()).ok_or(FontError::NotAFont(face))?;
        // From glyphs to characters, which nothing here asks for.
        parsed.reverse_glyph_cache.clear();
        let charset = cff_charset_gid_to_cid_map(bytes, face).ok_or(FontError::NotCidKeyed)?;
        let codes = (0..parsed.num_glyphs).map(|glyph| charset.get(&glyph).copied().unwrap_or_default()).collect();
        Ok(Self { parsed, codes })
    }

    /// The glyph of a character, if it has one.
    pub(super) fn glyph(&self, character: char) -> Option<u16> {
        // Glyph 0 is the box that stands for what is missing.
        self.parsed.lookup_glyph_index(u32::from(character)).filter(|glyph| *glyph != 0)
    }

    /// How wide a glyph is, in thousandths of the letters' size.
    pub(super) fn advance(&self, glyph: u16) -> f32 {
        f32::from(self.parsed.get_horizontal_advance(glyph)) * self.scale()
    }

    /// The code by which a page calls a glyph.
    pub(super) fn code(&self, glyph: u16) -> u16 {
        self.codes.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// From the font's units to thousandths of the letters' size.
    pub(super) fn scale(&self) -> f32 {
        1000.0 / f32::from(self.parsed.pdf_font_metrics.units_per_em.max(1))
    }

    /// Its name, as a PDF may spell it.
    pub(super) fn name(&self) -> String {
        let name = self.parsed.font_name.as_deref().unwrap_or("Font");
        name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
    }
}
