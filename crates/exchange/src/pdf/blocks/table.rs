//! Tables: the header is repeated on each page, and each row has a hairline below.

use super::super::error::PdfError;
use super::super::flow::Group;
use super::super::mark::{Pen, Piece};
use super::super::model::{Column, Table};
use super::super::style::{CELL, EDGE, HAIRLINE, HEAD, RULE, TEXT_HEIGHT, TEXT_WIDTH, TextStyle};
use super::super::typesetter::Typesetter;
use super::layout::{TextColumn, control_widows_and_orphans, height, side_by_side, stacked, text_lines};

/// Space between two columns.
const GAP: f32 = 12.0;
/// Space above and below the text of a row.
const ROOM: f32 = 4.0;

/// A table. An error if a row has not one cell for each column.
pub(super) fn table(typesetter: &mut Typesetter<'_>, table: &Table) -> Result<Group, PdfError> {
    let places = places(&table.columns);
    let titles = table.columns.iter().map(|column| column.title.as_str());
    let head = row(typesetter, titles, &places, HEAD, Pen::solid(EDGE, 0.9));
    let (mut pieces, mut repeated) = (Vec::new(), None);
    match head {
        _ if places.is_empty() => {}
        // A very high header is not repeated: it would leave no room for rows.
        head if height(&head) > TEXT_HEIGHT / 3.0 => pieces = head,
        head => repeated = Some(stacked(head)),
    }
    for cells in &table.rows {
        if cells.len() != places.len() {
            return Err(PdfError::Cells { cells: cells.len(), columns: places.len() });
        }
        let cells = cells.iter().map(String::as_str);
        pieces.append(&mut row(typesetter, cells, &places, CELL, Pen::solid(RULE, HAIRLINE)));
    }
    control_widows_and_orphans(&mut pieces);
    Ok(Group { space_above: 8.0, repeated_header: repeated, pieces, ..Group::default() })
}

/// The columns, with widths in proportion to their shares.
fn places(columns: &[Column]) -> Vec<TextColumn> {
    let share = |column: &Column| if column.share.is_finite() { column.share.clamp(0.05, 1000.0) } else { 1.0 };
    let whole: f32 = columns.iter().map(share).sum();
    let mut gaps = 0.0;
    columns.iter().skip(1).for_each(|_| gaps += GAP);
    // Half of the width is always left for text, however many columns there are.
    let inner = (TEXT_WIDTH - gaps).max(TEXT_WIDTH / 2.0);
    let mut x = 0.0;
    let place = |column: &Column| {
        let width = inner * share(column) / whole;
        let place = TextColumn { x, width, align: column.align };
        x += width + GAP;
        place
    };
    columns.iter().map(place).collect()
}

/// A row and the line below it: one piece, or several if the row is higher than a page.
fn row<'a>(
    typesetter: &mut Typesetter<'_>,
    cells: impl Iterator<Item = &'a str>,
    places: &[TextColumn],
    style: TextStyle,
    pen: Pen,
) -> Vec<Piece> {
    let columns = cells.zip(places).map(|(cell, place)| text_lines(typesetter, cell, style, *place)).collect();
    let mut rows = vec![Piece::space(ROOM).kept()];
    rows.append(&mut side_by_side(columns));
    if let Some(last) = rows.last_mut() {
        last.height = last.height.max(style.leading);
        last.sticky = true;
    }
    rows.push(Piece::rule(ROOM, 0.0, TEXT_WIDTH, pen));
    if rows.len() > 3 { rows } else { vec![stacked(rows)] }
}
