//! Lays out text as pieces: lines below each other, and columns side by side.

use super::super::line_breaking::break_lines;
use super::super::mark::{Mark, Piece};
use super::super::model::Align;
use super::super::style::{TEXT_HEIGHT, TextStyle};
use super::super::typesetter::Typesetter;

/// A column of text: its left edge and width, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextColumn {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) align: Align,
}

impl TextColumn {
    /// A left-aligned column.
    pub(super) fn left(x: f32, width: f32) -> Self {
        Self { x, width, align: Align::Start }
    }

    /// A right-aligned column.
    pub(super) fn right(x: f32, width: f32) -> Self {
        Self { x, width, align: Align::End }
    }
}

/// The lines of a text in a column, one piece for each line.
pub(super) fn text_lines(typesetter: &mut Typesetter<'_>, text: &str, style: TextStyle, place: TextColumn) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for line in break_lines(typesetter, text, style, place.width) {
        let indent = match place.align {
            Align::Start => 0.0,
            Align::End => place.width - typesetter.width(&line, style.weight, style.size),
        };
        let words = Mark::Words { x: place.x + indent, y: style.baseline(), text: line, style };
        pieces.push(Piece { height: style.leading, marks: vec![words], sticky: false });
    }
    pieces
}

/// The lines of a paragraph, with widow and orphan control.
pub(super) fn paragraph(typesetter: &mut Typesetter<'_>, text: &str, style: TextStyle, width: f32) -> Vec<Piece> {
    let mut pieces = text_lines(typesetter, text, style, TextColumn::left(0.0, width));
    control_widows_and_orphans(&mut pieces);
    pieces
}

/// Keeps the first piece from standing alone at the bottom of a page, and the last piece from standing alone at the top.
pub(super) fn control_widows_and_orphans(pieces: &mut [Piece]) {
    let count = pieces.len();
    if count > 1 {
        pieces[0].sticky = true;
        pieces[count - 2].sticky = true;
    }
}

/// Columns side by side as one piece, with the text in reading order column by column. If the columns are higher than a
/// page, one piece for each line.
pub(super) fn side_by_side(columns: Vec<Vec<Piece>>) -> Vec<Piece> {
    let height = columns.iter().map(|column| column.iter().map(|piece| piece.height).sum::<f32>()).fold(0.0, f32::max);
    if height <= TEXT_HEIGHT {
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

/// Pieces below each other, joined into one piece.
pub(super) fn stacked(pieces: Vec<Piece>) -> Piece {
    let mut whole = Piece::default();
    for piece in pieces {
        whole.append(piece);
    }
    whole
}

/// Pieces below each other, joined into one piece that no page break divides. Pieces higher than half a page stay separate.
pub(super) fn kept_together(pieces: Vec<Piece>) -> Vec<Piece> {
    match pieces.len() {
        0 => pieces,
        _ if height(&pieces) <= TEXT_HEIGHT / 2.0 => vec![stacked(pieces)],
        _ => pieces,
    }
}

/// The total height of pieces.
pub(super) fn height(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| piece.height).sum()
}
