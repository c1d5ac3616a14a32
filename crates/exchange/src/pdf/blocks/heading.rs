//! Headings of chapters, and of sections within a chapter.

use super::super::flow::Group;
use super::super::mark::{Mark, Pen, Piece};
use super::super::style::{HAIRLINE, HEADING, JADE, RULE, TEXT_WIDTH, TITLE};
use super::super::typesetter::Typesetter;
use super::layout::{TextColumn, kept_together, text_lines};

/// The length of the green line under a chapter's heading.
const ACCENT_WIDTH: f32 = 36.0;

/// The heading of a chapter.
pub(in crate::pdf) fn chapter(typesetter: &mut Typesetter<'_>, title: &str) -> Group {
    let mut pieces = text_lines(typesetter, title, TITLE, TextColumn::left(0.0, TEXT_WIDTH));
    pieces.extend([underline(), Piece::space(6.0)]);
    Group {
        heading: Some((in_one_line(title), false)),
        space_above: 26.0,
        pieces: kept_together(pieces),
        keep_with_next: true,
        ..Group::default()
    }
}

/// The heading of a section within a chapter.
pub(super) fn section(typesetter: &mut Typesetter<'_>, title: &str) -> Group {
    let pieces = kept_together(text_lines(typesetter, title, HEADING, TextColumn::left(0.0, TEXT_WIDTH)));
    Group { heading: Some((in_one_line(title), true)), space_above: 16.0, pieces, keep_with_next: true, ..Group::default() }
}

/// A hairline whose beginning is a thick green line.
pub(super) fn underline() -> Piece {
    let mut line = Piece::rule(5.0, 3.0, TEXT_WIDTH, Pen::solid(RULE, HAIRLINE));
    line.marks.push(Mark::Stroke { points: vec![(0.0, 5.0), (ACCENT_WIDTH, 5.0)], pen: Pen::solid(JADE, 1.6) });
    line
}

/// A heading as the outline and the table of contents show it.
fn in_one_line(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}
