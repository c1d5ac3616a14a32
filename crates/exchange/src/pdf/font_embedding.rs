//! Embeds the subset of a font that a document uses (ISO 32000-1, 9.7 and 9.9).

use super::error::PdfError;
use super::fonts::Face;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use printpdf::ToUnicodeCMap;
use printpdf::font::{extract_cid_keyed_cff, subset_font};
use std::collections::BTreeMap;

/// The codes of a font that are used, with the character of each.
pub(super) type Used = BTreeMap<u16, char>;

/// Adds the subset of a font to the file. Returns the id of the font dictionary. `tag` has six capital letters.
pub(super) fn embed(file: &mut Document, face: &Face, used: &Used, tag: &str) -> Result<ObjectId, PdfError> {
    let name = format!("{tag}+{}", face.name());
    let descriptor = descriptor(face, &name, file.add_object(font_program(face, used)?));
    let descriptor = file.add_object(descriptor);
    let descendant = dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType0",
        "BaseFont" => name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "DW" => 1000,
        "W" => widths(face, used),
    };
    let descendant = file.add_object(descendant);
    let unicode = file.add_object(to_unicode(used, &name)?);
    Ok(file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name.as_str(),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
        "ToUnicode" => unicode,
    }))
}

/// The font program: the outlines of the used glyphs.
fn font_program(face: &Face, used: &Used) -> Result<Stream, PdfError> {
    let failed = |reason: String| PdfError::Embedding { font: face.name(), reason };
    let glyphs = used.values().filter_map(|character| Some((face.glyph(*character)?, character.to_string()))).collect();
    let subset = subset_font(&face.parsed, &glyphs).map_err(failed)?;
    // Only the CFF table is embedded. All readers look up its glyphs by CID. In a whole OpenType file some readers take the
    // CID for a glyph index.
    let table = extract_cid_keyed_cff(&subset.bytes, 0).ok_or_else(|| failed("its subset has no CFF table".to_owned()))?;
    compressed(Stream::new(dictionary! { "Subtype" => "CIDFontType0C" }, table))
}

/// The map from codes to characters, for copying, searching and reading aloud.
fn to_unicode(used: &Used, name: &str) -> Result<Stream, PdfError> {
    let mappings = used.iter().map(|(code, character)| (u32::from(*code), vec![u32::from(*character)])).collect();
    compressed(Stream::new(Dictionary::new(), ToUnicodeCMap { mappings }.to_cmap_string(name).into_bytes()))
}

pub(super) fn compressed(mut stream: Stream) -> Result<Stream, PdfError> {
    stream.compress().map_err(|error| PdfError::Writing(error.to_string()))?;
    Ok(stream)
}

/// The widths of the used glyphs that are not one em wide, in runs of consecutive codes (ISO 32000-1, 9.7.4.3).
fn widths(face: &Face, used: &Used) -> Vec<Object> {
    let mut runs: Vec<(u16, Vec<Object>)> = Vec::new();
    for (code, character) in used {
        let Some(glyph) = face.glyph(*character) else { continue };
        let width = face.advance(glyph).round();
        if (width - 1000.0).abs() < 0.5 {
            continue;
        }
        match runs.last_mut() {
            Some((first, run)) if usize::from(*first) + run.len() == usize::from(*code) => run.push(width.into()),
            _ => runs.push((*code, vec![width.into()])),
        }
    }
    runs.into_iter().flat_map(|(first, run)| [Object::from(i64::from(first)), run.into()]).collect()
}

/// The font descriptor: metrics of the whole font.
fn descriptor(face: &Face, name: &str, program: ObjectId) -> Dictionary {
    let metrics = &face.parsed.pdf_font_metrics;
    let scaled = |value: i16| Object::Real((f32::from(value) * face.scale()).round());
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name,
        // Symbolic: the font has characters outside the standard Latin set.
        "Flags" => 4,
        "FontBBox" => vec![scaled(metrics.x_min), scaled(metrics.y_min), scaled(metrics.x_max), scaled(metrics.y_max)],
        "ItalicAngle" => 0,
        "Ascent" => scaled(metrics.ascender),
        "Descent" => scaled(metrics.descender),
        "CapHeight" => 733,
        // OpenType has no stem thickness. This is the usual estimate from the weight (400 gives 88, 700 gives 166).
        "StemV" => Object::Real((50.0 + (f32::from(metrics.us_weight_class) / 65.0).powi(2)).round()),
        "FontFile3" => program,
    }
}
