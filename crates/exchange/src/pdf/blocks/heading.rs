//! Headings: of a chapter, and within one.

use super::super::flow::Group;
use super::super::mark::{Mark, Pen, Piece};
use super::super::paper::{HAIR, HEADING, JADE, LINE, MEASURE, TITLE};
use super::super::typesetter::Typesetter;
use super::set::{Place, kept_together, set};

/// How far the green reaches under a chapter's heading.
const GREEN: f32 = 36.0;

/// The heading of a chapter.
pub(in super::super) fn chapter(typesetter: &mut Typesetter<'_>, title: &str) -> Group {
    let mut pieces = set(typesetter, title, TITLE, Place::left(0.0, MEASURE));
    pieces.extend([underline(), Piece::space(6.0)]);
    Group {
        heading: Some((in_one_line(title), false)),
        above: 26.0,
        pieces: kept_together(pieces),
        kept_with_next: true,
        ..Group::default()
    }
}

/// A heading within a chapter.
pub(super) fn inner(typesetter: &mut Typesetter<'_>, title: &str) -> Group {
    let pieces = kept_together(set(typesetter, title, HEADING, Place::left(0.0, MEASURE)));
    Group { heading: Some((in_one_line(title), true)), above: 16.0, pieces, kept_with_next: true, ..Group::default() }
}

/// A hairline that begins in green.
pub(super) fn underline() -> Piece {
    let mut line = Piece::rule(5.0, 3.0, MEASURE, Pen::solid(LINE, HAIR));
    line.marks.push(Mark::Stroke { points: vec![(0.0, 5.0), (GREEN, 5.0)], pen: Pen::solid(JADE, 1.6) });
    line
}

/// A heading as the outline and the contents have it.
fn in_one_line(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}
