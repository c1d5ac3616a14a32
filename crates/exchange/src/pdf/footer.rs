//! What stands under every page. It names the number of pages, so that it is drawn last.

use super::canvas::Canvas;
use super::lines::lines;
use super::mark::{Mark, Pen};
use super::model::Footer;
use super::paper::{FOOT, HAIR, LINE, MEASURE, SMALL};
use super::typesetter::Typesetter;

/// The part of the width that the right side may take.
const RIGHT: f32 = 0.4;
/// Between the two sides.
const GAP: f32 = 18.0;

/// More lines do not fit under the text.
const MOST_LINES: usize = 3;

/// The operators of page `x` of `y`, counted from 1.
pub(super) fn footer(typesetter: &mut Typesetter<'_>, footer: &Footer, x: usize, y: usize) -> String {
    let page_of = footer.page_of.replace("{x}", &x.to_string()).replace("{y}", &y.to_string());
    let right = lines(typesetter, &page_of, SMALL, MEASURE * RIGHT);
    let taken = right.iter().map(|line| typesetter.width(line, SMALL.weight, SMALL.size)).fold(0.0, f32::max);
    let left = lines(typesetter, &footer.left, SMALL, MEASURE - taken - GAP);
    let mut canvas = Canvas::default();
    let rule = Mark::Stroke { points: vec![(0.0, -16.0), (MEASURE, -16.0)], pen: Pen::solid(LINE, HAIR) };
    canvas.draw(typesetter, &rule, FOOT);
    for (side, to_the_right) in [(left, false), (right, true)] {
        let mut y = 0.0;
        for text in side.into_iter().take(MOST_LINES) {
            let x = if to_the_right { MEASURE - typesetter.width(&text, SMALL.weight, SMALL.size) } else { 0.0 };
            canvas.draw(typesetter, &Mark::Words { x, y, text, style: SMALL }, FOOT);
            y += SMALL.size * 1.2;
        }
    }
    canvas.into_operators()
}
