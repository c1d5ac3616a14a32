//! What each character of a text comes to: itself, a space, a new line, its code, or nothing.
//!
//! Values come from many systems. A control character, or one that turns the direction of writing around, would let a
//! value look like another one; it is drawn as its code, so that it is seen. What has no ink by definition (joiners,
//! variation selectors, soft hyphens) is left out of the page.

use std::fmt::Write;

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Drawn.
    Drawn,
    /// A new line.
    NewLine,
    /// A space.
    Space,
    /// Without ink.
    Nothing,
    /// Drawn as its code.
    Code,
}

/// What becomes of this character.
pub(super) fn fate(character: char) -> Fate {
    match character {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::NewLine,
        '\t' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' => Fate::Space,
        // Bidirectional controls, and those of the annotations between lines: they change what stands where.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' => {
            Fate::Code
        }
        character if character.is_control() => Fate::Code,
        // Unicode's Default_Ignorable_Code_Point, without the fillers of Hangul, which have a width.
        '\u{ad}'
        | '\u{34f}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}' => Fate::Nothing,
        _ => Fate::Drawn,
    }
}

/// A small figure or sign above or below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raise {
    /// ⁹
    Up,
    /// ₉
    Down,
}

/// The character that this one is, raised or lowered. Units need them (10⁹/L), and fonts for Chinese lack most of them.
pub(super) fn raised(character: char) -> Option<(char, Raise)> {
    const UP: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
    const DOWN: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";
    const PLAIN: &str = "0123456789+-=()";
    let find = |among: &str, raise| {
        let place = among.chars().position(|one| one == character)?;
        Some((PLAIN.chars().nth(place)?, raise))
    };
    find(UP, Raise::Up).or_else(|| find(DOWN, Raise::Down))
}

/// Writes the code of a character: `[U+1F9EA]`.
pub(super) fn push_code(text: &mut String, character: char) {
    // Writing to a String cannot fail.
    let _ = write!(text, "[U+{:04X}]", u32::from(character));
}
