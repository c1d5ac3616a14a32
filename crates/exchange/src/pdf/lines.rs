//! Breaks a text into lines, where UAX 14 (<https://www.unicode.org/reports/tr14/>) allows it: between Chinese characters,
//! but with no 。 or ） at the beginning of a line and no （ or 《 at the end; never within a word or a number that fits
//! into a line.

use super::paper::Type;
use super::typesetter::Typesetter;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A unit or the like is not divided after its slash (mmol/L), while the parts of a long address are.
const LONGEST_PART_KEPT: usize = 12;
/// Texts of at most this many lines are looked at again, see [`lines`].
const MOST_BALANCED: usize = 4;

/// Lines in the making.
struct Lines<'a, 'b> {
    typesetter: &'a mut Typesetter<'b>,
    style: Type,
    /// How wide a line may be, points.
    limit: f32,
    done: Vec<String>,
    line: String,
    /// How wide `line` is, points.
    width: f32,
}

/// The lines of a text, none wider than `limit` points, without the spaces at their ends. None for an empty text.
pub(super) fn lines(typesetter: &mut Typesetter<'_>, text: &str, style: Type, limit: f32) -> Vec<String> {
    let text = typesetter.drawable(text, style.weight);
    let lines = broken(typesetter, &text, style, limit);
    // One or two characters alone on the last line of a few look lost: the lines are made narrower, if that helps.
    let few = (2..=MOST_BALANCED).contains(&lines.len());
    if few && lines.last().is_some_and(|last| typesetter.width(last, style.weight, style.size) < 2.5 * style.size) {
        let narrower = broken(typesetter, &text, style, limit * 0.88);
        if narrower.len() == lines.len() {
            return narrower;
        }
    }
    lines
}

fn broken(typesetter: &mut Typesetter<'_>, text: &str, style: Type, limit: f32) -> Vec<String> {
    let mut lines = Lines { typesetter, style, limit, done: Vec::new(), line: String::new(), width: 0.0 };
    let mut start = 0;
    for (end, opportunity) in linebreaks(text) {
        if opportunity == BreakOpportunity::Allowed && within_a_unit(&text[start..end], &text[end..]) {
            continue;
        }
        lines.add(text[start..end].trim_end_matches('\n'));
        if opportunity == BreakOpportunity::Mandatory && end < text.len() {
            lines.end();
        }
        start = end;
    }
    if !lines.line.is_empty() {
        lines.end();
    }
    while lines.done.last().is_some_and(String::is_empty) {
        lines.done.pop();
    }
    lines.done
}

/// Whether a break here would fall behind the slash of something short.
fn within_a_unit(before: &str, after: &str) -> bool {
    before.ends_with('/') && before.len() <= LONGEST_PART_KEPT && after.starts_with(|next: char| next.is_ascii_alphanumeric())
}

impl Lines<'_, '_> {
    /// Adds a piece that is not to be divided, with the spaces behind it.
    fn add(&mut self, piece: &str) {
        let ink = piece.trim_end_matches(' ');
        let width = self.measure(ink);
        if self.width + width > self.limit && !self.line.is_empty() {
            self.end();
        }
        if width > self.limit {
            match ink.find('/') {
                Some(slash) if slash + 1 < ink.len() => {
                    ink.split_inclusive('/').for_each(|part| self.add(part));
                }
                _ => self.add_divided(ink),
            }
        } else {
            self.line.push_str(ink);
            self.width += width;
        }
        let spaces = &piece[ink.len()..];
        self.line.push_str(spaces);
        self.width += self.measure(spaces);
    }

    /// Adds a piece that is wider than a line, character by character.
    fn add_divided(&mut self, piece: &str) {
        for character in piece.chars() {
            let width = self.typesetter.glyph(character, self.style.weight).map_or(0.0, |glyph| glyph.advance) * self.style.size;
            let width = width / 1000.0;
            // What has no width stands on the character before it: an accent.
            if width > 0.0 && self.width + width > self.limit && !self.line.is_empty() {
                self.end();
            }
            self.line.push(character);
            self.width += width;
        }
    }

    fn end(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        line.truncate(line.trim_end_matches(' ').len());
        self.done.push(line);
        self.width = 0.0;
    }

    fn measure(&mut self, text: &str) -> f32 {
        self.typesetter.width(text, self.style.weight, self.style.size)
    }
}
