//! Basics in a document: one table per group.

use domain::{
    basics::{Field, Group},
    time::show_date_time,
};
use exchange::pdf::{Align, Block, Column, Table};
use store::record::basics::Basic;

use super::field;
use crate::{
    labels::basics as labels,
    shared::pdf::badge,
    words::{self as all_words, basics as words, exports},
};

/// Every group: a table of its answers, and a note that lists the fields without an answer.
pub fn blocks(basics: &[Basic]) -> Vec<Block> {
    Group::ALL.iter().flat_map(|group| of_group(*group, basics)).collect()
}

fn of_group(group: Group, basics: &[Basic]) -> Vec<Block> {
    let answers = |field: Field| basics.iter().find(move |basic| basic.field == field);
    let rows: Vec<Vec<String>> = group.fields().filter_map(answers).map(row).collect();
    let open: Vec<&str> = group.fields().filter(|field| answers(*field).is_none()).map(labels::field).collect();
    let mut blocks = vec![Block::Heading(labels::group(group, false).to_owned())];
    if !rows.is_empty() {
        let column = |title: &str, share| Column { title: title.to_owned(), share, align: Align::Start };
        let columns =
            vec![column(words::field_name(), 1.7), column(words::answered(), 2.7), column(exports::source_and_number(), 4.6)];
        blocks.push(Block::Table(Table { columns, rows }));
    }
    if !open.is_empty() {
        blocks.push(Block::Note(exports::not_answered(open.join(&all_words::pick("、", ", ")))));
    }
    blocks
}

fn row(basic: &Basic) -> Vec<String> {
    let said = labels::answered(basic.field, &basic.answers).unwrap_or_else(|| words::taken_back().to_owned());
    let recorded = show_date_time(basic.recorded_at, all_words::language());
    let (by, state) = (field::by(basic), badge(basic.verification).text);
    vec![labels::field(basic.field).to_owned(), said, format!("{by} · {state} · {recorded}\n{}", exports::number(basic.id))]
}
