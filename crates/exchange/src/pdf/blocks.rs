//! The layout of each block of a chapter, one file for each kind of block.

mod badge;
mod chart;
mod chart_scale;
mod contents;
mod cover;
mod entry;
mod facts;
mod heading;
mod layout;
mod series;
mod table;

use super::error::PdfError;
use super::flow::{Flow, Group};
use super::model::Block;
use super::style::{SMALL, TEXT, TEXT_WIDTH};

pub(super) use contents::contents;
pub(super) use cover::cover;
pub(super) use heading::chapter;

/// Places a block.
pub(super) fn place(flow: &mut Flow<'_>, block: &Block) -> Result<(), PdfError> {
    let after_heading = flow.holds_heading();
    let typesetter = &mut flow.typesetter;
    let group = match block {
        Block::Heading(text) => heading::section(typesetter, text),
        Block::Paragraph(text) => text_group(layout::paragraph(typesetter, text, TEXT, TEXT_WIDTH), 6.0),
        Block::Note(text) => text_group(layout::paragraph(typesetter, text, SMALL, TEXT_WIDTH), 4.0),
        Block::Facts(facts) => text_group(facts::facts(typesetter, facts), 6.0),
        Block::Table(table) => table::table(typesetter, table)?,
        Block::Entry(entry) => entry::entry(typesetter, entry, !after_heading),
        Block::Chart(chart) => chart::chart(typesetter, chart),
    };
    if group.pieces.is_empty() && group.repeated_header.is_none() { Ok(()) } else { flow.place(group) }
}

fn text_group(pieces: Vec<super::mark::Piece>, space_above: f32) -> Group {
    Group { space_above, pieces, ..Group::default() }
}
