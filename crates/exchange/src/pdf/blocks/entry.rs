//! An entry: a hairline, its title with a badge, when, what it says, whence it comes.

use super::super::flow::Group;
use super::super::mark::{Pen, Piece};
use super::super::model::Entry;
use super::super::paper::{HAIR, LINE, MEASURE, SMALL, STRONG, TEXT};
use super::super::typesetter::Typesetter;
use super::badge::badge;
use super::facts::facts;
use super::set::{Place, height, kept_together, paragraph, set};

/// Between a title and its badge.
const GAP: f32 = 14.0;

/// An entry; the hairline above it tells it from what is not its heading.
pub(super) fn entry(typesetter: &mut Typesetter<'_>, entry: &Entry, ruled: bool) -> Group {
    let rule = if ruled { Piece::rule(0.5, 7.0, MEASURE, Pen::solid(LINE, HAIR)) } else { Piece::default() };
    let mut pieces = vec![rule];
    pieces.append(&mut title(typesetter, entry));
    for piece in &mut pieces {
        piece.sticky = true;
    }
    pieces.append(&mut facts(typesetter, &entry.facts));
    for text in &entry.paragraphs {
        pieces.append(&mut paragraph(typesetter, text, TEXT, MEASURE));
    }
    let mut provenance: Vec<_> =
        entry.provenance.iter().flat_map(|line| set(typesetter, line, SMALL, Place::left(0.0, MEASURE))).collect();
    if !provenance.is_empty() {
        // Whence it comes does not stand alone on the next page.
        if let Some(last) = pieces.last_mut() {
            last.sticky = true;
        }
        provenance.insert(0, Piece::space(3.0));
        pieces.append(&mut kept_together(provenance));
    }
    pieces.push(Piece::space(6.0));
    Group { above: 4.0, pieces, whole: true, ..Group::default() }
}

/// Its title with its badge, and when it was.
fn title(typesetter: &mut Typesetter<'_>, entry: &Entry) -> Vec<Piece> {
    let badge = entry.badge.as_ref().map(|one| badge(typesetter, one, MEASURE));
    let room = badge.as_ref().map_or(0.0, |(_, width)| width + GAP);
    let mut title = set(typesetter, &entry.title, STRONG, Place::left(0.0, MEASURE - room));
    if let Some((mut marks, _)) = badge {
        // Read after the title, and drawn beside its first line.
        let mut last = title.pop().unwrap_or_else(|| Piece::space(STRONG.leading));
        let up = -height(&title);
        for mark in &mut marks {
            mark.shift(0.0, up);
        }
        last.marks.append(&mut marks);
        title.push(last);
    }
    title.append(&mut set(typesetter, &entry.when, SMALL, Place::left(0.0, MEASURE)));
    title.push(Piece::space(2.0));
    kept_together(title)
}
