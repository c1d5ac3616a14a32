//! The table of contents: each heading with its page number.

use super::super::error::PdfError;
use super::super::flow::{Flow, Group, Heading};
use super::super::mark::{Mark, Pen, Piece};
use super::super::style::{HAIRLINE, LABEL, RULE, STRONG, TEXT_WIDTH, TITLE, TextStyle};
use super::heading::underline;
use super::layout::{TextColumn, kept_together, text_lines};

/// The width of the column for the page numbers.
const NUMBER_WIDTH: f32 = 48.0;
/// The indent of headings within a chapter.
const INDENT: f32 = 16.0;

/// Places the table of contents. `before` is the number of pages before the body.
pub(in crate::pdf) fn contents(flow: &mut Flow<'_>, title: &str, headings: &[Heading], before: usize) -> Result<(), PdfError> {
    let mut head = text_lines(&mut flow.typesetter, title, TITLE, TextColumn::left(0.0, TEXT_WIDTH));
    head.extend([underline(), Piece::space(6.0)]);
    flow.place(Group { pieces: kept_together(head), keep_with_next: true, ..Group::default() })?;
    for (at, heading) in headings.iter().enumerate() {
        let mut pieces = row(flow, heading, before + heading.destination.page + 1);
        if at > 0 && !heading.is_section {
            pieces.insert(0, Piece::rule(5.0, 5.0, TEXT_WIDTH, Pen::solid(RULE, HAIRLINE)));
        }
        flow.place(Group { pieces: kept_together(pieces), ..Group::default() })?;
    }
    Ok(())
}

fn row(flow: &mut Flow<'_>, heading: &Heading, number: usize) -> Vec<Piece> {
    let (indent, style): (f32, TextStyle) = if heading.is_section { (INDENT, LABEL) } else { (0.0, STRONG) };
    let mut row =
        text_lines(&mut flow.typesetter, &heading.text, style, TextColumn::left(indent, TEXT_WIDTH - NUMBER_WIDTH - indent));
    let number =
        text_lines(&mut flow.typesetter, &number.to_string(), style, TextColumn::right(TEXT_WIDTH - NUMBER_WIDTH, NUMBER_WIDTH));
    // The number stands on the last line of the heading.
    let mut last = row.pop().unwrap_or_else(|| Piece::space(style.leading));
    last.marks.extend(number.into_iter().flat_map(|piece| piece.marks));
    row.push(last);
    for line in &mut row {
        line.marks.push(Mark::Link { place: [0.0, 0.0, TEXT_WIDTH, line.height], to: heading.destination });
    }
    row.insert(0, Piece::space(if heading.is_section { 2.0 } else { 0.0 }));
    row
}
