//! The footer of a page. It contains the total number of pages, so it is drawn after all pages are filled.

use super::canvas::Canvas;
use super::line_breaking::break_lines;
use super::mark::{Mark, Pen};
use super::model::Footer;
use super::style::{FOOTER_BASELINE, HAIRLINE, RULE, SMALL, TEXT_WIDTH};
use super::typesetter::Typesetter;

/// The largest fraction of the width for the right side.
const RIGHT: f32 = 0.4;
/// Space between the two sides.
const GAP: f32 = 18.0;
/// More lines do not fit below the text.
const MOST_LINES: usize = 3;

/// The operators of the footer of page `x` of `y`, counted from 1.
pub(super) fn footer(typesetter: &mut Typesetter<'_>, footer: &Footer, x: usize, y: usize) -> String {
    let page_of = footer.page_of.replace("{x}", &x.to_string()).replace("{y}", &y.to_string());
    let right = break_lines(typesetter, &page_of, SMALL, TEXT_WIDTH * RIGHT);
    let taken = right.iter().map(|line| typesetter.width(line, SMALL.weight, SMALL.size)).fold(0.0, f32::max);
    let left = break_lines(typesetter, &footer.left, SMALL, TEXT_WIDTH - taken - GAP);
    let mut canvas = Canvas::default();
    let rule = Mark::Stroke { points: vec![(0.0, -16.0), (TEXT_WIDTH, -16.0)], pen: Pen::solid(RULE, HAIRLINE) };
    canvas.draw(typesetter, &rule, FOOTER_BASELINE);
    for (side, to_the_right) in [(left, false), (right, true)] {
        let mut y = 0.0;
        for text in side.into_iter().take(MOST_LINES) {
            let x = if to_the_right { TEXT_WIDTH - typesetter.width(&text, SMALL.weight, SMALL.size) } else { 0.0 };
            canvas.draw(typesetter, &Mark::Words { x, y, text, style: SMALL }, FOOTER_BASELINE);
            y += SMALL.size * 1.2;
        }
    }
    canvas.into_operators()
}
