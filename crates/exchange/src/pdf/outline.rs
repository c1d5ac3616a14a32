//! The outline (ISO 32000-1, 12.3.3) and the links of pages.

use super::flow::{Heading, Page};
use super::style::PAGE_HEIGHT;
use lopdf::{Document, Object, ObjectId, dictionary, text_string};

/// Adds the outline, if there are headings. `pages` are the pages of the body.
pub(super) fn outline(file: &mut Document, headings: &[Heading], pages: &[ObjectId]) -> Option<ObjectId> {
    // A heading before the first chapter counts as a chapter.
    let chapters: Vec<&[Heading]> = headings.chunk_by(|_, next| next.is_section).collect();
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = chapters.iter().map(|_| file.new_object_id()).collect();
    let (first, last) = (*ids.first()?, *ids.last()?);
    for (at, chapter) in chapters.iter().enumerate() {
        let sections: Vec<ObjectId> = chapter[1..].iter().map(|_| file.new_object_id()).collect();
        item(file, &chapter[0], root, &ids, at, pages, &sections);
        for (place, heading) in chapter[1..].iter().enumerate() {
            item(file, heading, ids[at], &sections, place, pages, &[]);
        }
    }
    file.set_object(root, dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count(ids.len()) });
    Some(root)
}

/// Adds the outline item at index `at` of its siblings.
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
    if let Some(page) = pages.get(heading.destination.page) {
        item.set("Dest", explicit_destination(*page, heading.destination.top));
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
        // A negative count means that the item is closed when the file is opened.
        item.set("Count", -count(children.len()));
    }
    file.set_object(siblings[at], item);
}

/// A place on a page, without a change of the magnification.
pub(super) fn explicit_destination(page: ObjectId, top: f32) -> Vec<Object> {
    vec![page.into(), "XYZ".into(), Object::Null, (PAGE_HEIGHT - (top - 8.0).max(0.0)).into(), Object::Null]
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The link annotations of a page. `pages` are the pages of the body.
pub(super) fn links(page: &Page, pages: &[ObjectId]) -> Vec<Object> {
    let link = |(place, destination): &([f32; 4], super::mark::Destination)| {
        Some(Object::from(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => place.iter().map(|number| Object::from(*number)).collect::<Vec<_>>(),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "Dest" => explicit_destination(*pages.get(destination.page)?, destination.top),
        }))
    };
    page.links.iter().filter_map(link).collect()
}
