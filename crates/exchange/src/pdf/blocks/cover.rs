//! The cover.

use super::super::error::PdfError;
use super::super::flow::{Flow, Group};
use super::super::mark::{Mark, Pen, Piece};
use super::super::model::Document;
use super::super::style::{COVER, JADE, LEAD, STRONG, TEXT, TEXT_WIDTH};
use super::facts::facts;
use super::heading::underline;
use super::layout::{TextColumn, paragraph, text_lines};

/// Space above the title.
const HEADROOM: f32 = 84.0;

/// Places the cover. A long cover continues on further pages.
pub(in crate::pdf) fn cover(flow: &mut Flow<'_>, document: &Document) -> Result<(), PdfError> {
    let cover = &document.cover;
    let typesetter = &mut flow.typesetter;
    let mut pieces = vec![Piece::space(HEADROOM).kept(), bar()];
    pieces.append(&mut text_lines(typesetter, &cover.title, COVER, TextColumn::left(0.0, TEXT_WIDTH)));
    pieces.append(&mut text_lines(typesetter, &cover.subtitle, LEAD, TextColumn::left(0.0, TEXT_WIDTH)));
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
            text_lines(typesetter, &note.title, STRONG, TextColumn::left(0.0, TEXT_WIDTH)).into_iter().map(Piece::kept).collect();
        for text in &note.paragraphs {
            pieces.append(&mut paragraph(typesetter, text, TEXT, TEXT_WIDTH));
        }
        flow.place(Group { space_above: 10.0, pieces, ..Group::default() })?;
    }
    Ok(())
}

/// The green bar above the title.
fn bar() -> Piece {
    let points = vec![(0.0, 2.0), (44.0, 2.0)];
    Piece { height: 22.0, marks: vec![Mark::Stroke { points, pen: Pen::solid(JADE, 4.0) }], sticky: true }
}
