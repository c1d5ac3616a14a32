//! An entry: a hairline, the title with a badge, the time, the facts and paragraphs, and the provenance.

use super::super::flow::Group;
use super::super::mark::{Pen, Piece};
use super::super::model::Entry;
use super::super::style::{HAIRLINE, RULE, SMALL, STRONG, TEXT, TEXT_WIDTH};
use super::super::typesetter::Typesetter;
use super::badge::badge;
use super::facts::facts;
use super::layout::{TextColumn, height, kept_together, paragraph, text_lines};

/// Space between a title and its badge.
const GAP: f32 = 14.0;

/// An entry. `ruled` draws a hairline above it; an entry directly after a heading has none.
pub(super) fn entry(typesetter: &mut Typesetter<'_>, entry: &Entry, ruled: bool) -> Group {
    let rule = if ruled { Piece::rule(0.5, 7.0, TEXT_WIDTH, Pen::solid(RULE, HAIRLINE)) } else { Piece::default() };
    let mut pieces = vec![rule];
    pieces.append(&mut title(typesetter, entry));
    for piece in &mut pieces {
        piece.sticky = true;
    }
    pieces.append(&mut facts(typesetter, &entry.facts));
    for text in &entry.paragraphs {
        pieces.append(&mut paragraph(typesetter, text, TEXT, TEXT_WIDTH));
    }
    let mut provenance: Vec<_> =
        entry.provenance.iter().flat_map(|line| text_lines(typesetter, line, SMALL, TextColumn::left(0.0, TEXT_WIDTH))).collect();
    if !provenance.is_empty() {
        // The provenance never stands alone on the next page.
        if let Some(last) = pieces.last_mut() {
            last.sticky = true;
        }
        provenance.insert(0, Piece::space(3.0));
        pieces.append(&mut kept_together(provenance));
    }
    pieces.push(Piece::space(6.0));
    Group { space_above: 4.0, pieces, keep_together: true, ..Group::default() }
}

/// The title with its badge, and the time.
fn title(typesetter: &mut Typesetter<'_>, entry: &Entry) -> Vec<Piece> {
    let badge = entry.badge.as_ref().map(|one| badge(typesetter, one, TEXT_WIDTH));
    let room = badge.as_ref().map_or(0.0, |(_, width)| width + GAP);
    let mut title = text_lines(typesetter, &entry.title, STRONG, TextColumn::left(0.0, TEXT_WIDTH - room));
    if let Some((mut marks, _)) = badge {
        // The badge belongs to the last line, so that it is read after the title. It is drawn beside the first line.
        let mut last = title.pop().unwrap_or_else(|| Piece::space(STRONG.leading));
        let up = -height(&title);
        for mark in &mut marks {
            mark.shift(0.0, up);
        }
        last.marks.append(&mut marks);
        title.push(last);
    }
    title.append(&mut text_lines(typesetter, &entry.when, SMALL, TextColumn::left(0.0, TEXT_WIDTH)));
    title.push(Piece::space(2.0));
    kept_together(title)
}
