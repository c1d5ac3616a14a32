//! Tables: a head that stands on each page, rows with a hairline under them.

use super::super::error::PdfError;
use super::super::flow::Group;
use super::super::mark::{Pen, Piece};
use super::super::model::{Column, Table};
use super::super::paper::{CELL, COLUMN, EDGE, HAIR, HEAD, LINE, MEASURE, Type};
use super::super::typesetter::Typesetter;
use super::set::{Place, beside, height, keep_ends, set, stacked};

/// Between two columns.
const GAP: f32 = 12.0;
/// Above and below the words of a row.
const ROOM: f32 = 4.0;

/// A table.
pub(super) fn table(typesetter: &mut Typesetter<'_>, table: &Table) -> Result<Group, PdfError> {
    let places = places(&table.columns);
    let titles = table.columns.iter().map(|column| column.title.as_str());
    let head = row(typesetter, titles, &places, HEAD, Pen::solid(EDGE, 0.9));
    let (mut pieces, mut repeated) = (Vec::new(), None);
    match head {
        _ if places.is_empty() => {}
        // A head that fills pages would leave no room for rows.
        head if height(&head) > COLUMN / 3.0 => pieces = head,
        head => repeated = Some(stacked(head)),
    }
    for cells in &table.rows {
        if cells.len() != places.len() {
            return Err(PdfError::Cells { cells: cells.len(), columns: places.len() });
        }
        let cells = cells.iter().map(String::as_str);
        pieces.append(&mut row(typesetter, cells, &places, CELL, Pen::solid(LINE, HAIR)));
    }
    keep_ends(&mut pieces);
    Ok(Group { above: 8.0, head: repeated, pieces, ..Group::default() })
}

/// Where the columns stand.
fn places(columns: &[Column]) -> Vec<Place> {
    let share = |column: &Column| if column.share.is_finite() { column.share.clamp(0.05, 1000.0) } else { 1.0 };
    let whole: f32 = columns.iter().map(share).sum();
    let mut gaps = 0.0;
    columns.iter().skip(1).for_each(|_| gaps += GAP);
    // However many columns there are, each keeps room for a character.
    let inner = (MEASURE - gaps).max(MEASURE / 2.0);
    let mut x = 0.0;
    let place = |column: &Column| {
        let width = inner * share(column) / whole;
        let place = Place { x, width, align: column.align };
        x += width + GAP;
        place
    };
    columns.iter().map(place).collect()
}

/// A row and the line under it: a piece, or several if it is higher than a page.
fn row<'a>(
    typesetter: &mut Typesetter<'_>,
    cells: impl Iterator<Item = &'a str>,
    places: &[Place],
    style: Type,
    pen: Pen,
) -> Vec<Piece> {
    let columns = cells.zip(places).map(|(cell, place)| set(typesetter, cell, style, *place)).collect();
    let mut rows = vec![Piece::space(ROOM).kept()];
    rows.append(&mut beside(columns));
    if let Some(last) = rows.last_mut() {
        last.height = last.height.max(style.leading);
        last.sticky = true;
    }
    rows.push(Piece::rule(ROOM, 0.0, MEASURE, pen));
    if rows.len() > 3 { rows } else { vec![stacked(rows)] }
}
