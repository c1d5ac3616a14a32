//! Breaks a text into lines by UAX 14 (<https://www.unicode.org/reports/tr14/>): between Chinese characters, but with no 。 or
//! ） at the beginning of a line and no （ or 《 at the end. A word or number that fits into a line is never divided.
//! The crate `unicode-linebreak` finds the opportunities; choosing among them needs the widths of glyphs, so it is done here.

use super::style::TextStyle;
use super::typesetter::Typesetter;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A text of at most this many bytes before a slash is not divided after the slash: it may be a unit (mmol/L). Parts of a long
/// URL are divided.
const LONGEST_PART_KEPT: usize = 12;
/// Texts of at most this many lines are balanced, see [`break_lines`].
const MOST_BALANCED: usize = 4;

/// The lines while a text is broken.
struct Lines<'a, 'b> {
    typesetter: &'a mut Typesetter<'b>,
    style: TextStyle,
    /// The largest width of a line, in points.
    limit: f32,
    done: Vec<String>,
    line: String,
    /// The width of `line`, in points.
    width: f32,
}

/// The lines of a text, none wider than `limit` points, without trailing spaces. An empty text has no lines.
pub(super) fn break_lines(typesetter: &mut Typesetter<'_>, text: &str, style: TextStyle, limit: f32) -> Vec<String> {
    let text = typesetter.drawable(text, style.weight);
    let lines = break_greedily(typesetter, &text, style, limit);
    // Avoids a last line of one or two characters in a short text: tries a narrower width.
    let few = (2..=MOST_BALANCED).contains(&lines.len());
    if few && lines.last().is_some_and(|last| typesetter.width(last, style.weight, style.size) < 2.5 * style.size) {
        let narrower = break_greedily(typesetter, &text, style, limit * 0.88);
        if narrower.len() == lines.len() {
            return narrower;
        }
    }
    lines
}

fn break_greedily(typesetter: &mut Typesetter<'_>, text: &str, style: TextStyle, limit: f32) -> Vec<String> {
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

/// Whether a break here would divide a short text after its slash.
fn within_a_unit(before: &str, after: &str) -> bool {
    before.ends_with('/') && before.len() <= LONGEST_PART_KEPT && after.starts_with(|next: char| next.is_ascii_alphanumeric())
}

impl Lines<'_, '_> {
    /// Adds an unbreakable piece with its trailing spaces.
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
            // A character without width belongs to the one before it: a combining accent.
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
