//! The first page.

use super::super::error::PdfError;
use super::super::flow::{Flow, Group};
use super::super::mark::{Mark, Pen, Piece};
use super::super::model::Document;
use super::super::paper::{COVER, JADE, LEAD, MEASURE, STRONG, TEXT};
use super::facts::facts;
use super::heading::underline;
use super::set::{Place, paragraph, set};

/// Above the heading.
const HEADROOM: f32 = 84.0;

/// Places the cover; it goes on to a second page if it says much.
pub(in super::super) fn cover(flow: &mut Flow<'_>, document: &Document) -> Result<(), PdfError> {
    let cover = &document.cover;
    let typesetter = &mut flow.typesetter;
    let mut pieces = vec![Piece::space(HEADROOM).kept(), bar()];
    pieces.append(&mut set(typesetter, &cover.title, COVER, Place::left(0.0, MEASURE)));
    pieces.append(&mut set(typesetter, &cover.subtitle, LEAD, Place::left(0.0, MEASURE)));
    pieces.push(Piece::space(26.0));
    pieces.append(&mut facts(typesetter, &cover.facts));
    pieces.push(Piece::space(16.0));
    if !cover.notes.is_empty() {
        pieces.push(underline());
    }
    flow.place(Group { pieces, ..Group::default() })?;
    for note in &cover.notes {
        let typesetter = &mut flow.typesetter;
        let mut pieces: Vec<_> =
            set(typesetter, &note.title, STRONG, Place::left(0.0, MEASURE)).into_iter().map(Piece::kept).collect();
        for text in &note.paragraphs {
            pieces.append(&mut paragraph(typesetter, text, TEXT, MEASURE));
        }
        flow.place(Group { above: 10.0, pieces, ..Group::default() })?;
    }
    Ok(())
}

/// The green bar above the heading.
fn bar() -> Piece {
    let points = vec![(0.0, 2.0), (44.0, 2.0)];
    Piece { height: 22.0, marks: vec![Mark::Stroke { points, pen: Pen::solid(JADE, 4.0) }], sticky: true }
}
