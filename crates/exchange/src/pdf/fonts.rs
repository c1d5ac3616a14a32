//! The fonts of documents. A process parses them once and shares them between all documents.

use super::error::FontError;
use printpdf::ParsedFont;
use printpdf::font::cff_charset_gid_to_cid_map;
use std::path::Path;

/// The faces for all text. They need about as much memory as the font files, so keep one instance.
#[derive(Debug)]
pub struct Fonts {
    /// Regular, bold, and fallbacks for characters that these two lack.
    faces: Vec<Face>,
}

/// A font file and the number of a face in it.
#[derive(Clone, Copy, Debug)]
pub struct FontFile<'a> {
    /// The path of the file.
    pub path: &'a Path,
    /// The number of the face, from 0; 0 for a file with one face. 2 is Simplified Chinese in Noto Sans CJK.
    pub face: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A face: maps characters to glyphs, and glyphs to widths and codes.
#[derive(Debug)]
pub(super) struct Face {
    pub(super) parsed: ParsedFont,
    /// The code of each glyph in page content: its CID. A subset keeps the CIDs, so a page can be written before the subset
    /// is made.
    codes: Vec<u16>,
}

impl Fonts {
    /// Parses fonts in memory, each with the number of its face. `others` are the fallbacks, in order, for characters that
    /// the first two lack.
    pub fn load(regular: (&[u8], usize), bold: (&[u8], usize), others: &[(&[u8], usize)]) -> Result<Self, FontError> {
        let faces = [regular, bold].into_iter().chain(others.iter().copied()).map(|(bytes, face)| Face::parse(bytes, face));
        Ok(Self { faces: faces.collect::<Result<_, _>>()? })
    }

    /// Reads and parses font files. The arguments are those of [`Self::load`].
    pub fn read(regular: FontFile<'_>, bold: FontFile<'_>, others: &[FontFile<'_>]) -> Result<Self, FontError> {
        let faces = [regular, bold].into_iter().chain(others.iter().copied()).map(Face::read);
        Ok(Self { faces: faces.collect::<Result<_, _>>()? })
    }

    /// The faces. Pages refer to a face by its index here.
    pub(super) fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// The faces in the order in which a glyph is searched, with their indices.
    pub(super) fn fallback_order(&self, weight: Weight) -> impl Iterator<Item = (usize, &Face)> {
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
        // The map from glyphs to characters is not needed. Clearing it saves memory.
        parsed.reverse_glyph_cache.clear();
        let charset = cff_charset_gid_to_cid_map(bytes, face).ok_or(FontError::NotCidKeyed)?;
        let codes = (0..parsed.num_glyphs).map(|glyph| charset.get(&glyph).copied().unwrap_or_default()).collect();
        Ok(Self { parsed, codes })
    }

    /// The glyph of a character, if it has one.
    pub(super) fn glyph(&self, character: char) -> Option<u16> {
        // Glyph 0 is the box for missing characters.
        self.parsed.lookup_glyph_index(u32::from(character)).filter(|glyph| *glyph != 0)
    }

    /// The width of a glyph, in thousandths of the font size.
    pub(super) fn advance(&self, glyph: u16) -> f32 {
        f32::from(self.parsed.get_horizontal_advance(glyph)) * self.scale()
    }

    /// The code of a glyph in page content.
    pub(super) fn code(&self, glyph: u16) -> u16 {
        self.codes.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// Thousandths of the font size in one unit of the font.
    pub(super) fn scale(&self) -> f32 {
        1000.0 / f32::from(self.parsed.pdf_font_metrics.units_per_em.max(1))
    }

    /// The name of the face, with only the characters that are safe in a PDF name.
    pub(super) fn name(&self) -> String {
        let name = self.parsed.font_name.as_deref().unwrap_or("Font");
        name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
    }
}
