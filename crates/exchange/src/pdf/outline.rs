//! The outline of a file: chapters, and the headings within them.

use super::flow::{Heading, Page};
use super::paper::HEIGHT;
use lopdf::{Document, Object, ObjectId, dictionary, text_string};

/// Adds the outline, if there is anything in it. `pages` are those of the body.
pub(super) fn outline(file: &mut Document, headings: &[Heading], pages: &[ObjectId]) -> Option<ObjectId> {
    // A heading before the first chapter stands as high as a chapter.
    let chapters: Vec<&[Heading]> = headings.chunk_by(|_, next| next.inner).collect();
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = chapters.iter().map(|_| file.new_object_id()).collect();
    let (first, last) = (*ids.first()?, *ids.last()?);
    for (at, chapter) in chapters.iter().enumerate() {
        let inner: Vec<ObjectId> = chapter[1..].iter().map(|_| file.new_object_id()).collect();
        item(file, &chapter[0], root, &ids, at, pages, &inner);
        for (place, heading) in chapter[1..].iter().enumerate() {
            item(file, heading, ids[at], &inner, place, pages, &[]);
        }
    }
    file.set_object(root, dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count(ids.len()) });
    Some(root)
}

/// Sets the item at this place among its siblings.
fn item(
    file: &mut Document,
    heading: &Heading,
    parent: ObjectId,
    siblings: &[ObjectId],
    at: usize,
    pages: &[ObjectId],
    children: &[ObjectId],
) {
    let mut item = dictionary! { "Title" => text_string(&heading.text), "Parent" => parent };
    if let Some(page) = pages.get(heading.spot.page) {
        item.set("Dest", destination(*page, heading.spot.top));
    }
    if let Some(before) = at.checked_sub(1) {
        item.set("Prev", siblings[before]);
    }
    if let Some(after) = siblings.get(at + 1) {
        item.set("Next", *after);
    }
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        item.set("First", *first);
        item.set("Last", *last);
        // Negative: closed when the file is opened.
        item.set("Count", -count(children.len()));
    }
    file.set_object(siblings[at], item);
}

/// A place on a page, at the magnification that the reader has.
pub(super) fn destination(page: ObjectId, top: f32) -> Vec<Object> {
    vec![page.into(), "XYZ".into(), Object::Null, (HEIGHT - (top - 8.0).max(0.0)).into(), Object::Null]
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The links of a page, as its annotations. `pages` are those of the body.
pub(super) fn links(page: &Page, pages: &[ObjectId]) -> Vec<Object> {
    let link = |(place, spot): &([f32; 4], super::mark::Spot)| {
        Some(Object::from(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => place.iter().map(|number| Object::from(*number)).collect::<Vec<_>>(),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "Dest" => destination(*pages.get(spot.page)?, spot.top),
        }))
    };
    page.links.iter().filter_map(link).collect()
}
