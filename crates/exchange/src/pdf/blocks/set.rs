//! Words as pieces: lines below each other, columns beside each other.

use super::super::lines::lines;
use super::super::mark::{Mark, Piece};
use super::super::model::Align;
use super::super::paper::{COLUMN, Type};
use super::super::typesetter::Typesetter;

/// A column: where it stands and how wide it is, points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) align: Align,
}

impl Place {
    /// A column whose words begin at its left.
    pub(super) fn left(x: f32, width: f32) -> Self {
        Self { x, width, align: Align::Start }
    }

    /// A column whose words end at its right.
    pub(super) fn right(x: f32, width: f32) -> Self {
        Self { x, width, align: Align::End }
    }
}

/// The lines of a text in a column, a piece each.
pub(super) fn set(typesetter: &mut Typesetter<'_>, text: &str, style: Type, place: Place) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for line in lines(typesetter, text, style, place.width) {
        let indent = match place.align {
            Align::Start => 0.0,
            Align::End => place.width - typesetter.width(&line, style.weight, style.size),
        };
        let words = Mark::Words { x: place.x + indent, y: style.base(), text: line, style };
        pieces.push(Piece { height: style.leading, marks: vec![words], sticky: false });
    }
    pieces
}

/// The lines of a paragraph, of which neither the first nor the last stands alone on a page.
pub(super) fn paragraph(typesetter: &mut Typesetter<'_>, text: &str, style: Type, width: f32) -> Vec<Piece> {
    let mut pieces = set(typesetter, text, style, Place::left(0.0, width));
    keep_ends(&mut pieces);
    pieces
}

/// Keeps the first of them from standing alone at the foot of a page, and the last alone at the top of one.
pub(super) fn keep_ends(pieces: &mut [Piece]) {
    let count = pieces.len();
    if count > 1 {
        pieces[0].sticky = true;
        pieces[count - 2].sticky = true;
    }
}

/// Columns beside each other as one piece, read column after column; line by line if it is higher than a page.
pub(super) fn beside(columns: Vec<Vec<Piece>>) -> Vec<Piece> {
    let height = columns.iter().map(|column| column.iter().map(|piece| piece.height).sum::<f32>()).fold(0.0, f32::max);
    if height <= COLUMN {
        let mut row = Piece::space(height);
        for column in columns {
            row.marks.append(&mut stacked(column).marks);
        }
        return vec![row];
    }
    let count = columns.iter().map(Vec::len).max().unwrap_or_default();
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    let mut rows = Vec::with_capacity(count);
    for _ in 0..count {
        let mut row = Piece::default();
        for mut piece in columns.iter_mut().filter_map(Iterator::next) {
            row.height = row.height.max(piece.height);
            row.marks.append(&mut piece.marks);
        }
        rows.push(row);
    }
    rows
}

/// Pieces below each other as one.
pub(super) fn stacked(pieces: Vec<Piece>) -> Piece {
    let mut whole = Piece::default();
    for piece in pieces {
        whole.append(piece);
    }
    whole
}

/// Pieces below each other as one, that is not to be divided; a text that no page holds stays in lines.
pub(super) fn kept_together(pieces: Vec<Piece>) -> Vec<Piece> {
    match pieces.len() {
        0 => pieces,
        _ if height(&pieces) <= COLUMN / 2.0 => vec![stacked(pieces)],
        _ => pieces,
    }
}

/// The height of pieces below each other.
pub(super) fn height(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| piece.height).sum()
}
