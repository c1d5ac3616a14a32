//! The badge of an entry: a word and an icon in an outline. The shape alone distinguishes the states, without colour.

use super::super::mark::{Mark, Pen};
use super::super::model::{Badge, Shape};
use super::super::style::{BADGE, EDGE, JADE, MUTED, STRONG};
use super::super::typesetter::Typesetter;

/// Space to the left and right of the icon, and to the right of the word.
const ROOM: f32 = 6.0;
/// The width of the icon.
const ICON: f32 = 6.0;

/// The marks of a badge and its width. `right` is the position of its right edge.
pub(super) fn badge(typesetter: &mut Typesetter<'_>, badge: &Badge, right: f32) -> (Vec<Mark>, f32) {
    let text = typesetter.drawable(&badge.text, BADGE.weight).replace('\n', " ");
    let width = ROOM + ICON + ROOM * 0.7 + typesetter.width(&text, BADGE.weight, BADGE.size) + ROOM;
    let (left, top, height) = (right - width, 1.5, STRONG.leading - 2.5);
    let middle = top + height / 2.0;
    let words = Mark::Words { x: left + ROOM * 1.7 + ICON, y: middle + BADGE.size * 0.36, text, style: BADGE };
    let pen = match badge.shape {
        Shape::Check => Pen::solid(JADE, 0.9),
        Shape::Dashed => Pen::dashed(EDGE, 0.9),
        Shape::Arrow | Shape::Hollow => Pen::solid(EDGE, 0.7),
    };
    let outline = Mark::Outline { place: [left, top, width, height], radius: height / 2.0, pen };
    let mut marks = vec![outline, words];
    marks.extend(icon(badge.shape, left + ROOM, middle));
    (marks, width)
}

fn icon(shape: Shape, x: f32, middle: f32) -> Vec<Mark> {
    let stroke = |points: &[(f32, f32)], colour| Mark::Stroke {
        points: points.iter().map(|(right, down)| (x + right, middle + down)).collect(),
        pen: Pen::solid(colour, 1.2),
    };
    match shape {
        Shape::Check => vec![stroke(&[(0.0, 0.2), (2.2, 2.4), (6.0, -2.4)], JADE)],
        Shape::Dashed => vec![stroke(&[(3.0, -2.6), (3.0, 0.2), (5.2, 1.6)], MUTED)],
        Shape::Arrow => {
            vec![stroke(&[(6.0, -2.2), (6.0, 1.0), (0.6, 1.0)], MUTED), stroke(&[(2.8, -1.2), (0.4, 1.0), (2.8, 3.2)], MUTED)]
        }
        Shape::Hollow => vec![Mark::Dot { centre: (x + 3.0, middle), radius: 2.4, filled: false, colour: MUTED }],
    }
}
