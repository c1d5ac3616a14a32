//! Labels and values in two columns.

use super::super::mark::Piece;
use super::super::model::Fact;
use super::super::style::{LABEL, TEXT, TEXT_WIDTH};
use super::super::typesetter::Typesetter;
use super::layout::{TextColumn, side_by_side, text_lines};

/// The left edge of the values.
const VALUE_X: f32 = 132.0;
/// Space between a label and its value.
const GAP: f32 = 14.0;
/// Space between two facts.
const BETWEEN: f32 = 2.0;

/// Facts as pieces. A fact without label and value takes no space.
pub(super) fn facts(typesetter: &mut Typesetter<'_>, facts: &[Fact]) -> Vec<Piece> {
    facts.iter().flat_map(|one| fact(typesetter, one)).collect()
}

fn fact(typesetter: &mut Typesetter<'_>, fact: &Fact) -> Vec<Piece> {
    let label = text_lines(typesetter, &fact.label, LABEL, TextColumn::left(0.0, VALUE_X - GAP));
    let value = text_lines(typesetter, &fact.value, TEXT, TextColumn::left(VALUE_X, TEXT_WIDTH - VALUE_X));
    if label.is_empty() && value.is_empty() {
        return Vec::new();
    }
    let mut rows = side_by_side(vec![label, value]);
    if let Some(last) = rows.last_mut() {
        last.height += BETWEEN;
    }
    rows
}
