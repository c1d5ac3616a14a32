//! Labels and values in two columns.

use super::super::mark::Piece;
use super::super::model::Fact;
use super::super::paper::{LABEL, MEASURE, TEXT};
use super::super::typesetter::Typesetter;
use super::set::{Place, beside, set};

/// Where the values begin.
const VALUES: f32 = 132.0;
/// Between a label and its value.
const GAP: f32 = 14.0;
/// Between a fact and the next.
const BETWEEN: f32 = 2.0;

/// A piece a fact; none for one that says nothing at all.
pub(super) fn facts(typesetter: &mut Typesetter<'_>, facts: &[Fact]) -> Vec<Piece> {
    facts.iter().flat_map(|one| fact(typesetter, one)).collect()
}

fn fact(typesetter: &mut Typesetter<'_>, fact: &Fact) -> Vec<Piece> {
    let label = set(typesetter, &fact.label, LABEL, Place::left(0.0, VALUES - GAP));
    let value = set(typesetter, &fact.value, TEXT, Place::left(VALUES, MEASURE - VALUES));
    if label.is_empty() && value.is_empty() {
        return Vec::new();
    }
    let mut rows = beside(vec![label, value]);
    if let Some(last) = rows.last_mut() {
        last.height += BETWEEN;
    }
    rows
}
