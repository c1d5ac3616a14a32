//! How each character of a text is drawn: as itself, as a space, as a line break, as its code, or not at all.
//!
//! Values come from many systems. A control character or a bidirectional control could make one value look like another. Such
//! a character is drawn as its code, so that it is visible. Characters that are invisible by definition (joiners, variation
//! selectors, soft hyphens) are omitted.

use std::fmt::Write;

/// How a character is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    Draw,
    /// As a line break.
    NewLine,
    /// As a space.
    Space,
    Omit,
    DrawCode,
}

pub(super) fn treatment(character: char) -> Treatment {
    match character {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Treatment::NewLine,
        '\t' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' => Treatment::Space,
        // Bidirectional controls and interlinear annotation characters: they change the visible order of a text.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' => {
            Treatment::DrawCode
        }
        character if character.is_control() => Treatment::DrawCode,
        // Default_Ignorable_Code_Point of Unicode, except the Hangul fillers, which have a width.
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
        | '\u{e0000}'..='\u{e0fff}' => Treatment::Omit,
        _ => Treatment::Draw,
    }
}

/// The position of a superscript or subscript character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScriptPosition {
    /// ⁹
    Superscript,
    /// ₉
    Subscript,
}

/// The plain character of a superscript or subscript character. Units need them (10⁹/L), and Chinese fonts lack most of
/// them.
pub(super) fn script_form(character: char) -> Option<(char, ScriptPosition)> {
    const UP: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
    const DOWN: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";
    const PLAIN: &str = "0123456789+-=()";
    let find = |among: &str, position| {
        let place = among.chars().position(|one| one == character)?;
        Some((PLAIN.chars().nth(place)?, position))
    };
    find(UP, ScriptPosition::Superscript).or_else(|| find(DOWN, ScriptPosition::Subscript))
}

/// Appends the code of a character: `[U+1F9EA]`.
pub(super) fn push_code(text: &mut String, character: char) {
    // Writing to a String cannot fail.
    let _ = write!(text, "[U+{:04X}]", u32::from(character));
}
