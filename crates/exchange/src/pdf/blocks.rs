//! How each block of a chapter becomes pieces, a file a block.

mod badge;
mod chart;
mod chart_scale;
mod contents;
mod cover;
mod entry;
mod facts;
mod heading;
mod series;
mod set;
mod table;

use super::error::PdfError;
use super::flow::{Flow, Group};
use super::model::Block;
use super::paper::{MEASURE, SMALL, TEXT};

pub(super) use contents::contents;
pub(super) use cover::cover;
pub(super) use heading::chapter;

/// Places a block.
pub(super) fn place(flow: &mut Flow<'_>, block: &Block) -> Result<(), PdfError> {
    let after_heading = flow.is_waiting();
    let typesetter = &mut flow.typesetter;
    let group = match block {
        Block::Heading(text) => heading::inner(typesetter, text),
        Block::Paragraph(text) => words(set::paragraph(typesetter, text, TEXT, MEASURE), 6.0),
        Block::Note(text) => words(set::paragraph(typesetter, text, SMALL, MEASURE), 4.0),
        Block::Facts(facts) => words(facts::facts(typesetter, facts), 6.0),
        Block::Table(table) => table::table(typesetter, table)?,
        Block::Entry(entry) => entry::entry(typesetter, entry, !after_heading),
        Block::Chart(chart) => chart::chart(typesetter, chart),
    };
    if group.pieces.is_empty() && group.head.is_none() { Ok(()) } else { flow.place(group) }
}

fn words(pieces: Vec<super::mark::Piece>, above: f32) -> Group {
    Group { above, pieces, ..Group::default() }
}
