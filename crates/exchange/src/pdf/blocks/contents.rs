//! The list of contents: each heading, and the number of its page.

use super::super::error::PdfError;
use super::super::flow::{Flow, Group, Heading};
use super::super::mark::{Mark, Pen, Piece};
use super::super::paper::{HAIR, LABEL, LINE, MEASURE, STRONG, TITLE, Type};
use super::heading::underline;
use super::set::{Place, kept_together, set};

/// The column of the numbers.
const NUMBERS: f32 = 48.0;
/// How far headings within a chapter stand to the right.
const INDENT: f32 = 16.0;

/// Places the list. `before` is how many pages come before the body.
pub(in super::super) fn contents(flow: &mut Flow<'_>, title: &str, headings: &[Heading], before: usize) -> Result<(), PdfError> {
    let mut head = set(&mut flow.typesetter, title, TITLE, Place::left(0.0, MEASURE));
    head.extend([underline(), Piece::space(6.0)]);
    flow.place(Group { pieces: kept_together(head), kept_with_next: true, ..Group::default() })?;
    for (at, heading) in headings.iter().enumerate() {
        let mut pieces = row(flow, heading, before + heading.spot.page + 1);
        if at > 0 && !heading.inner {
            pieces.insert(0, Piece::rule(5.0, 5.0, MEASURE, Pen::solid(LINE, HAIR)));
        }
        flow.place(Group { pieces: kept_together(pieces), ..Group::default() })?;
    }
    Ok(())
}

fn row(flow: &mut Flow<'_>, heading: &Heading, number: usize) -> Vec<Piece> {
    let (indent, style): (f32, Type) = if heading.inner { (INDENT, LABEL) } else { (0.0, STRONG) };
    let mut row = set(&mut flow.typesetter, &heading.text, style, Place::left(indent, MEASURE - NUMBERS - indent));
    let number = set(&mut flow.typesetter, &number.to_string(), style, Place::right(MEASURE - NUMBERS, NUMBERS));
    // The number stands beside the last line.
    let mut last = row.pop().unwrap_or_else(|| Piece::space(style.leading));
    last.marks.extend(number.into_iter().flat_map(|piece| piece.marks));
    row.push(last);
    for line in &mut row {
        line.marks.push(Mark::Link { place: [0.0, 0.0, MEASURE, line.height], to: heading.spot });
    }
    row.insert(0, Piece::space(if heading.inner { 2.0 } else { 0.0 }));
    row
}
