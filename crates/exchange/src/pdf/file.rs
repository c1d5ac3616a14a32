//! Writes the file with its pages, fonts, outline and properties (ISO 32000-1).
//!
//! The same document gives the same bytes: the file id and the tags of the font subsets are hashes of the content.

use super::error::PdfError;
use super::flow::{Heading, Page};
use super::font_embedding::{compressed, embed};
use super::fonts::Fonts;
use super::model::Document;
use super::outline::{links, outline};
use super::style::{PAGE_HEIGHT, PAGE_WIDTH};
use super::typesetter::Typesetter;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary, text_string};
use sha2::{Digest, Sha256};

/// The parts of a file.
pub(super) struct Parts<'a> {
    pub(super) document: &'a Document,
    pub(super) fonts: &'a Fonts,
    pub(super) typesetter: &'a Typesetter<'a>,
    /// All pages, each with the operators of its footer.
    pub(super) pages: Vec<(Page, String)>,
    /// The number of pages before the body.
    pub(super) front_matter_pages: usize,
    pub(super) headings: &'a [Heading],
}

/// Writes the file.
pub(super) fn write(parts: Parts<'_>) -> Result<Vec<u8>, PdfError> {
    let mut file = lopdf::Document::with_version("1.7");
    let id = id(&parts);
    let tree = file.new_object_id();
    let ids: Vec<ObjectId> = parts.pages.iter().map(|_| file.new_object_id()).collect();
    let body = &ids[parts.front_matter_pages.min(ids.len())..];
    for ((page, footer), at) in parts.pages.into_iter().zip(&ids) {
        let links = links(&page, body);
        let footer = compressed(Stream::new(Dictionary::new(), footer.into_bytes()))?;
        let contents = [page.content, footer].map(|stream| file.add_object(stream).into());
        let mut page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => contents.to_vec() };
        if !links.is_empty() {
            page.set("Annots", links);
        }
        file.set_object(*at, page);
    }
    let resources = fonts(&mut file, parts.fonts, parts.typesetter)?;
    file.set_object(tree, pages(&ids, resources));
    let mut catalog = catalog(parts.document, tree);
    if let Some(outline) = outline(&mut file, parts.headings, body) {
        catalog.set("Outlines", outline);
    }
    let (catalog, properties) = (file.add_object(catalog), file.add_object(properties(parts.document)));
    file.trailer.set("Root", catalog);
    file.trailer.set("Info", properties);
    file.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|error| PdfError::Writing(error.to_string()))?;
    Ok(bytes)
}

/// The root of the page tree, with the attributes that all pages inherit.
fn pages(ids: &[ObjectId], resources: Dictionary) -> Dictionary {
    dictionary! {
        "Type" => "Pages",
        "Kids" => ids.iter().map(|id| Object::from(*id)).collect::<Vec<_>>(),
        "Count" => i64::try_from(ids.len()).unwrap_or(i64::MAX),
        "MediaBox" => vec![0.into(), 0.into(), PAGE_WIDTH.into(), PAGE_HEIGHT.into()],
        "Resources" => resources,
    }
}

/// The fonts that the document uses.
fn fonts(file: &mut lopdf::Document, fonts: &Fonts, typesetter: &Typesetter<'_>) -> Result<Dictionary, PdfError> {
    let mut dictionary = Dictionary::new();
    for (at, (face, used)) in fonts.faces().iter().zip(typesetter.used()).enumerate() {
        if !used.is_empty() {
            let font = embed(file, face, used, &tag(used.values().copied()))?;
            dictionary.set(format!("F{at}"), font);
        }
    }
    Ok(dictionary! { "Font" => dictionary })
}

fn catalog(document: &Document, tree: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "Lang" => Object::string_literal(document.language.tag()),
        // The viewer's window shows the title, not the file name.
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    }
}

fn properties(document: &Document) -> Dictionary {
    let made_at = document.made_at.format("D:%Y%m%d%H%M%SZ").to_string();
    let mut properties = dictionary! {
        "Title" => text_string(&document.title),
        "CreationDate" => Object::string_literal(made_at),
    };
    if !document.author.is_empty() {
        properties.set("Author", text_string(&document.author));
    }
    properties
}

/// The file identifier: a hash of the title, the time and the pages (ISO 32000-1, 14.4).
fn id(parts: &Parts<'_>) -> Object {
    let mut digest = Sha256::new();
    digest.update(&parts.document.title);
    digest.update(parts.document.made_at.timestamp().to_be_bytes());
    for (page, footer) in &parts.pages {
        digest.update(&page.content.content);
        digest.update(footer);
    }
    Object::String(digest.finalize()[..16].to_vec(), StringFormat::Hexadecimal)
}

/// The tag of a font subset: six capital letters (ISO 32000-1, 9.6.4).
fn tag(characters: impl Iterator<Item = char>) -> String {
    let digest = Sha256::digest(characters.collect::<String>());
    digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
